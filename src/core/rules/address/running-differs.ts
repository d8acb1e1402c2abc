import { defaultMethod } from '../../detection/methods.ts';
import { METHOD_VARIABLES } from '../../manifest/methodSites.ts';
import { type Message, say } from '../../message.ts';
import type { Plan } from '../../plan.ts';
import type { AgentContext, Rule, SiteContext } from '../rule.ts';

/** The cluster runs calico-node with another method than this file gives it. */
export const runningDiffers: Rule = {
  code: 'running-differs',
  severity: 'information',
  scope: 'site',
  check({ site, text, agent }) {
    const { running } = agent;
    if (running === undefined || site.form === 'fixed') return [];
    const now = methodOf(running, site.family);
    if (now === undefined || site.text === undefined || now === text || isSameDefault(now, text, agent)) return [];
    return [{ at: site.name, message: messageOf(now, text, site) }];
  },
};

function messageOf(now: string, text: string, { form, family }: SiteContext['site']): Message {
  if (form === 'default') {
    return say(
      'Applying this file may remove the method "{0}" that calico-node uses in the cluster: this file sets none.',
      now,
    );
  }
  if (now !== '')
    return say('Applying this file changes calico-node\'s method in the cluster from "{0}" to "{1}".', now, text);
  const name = METHOD_VARIABLES[family];
  return say('Applying this file sets {0} to "{1}"; calico-node in the cluster runs without it.', name, text);
}

/** `''` where none is set; undefined where it depends on the node or can't be told. */
function methodOf({ methods, agent }: Plan, family: SiteContext['site']['family']): string | undefined {
  if (methods[family] !== undefined || agent?.form !== 'workload') return methods[family];
  const { env, container } = agent;
  const name = METHOD_VARIABLES[family];
  const isOpen = env.open || container.env.some((entry) => entry.name.value === name);
  return isOpen ? undefined : '';
}

/** No method is `first-found` to calico-node; the operator sets IP to `none` instead. */
function isSameDefault(now: string, text: string, { agent }: AgentContext): boolean {
  return agent.form === 'workload' && [now, text].every((each) => each === '' || each === defaultMethod);
}
