import type { Span, TextEdit } from '../text.ts';
import { lineEndFrom } from './lines.ts';
import type { Container, EnvVar } from './model.ts';

/** Takes entries out of a container's `env`: by whole lines, or out of `[ ]`; what else stands there is left as it is. */

/**
 * The edit that takes `entry` away with the comments right above it, and with it `env` where nothing else stands in
 * that. Undefined where the entry can't be told from others: one that shares its lines, stands for an alias, or has an
 * anchor in it or around it, by which other containers may have it too.
 */
export function entryRemoval(entry: EnvVar, container: Container, source: string): TextEdit | undefined {
  if (container.envBlock?.flow === true) return flowRemoval(entry, container, source);
  const lines = entryLines(entry, container, source);
  return lines && linesRemoval(lines, container, source);
}

/** The edit that takes whole lines of `env` away, with their line break. */
export function linesRemoval(lines: Span, container: Container, source: string): TextEdit {
  return { span: withBreakBefore(withEnvKey(lines, container, source), source), newText: '' };
}

/** The lines of an entry that has them for itself, with the comments right above; from the first column to the last line's end. */
export function entryLines({ entry, name }: EnvVar, { envBlock }: Container, source: string): Span | undefined {
  if (envBlock === undefined || envBlock.flow || !isWithin(entry, envBlock.span)) return undefined;
  if (!isWithin(name.span, entry)) return undefined; // an alias
  const dash = source.slice(0, entry.start).trimEnd().length - 1;
  const start = lineStart(source, dash);
  const end = lineEndFrom(source, entry.end);
  const tail = source.slice(source.slice(0, entry.end).trimEnd().length, end);
  if (source[dash] !== '-' || source.slice(start, dash).trim() !== '' || !/^\s*(#.*)?$/.test(tail)) return undefined;
  if (anchorOrAlias.test(source.slice(dash, end)) || isAnchored(source, start)) return undefined;
  return withComments({ start, end }, source);
}

const anchorOrAlias = /[-:,{[]\s+[&*]\w/;

/** An anchor of a mapping or list: of a scalar, something stands behind it. */
function hasAnchorOfMany(line: string): boolean {
  const words = line.trim().split(/\s+/);
  return words.some((word, at) => {
    if (!word.startsWith('&') || word === '&') return false;
    const next = words[words[at + 1]?.startsWith('!') === true ? at + 2 : at + 1];
    return next === undefined || /^[#[{]/.test(next) || /[#[{]/.test(word.slice(2));
  });
}

/** Whether an anchor stands on one of the lines that the line at `start` belongs to: others may have it by an alias. */
export function isAnchored(source: string, start: number): boolean {
  let { indent: inside, dash } = shapeOf(source.slice(start).split('\n', 1)[0] ?? '');
  for (const line of source.slice(0, start).split(/\r?\n/).reverse()) {
    const shape = shapeOf(line);
    if (shape.indent === -1 || line[shape.indent] === '#') continue;
    if (/^(?:---|\.\.\.)/.test(line)) return false;
    // A list may stand in the column of its key.
    if (shape.indent > inside || (shape.indent === inside && (shape.dash || !dash))) continue;
    if (hasAnchorOfMany(line)) return true;
    ({ indent: inside, dash } = shape);
  }
  return false;
}

function shapeOf(line: string): { readonly indent: number; readonly dash: boolean } {
  const indent = line.search(/\S/);
  return { indent, dash: /^\s*-\s/.test(line) };
}

/** Takes an entry out of `[ ]`, with the comma behind it, else with the one before it. */
function flowRemoval({ entry, name }: EnvVar, { envBlock }: Container, source: string): TextEdit | undefined {
  if (envBlock === undefined || !isWithin(entry, envBlock.span) || !isWithin(name.span, entry)) return undefined;
  const line = lineStart(source, envBlock.span.start);
  const text = source.slice(line, envBlock.span.end);
  if (/[\s[{,:]&\w|\s#/.test(text) || source[entry.start] !== '{' || isAnchored(source, line)) return undefined;
  const comma = /^\s*,\s*/.exec(source.slice(entry.end, envBlock.span.end))?.[0].length;
  if (comma !== undefined) return { span: { start: entry.start, end: entry.end + comma }, newText: '' };
  const before = /,\s*$/.exec(source.slice(envBlock.span.start, entry.start))?.[0].length ?? 0;
  return { span: { start: entry.start - before, end: entry.end }, newText: '' };
}

/** `lines` and the comment lines right above them, in the same column; not an entry that is commented out. */
function withComments({ start, end }: Span, source: string): Span {
  const indent = /^ */.exec(source.slice(start, end))?.[0] ?? '';
  let from = start;
  while (from > 0) {
    const above = lineStart(source, from - 1);
    const text = source.slice(above, from);
    if (!text.startsWith(`${indent}#`) || /^ *#\s*(?:- |(?:name|value|valueFrom):)/.test(text)) break;
    from = above;
  }
  return { start: from, end };
}

/** `lines` and the line of `env:`, where the list under it consists of them alone. */
function withEnvKey(lines: Span, { envBlock }: Container, source: string): Span {
  if (envBlock === undefined || envBlock.span.start < lines.start || envBlock.span.end > lines.end) return lines;
  const above = lineStart(source, lines.start - 1);
  return /^ *env: *(#.*)?\r?\n$/.test(source.slice(above, lines.start)) ? { start: above, end: lines.end } : lines;
}

function withBreakBefore({ start, end }: Span, source: string): Span {
  return { start: source[start - 2] === '\r' ? start - 2 : Math.max(start - 1, 0), end };
}

/** Whether one place lies in another. */
export function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Where the line of `offset` begins. */
export function lineStart(source: string, offset: number): number {
  return offset <= 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;
}
