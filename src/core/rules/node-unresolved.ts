import type { FamilyOutcome } from '../detection/startup.ts';
import { listText } from '../views/listText.ts';
import { outcomeText } from '../views/reasonText.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import type { Rule, SiteContext } from './rule.ts';

/** Nodes on which the method finds nothing, though the method itself is in order. */
export const nodeUnresolved: Rule = {
  code: 'node-unresolved',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, outcomes, agent } = context;
    const { t } = agent;
    const failed = outcomes.filter(({ outcome }) => isFailure(outcome));
    const first = failed[0];
    if (first === undefined || failsByItself(context)) return [];
    const why = outcomeText(first.outcome, site.family, t);
    const names = listText(
      failed.map(({ node }) => node.name),
      3,
      t,
    );
    const message =
      failed.length === outcomes.length
        ? t('Nothing is detected on any of {0} nodes ({1}): {2}.', outcomes.length, names, why)
        : t('Nothing is detected on {0} of {1} nodes ({2}): {3}.', failed.length, outcomes.length, names, why);
    const starts = failed.every(({ outcome }) => outcome.kind === 'kept');
    const fixes = () => suggestionFixes(context).filter((_, at) => at < 5);
    return [{ at: placeInMethod(site), message, fixes, ...(starts && { severity: 'warning' as const }) }];
  },
};

function isFailure(outcome: FamilyOutcome): boolean {
  if (outcome.kind === 'exits') return outcome.because === 'nothing-detected';
  return outcome.kind === 'fails' || (outcome.kind === 'kept' && outcome.because === 'detection-failed');
}

/** Text that fails on every node has a finding of its own. */
function failsByItself({ site, method }: SiteContext): boolean {
  if (method.kind === 'unknown') return true;
  if ('regexp' in method) return !method.regexp.ok || method.items.some(({ value }) => value === '');
  if (method.kind !== 'cidr') return false;
  return (
    method.networks.includes(undefined) || method.networks.every((prefix) => prefix?.address.family !== site.family)
  );
}
