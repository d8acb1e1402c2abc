import { comparisons } from './ast.ts';
import { edit, insertion, type SelectorError, selectorError } from './errors.ts';
import { afterText, bracketed, quotedRun, smartString } from './repairs.ts';
import { isKey, matchAt, quoted, skipBlanks } from './scan.ts';
import type { TokenKind } from './token.ts';

/** The places where no token can be read, each with what was probably meant. */

/** A quote at `at` whose partner is missing. */
export function unterminatedString(text: string, at: number, quote: string): SelectorError {
  const span = { start: at, end: text.length };
  const rest = text.slice(at + 1).trimEnd();
  const other = quote === '"' ? "'" : '"';
  if (rest.length > 1 && rest.indexOf(other) === rest.length - 1) {
    const last = at + rest.length;
    const fix = edit(text, { start: last, end: last + 1 }, quote);
    return selectorError(text, 'unterminated-string', span, [quote], fix);
  }
  const sign = rest.search(/[&|(){},]/);
  const length = rest.slice(0, sign === -1 ? undefined : sign).trimEnd().length;
  const fix = length > 0 ? insertion(text, at + 1 + length, quote) : undefined;
  return selectorError(text, 'unterminated-string', span, [quote], fix);
}

const lone = { '=': 'single-equals', '&': 'single-and', '|': 'single-or' } as const;

/** A single `=`, `&` or `|`: doubled, or removed where it is one too many. */
export function loneSymbol(text: string, at: number, char: keyof typeof lone): SelectorError {
  const span = { start: at, end: at + 1 };
  const surplus = at > 0 && '=!&|'.includes(text.charAt(at - 1));
  const dangling = char !== '=' && skipBlanks(text, at + 1) === text.length;
  const next = text.charAt(at + 1);
  if (char === '=' && next === '!') {
    return selectorError(text, 'single-equals', span, ['!='], edit(text, { start: at, end: at + 2 }, '!='));
  }
  const other = char === '=' && '~<>'.includes(next) && next !== '';
  const fix = other ? undefined : edit(text, span, surplus || dangling ? '' : char + char);
  return selectorError(text, lone[char], span, [char + char], fix);
}

/** A character that begins no token. */
export function badCharacter(text: string, at: number, previous: TokenKind | undefined): SelectorError {
  const blank = otherBlank(text, at);
  if (blank !== undefined) return blank;
  const smart = smartString(text, at);
  const span = { start: at, end: at + String.fromCodePoint(text.codePointAt(at) ?? 0).length };
  if (smart !== undefined) return selectorError(text, 'bad-character', span, ['"', "'"], smart);
  if (previous === 'in' || previous === 'not in') return expectedSet(text, at);
  if (comparisons.some((one) => one === previous)) return unquotedValue(text, at);
  return selectorError(text, 'bad-character', span, []);
}

/** White space at `at` that is none to Calico. */
export function otherBlank(text: string, at: number): SelectorError | undefined {
  const run = matchAt(/\s+/y, text, at)?.[0];
  if (run === undefined) return undefined;
  const span = { start: at, end: at + run.length };
  if (!/[\r\n]/.test(run)) return selectorError(text, 'bad-character', span, [' '], edit(text, span, ' '));
  return selectorError(text, 'newline', { start: at, end: at + 1 }, [' '], joinLines(text, at));
}

/** All line ends from `at` on become blanks; none stays at the ends of the text. */
function joinLines(text: string, at: number): SelectorError['fix'] {
  const start = text.slice(0, at).trimEnd().length;
  const last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  const end = last + (matchAt(/\s*/y, text, last)?.[0].length ?? 0);
  const joined = text.slice(start, end).replace(/\s+/g, (run) => (/[\r\n]/.test(run) ? ' ' : run));
  const left = start === 0 ? joined.trimStart() : joined;
  return edit(text, { start, end }, end === text.length ? left.trimEnd() : left, 'join-lines');
}

/** A value without quotes at `at`. */
export function unquotedValue(text: string, at: number): SelectorError {
  const fix = quotedRun(text, at);
  const span = fix?.span ?? { start: at, end: at + 1 };
  return selectorError(text, 'unquoted-value', span, [fix?.newText ?? quoted('', text)], fix);
}

/** Something else than `{` at `at`, behind `in` or `not in`. */
export function expectedSet(text: string, at: number): SelectorError {
  const fix = bracketed(text, at);
  const span = fix?.span ?? { start: at, end: Math.min(at + 1, text.length) };
  return selectorError(text, 'expected-set', span, ['{'], fix);
}

/** What the tokenizer saw of `has(…)`: the places of the label and of where `)` was looked for. */
export interface SeenFunction {
  readonly name: string;
  readonly at: number;
  readonly start: number;
  readonly key: string;
  readonly close: number;
}

/** `has(`, `all(` or `global(` that does not go on with a label or `)`. */
export function badFunction(text: string, { name, at, start, key, close }: SeenFunction): SelectorError {
  const blank = otherBlank(text, close);
  if (blank !== undefined) return blank;
  const whole = { start: at, end: key === '' ? close : start + key.length };
  if (name === 'has' && key === '') {
    const string = matchAt(/(["'])([^"']*)\1/y, text, start);
    if (string === undefined || !isKey(string[2] ?? '')) return selectorError(text, 'no-key', whole, []);
    const span = { start, end: start + string[0].length };
    return selectorError(text, 'quoted-key', span, [string[2] ?? ''], edit(text, span, string[2] ?? '', 'unquote'));
  }
  const over = afterText(text, close, ['', '&&', '||']);
  const fix = over ? insertion(text, start + key.length, ')') : undefined;
  return selectorError(text, 'unclosed-function', whole, [')'], fix);
}
