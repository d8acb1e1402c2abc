import { applyEdits, type Span, type TextEdit } from '../../text.ts';

/** Why Calico refuses a selector. Its own wording is rougher; the verdict is the same. */
export type SelectorErrorKind =
  /** A quote without its partner. */
  | 'unterminated-string'
  /** `=` where only `==` is known; likewise `&` and `|`. */
  | 'single-equals'
  | 'single-and'
  | 'single-or'
  /** A line end: Calico takes only blanks and tabs for white space. */
  | 'newline'
  | 'bad-character'
  /** Something else than an operator behind a label. */
  | 'expected-operator'
  /** An operator in a spelling that Calico does not know. */
  | 'operator-spelling'
  /** A label with nothing behind it. */
  | 'label-alone'
  /** `has (`, `HAS(`, `has a`: Calico knows `has(` only in lower case, its parenthesis attached. */
  | 'function-spelling'
  | 'unclosed-function'
  /** `has()` names no label. */
  | 'no-key'
  | 'quoted-key'
  | 'unquoted-value'
  | 'expected-value'
  | 'expected-set'
  | 'unclosed-set'
  | 'missing-operand'
  | 'unclosed-parenthesis'
  | 'extra-parenthesis'
  /** A word or comma where `&&`, `||` or `!` is meant. */
  | 'word-operator'
  | 'expected-connective'
  /** Not refused by Calico: deeper than {@link deepest}, so not examined here. */
  | 'too-deep';

/** Groups nested deeper are not examined: nobody means them, and walking them could overflow the stack. */
export const deepest = 200;

/** What a fix does, for its title. */
export type SelectorFixKind = 'replace' | 'insert' | 'remove' | 'quote' | 'unquote' | 'join-lines';

/** One edit of the selector's text that removes this error, though another may stand behind it. */
export interface SelectorFix extends TextEdit {
  readonly kind: SelectorFixKind;
  /** What stood there; empty for an insertion. */
  readonly old: string;
}

/** The first thing in a selector's text that Calico does not accept. */
export interface SelectorError {
  readonly kind: SelectorErrorKind;
  /** In the selector's text; empty where something is missing at its end. */
  readonly span: Span;
  /** The text at {@link span}. */
  readonly found: string;
  /** What could stand there, as it is written. */
  readonly expected: readonly string[];
  readonly fix?: SelectorFix;
}

/** An error over `span` of `text`. A fix that would leave nothing is dropped: an empty selector selects everything. */
export function selectorError(
  text: string,
  kind: SelectorErrorKind,
  span: Span,
  expected: readonly string[],
  fix?: SelectorFix,
): SelectorError {
  const found = text.slice(span.start, span.end);
  const leavesNothing = fix !== undefined && applyEdits(text, [fix]).trim() === '';
  return { kind, span, found, expected, ...(fix && !leavesNothing && { fix }) };
}

/** The fix that writes `newText` in place of `span` of `text`; its kind follows from the two where none is given. */
export function edit(text: string, span: Span, newText: string, kind?: SelectorFixKind): SelectorFix {
  const old = text.slice(span.start, span.end);
  const natural = old === '' ? 'insert' : newText === '' ? 'remove' : 'replace';
  return { kind: kind ?? natural, old, span, newText };
}

/** The fix that writes `newText` at `offset` of `text`. */
export function insertion(text: string, offset: number, newText: string): SelectorFix {
  return edit(text, { start: offset, end: offset }, newText);
}
