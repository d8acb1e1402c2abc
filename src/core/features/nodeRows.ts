import { isAnotherAddress } from '../detection/candidates.ts';
import { type Assumption, networkOf } from '../detection/choice.ts';
import type { FamilyOutcome } from '../detection/startup.ts';
import { isDown, isOwnNetwork, isVirtual } from '../detection/virtual.ts';
import type { Level } from '../level.ts';
import { type Message, say } from '../message.ts';
import { type Family, formatPrefix } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { NodeResult } from '../resolution.ts';
import { valuesText } from '../words/listText.ts';
import { addressText, choiceText, outcomeText, verdictText } from '../words/reasonText.ts';

/** The answer of one node in a few words, for tables in hovers, panels and terminals. */
export interface NodeRow {
  readonly node: string;
  /** `none` and its like have no interface. */
  readonly interface?: string;
  readonly address?: string;
  readonly subnet?: string;
  /** What is stored for the node; undefined where that is not known, empty where nothing is. */
  readonly stored?: string;
  /** Another address than the stored one is chosen: tunnels and BGP sessions start anew there. */
  readonly moves: boolean;
  readonly why: Message;
  /** `bad`: no address, or calico-node exits; `odd`: a virtual or dead interface, or one of several. */
  readonly state: 'good' | 'odd' | 'bad' | 'unknown';
  readonly virtual: boolean;
  /** Empty: the answer is exact. */
  readonly assumptions: readonly Assumption[];
}

export const stateLevels: Readonly<Record<NodeRow['state'], Level>> = {
  good: 'none',
  odd: 'warning',
  bad: 'error',
  unknown: 'unknown',
};

/** One row for each result, in the same order. */
export function nodeRows(
  results: readonly NodeResult[],
  family: Family,
  methodOf: (node: Node) => MethodOf,
): readonly NodeRow[] {
  return results.map(({ node, startup }) => nodeRow(node, startup.outcomes[family], family, methodOf));
}

type MethodOf = Parameters<typeof verdictText>[1];

function nodeRow(node: Node, outcome: FamilyOutcome, family: Family, methodOf: (node: Node) => MethodOf): NodeRow {
  const base = baseRow(node, family);
  switch (outcome.kind) {
    case 'chosen':
      return chosenRow(node, outcome, family, methodOf);
    case 'kept':
      return {
        ...base,
        address: outcome.stored,
        why: outcomeText(outcome, family),
        state: outcome.choice ? 'odd' : 'good',
      };
    case 'literal': {
      const place = outcome.owner === undefined ? {} : { interface: outcome.owner };
      const state = outcome.owner === undefined ? 'odd' : 'good';
      return { ...base, ...place, address: outcome.address, why: outcomeText(outcome, family), state };
    }
    case 'none':
      return { ...base, why: outcomeText(outcome, family), state: 'good' };
    case 'exits':
    case 'fails':
      return { ...base, why: outcomeText(outcome, family), state: 'bad' };
  }
}

function baseRow(node: Node, family: Family): Pick<NodeRow, 'node' | 'virtual' | 'assumptions' | 'moves' | 'stored'> {
  const stored = node.stored && { stored: node.stored[family] ?? '' };
  return { node: node.name, virtual: false, assumptions: [], moves: false, ...stored };
}

function chosenRow(
  node: Node,
  { choice }: FamilyOutcome & { kind: 'chosen' },
  family: Family,
  methodOf: (node: Node) => MethodOf,
): NodeRow {
  const base = { ...baseRow(node, family), assumptions: choice.assumptions };
  if (choice.outcome === 'one-of') {
    const names = choice.candidates.map((each) => `${each.interface.name} ${addressText(each)}`);
    return {
      ...base,
      why: say('one of {0}: {1}', valuesText(names), choiceText(choice, family)),
      state: 'odd',
    };
  }
  if (choice.outcome !== 'detected') return { ...base, why: choiceText(choice, family), state: 'unknown' };
  const { candidate } = choice;
  const virtual = isVirtual(candidate.interface) && !isOwnNetwork(candidate.interface, candidate.address, node);
  const odd = virtual || isDown(candidate.interface);
  const address = addressText(candidate);
  const subnet = networkOf(candidate);
  return {
    ...base,
    interface: candidate.interface.name,
    address,
    moves: base.stored !== undefined && isAnotherAddress(base.stored, candidate),
    ...(subnet && { subnet: formatPrefix(subnet) }),
    why: verdictText(choice.verdictFor(candidate.interface), methodOf(node)),
    state: odd ? 'odd' : 'good',
    virtual,
  };
}
