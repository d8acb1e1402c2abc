import type { Choice, Verdict } from '../detection/choice.ts';
import type { Method } from '../detection/method.ts';
import type { FamilyOutcome } from '../detection/startup.ts';
import { isDown, isVirtual } from '../detection/virtual.ts';
import { type Message, nothing } from '../message.ts';
import { type Family, formatAddress, formatPrefix } from '../net/address.ts';
import type { Interface, Node } from '../net/node.ts';
import { verdictText } from '../words/reasonText.ts';

/** What became of one interface of a node, for lists of all of them. */
export interface InterfaceRow {
  readonly name: string;
  /** Those of the family, with prefix lengths where they are known. */
  readonly addresses: readonly string[];
  /** `next`: it would be chosen if the chosen one went away. */
  readonly mark: 'chosen' | 'possible' | 'next' | 'none';
  readonly down: boolean;
  readonly virtual: boolean;
  /** Undefined where no detection ran. */
  readonly verdict?: Verdict;
  /** The verdict in words; empty where no detection ran. */
  readonly why: Message;
}

/** One row for each interface of `node`, in the inventory's order; `method` is the one that the node reads. */
export function interfaceRows(
  node: Node,
  outcome: FamilyOutcome,
  family: Family,
  method: Method,
): readonly InterfaceRow[] {
  const choice = choiceOf(outcome);
  return (node.interfaces ?? []).map((device): InterfaceRow => {
    const verdict = choice?.verdictFor(device);
    return {
      name: device.name,
      addresses: addressesOf(device, family, node.prefixesKnown),
      mark: markOf(device, outcome, choice, verdict),
      down: isDown(device),
      virtual: isVirtual(device),
      ...(verdict && { verdict }),
      why: verdict === undefined ? nothing : verdictText(verdict, method),
    };
  });
}

/** What detection answered, where it ran. */
export function choiceOf(outcome: FamilyOutcome): Choice | undefined {
  return 'choice' in outcome ? outcome.choice : undefined;
}

function addressesOf(device: Interface, family: Family, prefixesKnown: boolean): readonly string[] {
  return device.addresses
    .filter(({ address }) => address.family === family)
    .map(({ address, prefixLength: length }) =>
      prefixesKnown ? formatPrefix({ address, length }) : formatAddress(address),
    );
}

function markOf(
  device: Interface,
  outcome: FamilyOutcome,
  choice: Choice | undefined,
  verdict: Verdict | undefined,
): InterfaceRow['mark'] {
  if (outcome.kind === 'literal' && outcome.owner === device.name) return 'chosen';
  if (verdict?.kind === 'chosen' || verdict?.kind === 'possible') return verdict.kind;
  return choice?.next?.interface === device ? 'next' : 'none';
}
