import { formatVersion } from '../calico/version.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import type { Place, Rule, SiteContext } from './rule.ts';

/** A method that the manifest's Calico does not have yet: that release takes it for unknown, and exits. */
export const methodVersion: Rule = {
  code: 'method-version',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, text, method, agent } = context;
    if (method.kind !== 'unknown' || method.since === undefined) return [];
    const { plan, t } = agent;
    const message = t(
      '{0} needs Calico {1} or newer: calico-node {2} exits with "Invalid IP autodetection method".',
      /^[a-z-]+=?/.exec(text)?.[0] ?? text,
      formatVersion(method.since),
      formatVersion(plan.version.version),
    );
    const version = versionPlace(context);
    const related = version === undefined ? [] : [{ at: version, message: t('This is the version that runs') }];
    return [{ at: placeInMethod(site), message, related, fixes: () => suggestionFixes(context) }];
  },
};

/** The tag that tells the version: of calico-node's image, or of the operator's. */
function versionPlace({ agent: { agent, plan } }: SiteContext): Place | undefined {
  const { from } = plan.version;
  if (from !== 'image' && from !== 'operator' && from !== 'chart') return undefined;
  if (agent.form === 'installation' && from === 'operator') {
    const tag = agent.operatorVersionText;
    return tag && { file: tag.file, span: tag.span };
  }
  const { versionText } = agent;
  const file = agent.form === 'workload' ? agent.versionText?.file : agent.file;
  return versionText && { file: file ?? agent.file, span: versionText.span };
}
