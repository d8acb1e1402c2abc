import { formatVersion } from '../calico/version.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import type { Place, Rule } from './rule.ts';

/** A method that the manifest's Calico does not have yet: that release takes it for unknown, and exits. */
export const methodVersion: Rule = {
  code: 'method-version',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, text, method, agent } = context;
    if (method.kind !== 'unknown' || method.since === undefined) return [];
    const { plan, t } = agent;
    const name = /^[a-z-]*/.exec(text)?.[0] ?? text;
    const running = formatVersion(plan.version.version);
    const message = t(
      '{0} is known from {1} on; {2} exits with "Invalid IP autodetection method".',
      name,
      formatVersion(method.since),
      running,
    );
    const image: Place | undefined =
      agent.agent.form === 'workload' && agent.agent.versionText !== undefined
        ? { file: agent.agent.file, span: agent.agent.versionText.span }
        : undefined;
    const related = image === undefined ? [] : [{ at: image, message: t('The version that runs') }];
    return [{ at: placeInMethod(site), message, related, fixes: () => suggestionFixes(context) }];
  },
};
