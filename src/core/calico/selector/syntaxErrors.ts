import { trimmedEnd } from '../../scanner.ts';
import type { Span } from '../../text.ts';
import { edit, insertion, type SelectorError, type SelectorFix, selectorError } from './errors.ts';
import { unquotedValue } from './lexicalErrors.ts';
import { afterText } from './repairs.ts';
import { isKey, quoted, skipBlanks } from './scan.ts';
import type { Token } from './token.ts';

/** The places where the tokens do not make a selector, each with what was probably meant. */

/** `found` where an operand must stand. */
export function expectedOperand(text: string, found: Token): SelectorError {
  const { span, value } = found;
  if (found.kind === 'string' && !afterText(text, span.end, ['', '&&', '||', ')'])) {
    const fix = isKey(value) ? edit(text, span, value, 'unquote') : undefined;
    return selectorError(text, 'quoted-key', span, isKey(value) ? [value] : [], fix);
  }
  if (found.kind === ')' && !text.slice(0, span.start).includes('(')) return extraParenthesis(text, span);
  return selectorError(text, 'missing-operand', span, ['has(', 'all()', '!', '('], withoutOperator(text, found));
}

/** Takes out an operator that has nothing on one of its sides. */
function withoutOperator(text: string, { kind, span }: Token): SelectorFix | undefined {
  if (kind === '&&' || kind === '||') return edit(text, { start: span.start, end: skipBlanks(text, span.end) }, '');
  if (kind !== 'end' && kind !== ')') return undefined;
  const before = trimmedEnd(text.slice(0, span.start), ' \t');
  const start = trimmedEnd(before.slice(0, -2), ' \t').length;
  if (!/&&$|\|\|$/.test(before.slice(-2)) || start === 0) return undefined;
  return edit(text, { start, end: span.start }, '');
}

/** `found` where a string must stand behind `==` and its kin. */
export function expectedString(text: string, found: Token): SelectorError {
  if (found.kind === 'label') return unquotedValue(text, found.span.start);
  return selectorError(text, 'expected-value', found.span, [quoted('', text)]);
}

/** `found` where a set must go on or end; `before` is what it holds so far. */
export function unclosedSet(text: string, before: Span, found: Token): SelectorError {
  const { kind, span } = found;
  const last = text.slice(before.end, span.start).trimEnd();
  if (kind === 'label') return unquotedValue(text, span.start);
  const holdsSome = text.charAt(before.start) !== '{';
  const afterMember = holdsSome && !last.endsWith(',');
  if (kind === 'string' && afterMember) {
    return selectorError(text, 'unclosed-set', span, [',', '}'], insertion(text, before.end, ','));
  }
  if (kind === ',') {
    const fix = holdsSome || !afterText(text, span.end, ['}']) ? edit(text, span, '') : undefined;
    return selectorError(text, 'unclosed-set', span, [quoted('', text), '}'], fix);
  }
  const over = afterMember && ['end', '&&', '||', ')'].includes(kind);
  return selectorError(text, 'unclosed-set', span, [',', '}'], over ? insertion(text, before.end, '}') : undefined);
}

/** `found` where the group that `open` begins must go on or end. */
export function unclosedGroup(text: string, open: Token, found: Token): SelectorError {
  if (found.kind !== 'end') return expectedConnective(text, found);
  const fix = insertion(text, text.trimEnd().length, ')');
  return selectorError(text, 'unclosed-parenthesis', open.span, [')'], fix);
}

/** What people write instead of signs. */
const signs: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['or', '||'],
]);

/** `found` behind a complete operand. */
export function expectedConnective(text: string, found: Token): SelectorError {
  const { span, kind, value } = found;
  if (kind === ')') return extraParenthesis(text, span);
  const meant = kind === ',' ? '&&' : kind === 'label' ? signs.get(value.toLowerCase()) : undefined;
  if (meant === undefined) return selectorError(text, 'expected-connective', span, ['&&', '||']);
  if (skipBlanks(text, span.end) === text.length) {
    return selectorError(text, 'word-operator', span, [meant], kind === ',' ? edit(text, span, '') : undefined);
  }
  const left = text.charAt(span.start - 1).trim() === '' ? '' : ' ';
  const right = text.charAt(span.end).trim() === '' ? '' : ' ';
  const fix = edit(text, span, left + meant + right);
  return selectorError(text, 'word-operator', span, [meant], fix);
}

function extraParenthesis(text: string, span: Span): SelectorError {
  return selectorError(text, 'extra-parenthesis', span, ['&&', '||'], edit(text, span, ''));
}
