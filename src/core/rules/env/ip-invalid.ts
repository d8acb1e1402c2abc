import { parseMethod } from '../../detection/methods.ts';
import type { WrittenValue } from '../../manifest/env.ts';
import { METHOD_VARIABLES } from '../../manifest/methodSites.ts';
import { writeScalar } from '../../manifest/writeScalar.ts';
import { say } from '../../message.ts';
import { bothFamilies, type Family } from '../../net/address.ts';
import { sentencesText } from '../../words/listText.ts';
import { ipName } from '../../words/reasonText.ts';
import type { AgentContext, Fix, Report, Rule } from '../rule.ts';
import { isValidIp, looksForNoAddress } from './startSettings.ts';

/** IP or IP6 holds what is neither a keyword nor an address of its family: calico-node exits over it. */
export const ipInvalid: Rule = {
  code: 'ip-invalid',
  severity: 'error',
  scope: 'agent',
  check(context) {
    const { agent } = context;
    if (agent.form !== 'workload' || looksForNoAddress(context)) return [];
    return bothFamilies.flatMap((family) => {
      const variable = agent.env.get(ipName(family));
      if (variable?.text === undefined || variable.valueAt === undefined) return [];
      return isValidIp(variable.text, family) ? [] : [report(context, family, variable.text, variable.valueAt)];
    });
  },
};

function report({ plan }: AgentContext, family: Family, text: string, at: WrittenValue): Report {
  const name = ipName(family);
  const isMethod = text.includes('=') && parseMethod(text, plan.version.version).kind !== 'unknown';
  const wrong = say(
    'calico-node exits on "{2}": {0} must be "autodetect", "none" or an IPv{1} address.',
    name,
    family,
    text,
  );
  const message = isMethod ? sentencesText([wrong, say('Set the method in {0}.', METHOD_VARIABLES[family])]) : wrong;
  const meant = meantWord(text);
  const fixes = (): readonly Fix[] => {
    if (meant === undefined) return [];
    const edits = [{ span: at.span, newText: writeScalar(meant, at) }];
    return [{ title: say('Write {0}', meant), preferred: true, edits: [{ file: at.file, edits }] }];
  };
  return { at: { file: at.file, span: at.span }, message, fixes };
}

function meantWord(text: string): string | undefined {
  const letters = text.toLowerCase().replace(/[-_\s"']/g, '');
  if (['autodetect', 'autodetected', 'autodetection', 'auto', 'detect'].includes(letters)) return 'autodetect';
  return letters === 'none' ? letters : undefined;
}
