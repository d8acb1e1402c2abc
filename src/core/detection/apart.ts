import { groupBy } from '../collections.ts';
import { type Address, formatAddress, formatPrefix, sameAddress } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { type SourceAnswer, sourceAddress } from '../net/routing.ts';
import { keyedQuery } from '../query.ts';
import { type Candidate, networkOf } from './choice.ts';

/** Whether nodes reach each other at the addresses that are chosen for them, from those addresses. */

/** A node with the address that is chosen on it. */
export interface Placed {
  readonly node: Node;
  readonly candidate: Candidate;
}

/** One way that does not work: `from` can't send to the address of `to`, or sends from another one than its own. */
export interface Gap {
  readonly from: Placed;
  readonly to: Placed;
  readonly why:
    | { readonly kind: 'no-route'; readonly error: string }
    | { readonly kind: 'other-source'; readonly source: Address };
}

export interface Apartness {
  readonly gaps: readonly Gap[];
  /** The subnets of the chosen addresses, in the nodes' order. */
  readonly subnets: readonly string[];
  /** Nodes whose routes are not known, so that their way into the other subnets can't be told. */
  readonly unknown: readonly Node[];
  /** How many nodes were looked at, of those given. */
  readonly examined: number;
}

/** Each look-up takes some ten microseconds: with more nodes than this only the first ones are asked. */
const mostNodes = 500;
/** Of more subnets than this the rest is taken to be like them. */
const mostSubnets = 8;

/**
 * Asks each node for its way to one other node in each subnet. With IPv6 only a missing route counts: nothing there
 * depends on the outer source, for there is no IPIP.
 */
export function apartness(all: readonly Placed[]): Apartness {
  const placed = all.slice(0, mostNodes);
  const bySubnet = groupBy(placed, ({ candidate }) => subnetText(candidate));
  const targets = [...bySubnet.values()].slice(0, mostSubnets);
  const gaps: Gap[] = [];
  const unknown: Node[] = [];
  for (const from of placed) {
    const ways = targets.flatMap((group) => {
      const to = group.find(({ node }) => node !== from.node);
      return to === undefined ? [] : [{ to, answer: answerFor(from.node, to.candidate.address) }];
    });
    if (ways.some(({ to, answer }) => !isKnown(answer) && subnetText(to.candidate) !== subnetText(from.candidate)))
      unknown.push(from.node);
    gaps.push(...ways.flatMap(({ to, answer }) => gapOf(from, to, answer) ?? []));
  }
  return { gaps, subnets: [...bySubnet.keys()], unknown, examined: placed.length };
}

function gapOf(from: Placed, to: Placed, answer: SourceAnswer | undefined): Gap | undefined {
  if (answer === undefined || !isKnown(answer)) return undefined;
  if (!answer.ok) return { from, to, why: { kind: 'no-route', error: answer.error } };
  const { address } = from.candidate;
  const [source] = answer.sources;
  if (address.family === 6 || source === undefined) return undefined;
  // Of equal-cost routes one may be right.
  if (answer.sources.some((each) => sameAddress(each, address))) return undefined;
  return { from, to, why: { kind: 'other-source', source } };
}

function isKnown(answer: SourceAnswer | undefined): boolean {
  return answer !== undefined && !answer.doubts.some((doubt) => doubt !== 'default-rules' && doubt !== 'multipath');
}

function subnetText(candidate: Candidate): string {
  const subnet = networkOf(candidate);
  return subnet === undefined ? formatAddress(candidate.address) : formatPrefix(subnet);
}

/** Nodes stay the same objects from one keystroke to the next, and so do their answers. */
const answerOf = keyedQuery((node: Node, key: bigint): SourceAnswer | undefined =>
  sourceAddress(node, { family: key % 2n === 0n ? 4 : 6, value: key / 2n }),
);

function answerFor(node: Node, destination: Address): SourceAnswer | undefined {
  // The last bit tells the families apart.
  return answerOf(node, destination.value * 2n + (destination.family === 6 ? 1n : 0n));
}
