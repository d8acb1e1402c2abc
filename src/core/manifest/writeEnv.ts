import type { Span, TextEdit } from '../text.ts';
import type { Container, EnvVar } from './model.ts';
import { lineBreakOf, lineEndFrom } from './writeMethod.ts';

/** Takes entries out of a container's `env`, or moves them, by whole lines; what else stands there is left as it is. */

/**
 * The edit that takes `entry` away with its lines, and with it `env` where nothing else stands in that; comments between
 * entries stay. Undefined where the entry does not have its lines for itself (`[ ]`, an alias), or an anchor is in it.
 */
export function entryRemoval(entry: EnvVar, container: Container, source: string): TextEdit | undefined {
  const lines = linesOf(entry, container, source);
  return lines && { span: withBreakBefore(withEnvKey(lines, container, source), source), newText: '' };
}

/**
 * The edits that move `entry`, with the comments right above it, behind the last entry of `to`, indented as that list
 * is. Undefined where {@link entryRemoval} is, where `to` has no list in block style, or where the text of the entry
 * refers to other variables, which may not be there.
 */
export function entryMove(
  entry: EnvVar,
  from: Container,
  to: Container,
  source: string,
): readonly TextEdit[] | undefined {
  const lines = linesOf(entry, from, source);
  const target = to.envBlock;
  if (lines === undefined || target === undefined || target.flow || from.envBlock === undefined) return undefined;
  if (entry.value?.value.includes('$(') === true) return undefined;
  const whole = withComments(lines, source);
  const moved = indented(source.slice(whole.start, whole.end), target.indent - from.envBlock.indent);
  if (moved === undefined) return undefined;
  const at = lineEndFrom(source, target.span.end);
  return [
    { span: withBreakBefore(withEnvKey(whole, from, source), source), newText: '' },
    { span: { start: at, end: at }, newText: lineBreakOf(source) + moved },
  ];
}

/** The lines of an entry that has them for itself, from the first column to the last line's end. */
function linesOf({ entry, name }: EnvVar, { envBlock }: Container, source: string): Span | undefined {
  if (envBlock === undefined || envBlock.flow) return undefined;
  if (entry.start < envBlock.span.start || entry.end > envBlock.span.end) return undefined;
  if (name.span.start < entry.start || name.span.end > entry.end) return undefined; // an alias
  const dash = source.slice(0, entry.start).trimEnd().length - 1;
  const start = lineStart(source, dash);
  const end = lineEndFrom(source, entry.end);
  const tail = source.slice(source.slice(0, entry.end).trimEnd().length, end);
  if (source[dash] !== '-' || source.slice(start, dash).trim() !== '' || !/^\s*(#.*)?$/.test(tail)) return undefined;
  return anchorOrAlias.test(source.slice(dash, end)) ? undefined : { start, end };
}

const anchorOrAlias = /[-:,{[]\s+[&*]\w/;

/** `lines` and the comment lines right above them, in the same column. */
function withComments({ start, end }: Span, source: string): Span {
  const indent = /^ */.exec(source.slice(start, end))?.[0] ?? '';
  let from = start;
  while (from > 0) {
    const above = lineStart(source, from - 1);
    if (!source.startsWith(`${indent}#`, above)) break;
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

function lineStart(source: string, offset: number): number {
  return offset <= 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;
}

/** `lines` moved by some columns; undefined where one of them does not reach so far. */
function indented(lines: string, by: number): string | undefined {
  const blanks = ' '.repeat(Math.abs(by));
  const moved = lines.split('\n').map((line) => {
    if (line.trim() === '') return line;
    if (by >= 0) return blanks + line;
    return line.startsWith(blanks) ? line.slice(blanks.length) : undefined;
  });
  return moved.every((line) => line !== undefined) ? moved.join('\n') : undefined;
}
