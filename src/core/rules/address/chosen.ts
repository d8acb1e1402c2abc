import { ownerOf } from '../../detection/candidates.ts';
import type { Candidate } from '../../detection/choice.ts';
import type { FamilyOutcome } from '../../detection/startup.ts';
import { isWritten } from '../../manifest/methodSites.ts';
import { type Address, parseAddress, parsePrefix, sameAddress, unmap } from '../../net/address.ts';
import type { Node } from '../../net/node.ts';
import type { Plan } from '../../plan.ts';
import { query } from '../../query.ts';
import { isFaulty } from '../faults.ts';
import type { SiteContext } from '../rule.ts';

export interface ChosenOn {
  readonly node: Node;
  readonly candidate: Candidate;
}

/**
 * The nodes on which one address is chosen for certain, with it; none where the text itself is at fault. Many rules ask,
 * and there may be thousands of nodes: made once for each run.
 */
export const chosenOn = query((context: SiteContext): readonly ChosenOn[] => {
  if (isFaulty(context)) return [];
  const { site, agent, outcomes } = context;
  return outcomes.flatMap(({ node, outcome }) => {
    const candidate = isWritten(site) ? detectedIn(outcome) : candidateOf(outcome, node, agent.plan);
    return candidate === undefined ? [] : [{ node, candidate }];
  });
});

/** What a node gets for certain: by detection, by an address that IP or IP6 gives, or by the stored one, which stays. */
export function candidateOf(outcome: FamilyOutcome, node: Node, { version }: Plan): Candidate | undefined {
  const text =
    outcome.kind === 'literal'
      ? outcome.address
      : outcome.kind === 'kept' && outcome.because === 'ip-not-set'
        ? outcome.stored
        : undefined;
  if (text === undefined) return detectedIn(outcome);
  const prefix = parsePrefix(text);
  const address = prefix?.address ?? parseAddress(text);
  const owner = address && ownerOf(unmap(address), node, version.version);
  return owner && { ...owner, ...(prefix && { prefixLength: prefix.length }) };
}

function detectedIn(outcome: FamilyOutcome): Candidate | undefined {
  return outcome.kind === 'chosen' && outcome.choice.outcome === 'detected' ? outcome.choice.candidate : undefined;
}

/** The address of the network, where a faulty release stores it in place of the candidate's. */
export function storedInstead({ storedAddress, address }: Candidate): Address | undefined {
  return storedAddress === undefined || sameAddress(storedAddress, address) ? undefined : storedAddress;
}
