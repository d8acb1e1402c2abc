import type { Span } from '../text.ts';

/** A scalar that is being written, as far as its line tells: quotes may be still to be closed. */
export interface Region {
  /** With its quotes. */
  readonly whole: Span;
  /** Without them. */
  readonly inner: Span;
  readonly style: 'plain' | 'single' | 'double';
  /** It stands right behind a colon or dash, so that a blank must come before it. */
  readonly tight: boolean;
  /** What stands between `inner.start` and `inner.end`, as it is in the file. */
  readonly source: string;
}

/** What begins a value that is no scalar on this line. */
const OTHER = /^[&*!|>{}[\]%@`]/;

/**
 * The scalar behind `from` (a colon, a dash or a bracket) and before `end` on which `offset` stands; undefined where the
 * offset is in a comment or before the scalar, or where there is something else than a scalar.
 */
export function regionAt(text: string, from: number, end: number, offset: number): Region | undefined {
  if (offset < from || offset > end) return undefined;
  const start = from + blanksAt(text.slice(from, end));
  const rest = text.slice(start, end);
  const tight = start === from && ':-'.includes(text[from - 1] ?? '\n');
  if (rest === '' || rest.startsWith('#')) {
    const isInComment = offset > start || (offset === start && rest !== '' && !tight);
    return isInComment ? undefined : emptyRegion(text, offset, offset === from && tight);
  }
  if (OTHER.test(rest) || offset < start) return undefined;
  const quote = rest.charAt(0);
  return quote !== '"' && quote !== "'"
    ? plainAt(text, start, end, offset, tight)
    : quotedAt(text, { start, end }, quote, offset, tight);
}

function emptyRegion(text: string, at: number, tight: boolean): Region {
  const span = { start: at, end: at };
  return regionOf(text, 'plain', span, span, tight);
}

function plainAt(text: string, start: number, end: number, offset: number, tight: boolean): Region | undefined {
  const rest = text.slice(start, end);
  const comment = rest.search(/\s#/);
  const written = start + (comment === -1 ? rest : rest.slice(0, comment)).trimEnd().length;
  // Blanks between the text and the cursor are being written.
  const stop = Math.max(written, offset);
  if (comment !== -1 && offset > start + comment) return undefined;
  return regionOf(text, 'plain', { start, end: stop }, { start, end: stop }, tight);
}

function quotedAt(
  text: string,
  { start, end }: Span,
  quote: string,
  offset: number,
  tight: boolean,
): Region | undefined {
  const style = quote === '"' ? 'double' : 'single';
  const close = closingQuote(text.slice(start, end), quote);
  const stop = close === undefined ? end : start + close;
  if (offset <= start || offset > stop) return undefined;
  const whole = { start, end: close === undefined ? end : stop + 1 };
  return regionOf(text, style, whole, { start: start + 1, end: stop }, tight);
}

function closingQuote(rest: string, quote: string): number | undefined {
  for (let at = 1; at < rest.length; at++) {
    if (quote === '"' && rest[at] === '\\') at += 1;
    else if (rest[at] === quote && quote === "'" && rest[at + 1] === quote) at += 1;
    else if (rest[at] === quote) return at;
  }
  return undefined;
}

function regionOf(text: string, style: Region['style'], whole: Span, inner: Span, tight: boolean): Region {
  return { style, whole, inner, tight, source: text.slice(inner.start, inner.end) };
}

function blanksAt(text: string): number {
  return text.length - text.trimStart().length;
}

/** The item of a list in `[ ]`, opened between `from` and `end`, on which `offset` stands. */
export function flowItemAt(text: string, from: number, end: number, offset: number): Region | undefined {
  const open = text.indexOf('[', from);
  if (open === -1 || open >= offset || text.slice(from, open).trim() !== '') return undefined;
  let begin = open + 1;
  for (let at = endOfItem(text, begin, end); at < end; at = endOfItem(text, begin, end)) {
    if (offset <= at) return regionAt(text, begin, at, offset);
    if (text.charAt(at) === ']') return undefined;
    begin = at + 1;
  }
  return regionAt(text, begin, end, offset);
}

/** Where the comma or the bracket stands that ends an item. */
function endOfItem(text: string, from: number, end: number): number {
  let quote = '';
  for (let at = from; at < end; at++) {
    const char = text.charAt(at);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if ('"\''.includes(char)) quote = char;
    else if (',]'.includes(char)) return at;
  }
  return end;
}
