import { groupBy } from '../../core/collections.ts';
import { english } from '../../core/l10n.ts';
import { createLocator, type Locator } from '../../core/outputs/places.ts';
import type { Finding } from '../../core/rules/rule.ts';
import type { RuleFailure } from '../../core/rules/run.ts';
import { render } from '../../core/words/render.ts';
import { toolName } from '../about.ts';
import { type CheckReport, type FormatContext, failsCheck } from '../report.ts';
import { visibleLine } from '../terminal.ts';
import { repositoryPath } from './uri.ts';

/** One test case, and which it is. */
interface Case {
  readonly kind: 'passed' | 'failure' | 'error';
  readonly xml: string;
}

/**
 * Findings as JUnit XML: a suite for each file, and in it a case for each finding, or one that passes where there is
 * none. A finding that doesn't fail the check passes too, and is told as its output. A rule that failed is an error.
 */
export function formatJunit(report: CheckReport, context: FormatContext): string {
  const locator = createLocator(report.files);
  const found = groupBy(report.findings, ({ at }) => at.file);
  const files = [...new Set([...report.files.map(({ name }) => name), ...found.keys()])];
  const suites = files.map((file) => {
    const name = repositoryPath(file, context) ?? file;
    const findings = found.get(file) ?? [];
    return {
      name,
      cases: findings.length === 0 ? [passed(name)] : findings.map((each) => caseOf(each, name, locator, context)),
    };
  });
  if (report.failures.length > 0) suites.push({ name: 'rules', cases: report.failures.map(ruleError) });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: `${toolName} check`, ...countsOf(suites.flatMap(({ cases }) => cases)) })}>`,
    ...suites.flatMap(({ name, cases }) => [
      `  <testsuite${attributes({ name, ...countsOf(cases) })}>`,
      ...cases.map(({ xml }) => xml),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function countsOf(cases: readonly Case[]): Readonly<Record<string, number>> {
  const count = (kind: Case['kind']): number => cases.filter((each) => each.kind === kind).length;
  return { tests: cases.length, failures: count('failure'), errors: count('error') };
}

function passed(name: string): Case {
  return { kind: 'passed', xml: `    <testcase${attributes({ classname: name, name: 'no findings', file: name })}/>` };
}

function caseOf(finding: Finding, name: string, locator: Locator, { strict }: FormatContext): Case {
  const { at, code, severity, related } = finding;
  const { line, column } = locator.rangeOf(at).start;
  const message = render(english, finding.message);
  const [fix] = finding.fixes();
  const lines = [
    `${name}:${line}:${column} ${severity} ${code}: ${message}`,
    ...related.map((each) => {
      const { start } = locator.rangeOf(each.at);
      return `${each.at.file}:${start.line}:${start.column} ${render(english, each.message)}`;
    }),
    ...(fix === undefined ? [] : [`fix: ${render(english, fix.title)}`]),
  ];
  const text = lines.map(escaped).join('\n');
  const kind = failsCheck(severity, strict) ? 'failure' : 'passed';
  const inner =
    kind === 'failure'
      ? `<failure${attributes({ type: severity, message })}>${text}</failure>`
      : `<system-out>${text}</system-out>`;
  const title = `${code} at line ${line}, column ${column}`;
  return { kind, xml: testcase({ classname: name, name: title, file: name, line }, inner) };
}

function ruleError({ code, message }: RuleFailure): Case {
  return { kind: 'error', xml: testcase({ classname: 'rules', name: code }, `<error${attributes({ message })}/>`) };
}

function testcase(values: Readonly<Record<string, string | number>>, inner: string): string {
  return `    <testcase${attributes(values)}>\n      ${inner}\n    </testcase>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** `text` on one line, without what XML 1.0 forbids (§ 2.2: most controls, halves of pairs, U+FFFE and U+FFFF). */
function escaped(text: string): string {
  return visibleLine(text).replace(/[&<>"'\ufffe\uffff]/g, (char) => entities[char] ?? '\ufffd');
}
