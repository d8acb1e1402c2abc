import type { Located, Span } from '../../text.ts';
import { type Comparison, comparisons, type ListNode, type SelectorNode, type SetNode } from './ast.ts';
import { deepest, type SelectorError, selectorError } from './errors.ts';
import { afterLabel } from './labelErrors.ts';
import { expectedSet } from './lexicalErrors.ts';
import { expectedConnective, expectedOperand, expectedString, unclosedGroup, unclosedSet } from './syntaxErrors.ts';
import type { Token, TokenKind } from './token.ts';
import { tokenize } from './tokens.ts';

/** A selector that Calico accepts, or the first thing in it that Calico refuses. */
export type ParsedSelector = { readonly ast: SelectorNode } | { readonly error: SelectorError };

/**
 * Reads a selector as Calico does (libcalico-go/lib/selector/parser/parser.go, master on the way to v3.33): `!` binds
 * tighter than `&&`, that tighter than `||`, and `!a == "x"` negates the comparison. An empty text is `all()`.
 */
export function parseSelector(text: string): ParsedSelector {
  const reader = createReader(text);
  const only = reader.peek();
  if (only.kind === 'end' && only.error === undefined)
    return { ast: { kind: 'all', span: { start: 0, end: text.length } } };
  const ast = parseList(reader, 'or', 0);
  const rest = reader.peek();
  if (ast !== undefined && rest.kind !== 'end') reader.fail(expectedConnective(text, rest));
  else if (ast !== undefined && rest.error !== undefined) reader.fail(rest.error);
  const error = reader.error();
  if (error !== undefined) return { error };
  return ast === undefined ? { error: selectorError(text, 'missing-operand', only.span, []) } : { ast };
}

/** Operands joined by `||`, each of them operands joined by `&&`; one alone stands for itself. */
function parseList(reader: Reader, kind: ListNode['kind'], depth: number): SelectorNode | undefined {
  const operands: SelectorNode[] = [];
  do {
    const operand = kind === 'or' ? parseList(reader, 'and', depth) : parseOperation(reader, depth);
    if (operand === undefined) return undefined;
    operands.push(operand);
  } while (reader.take(kind === 'or' ? '||' : '&&'));
  const [first, ...more] = operands;
  const last = more.at(-1);
  if (first === undefined || last === undefined) return first;
  return { kind, operands, span: { start: first.span.start, end: last.span.end } };
}

/** Any number of `!`, of which only odd or even counts, and one operand. */
function parseOperation(reader: Reader, depth: number): SelectorNode | undefined {
  const { start } = reader.peek().span;
  let negated = false;
  while (reader.take('!')) negated = !negated;
  const operand = parseOperand(reader, depth);
  if (operand === undefined || !negated) return operand;
  return { kind: 'not', operand, span: { start, end: operand.span.end } };
}

function parseOperand(reader: Reader, depth: number): SelectorNode | undefined {
  const token = reader.peek();
  switch (token.kind) {
    case 'has': {
      reader.next();
      return { kind: 'has', key: { value: token.value, span: token.key ?? token.span }, span: token.span };
    }
    case 'all':
    case 'global': {
      reader.next();
      return { kind: token.kind, span: token.span };
    }
    case 'label':
      return parseCondition(reader);
    case '(':
      return parseGroup(reader, depth);
    default:
      return reader.fail(expectedOperand(reader.text, token));
  }
}

/** The span of a group is that of its content with the parentheses, so that neighbours do not touch. */
function parseGroup(reader: Reader, depth: number): SelectorNode | undefined {
  const open = reader.next();
  if (depth >= deepest) return reader.fail(selectorError(reader.text, 'too-deep', open.span, []));
  const inner = parseList(reader, 'or', depth + 1);
  if (inner === undefined) return undefined;
  const close = reader.peek();
  if (!reader.take(')')) return reader.fail(unclosedGroup(reader.text, open, close));
  return { ...inner, span: { start: open.span.start, end: close.span.end } };
}

function parseCondition(reader: Reader): SelectorNode | undefined {
  const label = reader.next();
  const key = { value: label.value, span: label.span };
  const operator = reader.peek();
  if (operator.kind === 'in' || operator.kind === 'not in') return parseSet(reader, operator.kind, key);
  if (!isComparison(operator.kind)) return reader.fail(afterLabel(reader.text, operator.span.start, label));
  reader.next();
  const value = reader.peek();
  if (!reader.take('string')) return reader.fail(expectedString(reader.text, value));
  const span = { start: key.span.start, end: value.span.end };
  return { kind: 'compare', operator: operator.kind, key, value: { value: value.value, span: value.span }, span };
}

/** `{}` and a comma before the `}` are fine. */
function parseSet(reader: Reader, kind: SetNode['kind'], key: Located<string>): SelectorNode | undefined {
  reader.next();
  const open = reader.peek();
  if (!reader.take('{')) return reader.fail(expectedSet(reader.text, open.span.start));
  const values: Located<string>[] = [];
  let before: Span = open.span;
  for (let token = reader.peek(); reader.take('string'); token = reader.peek()) {
    values.push({ value: token.value, span: token.span });
    before = token.span;
    if (!reader.take(',')) break;
  }
  const close = reader.peek();
  if (!reader.take('}')) return reader.fail(unclosedSet(reader.text, before, close));
  return { kind, key, values, span: { start: key.span.start, end: close.span.end } };
}

function isComparison(kind: TokenKind): kind is Comparison {
  return comparisons.some((one) => one === kind);
}

/** Walks along the tokens; keeps the first error, that of the tokenizer before any that follows from it. */
interface Reader {
  readonly text: string;
  peek(): Token;
  next(): Token;
  take(kind: TokenKind): boolean;
  fail(error: SelectorError): undefined;
  error(): SelectorError | undefined;
}

/** A reader at the first token of `text`. */
function createReader(text: string): Reader {
  const tokens = tokenize(text);
  let at = 0;
  let first: SelectorError | undefined;
  const end: Token = { kind: 'end', value: '', span: { start: text.length, end: text.length } };
  const peek = (): Token => tokens[at] ?? end;
  const next = (): Token => {
    const token = peek();
    at = Math.min(at + 1, tokens.length - 1);
    return token;
  };
  return {
    text,
    peek,
    next,
    take: (kind) => peek().kind === kind && next().kind === kind,
    fail(error) {
      first ??= peek().error ?? error;
      return undefined;
    },
    error: () => first,
  };
}
