import type { TextEdit } from '../text.ts';
import { lineBreakOf, lineEndFrom } from './lines.ts';
import type { Block, Container, EnvVar } from './model.ts';
import { entryLines, entryRemoval, isAnchored, isWithin, lineStart, linesRemoval } from './writeEnv.ts';
import { doubleQuoted } from './writeScalar.ts';

/** Moves an entry of `env` from one container to another. */

/**
 * The edits that move `entry`, with the comments right above it, to the end of the `env` of `to`, written as that list
 * is. Undefined where {@link entryRemoval} is, where other containers may share what `to` has, or where the text of the
 * entry refers to other variables, which may not be there.
 */
export function entryMove(
  entry: EnvVar,
  from: Container,
  to: Container,
  source: string,
): readonly TextEdit[] | undefined {
  if (entry.value?.value.includes('$(') === true) return undefined;
  return movedLines(entry, from, to, source) ?? rewritten(entry, from, to, source);
}

/** From one list of lines to another, or to a new one, as they are. */
function movedLines(entry: EnvVar, from: Container, to: Container, source: string): readonly TextEdit[] | undefined {
  const lines = entryLines(entry, from, source);
  const place = lines && placeFor(to, source);
  if (lines === undefined || place === undefined || from.envBlock === undefined) return undefined;
  const moved = indented(source.slice(lines.start, lines.end), place.indent - from.envBlock.indent);
  if (moved === undefined) return undefined;
  return [linesRemoval(lines, from, source), insertedAt(place.at, [...place.above, moved], source)];
}

interface LinePlace {
  readonly at: number;
  readonly indent: number;
  /** What must stand above the entry. */
  readonly above: readonly string[];
}

/** Where an entry may be added to `env` by lines; below the name of a container that has no `env`. */
function placeFor({ body, envBlock, name }: Container, source: string): LinePlace | undefined {
  if (isAnchored(source, lineStart(source, (envBlock ?? body).span.start))) return undefined;
  if (envBlock !== undefined) {
    const { span, flow, indent } = envBlock;
    if (flow || source[span.start] !== '-') return undefined; // an alias
    return { at: lineEndFrom(source, span.end), indent, above: [] };
  }
  const whole = source.slice(body.span.start, body.span.end);
  if (name === undefined || body.flow || !isWithin(name.span, body.span) || hasKey(whole)) return undefined;
  if (!source.slice(name.span.start, name.span.end).includes(name.value)) return undefined; // of another file
  const { indent } = body;
  return { at: lineEndFrom(source, name.span.end), indent: indent + 2, above: [`${' '.repeat(indent)}env:`] };
}

/** An `env` without entries, or a mapping that is merged, which may have one. */
function hasKey(whole: string): boolean {
  return whole.split('\n').some((line) => /^[\s-]*["']?(?:env|<<)["']?\s*:/.test(line));
}

/** Between lists that are written in different ways: only a value that stands there as text. */
function rewritten(entry: EnvVar, from: Container, to: Container, source: string): readonly TextEdit[] | undefined {
  const { name, value } = entry;
  const lines = entryLines(entry, from, source);
  const isCommented = lines !== undefined && /(?:^|\s)#/.test(source.slice(lines.start, lines.end));
  if (value === undefined || entry.from !== undefined || isCommented) return undefined;
  const removal = entryRemoval(entry, from, source);
  const added = addition([[name.value, doubleQuoted(value.value)]], to, source);
  return removal && added && [removal, added];
}

/** A variable, and its text as it is written. */
type Pair = readonly [name: string, text: string];

/** The edit that adds `pairs` to the end of a container's `env`; undefined where that can't be told apart from others. */
export function addition(pairs: readonly Pair[], to: Container, source: string): TextEdit | undefined {
  if (to.envBlock?.flow === true) return itemsAdded(pairs, to.envBlock, to.body.flow, source);
  const place = placeFor(to, source);
  if (place === undefined) return undefined;
  const blanks = ' '.repeat(place.indent);
  const lines = pairs.flatMap(([name, text]) => [`${blanks}- name: ${name}`, `${blanks}  value: ${text}`]);
  return insertedAt(place.at, [...place.above, ...lines], source);
}

/** Further items of `[ ]`, with quoted keys where it may be JSON. */
function itemsAdded(pairs: readonly Pair[], { span }: Block, quoted: boolean, source: string): TextEdit | undefined {
  const items = source.slice(span.start, span.end);
  const line = lineStart(source, span.start);
  const hasAnchor = /[\s[{,:]&\w/.test(source.slice(line, span.end)) || isAnchored(source, line);
  if (!/^\[[^#]*\]$/.test(items) || hasAnchor) return undefined;
  const at = span.start + items.slice(0, -1).trimEnd().length;
  const added = pairs.map(([name, text]) =>
    quoted ? `{ "name": "${name}", "value": ${text} }` : `{ name: ${name}, value: ${text} }`,
  );
  const comma = /[[,]$/.test(source.slice(span.start, at)) ? '' : ', ';
  return { span: { start: at, end: at }, newText: comma + added.join(', ') };
}

function insertedAt(at: number, lines: readonly string[], source: string): TextEdit {
  return { span: { start: at, end: at }, newText: ['', ...lines].join(lineBreakOf(source)) };
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
