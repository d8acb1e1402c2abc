import { english } from '../../core/l10n.ts';
import { createLocator, type Locator } from '../../core/outputs/places.ts';
import { foldFindings } from '../../core/rules/folded.ts';
import type { Finding } from '../../core/rules/rule.ts';
import { severityRank } from '../../core/rules/severity.ts';
import { codeCell, reportCell, tableMarkdown } from '../../core/words/markdown.ts';
import { render } from '../../core/words/render.ts';
import type { CheckOutcome, CheckReport, FormatContext } from '../report.ts';
import { scopeText } from './text.ts';
import { repositoryPath } from './uri.ts';

const verdicts: Readonly<Record<CheckOutcome, string>> = {
  passes: '✔ The Calico check passes',
  fails: '✖ The Calico check fails',
  incomplete: '? The Calico check is not complete',
};

/** GitHub takes 1 MiB for a step, and a row of the longest names is near 9 kB. */
const mostRows = 100;

/** The report as Markdown for a summary of a job: the verdict, what was looked at, then the findings, the worst first. */
export function formatSummary(report: CheckReport, outcome: CheckOutcome, context: FormatContext): string {
  const locator = createLocator(report.files);
  const sorted = foldFindings(report.findings).toSorted((a, b) => severityRank[a.severity] - severityRank[b.severity]);
  const rows = sorted.slice(0, mostRows).map((finding) => row(finding, locator, context));
  const left = sorted.length - rows.length;
  const parts = [
    `## ${verdicts[outcome]}`,
    scopeText(report),
    ...(outcome === 'incomplete' ? ['Some file or rule is missing in it; the log tells which.'] : []),
    ...unmet(report),
    ...(rows.length === 0 ? [] : [tableMarkdown(['Severity', 'Rule', 'Where', 'Finding'], rows)]),
    ...(left === 0 ? [] : [`${left} more: the log has all of them.`]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What `--assert` has found not to be so. */
function unmet({ expected }: CheckReport): readonly string[] {
  if (expected === undefined || expected.isMet) return [];
  const shown = expected.lines.slice(-mostRows - 1);
  return [shown.map((line) => `- ${reportCell(line)}`).join('\n')];
}

function row({ code, severity, at, message }: Finding, locator: Locator, context: FormatContext): readonly string[] {
  const { line, column } = locator.rangeOf(at).start;
  const file = repositoryPath(at.file, context) ?? at.file;
  return [severity, codeCell(code), codeCell(`${file}:${line}:${column}`), reportCell(render(english, message))];
}
