import { METHOD_VARIABLES } from '../manifest/methodSites.ts';
import type { Plan } from '../plan.ts';
import type { Rule, SiteContext } from './rule.ts';

/** The cluster runs calico-node with another method than this file gives it. */
export const runningDiffers: Rule = {
  code: 'running-differs',
  severity: 'information',
  scope: 'site',
  check({ site, text, agent }) {
    const { running, t } = agent;
    if (running === undefined || site.form === 'default') return [];
    const now = methodOf(running, site.family);
    if (now === undefined || now === text) return [];
    const message =
      now === ''
        ? t(
            'The cluster runs calico-node without {0}; applying this file sets it to "{1}".',
            METHOD_VARIABLES[site.family],
            text,
          )
        : t('The cluster runs calico-node with "{0}"; applying this file changes it to "{1}".', now, text);
    return [{ at: site.name, message }];
  },
};

/** Undefined where it depends on the node or can't be told. */
function methodOf({ methods, agent }: Plan, family: SiteContext['site']['family']): string | undefined {
  if (methods[family] !== undefined) return methods[family];
  const written = agent?.form === 'workload' ? agent.env.get(METHOD_VARIABLES[family]) : undefined;
  return written === undefined ? '' : undefined;
}
