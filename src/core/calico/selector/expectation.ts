import type { Token, TokenKind } from './token.ts';
import { tokenize } from './tokens.ts';

/** What may come next in a selector that is right so far. */
export type Expectation =
  | { readonly kind: 'operand' }
  /** The label inside `has(`. */
  | { readonly kind: 'key-of-has' }
  | { readonly kind: 'operator'; readonly key: string }
  | { readonly kind: 'value'; readonly key: string }
  | { readonly kind: 'set'; readonly key: string }
  /** A value in a set that already holds `taken`. */
  | { readonly kind: 'member'; readonly key: string; readonly taken: readonly string[] }
  | { readonly kind: 'after-member'; readonly key: string; readonly taken: readonly string[] }
  /** `&&`, `||`, or `)` where a group is open. */
  | { readonly kind: 'connective'; readonly open: number };

/** What may follow `text`, the beginning of a selector; undefined where it is wrong already. */
export function expectationAfter(text: string): Expectation | undefined {
  let open = 0;
  let state: Expectation | undefined = { kind: 'operand' };
  for (const token of tokenize(text)) {
    if (token.kind === 'end') return token.error === undefined ? state : undefined;
    if (token.kind === '(') open += 1;
    if (token.kind === ')') open -= 1;
    if (open < 0) return undefined;
    state = step(state, token, open);
    if (state === undefined) return undefined;
  }
  return undefined;
}

function step(state: Expectation, token: Token, open: number): Expectation | undefined {
  switch (state.kind) {
    case 'operand':
      return afterOperand(token, open);
    case 'operator':
      return afterOperator(token.kind, state.key);
    case 'value':
      return token.kind === 'string' ? { kind: 'connective', open } : undefined;
    case 'set':
      return token.kind === '{' ? { kind: 'member', key: state.key, taken: [] } : undefined;
    case 'member':
      if (token.kind === 'string') return { ...state, kind: 'after-member', taken: [...state.taken, token.value] };
      return token.kind === '}' ? { kind: 'connective', open } : undefined;
    case 'after-member':
      if (token.kind === ',') return { ...state, kind: 'member' };
      return token.kind === '}' ? { kind: 'connective', open } : undefined;
    case 'connective':
      if (token.kind === ')') return { kind: 'connective', open };
      return token.kind === '&&' || token.kind === '||' ? { kind: 'operand' } : undefined;
    case 'key-of-has':
      return undefined;
  }
}

function afterOperand({ kind, value }: Token, open: number): Expectation | undefined {
  switch (kind) {
    case '!':
    case '(':
      return { kind: 'operand' };
    case 'label':
      return { kind: 'operator', key: value };
    case 'has':
    case 'all':
    case 'global':
      return { kind: 'connective', open };
    default:
      return undefined;
  }
}

function afterOperator(kind: TokenKind, key: string): Expectation | undefined {
  switch (kind) {
    case 'in':
    case 'not in':
      return { kind: 'set', key };
    case '==':
    case '!=':
    case 'contains':
    case 'starts with':
    case 'ends with':
      return { kind: 'value', key };
    default:
      return undefined;
  }
}
