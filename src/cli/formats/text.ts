import { codeFrame } from '../../core/features/codeFrame.ts';
import { english } from '../../core/l10n.ts';
import { countBySeverity } from '../../core/outputs/checkJson.ts';
import { createLocator, type Locator } from '../../core/outputs/places.ts';
import { foldFindings, isOnFinding } from '../../core/rules/folded.ts';
import type { Finding, Place, Severity } from '../../core/rules/rule.ts';
import { render } from '../../core/words/render.ts';
import type { CheckReport, FormatContext } from '../report.ts';
import { type Paint, type Style, visible, visibleLine } from '../terminal.ts';
import { counted, joined } from '../words.ts';

const styles: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'dim',
};

/** Findings for people: each with its place, the line it stands on and the first fix; then what was looked at. */
export function formatText(report: CheckReport, { paint }: FormatContext): string {
  const locator = createLocator(report.files);
  const blocks = foldFindings(report.findings).map((finding) => `${findingText(finding, locator, paint)}\n\n`);
  return `${blocks.join('')}${paint('bold', scopeText(report))}\n`;
}

function findingText(finding: Finding, locator: Locator, paint: Paint): string {
  const { at, severity, related } = finding;
  const shown = { ...finding, message: visibleLine(render(english, finding.message)) };
  const frame = codeFrame(visible(locator.textOf(at.file)), shown, locator.linesOf(at.file)).split('\n');
  const margin = ' '.repeat((frame[0] ?? '').indexOf('|'));
  const [fix] = finding.fixes();
  return [
    paint('bold', placeText(at, locator)),
    ...frame.map((line, at) => (at === 0 ? line : paint(styles[severity], line))),
    ...related.map((each) => {
      const place = isOnFinding(each, finding) ? '' : `${placeText(each.at, locator)} `;
      return `${margin}= ${place}${visibleLine(render(english, each.message))}`;
    }),
    ...(fix === undefined ? [] : [`${margin}= ${paint('green', `fix: ${visibleLine(render(english, fix.title))}`)}`]),
  ].join('\n');
}

function placeText(place: Place, locator: Locator): string {
  const { line, column } = locator.rangeOf(place).start;
  return `${visibleLine(place.file)}:${line}:${column}`;
}

/** What was looked at and found: `2 files with 1 calico-node, checked for 2 nodes: 1 error and 2 hints.` */
export function scopeText({ files, agents, inventory, findings: all }: CheckReport): string {
  const findings = foldFindings(all);
  const what = agents === 0 ? 'without calico-node' : `with ${counted(agents, 'calico-node')}`;
  const nodes = inventory && `checked for ${counted(inventory.nodes.length, 'node')}`;
  const scope = agents === 0 ? '' : `, ${nodes ?? 'checked without inventory'}`;
  return `${counted(files.length, 'file')} ${what}${scope}: ${found(findings)}.`;
}

function found(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'no findings';
  const { error, warning, information, hint } = countBySeverity(findings);
  const parts = [
    ...(error > 0 ? [counted(error, 'error')] : []),
    ...(warning > 0 ? [counted(warning, 'warning')] : []),
    ...(information > 0 ? [counted(information, 'informational finding')] : []),
    ...(hint > 0 ? [counted(hint, 'hint')] : []),
  ];
  return joined(parts);
}
