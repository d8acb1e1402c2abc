import type { CalicoVersion } from '../calico/version.ts';
import { type Family, formatAddress, formatPrefix, network } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { apartness, type Placed } from './apart.ts';
import type { Assumption, Candidate, Choice } from './choice.ts';
import { createDetector } from './choose.ts';
import type { HostNames } from './destination.ts';
import { suggestedTexts } from './suggestTexts.ts';
import { isDown, isOwnNetwork, isVirtual } from './virtual.ts';

/** A method's text made from the nodes' real interfaces, with what it would choose. */
export interface Suggestion {
  readonly text: string;
  /** In the order of the nodes; undefined for a node on which nothing, or nothing certain, is chosen. */
  readonly choices: readonly (Candidate | undefined)[];
  /** Nodes without an address; not those of which too little is known to tell. */
  readonly leftOut: readonly Node[];
  /** Nodes with a second real interface that would do, should the kernel list it last. */
  readonly contested: readonly Node[];
  /** The subnets of what is chosen. */
  readonly subnets: readonly string[];
  /** Whether some nodes would not reach each other there, or send from another address. */
  readonly apart: boolean;
}

/**
 * Method values for `nodes` that choose certain, real interfaces, the best first: all nodes before some, those that reach
 * each other before those that do not, one subnet before several, and of those the ones that leave nothing to the kernel's order.
 */
export function suggestMethods(
  nodes: readonly Node[],
  family: Family,
  version: CalicoVersion,
  hosts: HostNames,
): readonly Suggestion[] {
  return suggestedTexts(nodes, family, version)
    .flatMap((text) => suggestionOf(text, nodes, family, version, hosts) ?? [])
    .map((suggestion, at) => ({ suggestion, at }))
    .sort((a, b) => penalty(a.suggestion) - penalty(b.suggestion) || a.at - b.at)
    .map(({ suggestion }) => suggestion);
}

function penalty({ leftOut, apart, subnets, contested }: Suggestion): number {
  return leftOut.length * 1e9 + Number(apart) * 5e8 + subnets.length * 1e5 + contested.length;
}

function suggestionOf(
  text: string,
  nodes: readonly Node[],
  family: Family,
  version: CalicoVersion,
  hosts: HostNames,
): Suggestion | undefined {
  const detector = createDetector(text, version, hosts);
  const results = nodes.map((node) => ({ node, choice: detector.choose(node, family) }));
  const choices = results.map(({ choice }) => (isCertain(choice) ? choice.candidate : undefined));
  const placed = results.flatMap(({ node, choice }): Placed[] =>
    isCertain(choice) ? [{ node, candidate: choice.candidate }] : [],
  );
  const chosen = placed.map(({ candidate }) => candidate);
  if (!isGood(placed)) return undefined;
  const subnets = chosen.flatMap(({ address, prefixLength: length }) =>
    length === undefined ? [] : [formatPrefix(network({ address, length }))],
  );
  const isContested = ({ node, choice: { next } }: (typeof results)[number]): boolean =>
    next !== undefined && isReal({ node, candidate: next });
  return {
    text,
    choices,
    leftOut: results.filter(({ choice }) => choice.outcome === 'none').map(({ node }) => node),
    contested: results.filter(isContested).map(({ node }) => node),
    subnets: [...new Set(subnets)],
    apart: apartness(placed).gaps.length > 0,
  };
}

const doubtful: ReadonlySet<Assumption['kind']> = new Set(['routes-from-subnets', 'multipath', 'source-port']);

function isCertain(choice: Choice): choice is Choice & { readonly outcome: 'detected' } {
  return choice.outcome === 'detected' && !choice.assumptions.some(({ kind }) => doubtful.has(kind));
}

/** Somebody is served, nobody by a virtual or dead interface, and no two by the same address. */
function isGood(placed: readonly Placed[]): boolean {
  const texts = placed.map(({ candidate: { storedAddress, address } }) => formatAddress(storedAddress ?? address));
  return placed.length > 0 && new Set(texts).size === placed.length && placed.every(isReal);
}

function isReal({ node, candidate: { interface: device, address } }: Placed): boolean {
  return (!isVirtual(device) || isOwnNetwork(device, address, node)) && !isDown(device);
}
