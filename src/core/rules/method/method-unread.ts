import type { Missing } from '../../detection/choice.ts';
import { longestMethod } from '../../detection/methods.ts';
import { missingFor } from '../../detection/startup.ts';
import type { WorkloadAgent } from '../../manifest/agent.ts';
import type { EffectiveVariable } from '../../manifest/env.ts';
import { METHOD_VARIABLES } from '../../manifest/methodSites.ts';
import { say } from '../../message.ts';
import { bothFamilies } from '../../net/address.ts';
import { isReplaced } from '../../placeholders/value.ts';
import { missingText } from '../../words/reasonText.ts';
import type { Place, Report, Rule } from '../rule.ts';

/** The text of a method can't be had from the files, so that nothing is checked that depends on it. */
export const methodUnread: Rule = {
  code: 'method-unread',
  severity: 'information',
  scope: 'agent',
  check(context) {
    const { agent } = context;
    if (agent.form !== 'workload') return [];
    return bothFamilies.flatMap((family) => {
      const variable = agent.env.get(METHOD_VARIABLES[family]);
      if (variable === undefined || variable.unknown?.reason === 'keyNotFound') return [];
      if (variable.text !== undefined && isReplaced(variable.text)) return [];
      const outcomes = context.resolution?.results.map(({ startup }) => startup.outcomes[family]) ?? [];
      const ofNodes = outcomes.flatMap((each) => missingFor(each) ?? []).find((each) => isOf(variable, each));
      const missing = outcomes.length === 0 ? missingInFiles(variable) : ofNodes;
      return missing === undefined ? [] : report(variable, missing, agent);
    });
  },
};

function report(variable: EffectiveVariable, missing: Missing, { file }: WorkloadAgent): Report[] {
  const { valueAt, definition, importedBy, keyAt } = variable;
  const span = definition?.name.span ?? importedBy?.span;
  const at: Place | undefined = valueAt ?? (span && { file, span }) ?? keyAt;
  return at === undefined
    ? []
    : [{ at, message: say('Which NIC each node picks is unknown: {0}.', missingText(missing)) }];
}

/** Whether it is the text of this variable that is missing. */
function isOf({ name, parts }: EffectiveVariable, missing: Missing): boolean {
  if (missing.kind === 'variable' || missing.kind === 'too-long') return missing.name === name;
  return missing.kind === 'field' && parts.some((part) => typeof part !== 'string' && part.field === missing.field);
}

function missingInFiles({ name, text, unknown }: EffectiveVariable): Missing | undefined {
  if (unknown !== undefined) return { kind: 'variable', name };
  return text !== undefined && text.length > longestMethod ? { kind: 'too-long', name } : undefined;
}
