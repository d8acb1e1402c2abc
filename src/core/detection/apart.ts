import { firstNotLess } from '../collections.ts';
import { bits, type Family, type Prefix, sameAddress } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { createSourceFinder, type SourceAnswer } from '../net/routing.ts';
import type { Candidate } from './choice.ts';

/** Whether nodes reach each other at the addresses that are chosen for them, from those addresses. */

/** A node with the address that is chosen on it. */
export interface Placed {
  readonly node: Node;
  readonly candidate: Candidate;
}

/** So many nodes are asked in one step. */
const nodesInStep = 50;

/** Whether any node can't send to the address of another one, or sends from another address than its own. */
export type Apartness = (placed: readonly Placed[]) => Generator<undefined, boolean>;

/** Remembers what it has found: many methods choose the same addresses. */
export function createApartness(family: Family): Apartness {
  const known = new Map<string, boolean>();
  return function* (placed) {
    const key = placed.map(({ node, candidate }) => `${node.name} ${candidate.address.value}`).join();
    const apart = known.get(key) ?? (yield* areApart(placed, family));
    known.set(key, apart);
    return apart;
  };
}

/**
 * A node answers alike for addresses that no prefix of its own tells apart, so that it is asked for one of these. With IPv6
 * only a missing route counts: nothing there depends on the outer source, for there is no IPIP.
 */
function* areApart(placed: readonly Placed[], family: Family): Generator<undefined, boolean> {
  const targets = [...placed].sort((a, b) => (addressValue(a) < addressValue(b) ? -1 : 1));
  const values = targets.map(addressValue);
  for (const [at, from] of placed.entries()) {
    if (at % nodesInStep === nodesInStep - 1) yield undefined;
    const sourceTo = createSourceFinder(from.node, family);
    const cuts = [...new Set([0, ...cutsIn(values, from.node, family), values.length])].sort((a, b) => a - b);
    for (const [place, begin] of cuts.slice(0, -1).entries()) {
      const end = cuts[place + 1] ?? begin;
      const to = [targets[begin], begin + 1 < end ? targets[begin + 1] : undefined].find(
        (each) => each !== undefined && each.node !== from.node,
      );
      if (to !== undefined && isGap(from, sourceTo(to.candidate.address))) return true;
    }
  }
  return false;
}

function addressValue({ candidate }: Placed): bigint {
  return candidate.address.value;
}

/** Where a prefix of the node begins or ends among `values`, which are in order. */
function cutsIn(values: readonly bigint[], node: Node, family: Family): readonly number[] {
  const [least = 0n, greatest = 0n] = [values[0], values.at(-1)];
  return prefixesOf(node, family).flatMap(({ address, length }) => {
    const host = BigInt(bits(family) - length);
    const first = (address.value >> host) << host;
    const behind = first + (1n << host);
    if (behind <= least || first > greatest || (first <= least && behind > greatest)) return [];
    return [firstNotLess(values, first), firstNotLess(values, behind)];
  });
}

/** All prefixes that a look-up holds a destination against. */
function prefixesOf({ routing, interfaces = [] }: Node, family: Family): readonly Prefix[] {
  const { routes = [], rules = [] } = routing[family] ?? {};
  const own = interfaces.flatMap(({ addresses }) => addresses.filter(({ address }) => address.family === family));
  return [
    ...routes.map(({ destination }) => destination),
    ...rules.flatMap(({ to }) => to ?? []),
    ...own.flatMap(({ address, peer, prefixLength: length }) => [
      { address, length: bits(family) },
      { address: peer ?? address, length },
    ]),
  ];
}

function isGap({ candidate: { address } }: Placed, answer: SourceAnswer | undefined): boolean {
  if (answer === undefined || answer.doubts.some((doubt) => doubt !== 'default-rules' && doubt !== 'multipath')) {
    return false;
  }
  if (!answer.ok) return true;
  if (address.family === 6 || answer.sources.length === 0) return false;
  // Of equal-cost routes one may be right.
  return !answer.sources.some((each) => sameAddress(each, address));
}
