import { isNewerThan, type KnownVariable, knownVariable } from '../../calico/variables.ts';
import { formatVersion } from '../../calico/version.ts';
import type { WorkloadAgent } from '../../manifest/agent.ts';
import type { EffectiveVariable } from '../../manifest/env.ts';
import { nameOf } from '../../manifest/forms/workload.ts';
import { versionPlace } from '../place.ts';
import type { AgentContext, Report, Rule } from '../rule.ts';

/** A variable that the release of the image doesn't know yet: it is set, and nothing comes of it. */
export const variableVersion: Rule = {
  code: 'variable-version',
  severity: 'warning',
  scope: 'agent',
  check(context) {
    const { agent, plan } = context;
    if (agent.form !== 'workload' || plan.version.from !== 'image') return [];
    return agent.env.variables.flatMap((variable) => {
      const known = knownVariable(variable.name);
      if (known === undefined || variable.text === known.default) return [];
      return isNewerThan(known, plan.version.version) ? [report(variable, known, agent, context)] : [];
    });
  },
};

function report(
  { definition, keyAt }: EffectiveVariable,
  known: KnownVariable,
  agent: WorkloadAgent,
  context: AgentContext,
): Report {
  const { plan, t } = context;
  const at = keyAt ?? nameOf(agent, definition);
  const runs = versionPlace({ agent: context });
  const related = runs === undefined ? [] : [{ at: runs, message: t('This is the version that runs') }];
  const version = formatVersion(plan.version.version);
  const message = t('Calico {0} ignores {1}: it is read since {2}.', version, known.name, known.since ?? '');
  return { at, message, related };
}
