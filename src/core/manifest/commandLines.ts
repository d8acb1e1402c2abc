import type { Family } from '../net/address.ts';
import type { Located, Span } from '../text.ts';
import { METHOD_VARIABLES, OPERATOR_PREFIXES } from './methodSites.ts';

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
  return { ...found, span: word.span, templated: /\$[({\w]|\{\{|`/.test(text.slice(word.span.start, word.span.end)) };
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

/** A word of a POSIX shell: quotes and backslashes are taken away as it does, and nothing is expanded. */
const word = /(?:\\\r?\n|[^\s\\'"`;|&<>()]|\\.|'[^']*'|"(?:[^"\\]|\\[\s\S])*"|[`()<>](?=\S))+/g;

function wordsIn(command: string, base: number): readonly Located<string>[] {
  return [...command.matchAll(word)].map(({ 0: raw, index }) => ({
    value: unquoted(raw),
    span: { start: base + index, end: base + index + raw.length },
  }));
}

function unquoted(raw: string): string {
  return raw.replace(/\\\r?\n|\\([\s\S])|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"/g, (_, escaped, single, double) => {
    const inDouble = (text: string): string => text.replace(/\\(["\\$`])/g, '$1');
    return escaped ?? single ?? (double === undefined ? '' : inDouble(double));
  });
}

type Found = Pick<CommandMethod, 'family' | 'text'>;

function variableIn(value: string): Found | undefined {
  const sign = value.indexOf('=');
  const family = ([4, 6] as const).find((each) => METHOD_VARIABLES[each] === value.slice(0, sign));
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
  const [, digit, field, list, text] =
    /(?:^|,)[\w.]*nodeAddressAutodetectionV([46])\.(\w+)(?:\[\d+\])?=(?:\{([^}]*)\}|((?:[^,\\]|\\.)*))/s.exec(pairs) ??
    [];
  const prefix = OPERATOR_PREFIXES.find(([name]) => name === field)?.[1];
  if (prefix === undefined) return undefined;
  const argument = (list ?? text ?? '').replace(/\\(.)/gs, '$1');
  const family = digit === '6' ? 6 : 4;
  if (field === 'firstFound') return argument === 'true' ? { family, text: 'first-found' } : undefined;
  return field === 'kubernetes' ? { family, text: 'kubernetes-internal-ip' } : { family, text: prefix + argument };
}
