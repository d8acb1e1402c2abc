import type { Placed } from '../detection/apart.ts';
import type { Choice } from '../detection/choice.ts';
import type { FamilyOutcome } from '../detection/startup.ts';
import { isDown, isOwnNetwork, isVirtual } from '../detection/virtual.ts';
import type { Level } from '../level.ts';
import type { Message } from '../message.ts';
import { type Address, type Family, formatPrefix, network, parseAddress, parsePrefix, unmap } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { keyedQuery } from '../query.ts';
import type { NodeResult } from '../resolution.ts';
import type { NodeRow } from './nodeRows.ts';

/** What one method value does on all nodes, kept small: nodes that answer alike share one answer. */
export interface PlayedValue {
  readonly answers: readonly Answer[];
  /** For each node the place of its answer. */
  readonly answerOf: readonly number[];
  /** On how many nodes an address is chosen for certain. */
  readonly served: number;
  /** How many nodes have each state. */
  readonly states: Readonly<Record<NodeRow['state'], number>>;
  readonly virtual: number;
  /** On how many nodes nothing is detected, since IP sets the address, keeps the stored one, or asks for none. */
  readonly fixed: number;
  /** On how many nodes another real interface would do, should the kernel list it last. */
  readonly contested: number;
  /** On how many nodes another address is chosen than is stored; undefined where that is not known of each. */
  readonly moving: number | undefined;
  /** On how many nodes one is chosen that isn't Kubernetes' InternalIP there. */
  readonly foreign: number;
  /** Addresses that are chosen on more than one node. */
  readonly shared: number;
  /** Whether pods and nodes reach each other, and how many paths do not; absent where nobody looked yet. */
  readonly reach?: { readonly level: Level; readonly text: Message };
  /** Where that is not known yet, whether nodes would not reach each other, or send from another address. */
  readonly apart?: boolean;
  readonly subnets: number;
}

export interface Answer {
  readonly state: NodeRow['state'];
  readonly interface?: string;
  readonly subnet?: string;
  readonly virtual: boolean;
  readonly moves: boolean;
  /** The first node that answers so, with what becomes of it: for words. */
  readonly example: NodeResult;
}

/**
 * The node with only those interfaces that have an address of the family: pods' interfaces have none, and are most of
 * them. Methods that walk the interfaces choose the same on it.
 */
export const slimNode = keyedQuery((node: Node, family: Family): Node => {
  const { interfaces } = node;
  const kept = interfaces?.filter(({ addresses }) => addresses.some(({ address }) => unmap(address).family === family));
  return kept === undefined || kept.length === interfaces?.length ? node : { ...node, interfaces: kept };
});

/** So many nodes are worked on at once. */
const batch = 100;

/** What a value does on all nodes, and where it certainly places them. */
export interface Play {
  readonly value: PlayedValue;
  readonly results: readonly NodeResult[];
  readonly placed: readonly Placed[];
}

/** Plays one value on every node, with pauses for others; `resultOf` tells what happens on one node. */
export function* playValue(
  nodes: readonly Node[],
  family: Family,
  resultOf: (node: Node, at: number) => NodeResult,
): Generator<undefined, Play> {
  const tally = createTally(family);
  const results: NodeResult[] = [];
  for (const [at, node] of nodes.entries()) {
    const result = resultOf(node, at);
    results.push(result);
    tally.add(result);
    if (at % batch === batch - 1) yield undefined;
  }
  return { value: tally.value(), results, placed: tally.placed };
}

interface Tally {
  add(result: NodeResult): void;
  value(): PlayedValue;
  readonly placed: readonly Placed[];
}

function createTally(family: Family): Tally {
  const answers: Answer[] = [];
  const places = new Map<string, number>();
  const answerOf: number[] = [];
  const states = { good: 0, odd: 0, bad: 0, unknown: 0 };
  const seen = new Map<bigint, number>();
  const placed: Placed[] = [];
  let [served, contested, virtual, fixed, moving, unstored, foreign] = [0, 0, 0, 0, 0, 0, 0];
  const see = (value: bigint): unknown => seen.set(value, (seen.get(value) ?? 0) + 1);
  return {
    add(result) {
      const { node } = result;
      const outcome = result.startup.outcomes[family];
      const brief = briefOf(node, outcome, family);
      const place = places.get(brief.key) ?? answers.length;
      if (place === answers.length) {
        places.set(brief.key, place);
        answers.push(answerFrom(brief, result));
      }
      answerOf.push(place);
      states[brief.state] += 1;
      if (brief.virtual) virtual += 1;
      if (brief.moves) moving += 1;
      if (node.stored === undefined) unstored += 1;
      if (!isDetected(outcome)) fixed += 1;
      const given = givenValue(outcome);
      if (given !== undefined) see(given);
      const choice = 'choice' in outcome ? outcome.choice : undefined;
      if (choice?.outcome !== 'detected' || outcome.kind !== 'chosen') return;
      const { candidate } = choice;
      const { value } = candidate.storedAddress ?? candidate.address;
      served += 1;
      see(value);
      if (!internalValues(node, family).includes(value)) foreign += 1;
      if (isContested(node, choice)) contested += 1;
      placed.push({ node, candidate });
    },
    placed,
    value: () => ({
      ...{ answers, answerOf, states, served, contested, virtual, fixed, foreign },
      moving: unstored === 0 ? moving : undefined,
      shared: [...seen.values()].filter((count) => count > 1).length,
      subnets: new Set(answers.flatMap(({ subnet }) => subnet ?? [])).size,
    }),
  };
}

