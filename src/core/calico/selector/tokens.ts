import type { Span } from '../../text.ts';
import type { SelectorError } from './errors.ts';
import { afterLabel } from './labelErrors.ts';
import { badCharacter, badFunction, loneSymbol, unterminatedString } from './lexicalErrors.ts';
import { skipBlanks, wordAt } from './scan.ts';
import type { Token, TokenKind, TokenOperator, TokenSymbol } from './token.ts';

/**
 * The tokens of `text` as libcalico-go/lib/selector/tokenizer/tokenizer.go (master on the way to v3.33) makes them, the last of kind `end`; it carries the error where one stops the reading. As in Calico, what a
 * word means depends on the token before: operators are known only directly behind a label.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at = skipBlanks(text, at);
    const token = at < text.length ? readToken(text, at, tokens.at(-1)) : failed({ start: at, end: at });
    tokens.push(token);
    if (token.kind === 'end') return tokens;
    at = token.span.end;
  }
}

const symbols: readonly TokenSymbol[] = ['==', '!=', '&&', '||', '(', ')', '{', '}', ',', '!'];
const functions = ['has', 'all', 'global'] as const;
const operators: readonly { readonly kind: TokenOperator; readonly words: readonly [string, string?] }[] = [
  { kind: 'contains', words: ['contains'] },
  { kind: 'starts with', words: ['starts', 'with'] },
  { kind: 'ends with', words: ['ends', 'with'] },
  { kind: 'not in', words: ['not', 'in'] },
  { kind: 'in', words: ['in'] },
];

function readToken(text: string, at: number, previous: Token | undefined): Token {
  const symbol = symbols.find((one) => text.startsWith(one, at));
  if (symbol !== undefined) return token(symbol, '', at, at + symbol.length);
  const char = text.charAt(at);
  if (char === '"' || char === "'") return readString(text, at, char);
  if (char === '=' || char === '&' || char === '|') return refused(loneSymbol(text, at, char));
  if (previous?.kind === 'label') return readOperator(text, at, previous);
  const name = functions.find((one) => text.startsWith(`${one}(`, at));
  if (name !== undefined) return readFunction(text, at, name);
  const word = wordAt(text, at);
  if (word !== '') return token('label', word, at, at + word.length);
  return refused(badCharacter(text, at, previous?.kind));
}

function readString(text: string, at: number, quote: string): Token {
  const end = text.indexOf(quote, at + 1);
  if (end === -1) return refused(unterminatedString(text, at, quote));
  return token('string', text.slice(at + 1, end), at, end + 1);
}

/** Prefix tests, as in Calico: `a startswith"x"` and `a in{"x"}` are fine. */
function readOperator(text: string, at: number, label: Token): Token {
  for (const { kind, words } of operators) {
    const [first, second] = words;
    if (!text.startsWith(first, at)) continue;
    const end = at + first.length;
    if (second === undefined) return token(kind, '', at, end);
    const next = skipBlanks(text, end);
    if (text.startsWith(second, next)) return token(kind, '', at, next + second.length);
  }
  return refused(afterLabel(text, at, label));
}

/** `has(` and its kin are known only with the parenthesis attached; blanks may stand inside. */
function readFunction(text: string, at: number, name: (typeof functions)[number]): Token {
  const start = skipBlanks(text, at + name.length + 1);
  const key = name === 'has' ? wordAt(text, start) : '';
  const close = skipBlanks(text, start + key.length);
  if ((name === 'has' && key === '') || text.charAt(close) !== ')') {
    return refused(badFunction(text, { name, start, key, close, at }));
  }
  const whole = token(name, key, at, close + 1);
  return name === 'has' ? { ...whole, key: { start, end: start + key.length } } : whole;
}

function token(kind: TokenKind, value: string, start: number, end: number): Token {
  return { kind, value, span: { start, end } };
}

function refused(error: SelectorError): Token {
  return failed(error.span, error);
}

function failed(span: Span, error?: SelectorError): Token {
  return { kind: 'end', value: '', span, ...(error && { error }) };
}
