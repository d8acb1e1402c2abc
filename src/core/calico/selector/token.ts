import type { Span } from '../../text.ts';
import type { SelectorError } from './errors.ts';

/** The tokens of libcalico-go/lib/selector/tokenizer/tokenizer.go (master on the way to v3.33). */
export type TokenKind = 'label' | 'string' | 'has' | 'all' | 'global' | TokenSymbol | TokenOperator | 'end';
export type TokenSymbol = '(' | ')' | '{' | '}' | ',' | '!' | '==' | '!=' | '&&' | '||';
export type TokenOperator = 'contains' | 'starts with' | 'ends with' | 'in' | 'not in';

/** One token and its place in the selector's text. */
export interface Token {
  readonly kind: TokenKind;
  /** The label, or a string without its quotes. */
  readonly value: string;
  readonly span: Span;
  /** Where the label stands in `has(label)`. */
  readonly key?: Span;
  /** Why the text cannot be read on from here; only on the last token, which is of kind `end`. */
  readonly error?: SelectorError;
}
