import { codeFrame } from '../../src/core/features/codeFrame.ts';
import type { Finding, Fix } from '../../src/core/rules/rule.ts';
import { createCalicoService } from '../../src/core/service.ts';
import { applyEdits, createLineIndex } from '../../src/core/text.ts';
import { said } from '../said.ts';
import type { Fixture } from './fixtures.ts';

/** What the rules say of a fixture, and what their fixes do, as text. */

type Files = Fixture['files'];

/** The findings in `files`; a rule that fails fails the test. */
export function findingsIn({ files, inventory }: Pick<Fixture, 'files' | 'inventory'>): readonly Finding[] {
  const service = createCalicoService();
  service.setInventory(inventory);
  for (const [file, text] of files) service.setFile(file, text);
  const { findings, failures } = service.findings();
  const [failure] = failures;
  if (failure !== undefined) throw new Error(`${failure.code}: ${failure.message}`);
  return findings;
}

/** What is found in a fixture, and after a fix: several findings offer the same fix, which is tried once. */
export interface Trials {
  readonly findings: readonly Finding[];
  after(fix: Fix): readonly Finding[];
}

export function trialsOf({ files, inventory }: Fixture): Trials {
  const known = new Map<string, readonly Finding[]>();
  return {
    findings: findingsIn({ files, inventory }),
    after(fix) {
      const changed = applied(fix, files);
      const key = JSON.stringify([...changed]);
      const found = known.get(key) ?? findingsIn({ files: changed, inventory });
      known.set(key, found);
      return found;
    },
  };
}

/** The findings with their fixes, and what the first or preferred one changes. */
export function reportOf({ files }: Fixture, trials: Trials): string {
  if (trials.findings.length === 0) return 'nothing found\n';
  return `${trials.findings.map((finding) => findingText(finding, trials, files)).join('\n\n')}\n`;
}

function findingText(finding: Finding, trials: Trials, files: Files): string {
  const { at, related } = finding;
  const fixes = finding.fixes();
  const shown = fixes.find(({ preferred }) => preferred) ?? fixes[0];
  return [
    ...(files.size > 1 ? [`in ${at.file}`] : []),
    codeFrame(textOf(files, at.file), { ...finding, message: said(finding.message) }),
    ...related.map(({ at: place, message }) => {
      const { file, span } = place;
      return place === at
        ? `  since: ${said(message)}`
        : `  see ${file}:${lineOf(textOf(files, file), span.start)} ${said(message)}`;
    }),
    ...fixes.flatMap((fix) => [
      `  fix: ${said(fix.title)}${fix.preferred ? ' (preferred)' : ''}`,
      ...revealedBy(fix, trials).map(({ code, message }) => `    then ${code}: ${said(message)}`),
      ...(fix === shown ? changesOf(fix, files).map((line) => `    ${line}`) : []),
    ]),
  ].join('\n');
}

/** The errors and warnings that were not there before `fix`. */
export function revealedBy(fix: Fix, trials: Trials): readonly Finding[] {
  const grave = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';
  const after = trials.after(fix).filter(grave);
  const known = new Map<string, number>();
  for (const { code } of trials.findings.filter(grave)) known.set(code, (known.get(code) ?? 0) + 1);
  return after.filter(({ code }) => {
    const left = known.get(code) ?? 0;
    known.set(code, left - 1);
    return left <= 0;
  });
}

/** `files` with the edits of `fix`. */
export function applied({ edits }: Fix, files: Files): Files {
  const result = new Map(files);
  for (const { file, edits: changes } of edits) result.set(file, applyEdits(textOf(result, file), changes));
  return result;
}

function textOf(files: Files, file: string): string {
  const text = files.get(file);
  if (text === undefined) throw new Error(`no file ${file}`);
  return text;
}

function lineOf(text: string, offset: number): number {
  return createLineIndex(text).positionAt(offset).line + 1;
}

/** The lines that a fix takes away and puts in. */
function changesOf(fix: Fix, files: Files): readonly string[] {
  const after = applied(fix, files);
  return [...files].flatMap(([file, text]) => lineChanges(text.split('\n'), textOf(after, file).split('\n')));
}

function lineChanges(before: readonly string[], after: readonly string[]): readonly string[] {
  const same = (a: string | undefined, b: string | undefined): boolean => a === b;
  let start = 0;
  while (start < before.length && start < after.length && same(before[start], after[start])) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && same(before.at(-1 - end), after.at(-1 - end))) end += 1;
  return [
    ...before.slice(start, before.length - end).map((line) => `- ${shown(line)}`),
    ...after.slice(start, after.length - end).map((line) => `+ ${shown(line)}`),
  ];
}

/** Line ends are part of what a fix must not change. */
function shown(line: string): string {
  return line.replace(/\r$/, '\\r');
}
