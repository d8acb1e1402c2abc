import { type Mask, maskTokens } from '../placeholders/mask.ts';
import { firstFrom, spansWithin } from '../placeholders/places.ts';
import { templateTokens } from '../placeholders/scan.ts';
import type { Token } from '../placeholders/token.ts';
import { lineTokens } from '../placeholders/value.ts';
import type { Span } from '../text.ts';

/** A document's text as YAML is read from it, and the way back to what is written. Offsets are the same in both. */
export interface MaskedText {
  /** As it is written. */
  readonly source: string;
  /** What is given to the parser. */
  readonly text: string;
  /** All that is filled in later, as far as its form tells it. */
  readonly tokens: readonly Token[];
  /** Something comes or goes that is not there yet: keys and items may be missing, or stand there twice. */
  readonly open: boolean;
  readonly mask: Mask;
  /** Nothing is looked for that is filled in later. */
  readonly verbatim: boolean;
}

/** The text to try first: tokens are values, or parts of them. */
export function maskedText(source: string): MaskedText {
  const tokens = templateTokens(source);
  return toMasked(source, tokens, maskTokens(source, tokens, false));
}

/** A text in which nothing is filled in later, whatever it looks like. */
export function verbatimText(source: string): MaskedText {
  const mask = { text: source, cover: '', covered: [], blanked: [], hasOutputLines: false };
  return { source, text: source, tokens: [], open: false, mask, verbatim: true };
}

/**
 * The text to try where YAML can't be read from the first one: lines of nothing but what text comes for are left out,
 * those with a word that a script replaces too. Undefined where there are none.
 */
export function withoutOutputLines({ source, tokens, mask, verbatim }: MaskedText): MaskedText | undefined {
  if (verbatim) return undefined;
  const lines = lineTokens(source, tokens);
  if (!mask.hasOutputLines && lines.length === 0) return undefined;
  const all = [...tokens, ...lines].sort((a, b) => a.span.start - b.span.start);
  return toMasked(source, all, maskTokens(source, all, true));
}

function toMasked(source: string, tokens: readonly Token[], mask: Mask): MaskedText {
  const isBranched = tokens.some(({ role }) => role === 'branch');
  // What is not closed yet ends where nobody knows.
  const isTorn = /\{[{%]/.test(mask.text);
  const open = isBranched || isTorn || mask.blanked.some(({ output }) => output);
  return { source, text: mask.text, tokens, open, mask, verbatim: false };
}

/** The value of a scalar at `span`, read as `value` from the masked text, with what was covered in it. */
export function unmasked({ source, mask }: MaskedText, value: string, span: Span): string {
  if (spansWithin(mask.blanked, span).length > 0) return source.slice(span.start, span.end);
  if (mask.cover === '' || !value.includes(mask.cover)) return value;
  const pieces: string[] = [];
  let done = 0;
  for (const token of spansWithin(mask.covered, span)) {
    const at = value.indexOf(mask.cover, done);
    if (at === -1) break;
    pieces.push(value.slice(done, at), token.value);
    done = at + token.value.length;
  }
  return pieces.join('') + value.slice(done);
}

/** What comes in place of a value that is missing at `at`: the blank line after it, if text comes for that. */
export function outputAfter({ source, text, mask: { blanked } }: MaskedText, at: number): Span | undefined {
  const next = blanked[firstFrom(blanked, at)];
  if (next?.output !== true || text.slice(at, next.start).trim() !== '') return undefined;
  return { start: next.start, end: source.slice(next.start, next.end).trimEnd().length + next.start };
}
