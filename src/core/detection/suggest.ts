import type { CalicoVersion } from '../calico/version.ts';
import { type Family, formatPrefix } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { type Apartness, createApartness, type Placed } from './apart.ts';
import { type Assumption, type Candidate, type Choice, networkOf } from './choice.ts';
import { createDetector, type Detector } from './choose.ts';
import type { HostNames } from './destination.ts';
import { internalIPMethod, routedNetwork, suggestedTexts } from './suggestTexts.ts';
import { isBesideDefaultRoute, isBesideInternalIP, movesOf } from './suggestTies.ts';
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
  /** How many nodes would get another address than is stored for them; undefined where no node's is known. */
  readonly moves: number | undefined;
  /** On how many nodes it is not the InternalIP of Kubernetes. */
  readonly besideInternalIP: number;
  /** On how many nodes it is not on an interface of a default route. */
  readonly besideDefaultRoute: number;
}

/**
 * Method values for `nodes` that choose certain, real interfaces, none of them virtual or dead, the best first: all nodes before some, those that reach
 * each other before those that do not, the stored addresses before others, and one subnet before several. InternalIPs
 * and default routes break ties, before values that leave nothing to the kernel's order.
 */
export function* suggestMethods(
  nodes: readonly Node[],
  family: Family,
  version: CalicoVersion,
  hosts: HostNames,
): Generator<undefined, readonly Suggestion[]> {
  const found: Suggestion[] = [];
  const areApart = createApartness(family);
  for (const text of yield* suggestedTexts(nodes, family, version)) {
    const detector = createDetector(text, version, hosts);
    const suggestion = yield* suggestionOf(detector, nodes, family, areApart);
    if (suggestion !== undefined && isOfEveryNode(suggestion)) found.push(suggestion);
  }
  return found.toSorted(compareSuggestions);
}

/** The InternalIP is Kubernetes' own choice for each node: where some have none, it is no method for the cluster. */
function isOfEveryNode({ text, choices }: Suggestion): boolean {
  return text !== internalIPMethod || choices.every((choice) => choice !== undefined);
}

/** Of suggestions those that leave out the fewest nodes, and of these, where there are such, those whose nodes reach each other. */
export function bestOf(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const fewest = Math.min(...suggestions.map(({ leftOut }) => leftOut.length));
  const best = suggestions.filter(({ leftOut }) => leftOut.length === fewest);
  const whole = best.filter(({ apart }) => !apart);
  return whole.length > 0 ? whole : best;
}

/** So many nodes are asked in one step. */
const nodesInStep = 200;

function compareSuggestions(a: Suggestion, b: Suggestion): number {
  const others = penalties(b);
  return penalties(a).reduce((order, penalty, at) => (order !== 0 ? order : penalty - (others[at] ?? 0)), 0);
}

function penalties(each: Suggestion): readonly number[] {
  const { leftOut, apart, moves = 0, subnets, besideInternalIP, besideDefaultRoute, contested } = each;
  return [leftOut.length, Number(apart), moves, subnets.length, besideInternalIP, besideDefaultRoute, contested.length];
}

function* suggestionOf(
  detector: Detector,
  nodes: readonly Node[],
  family: Family,
  areApart: Apartness,
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
    const own = networkOf(candidate);
    if (own !== undefined) subnets.add(formatPrefix(routedNetwork(node, candidate) ?? own));
  }
  yield undefined;
  if (placed.length === 0 || !areDistinct(placed)) return undefined;
  const moves = movesOf(placed, family);
  yield undefined;
  const besideInternalIP = placed.filter(isBesideInternalIP).length;
  yield undefined;
  const besideDefaultRoute = placed.filter(isBesideDefaultRoute).length;
  yield undefined;
  return {
    text: detector.text,
    choices,
    leftOut,
    contested,
    subnets: [...subnets],
    apart: yield* areApart(placed),
    ...{ moves, besideInternalIP, besideDefaultRoute },
  };
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
