import { readFileSync } from 'node:fs';
import { type ParsedSelector, parseSelector } from '../../../src/core/calico/selector/parse.ts';

/** Selectors with Calico's verdicts: what its own tests hold, and mistakes that people make. */
export interface SelectorCases {
  readonly evaluation: readonly {
    readonly selector: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly expected: boolean;
  }[];
  readonly printed: readonly { readonly selector: string; readonly printed: string }[];
  readonly refused: readonly {
    readonly selector: string;
    readonly kind: string;
    readonly span: readonly [number, number];
    readonly repaired?: string;
  }[];
}

export const selectorCases: SelectorCases = JSON.parse(
  readFileSync(new URL('../../fixtures/selectors.json', import.meta.url), 'utf8'),
);

/** Every selector of the cases, right and wrong. */
export const corpus: readonly string[] = [
  ...new Set(
    [selectorCases.evaluation, selectorCases.printed, selectorCases.refused].flatMap((rows) =>
      rows.map(({ selector }) => selector),
    ),
  ),
];

/** The tree of a selector that is right. */
export function astOf(text: string): Extract<ParsedSelector, { readonly ast: unknown }>['ast'] {
  const parsed = parseSelector(text);
  if ('error' in parsed) throw new Error(`${text}: ${parsed.error.kind}`);
  return parsed.ast;
}
