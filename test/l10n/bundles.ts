import { readFileSync, writeFileSync } from 'node:fs';
import { knownVariables, valuesOf } from '../../src/core/calico/variables.ts';
import { jsonOf, root, textOf } from '../architecture/sources.ts';
import { collect } from './collect.ts';

/** The files that hold what is shown, in English and in the languages it is translated into. */

export const languages = ['zh-cn'] as const;

export type Bundle = Readonly<Record<string, string>>;

export const englishBundle = 'l10n/bundle.l10n.json';

export function bundleOf(language: string): string {
  return `l10n/bundle.l10n.${language}.json`;
}

/** Texts that still stand in English in another language, each in a line of its own as JSON; the list may only shrink. */
export const untranslatedFile = 'test/l10n/untranslated.txt';

/** Where a text goes through `t` that is not written there: it comes from the tables of variables, or is passed on. */
export const knownDynamic = [
  'src/core/words/markdownText.ts piece.text',
  'src/core/words/readingText.ts summary',
  'src/core/words/render.ts text',
  'src/core/features/variableHover.ts variable.summary',
  'src/core/features/variableHover.ts note',
  'src/core/features/variableHover.ts summary',
  'src/editor/extension.ts message',
];

/** All that is shown: the texts in the code, and those of the tables of variables. */
export function allTexts(): readonly string[] {
  const ofVariables = knownVariables().flatMap((variable) => [
    variable.summary,
    ...(variable.notes ?? []),
    ...valuesOf(variable).flatMap(({ summary }) => summary ?? []),
  ]);
  return [...new Set([...collect().texts, ...ofVariables])].sort();
}

export function readBundle(path: string): Bundle {
  const data = jsonOf(path);
  if (typeof data !== 'object' || data === null) throw new Error(`${path} is no bundle.`);
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, String(value)]));
}

export function readUntranslated(): readonly string[] {
  const lines = textOf(untranslatedFile).split('\n');
  return lines.flatMap((line) => (line.startsWith('"') ? [String(JSON.parse(line))] : []));
}

export function writeLines(path: string, lines: readonly string[]): void {
  const head = readFileSync(new URL(path, root), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'));
  writeFileSync(new URL(path, root), `${[...head, ...lines].join('\n')}\n`);
}

export function writeBundle(path: string, bundle: Bundle): void {
  const sorted = Object.fromEntries(Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(new URL(path, root), `${JSON.stringify(sorted, undefined, 2)}\n`);
}

/** The placeholders in a text, each once, in order. */
export function placeholders(text: string): string {
  return [...new Set(text.match(/\{\d+\}/g) ?? [])].sort().join(' ');
}
