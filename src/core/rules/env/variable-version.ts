import { isNewerThan, isOlderThan, type KnownVariable, knownVariable } from '../../calico/variables.ts';
import { type CalicoVersion, formatVersion, isWithin } from '../../calico/version.ts';
import type { WorkloadAgent } from '../../manifest/agent.ts';
import type { EffectiveVariable } from '../../manifest/env.ts';
import { nameOf } from '../../manifest/forms/workload.ts';
import { type Message, say } from '../../message.ts';
import { versionPlace } from '../place.ts';
import type { AgentContext, Place, Report, Rule } from '../rule.ts';

/** A variable, or a value of one, that the release of the image doesn't read: it is set, and nothing comes of it. */
export const variableVersion: Rule = {
  code: 'variable-version',
  severity: 'warning',
  scope: 'agent',
  check(context) {
    const { agent, plan } = context;
    if (agent.form !== 'workload' || plan.version.from !== 'image') return [];
    const { version } = plan.version;
    return agent.env.variables.flatMap((variable) => {
      const known = knownVariable(variable.name);
      return (known && judge(variable, known, agent, version, context)) ?? [];
    });
  },
};

function judge(
  variable: EffectiveVariable,
  known: KnownVariable,
  agent: WorkloadAgent,
  version: CalicoVersion,
  context: AgentContext,
): Report | undefined {
  const { text, keyAt, definition, valueAt } = variable;
  const name = keyAt ?? nameOf(agent, definition);
  const told = formatVersion(version);
  if (isNewerThan(known, version)) {
    if (text === known.default) return undefined;
    return report(
      name,
      say('Calico {0} ignores {1}, which is read only since {2}.', told, known.name, known.since ?? ''),
      context,
    );
  }
  if (isOlderThan(known, version)) {
    const message = say('Calico {0} ignores {1}: no release since {2} reads it.', told, known.name, known.until ?? '');
    return { ...report(name, message, context), severity: 'information' };
  }
  const newer = known.newer?.find((each) => isSame(each.value, text));
  if (newer === undefined || valueAt === undefined || isWithin(version, { since: newer.since })) return undefined;
  const { value, since, instead } = newer;
  const message = say(
    'Calico {0} takes {1} for {2}: it knows the value {3} since {4}.',
    told,
    instead,
    known.name,
    value,
    since,
  );
  return report(valueAt, message, context);
}

/** Felix reads its words in any letter case (felix/config/param_types.go, OneofListParam). */
function isSame(value: string, text: string | undefined): boolean {
  return text?.toLowerCase() === value.toLowerCase();
}

function report(at: Place, message: Message, context: AgentContext): Report {
  const runs = versionPlace({ agent: context });
  const related = runs === undefined ? [] : [{ at: runs, message: say('This version is running') }];
  return { at, message, related };
}
