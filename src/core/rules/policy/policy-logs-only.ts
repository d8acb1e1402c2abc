import { type Direction, directions, tierOf } from '../../calico/policies.ts';
import { say } from '../../message.ts';
import type { WorldPolicy } from '../../policy/world.ts';
import type { Report, Rule } from '../rule.ts';
import { type PolicyFolder, policyFolders } from './policiesIn.ts';

/** A policy that only logs in a direction: Log goes on, and the end of the tier denies (felix/rules/endpoints.go). */
export const policyLogsOnly: Rule = {
  code: 'policy-logs-only',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    return policyFolders(context).flatMap((folder) => {
      if (!folder.complete) return [];
      return folder.enforced.flatMap((each) =>
        directions.flatMap((direction) => reportOn(each, direction, folder) ?? []),
      );
    });
  },
};

function reportOn(
  { policy, rules }: WorldPolicy,
  direction: Direction,
  { everywhere, world }: PolicyFolder,
): Report | undefined {
  const [first] = rules[direction];
  const isGoverned = policy.types?.some((type) => type.toLowerCase() === direction) === true;
  const isOnlyLog = rules[direction].every(({ action }) => action === 'Log');
  const at = first?.at;
  if (!isGoverned || !isOnlyLog || at === undefined || policy.doNotTrack || policy.preDNAT) return undefined;
  const tier = tierOf(policy);
  // Whatever lets anything through in the tier may be for the same endpoints.
  const goesOn = everywhere.some(
    (other) =>
      tierOf(other.policy) === tier &&
      other.rules[direction].some(({ action }) => action === 'Allow' || action === 'Pass'),
  );
  const passes = world.tiers.some(({ name, defaultAction }) => name === tier && defaultAction === 'Pass');
  const isKnown = tier === 'default' || world.tiers.some(({ name }) => name === tier);
  if (goesOn || passes || !isKnown) return undefined;
  const message =
    direction === 'ingress'
      ? say('Everything that comes in is denied: Log decides nothing, and the end of tier {0} denies.', tier)
      : say('Everything that goes out is denied: Log decides nothing, and the end of tier {0} denies.', tier);
  return { at, message };
}