/** Whether calico-node looks for the address itself. */
export function isDetected(outcome: FamilyOutcome): boolean {
  if (outcome.kind === 'literal' || outcome.kind === 'none') return false;
  return outcome.kind !== 'kept' || outcome.choice !== undefined;
}

/** The address that is not detected. */
function givenValue(outcome: FamilyOutcome): bigint | undefined {
  if (outcome.kind !== 'literal' && outcome.kind !== 'kept') return undefined;
  const text = outcome.kind === 'kept' ? outcome.stored : outcome.address;
  return (parsePrefix(text)?.address ?? parseAddress(text))?.value;
}

function isContested(node: Node, { next }: Choice): boolean {
  if (next === undefined || isDown(next.interface)) return false;
  return !isVirtual(next.interface) || isOwnNetwork(next.interface, next.address, node);
}

interface Brief {
  readonly key: string;
  readonly state: NodeRow['state'];
  readonly interface?: string;
  readonly subnet?: { readonly address: Address; readonly length: number };
  readonly virtual: boolean;
  readonly moves: boolean;
}

function answerFrom({ state, interface: name, subnet, virtual, moves }: Brief, example: NodeResult): Answer {
  return {
    ...{ state, virtual, moves, example },
    ...(name !== undefined && { interface: name }),
    ...(subnet && { subnet: formatPrefix(network(subnet)) }),
  };
}

function undetected(choice: Exclude<Choice, { outcome: 'detected' }>): Pick<Brief, 'key' | 'state'> {
  if (choice.outcome !== 'one-of') return { key: `unknown ${reasonKey(choice)}`, state: 'unknown' };
  return { key: `one of ${choice.candidates.map((each) => each.interface.name).join()}`, state: 'odd' };
}

/** What counts of the outcome, with a key that is the same for all that count alike. */
function briefOf(node: Node, outcome: FamilyOutcome, family: Family): Brief {
  if (outcome.kind !== 'chosen') return { ...unchosen(outcome), virtual: false, moves: false };
  const { choice } = outcome;
  if (choice.outcome !== 'detected') return { ...undetected(choice), virtual: false, moves: false };
  const { candidate } = choice;
  const { interface: device, address, storedAddress, prefixLength: length } = candidate;
  const virtual = isVirtual(device) && !isOwnNetwork(device, address, node);
  const moves = node.stored !== undefined && storedValue(node, family) !== (storedAddress ?? address).value;
  const state = virtual || isDown(device) ? 'odd' : 'good';
  const shift = BigInt((family === 4 ? 32 : 128) - (length ?? 0));
  const net = length === undefined ? '' : `${address.value >> shift}/${length}`;
  const doubts = choice.assumptions.map(({ kind }) => kind).join();
  return {
    key: [state, device.name, net, virtual, moves, doubts].join(' '),
    ...{ state, interface: device.name, virtual, moves },
    ...(length !== undefined && { subnet: { address, length } }),
  };
}

function unchosen(outcome: Exclude<FamilyOutcome, { kind: 'chosen' }>): Pick<Brief, 'key' | 'state'> {
  const choice = 'choice' in outcome && outcome.choice ? reasonKey(outcome.choice) : '';
  const because = 'because' in outcome ? outcome.because : '';
  const key = `${outcome.kind} ${because} ${choice}`;
  switch (outcome.kind) {
    case 'kept':
      return { key, state: outcome.choice ? 'odd' : 'good' };
    case 'literal':
      return { key: `${key} ${outcome.owner ?? ''}`, state: outcome.owner === undefined ? 'odd' : 'good' };
    case 'none':
      return { key, state: 'good' };
    case 'exits':
    case 'fails':
      return { key, state: 'bad' };
  }
}

function reasonKey(choice: Choice): string {
  if (choice.outcome === 'unknown') return choice.missing.kind;
  return choice.outcome === 'none' || choice.outcome === 'exits' ? choice.failure.kind : choice.outcome;
}

/** Kubernetes' InternalIPs of the node; read once, as what is stored is. */
const internalValues = keyedQuery(({ internalIPs }: Node, family: Family): readonly bigint[] =>
  (internalIPs ?? []).flatMap((text) => {
    const address = parseAddress(text);
    return address?.family === family ? [address.value] : [];
  }),
);

/** Stored addresses are read once: nodes stay the same objects. Nothing where none is stored. */
const storedValue = keyedQuery(({ stored }: Node, family: Family): bigint | undefined => {
  const text = stored?.[family];
  return text === undefined ? undefined : (parsePrefix(text)?.address ?? parseAddress(text))?.value;
});
