import { formatVersion } from '../../calico/version.ts';
import { say } from '../../message.ts';
import { placeInMethod, suggestionFixes, versionPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

/** A method that the manifest's Calico does not have yet: that release takes it for unknown, and exits. */
export const methodVersion: Rule = {
  code: 'method-version',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, text, method, agent } = context;
    if (method.kind !== 'unknown' || method.since === undefined) return [];
    const { plan } = agent;
    const message = say(
      'calico-node {2} exits with "Invalid IP autodetection method": {0} needs Calico {1} or later.',
      /^[a-z-]+=?/.exec(text)?.[0] ?? text,
      formatVersion(method.since),
      formatVersion(plan.version.version),
    );
    const version = versionPlace(context);
    const related = version === undefined ? [] : [{ at: version, message: say('This version is running') }];
    return [{ at: placeInMethod(site), message, related, fixes: () => suggestionFixes(context) }];
  },
};
