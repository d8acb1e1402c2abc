import type { Candidate } from '../detection/choice.ts';
import { isDown, isVirtual } from '../detection/virtual.ts';
import { listText } from '../views/listText.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import type { Rule, SiteContext } from './rule.ts';

/** Several real interfaces of a node are suitable: the last one listed wins, until another comes up behind it. */
export const severalCandidates: Rule = {
  code: 'several-candidates',
  severity: 'information',
  scope: 'site',
  check(context) {
    const { site, outcomes, agent } = context;
    const { t } = agent;
    const several = outcomes.flatMap(({ node, outcome }) => {
      const names = outcome.kind === 'chosen' ? candidateNames(outcome.choice) : [];
      return names.length > 1 ? [t('{0} ({1})', node.name, names.join(', '))] : [];
    });
    if (several.length === 0) return [];
    const open = outcomes.some(({ outcome }) => outcome.kind === 'chosen' && outcome.choice.outcome === 'one-of');
    const message = open
      ? t('Several interfaces are suitable, and which is taken can not be told: {0}.', listText(several, 3, t))
      : t(
          'Several interfaces are suitable, and the last one listed by the kernel is taken: {0}. A new interface changes the choice.',
          listText(several, 3, t),
        );
    return [{ at: placeInMethod(site), message, fixes: () => suggestionFixes(context) }];
  },
};

type ChosenChoice = Extract<SiteContext['outcomes'][number]['outcome'], { kind: 'chosen' }>['choice'];

function candidateNames(choice: ChosenChoice): readonly string[] {
  if (choice.outcome === 'one-of') return [...new Set(choice.candidates.map((each) => each.interface.name))];
  if (choice.outcome !== 'detected' || choice.next === undefined) return [];
  return [choice.candidate, choice.next].every(isReal)
    ? [choice.next.interface.name, choice.candidate.interface.name]
    : [];
}

function isReal({ interface: device }: Candidate): boolean {
  return !isVirtual(device) && !isDown(device);
}
