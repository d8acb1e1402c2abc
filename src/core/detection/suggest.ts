import type { CalicoVersion } from '../calico/version.ts';
import { type Family, formatPrefix, network } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { apartness, type Placed } from './apart.ts';
import type { Assumption, Candidate, Choice } from './choice.ts';
import { createDetector, type Detector } from './choose.ts';
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
 * Method values for `nodes` that choose certain, real interfaces, none of them virtual or dead, the best first: all nodes before some, those that reach
 * each other before those that do not, one subnet before several, and of those the ones that leave nothing to the kernel's order.
 */
export function* suggestMethods(
  nodes: readonly Node[],
  family: Family,
  version: CalicoVersion,
  hosts: HostNames,
): Generator<undefined, readonly Suggestion[]> {
  const found: Suggestion[] = [];
  for (const text of suggestedTexts(nodes, family, version)) {
    const detector = createDetector(text, version, hosts);
    const suggestion = yield* suggestionOf(detector, nodes, family);
    if (suggestion !== undefined) found.push(suggestion);
  }
  return found
    .map((suggestion, at) => ({ suggestion, at }))
    .sort((a, b) => penalty(a.suggestion) - penalty(b.suggestion) || a.at - b.at)
    .map(({ suggestion }) => suggestion);
}

/** So many nodes are asked in one step. */
const nodesInStep = 200;

function penalty({ leftOut, apart, subnets, contested }: Suggestion): number {
  return leftOut.length * 1e9 + Number(apart) * 5e8 + subnets.length * 1e5 + contested.length;
}

function* suggestionOf(
  detector: Detector,
  nodes: readonly Node[],
  family: Family,
): Generator<undefined, Suggestion | undefined> {
  const choices: (Candidate | undefined)[] = [];
  const placed: Placed[] = [];
  const leftOut: Node[] = [];
  const contested: Node[] = [];
  const subnets = new Set<string>();
  for (const [at, node] of nodes.entries()) {
    if (at % nodesInStep === nodesInStep - 1) yield undefined;
    const choice = detector.choose(node, family);
    const candidate = isCertain(choice) ? choice.candidate : undefined;
    choices.push(candidate);
    if (choice.outcome === 'none') leftOut.push(node);
    if (choice.next !== undefined && isReal({ node, candidate: choice.next })) contested.push(node);
    if (candidate === undefined) continue;
    if (!isReal({ node, candidate })) return undefined;
    placed.push({ node, candidate });
    const { address, prefixLength: length } = candidate;
    if (length !== undefined) subnets.add(formatPrefix(network({ address, length })));
  }
  yield undefined;
  if (placed.length === 0 || !areDistinct(placed)) return undefined;
  const apart = apartness(placed).gaps.length > 0;
  return { text: detector.text, choices, leftOut, contested, subnets: [...subnets], apart };
}

const doubtful: ReadonlySet<Assumption['kind']> = new Set(['routes-from-subnets', 'multipath', 'source-port']);

function isCertain(choice: Choice): choice is Choice & { readonly outcome: 'detected' } {
  return choice.outcome === 'detected' && !choice.assumptions.some(({ kind }) => doubtful.has(kind));
}

/** No two are served by the same address. */
function areDistinct(placed: readonly Placed[]): boolean {
  const values = placed.map(({ candidate: { storedAddress, address } }) => (storedAddress ?? address).value);
  return new Set(values).size === placed.length;
}

function isReal({ node, candidate: { interface: device, address } }: Placed): boolean {
  return (!isVirtual(device) || isOwnNetwork(device, address, node)) && !isDown(device);
}
