import { templateTokens } from './scan.ts';
import type { Token } from './token.ts';
import { isTokenWord } from './words.ts';

/** What is filled in later in the text of one value. */

/** The tokens in a value, in order. In brackets of an expression, and behind a backslash, a `$` is itself. */
export function tokensIn(value: string): readonly Token[] {
  const found = templateTokens(value);
  if (!/[$<]/.test(value)) return found;
  const starts = new Map(found.map((token) => [token.span.start, token]));
  const tokens: Token[] = [];
  let inBrackets = false;
  for (let at = 0; at < value.length; at += 1) {
    const letter = value.charAt(at);
    const token = starts.get(at) ?? signAt(value, at, letter, inBrackets);
    if (letter === '\\') at += 1;
    if ('[]'.includes(letter)) inBrackets = letter === '[';
    if (token === undefined) continue;
    tokens.push(token);
    at = token.span.end - 1;
  }
  return tokens;
}

function signAt(value: string, at: number, letter: string, inBrackets: boolean): Token | undefined {
  if (letter === '<') return angleAt(value, at);
  return letter === '$' && !inBrackets ? dollarAt(value, at) : undefined;
}

/** Whether something fills in a part of `value` before Kubernetes sees it. `$(NAME)` is none: Kubernetes does that. */
export function isFilledIn(value: string): boolean {
  return tokensIn(value).some(({ kind }) => kind !== 'reference');
}

/** What fills a value in, in short: an engine that makes the whole file, a tool that knows variables, or anything else. */
export type Filler = 'engine' | 'variables' | 'other';

/** What fills these tokens in: what says the least of the file last; undefined where there are none. */
export function fillerOf(tokens: readonly Token[]): Filler | undefined {
  const kinds = new Set(tokens.map(({ kind }) => kind));
  if (kinds.has('template')) return 'engine';
  if (kinds.has('variable')) return 'variables';
  return kinds.size === 0 ? undefined : 'other';
}

/** As {@link isFilledIn}, where words in capitals mean nothing else than that a script replaces them: `POD_CIDR/16`. */
export function isReplaced(value: string): boolean {
  return isFilledIn(value) || replacedWords(value).length > 0;
}

/** As {@link isReplaced}, where kustomize may fill in `$(NAME)`. */
export function mayBeFilledIn(value: string): boolean {
  return tokensIn(value).length > 0 || replacedWords(value).length > 0;
}

/** The words in `value` that a script may replace; none in one that is too long to be written by hand. */
export function replacedWords(value: string): readonly string[] {
  return value.length > 2_000 ? [] : value.split(/[\s/=,:;'"[\](){}.]/).filter(isTokenWord);
}

/**
 * The lines of a document that are nothing but a name that a script or a shell replaces, as `__POOLS__`, `$POOLS`,
 * `<pools>` and `POOL_LIST`, as far as they are not among `known`.
 */
export function lineTokens(text: string, known: readonly Token[]): readonly Token[] {
  const starts = new Set(known.map(({ span }) => span.start));
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const lineFeed = text.indexOf('\n', at);
    const end = lineFeed === -1 ? text.length : lineFeed;
    const line = end - at > longestLine ? '' : text.slice(at, end);
    const name = line.trim();
    const start = at + line.length - line.trimStart().length;
    at = end + 1;
    if (name === '' || starts.has(start)) continue;
    const token = nameToken(name);
    if (token !== undefined) tokens.push({ ...token, ...located(name, start) });
  }
  return tokens;
}

/** What replaces the whole of `name`. */
function nameToken(name: string): Pick<Token, 'kind' | 'role'> | undefined {
  const [token] = /^[$<]/.test(name) ? tokensIn(name) : [];
  if (token?.value === name) return token;
  return isTokenWord(name) ? { kind: 'script', role: 'output' } : undefined;
}

const longestLine = 200;

/** `$NAME`, `$(NAME)` and `$(command …)`. */
function dollarAt(value: string, at: number): Token | undefined {
  if (/\w/.test(value.charAt(at - 1))) return undefined; // a dollar within a word
  const name = /^\$(?:[A-Za-z_]\w{0,99}|\([A-Za-z_][\w.-]{0,99}\)|\([a-z][^()\s]{0,50}\s[^()]{0,150}\))/.exec(
    value.slice(at, at + 210),
  )?.[0];
  if (name === undefined) return undefined;
  const isReference = /^\$\([\w.-]+\)$/.test(name);
  return { kind: isReference ? 'reference' : 'shell', role: 'output', ...located(name, at) };
}

/** `<your-interface>`; a group's name in an expression, `(?P<name>…)`, is none, nor is a tag that is closed, `<b>…</b>`. */
function angleAt(value: string, at: number): Token | undefined {
  if (/\?P?$/.test(value.slice(Math.max(0, at - 2), at))) return undefined;
  const found = /^<[\p{L}\d][\p{L}\d _.,:/|*-]{0,199}>/u.exec(value.slice(at, at + 210))?.[0];
  const near = value.slice(at, at + 420); // so far, that time grows as the text does
  if (found === undefined || near.includes(`</${found.slice(1)}`)) return undefined;
  return { kind: 'angle', role: 'output', ...located(found, at) };
}

function located(value: string, start: number): Pick<Token, 'value' | 'span'> {
  return { value, span: { start, end: start + value.length } };
}
