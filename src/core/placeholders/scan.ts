import type { Token, TokenKind } from './token.ts';

/** Finds what is filled in later in the text of a file, letter by letter: its time grows as the text does. */

/** Longer ones are none: a bracket is missing. */
const longest = 2_000;
/** So far a quote is looked for that would hide the end of an expression. */
const longestQuoted = 200;

/** What begins a token of an engine, and what ends it. */
const brackets: readonly (readonly [string, string])[] = [
  ['{{', '}}'],
  ['{%', '%}'],
  ['{#', '#}'],
  ['<%', '%>'],
];

/** Where the next text of a kind stands; each place is looked for once. */
function finder(text: string, searched: string): (from: number) => number {
  let at = -1;
  let since = 0;
  return (from) => {
    if (at === Number.POSITIVE_INFINITY || (since <= from && from <= at)) return at;
    const found = text.indexOf(searched, from);
    at = found === -1 ? Number.POSITIVE_INFINITY : found;
    since = from;
    return at;
  };
}

/**
 * The tokens in the text of a document whose form alone tells them, in the order of the text; none within another, and
 * none in a line that is a comment. What only a value tells, as `$NAME` and `<name>`, is found by `tokensIn`.
 */
export function templateTokens(text: string): readonly Token[] {
  if (!mayHaveTokens(text)) return [];
  const tokens: Token[] = [];
  const ends = {
    brackets: new Map(brackets.map(([open, close]) => [open, finder(text, close)])),
    braces: bracesIn(text),
  };
  let isLineStart = true;
  for (let at = 0; at < text.length; ) {
    const letter = text.charAt(at);
    if (isLineStart && letter === '#') {
      at = lineEndAfter(text, at);
      continue;
    }
    const token = tokenAt(text, at, ends);
    if (token !== undefined) tokens.push(token);
    at = token?.span.end ?? at + 1;
    isLineStart = letter === '\n' || (isLineStart && isBlank(letter));
  }
  return tokens;
}

function lineEndAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function isBlank(letter: string): boolean {
  return letter === ' ' || letter === '\t';
}

const openings = ['{{', '{%', '{#', '<%', '%{', '${', '@@', '%%', '__'];

function mayHaveTokens(text: string): boolean {
  return openings.some((each) => text.includes(each));
}

interface Ends {
  readonly brackets: ReadonlyMap<string, (from: number) => number>;
  readonly braces: Braces;
}

function tokenAt(text: string, at: number, ends: Ends): Token | undefined {
  const opening = text.slice(at, at + 2);
  const end = ends.brackets.get(opening);
  if (end !== undefined) return bracketed(text, at, opening, end);
  switch (opening) {
    case '%{':
      return braced(text, at, 'template', ends.braces);
    case '${':
      return braced(text, at, 'variable', ends.braces);
    case '@@':
    case '%%':
    case '__':
      return fenced(text, at, opening);
    default:
      return undefined;
  }
}

function bracketed(text: string, at: number, opening: string, end: (from: number) => number): Token | undefined {
  const close = end(at + 2);
  if (close - at > longest) return undefined;
  const isText = opening === '{{' && !isComment(text.slice(at + 2, at + 8));
  const last = isText ? unquotedEnd(text, at + 2, close) : close;
  return token(text, 'template', at, last + 2);
}

const quotes = '"`\'';

/** The first `}}` that stands in no quotes; `first` where quotes are not closed. */
function unquotedEnd(text: string, from: number, first: number): number {
  for (let at = from; at - first < longestQuoted; at += 1) {
    const letter = text.charAt(at);
    if (letter === '}' && text.charAt(at + 1) === '}') return at;
    if (letter === '\n' || letter === '') return first;
    if (!quotes.includes(letter)) continue;
    const window = text.slice(at + 1, at + 1 + longestQuoted);
    const close = window.indexOf(letter);
    if (close === -1) return first;
    at += close + 1;
  }
  return first;
}

/** `${ }` and `%{ }`: to the brace that closes it, on the same line. */
function braced(text: string, at: number, kind: TokenKind, braces: Braces): Token | undefined {
  const close = braces(at + 1);
  if (close === undefined || close - at > longest || !begins(text.slice(at + 2, at + 12))) return undefined;
  return token(text, kind, at, close + 1);
}

/** Where the brace stands that closes the one at an offset, on the same line. Offsets must be asked for in order. */
type Braces = (opening: number) => number | undefined;

function bracesIn(text: string): Braces {
  let lineEnd = 0;
  let closing = new Map<number, number>();
  return (opening) => {
    if (opening < lineEnd) return closing.get(opening);
    closing = new Map();
    const open: number[] = [];
    lineEnd = lineEndAfter(text, opening);
    for (let at = opening; at < lineEnd; at += 1) {
      if (text.charAt(at) === '{') open.push(at);
      const last = text.charAt(at) === '}' ? open.pop() : undefined;
      if (last !== undefined) closing.set(last, at);
    }
    return closing.get(opening);
  };
}

/** Whether a name or an expression may begin so; `${2}` is one of an expression of RE2. */
function begins(text: string): boolean {
  return /^[ ~]{0,8}[A-Za-z_"#![(]/.test(text);
}

/** A name between two signs on each side. */
function fenced(text: string, at: number, sign: string): Token | undefined {
  if (sign === '__' && isNameLetter(text.charCodeAt(at - 1))) return undefined;
  let end = at + 2;
  while (end - at < 100 && isNameLetter(text.charCodeAt(end))) end += 1;
  if (sign === '__')
    return text.startsWith('__', end - 2) && end - at >= 5 ? token(text, 'script', at, end) : undefined;
  return end > at + 2 && text.startsWith(sign, end) ? token(text, 'script', at, end + 2) : undefined;
}

/** Letters and digits of ASCII, and `_`. */
function isNameLetter(code: number): boolean {
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isLetter || (code >= 48 && code <= 57) || code === 95;
}

function token(text: string, kind: TokenKind, start: number, end: number): Token {
  const value = text.slice(start, end);
  return { kind, role: roleOf(value), value, span: { start, end } };
}

/** `{{/* …`, `{#`, `{{!` of Handlebars. */
function isComment(inner: string): boolean {
  return /^-? ?(?:\/\*|!)/.test(inner);
}

function roleOf(value: string): Token['role'] {
  const inner = value.slice(2, 200);
  if (value.startsWith('{#') || value.startsWith('<%#')) return 'comment';
  if (value.startsWith('{%')) return /^[-+]? *include\b/.test(inner) ? 'output' : 'branch';
  if (value.startsWith('%{')) return 'branch';
  if (value.startsWith('<%')) return inner.startsWith('=') ? 'output' : 'branch';
  if (!value.startsWith('{{')) return 'output';
  if (isComment(inner)) return 'comment';
  return /^-? ?(?:[#^/]|(?:if|else|end|range|with|define|block|break|continue)\b|\$\w* *:?= *)/.test(inner)
    ? 'branch'
    : 'output';
}
