import type { SelectorError } from './errors.ts';
import type { Token, TokenKind } from './token.ts';
import { tokenize } from './tokens.ts';

/** Walks along the tokens; keeps the first error, that of the tokenizer before any that follows from it. */
export interface Reader {
  readonly text: string;
  peek(): Token;
  next(): Token;
  take(kind: TokenKind): boolean;
  fail(error: SelectorError): undefined;
  error(): SelectorError | undefined;
}

/** A reader at the first token of `text`. */
export function createReader(text: string): Reader {
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
