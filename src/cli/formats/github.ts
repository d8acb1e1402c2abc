import { english } from '../../core/l10n.ts';
import { createLocator, type Locator } from '../../core/outputs/places.ts';
import { foldFindings, isOnFinding } from '../../core/rules/folded.ts';
import type { Finding, Severity } from '../../core/rules/rule.ts';
import { render } from '../../core/words/render.ts';
import type { CheckReport, FormatContext } from '../report.ts';
import { visible } from '../terminal.ts';
import { repositoryPath } from './uri.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request. */
export function formatGithub(report: CheckReport, context: FormatContext): string {
  const locator = createLocator(report.files);
  return foldFindings(report.findings)
    .map((finding) => `${annotation(finding, locator, context)}\n`)
    .join('');
}

function annotation(finding: Finding, locator: Locator, context: FormatContext): string {
  const { at, severity, code, message, related } = finding;
  const { start, end } = locator.rangeOf(at);
  const properties = [
    ['file', repositoryPath(at.file, context) ?? at.file],
    ['line', start.line],
    ['endLine', end.line],
    // GitHub takes columns only for a place within one line.
    ...(start.line === end.line ? [['col', start.column] as const, ['endColumn', end.column] as const] : []),
    ['title', code],
  ] as const;
  const list = properties.map(([name, value]) => `${name}=${property(String(value))}`).join(',');
  const evidence = related.filter((each) => isOnFinding(each, finding)).map((each) => each.message);
  const text = [message, ...evidence].map((each) => render(english, each)).join('\n');
  return `::${commands[severity]} ${list}::${data(text)}`;
}

function data(text: string): string {
  return visible(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
