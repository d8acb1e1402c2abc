import { bothFamilies, type Family } from '../net/address.ts';
import { isFilledIn } from '../placeholders/value.ts';
import type { Located, Span } from '../text.ts';
import { METHOD_VARIABLES } from './methodSites.ts';
import { operatorFields } from './operatorFields.ts';

/** Methods in command lines of shell scripts and documents: read for hovers only, since no shell is played here. */
export interface CommandMethod {
  readonly family: Family;
  /** What calico-node would read. */
  readonly text: string;
  /** The word in which it stands. */
  readonly span: Span;
  /** The shell fills a part of it in. */
  readonly templated: boolean;
}

/** The longest command that is looked at. */
const longest = 20_000;

/**
 * The method in the word at `offset` of a script or document: `NAME=value`, as `kubectl set env`, `docker run -e` and
 * `export` take it, `--ip-autodetection-method=…` of calicoctl, or a `--set` of Helm for the chart of the operator.
 */
export function methodInCommand(text: string, offset: number): CommandMethod | undefined {
  const { start, end } = commandAt(text, offset);
  if (end - start > longest) return undefined;
  const words = wordsIn(text.slice(start, end), start);
  const at = words.findIndex(({ span }) => span.start <= offset && offset <= span.end);
  const word = words[at];
  if (word === undefined) return undefined;
  const found = variableIn(word.value) ?? flagIn(word.value) ?? helmValueIn(word.value, words[at - 1]?.value);
  if (found === undefined) return undefined;
  return { ...found, span: word.span, templated: isPlayed(text.slice(word.span.start, word.span.end)) };
}

/** Whether the shell, or what writes the script, fills a part of a word in. */
function isPlayed(word: string): boolean {
  return /\$[({\d]|`/.test(word) || isFilledIn(word);
}

/** The lines around `offset` that a backslash joins into one. */
function commandAt(text: string, offset: number): Span {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  while (start > 1 && /\\\r?$/.test(text.slice(text.lastIndexOf('\n', start - 2) + 1, start - 1))) {
    start = text.lastIndexOf('\n', start - 2) + 1;
  }
  let end = lineEnd(text, offset);
  while (end < text.length && /\\\r?$/.test(text.slice(Math.max(start, end - 2), end))) end = lineEnd(text, end + 1);
  return { start, end };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** The words of a POSIX shell: quotes and backslashes are taken away as it does, and nothing is expanded. */
function wordsIn(command: string, base: number): readonly Located<string>[] {
  const words: Located<string>[] = [];
  const quotes = { single: command.lastIndexOf("'"), double: command.lastIndexOf('"') };
  for (let at = 0; at < command.length; ) {
    const start = at;
    let value = '';
    for (let piece = pieceAt(command, at, quotes); piece !== undefined; piece = pieceAt(command, at, quotes)) {
      value += piece.value;
      at = piece.end;
    }
    if (at > start) words.push({ value, span: { start: base + start, end: base + at } });
    else at += 1;
  }
  return words;
}

interface Piece {
  readonly value: string;
  readonly end: number;
}

/** A piece of a word at `at`: what is quoted, an escape, or a character; `quotes` tells where the last ones stand. */
function pieceAt(
  command: string,
  at: number,
  quotes: { readonly single: number; readonly double: number },
): Piece | undefined {
  const char = command.charAt(at);
  if (char === '') return undefined;
  if (char === "'") {
    const close = at < quotes.single ? command.indexOf("'", at + 1) : -1;
    return close === -1 ? undefined : { value: command.slice(at + 1, close), end: close + 1 };
  }
  if (char === '"') return at < quotes.double ? doubleQuoted(command, at) : undefined;
  if (char === '\\') return escapedAt(command, at);
  if ('`()<>'.includes(char)) {
    return /\S/.test(command.charAt(at + 1)) ? { value: char, end: at + 1 } : undefined;
  }
  return /[\s;|&]/.test(char) ? undefined : { value: char, end: at + 1 };
}

/** Behind a backslash: a line that goes on, or any character. */
function escapedAt(command: string, at: number): Piece | undefined {
  const next = command.charAt(at + 1);
  if (next === '\n') return { value: '', end: at + 2 };
  if (command.startsWith('\r\n', at + 1)) return { value: '', end: at + 3 };
  return next === '' ? undefined : { value: next, end: at + 2 };
}

function doubleQuoted(command: string, at: number): Piece | undefined {
  let value = '';
  for (let end = at + 1; end < command.length; end += 1) {
    const char = command.charAt(end);
    if (char === '"') return { value, end: end + 1 };
    const next = command.charAt(end + 1);
    if (char === '\\' && next !== '') {
      value += '"\\$`'.includes(next) ? next : char + next;
      end += 1;
    } else value += char;
  }
  return undefined;
}

type Found = Pick<CommandMethod, 'family' | 'text'>;

function variableIn(value: string): Found | undefined {
  const sign = value.indexOf('=');
  const family = bothFamilies.find((each) => METHOD_VARIABLES[each] === value.slice(0, sign));
  return family && { family, text: value.slice(sign + 1) };
}

/** calicoctl/calicoctl/commands/node/run.go */
function flagIn(value: string): Found | undefined {
  const [, six, text] = /^--ip(6?)-autodetection-method=(.*)$/s.exec(value) ?? [];
  return text === undefined ? undefined : { family: six === '6' ? 6 : 4, text };
}

/** `--set a=b,c=d` or `--set=…`: commas and such have a backslash where they belong to a value. */
function helmValueIn(value: string, before: string | undefined): Found | undefined {
  const inline = /^--set(?:-string)?=(.*)$/s.exec(value)?.[1];
  const pairs = inline ?? (/^--set(?:-string)?$/.test(before ?? '') ? value : undefined);
  if (pairs === undefined) return undefined;
  for (const pair of helmPairs(pairs)) {
    const sign = pair.indexOf('=');
    const found = helmMethod(pair.slice(0, sign), pair.slice(sign + 1));
    if (sign !== -1 && found !== undefined) return found;
  }
  return undefined;
}

/** The pairs of a `--set`: no comma parts them that stands in braces or behind a backslash. */
function helmPairs(text: string): readonly string[] {
  const pairs: string[] = [];
  let start = 0;
  let inList = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '{' && text[at - 1] === '=') inList = true;
    else if (text[at] === '}') inList = false;
    else if (text[at] === ',' && !inList) {
      pairs.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...pairs, text.slice(start)];
}

function helmMethod(path: string, value: string): Found | undefined {
  const [last = '', holder = ''] = path.split('.').reverse();
  const digit = /^nodeAddressAutodetectionV([46])$/.exec(holder)?.[1];
  const field = last.replace(/\[\d+\]$/, '');
  const found = operatorFields.find((each) => each.field === field);
  if (digit === undefined || found === undefined) return undefined;
  const list = value.startsWith('{') ? value.slice(1, value.endsWith('}') ? -1 : undefined) : value;
  const argument = list.replace(/\\(.)/gs, '$1');
  const family = digit === '6' ? 6 : 4;
  switch (found.holds) {
    case 'flag':
      return argument === 'true' ? { family, text: found.method } : undefined;
    case 'name':
      return { family, text: found.method };
    case 'text':
    case 'list':
      return { family, text: found.prefix + argument };
  }
}
