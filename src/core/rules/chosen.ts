import type { Candidate } from '../detection/choice.ts';
import type { Node } from '../net/node.ts';
import type { SiteContext } from './rule.ts';

export interface ChosenOn {
  readonly node: Node;
  readonly candidate: Candidate;
}

/** The nodes on which one address is chosen for certain, with it. */
export function chosenOn({ outcomes }: Pick<SiteContext, 'outcomes'>): readonly ChosenOn[] {
  return outcomes.flatMap(({ node, outcome }) => {
    if (outcome.kind !== 'chosen' || outcome.choice.outcome !== 'detected') return [];
    return [{ node, candidate: outcome.choice.candidate }];
  });
}
