import { checkJson, countBySeverity } from '../outputs/checkJson.ts';
import { plainText } from '../plainText.ts';
import type { Finding, Severity } from '../rules/rule.ts';
import { severityRank } from '../rules/severity.ts';
import type { Input, Problem } from './input.ts';
import { pageArguments, pageOf } from './page.ts';
import { quoted } from './texts.ts';
import { type AgentTool, type Answer, type Ground, leftOf } from './tool.ts';

const severities = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];

export const check: AgentTool = {
  title: 'Check Calico manifests',
  description:
    'Finds mistakes in the Calico manifests that are open (calico-node DaemonSets, Installations, Helm values, IP pools, policies and other Calico objects), each with its place, severity, reason and fixes. With known nodes it also tells what goes wrong on them. Ask it before and after changing a manifest.',
  arguments: {
    severity: { kind: 'choice', of: severities, about: 'The least severity to tell of; all without it.' },
    rule: { kind: 'text', about: 'Only the findings of this rule, like "several-candidates".' },
    file: { kind: 'text', about: 'Only findings in files whose name ends so, like "calico.yaml".' },
    ...pageArguments('findings'),
  },
  answer: { needs: 'files', run },
};

function* run({ service, inventory, tool }: Ground, input: Input): Generator<undefined, Answer | Problem> {
  const files = service.files();
  if (files.length === 0) return { problem: 'No manifest is known. Open or name one first.' };
  const file = input.text('file');
  if (file !== undefined && !files.some(({ name }) => name.endsWith(file))) {
    return { problem: `No file's name ends with ${quoted(file)}. Leave "file" out to hear of all files.` };
  }
  const { findings, failures } = yield* service.findingsInSteps();
  const wanted = worstFirst(findings.filter((each) => isWanted(each, input, file)));
  const { items, left, next } = pageOf(wanted, input);
  const named = new Set(items.flatMap(({ at, related }) => [at.file, ...related.map((each) => each.at.file)]));
  const shown = files.length <= mostFiles ? files : files.filter(({ name }) => named.has(name));
  const made = checkJson(tool, { files: shown, agents: service.agents().length, inventory, findings: items, failures });
  const counts = countBySeverity(wanted);
  const lines = made.findings.map(({ file: name, range, severity, code, message }) => {
    return `${plainText(name)}:${range.start.line}:${range.start.column} ${severity} ${code}: ${message}`;
  });
  const total = severities.map((each) => `${counts[each]} ${each}`).join(', ');
  return {
    lines: [`Findings: ${total}.`, ...lines],
    data: {
      answer: { ...made, counts },
      left: leftOf({ findings: left, files: files.length - shown.length }),
      ...(next !== undefined && { next }),
    },
  };
}

/** Of more files than this only those are named in which something on the page is. */
const mostFiles = 50;

function isWanted({ severity, code, at }: Finding, input: Input, file: string | undefined): boolean {
  const least = severities.find((each) => each === input.text('severity')) ?? 'hint';
  const rule = input.text('rule');
  const isGrave = severityRank[severity] <= severityRank[least];
  return isGrave && (rule === undefined || code === rule) && (file === undefined || at.file.endsWith(file));
}

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => severityRank[a.severity] - severityRank[b.severity]);
}
