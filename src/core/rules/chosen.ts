import type { Candidate } from '../detection/choice.ts';
import { type Address, sameAddress } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { isFaulty } from './faults.ts';
import type { SiteContext } from './rule.ts';

export interface ChosenOn {
  readonly node: Node;
  readonly candidate: Candidate;
}

const known = new WeakMap<SiteContext, readonly ChosenOn[]>();

/**
 * The nodes on which one address is chosen for certain, with it; none where the text itself is at fault. Many rules ask,
 * and there may be thousands of nodes: made once for each run.
 */
export function chosenOn(context: SiteContext): readonly ChosenOn[] {
  const chosen = known.get(context) ?? findChosen(context);
  known.set(context, chosen);
  return chosen;
}

function findChosen(context: SiteContext): readonly ChosenOn[] {
  if (isFaulty(context)) return [];
  return context.outcomes.flatMap(({ node, outcome }) => {
    if (outcome.kind !== 'chosen' || outcome.choice.outcome !== 'detected') return [];
    return [{ node, candidate: outcome.choice.candidate }];
  });
}

/** The address of the network, where a faulty release stores it in place of the candidate's. */
export function storedInstead({ storedAddress, address }: Candidate): Address | undefined {
  return storedAddress === undefined || sameAddress(storedAddress, address) ? undefined : storedAddress;
}
