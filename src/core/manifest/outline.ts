import { runEnd } from '../scanner.ts';
import type { Located, Span } from '../text.ts';

/** Where a line of block YAML stands, told by its indentation alone, so that it can be told while the YAML breaks. */

export interface LineOutline {
  /** The line without its line break. */
  readonly line: Span;
  /** The column of the dash before the key or text, of the innermost one. */
  readonly dash: number | undefined;
  /** Where the key or text begins; the cursor, on a blank line. */
  readonly start: number;
  readonly column: number;
  readonly key: Located<string> | undefined;
  /** Behind the key's colon. */
  readonly behindKey: number | undefined;
  /** The mapping the line stands in, and those around it. */
  readonly levels: readonly Level[];
}

/** One mapping around a line. */
export interface Level {
  /** Where it begins: its first key. */
  readonly start: number;
  readonly column: number;
  /** The column of the dash, where it is an item of a list. */
  readonly dash: number | undefined;
  /** The keys above the line with what is written behind them, the nearest first. */
  readonly entries: readonly { readonly key: string; readonly written: string }[];
}

interface Line {
  readonly span: Span;
  readonly dash: number | undefined;
  readonly column: number;
  readonly key: Located<string> | undefined;
  readonly behindKey: number | undefined;
  readonly text: string;
}

/** More lines than this no mapping of a workload has above the place where one writes. */
const mostLines = 3000;

/** The outline of the line on which `offset` stands, looking no further back than `floor`, where its document begins. */
export function outlineAt(text: string, floor: number, offset: number): LineOutline {
  const own = lineAt(text, offset);
  const blank = own.text === '';
  const column = blank ? Math.max(own.column, offset - own.span.start) : own.column;
  const levels = levelsAbove(text, floor, { ...own, column });
  const start = own.span.start + column;
  return { line: own.span, dash: own.dash, start, column, key: own.key, behindKey: own.behindKey, levels };
}

/** The keys that lead to the line's mapping, the innermost first. */
export function keysAbove({ levels }: LineOutline): readonly string[] {
  return levels.slice(1).flatMap(({ entries }) => entries[0]?.key ?? []);
}

function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const found = text.indexOf('\n', offset);
  const wide = found === -1 ? text.length : found;
  const end = text[wide - 1] === '\r' && wide > start ? wide - 1 : wide;
  const source = text.slice(start, end);
  const { column, dash } = beginningOf(source);
  const name = keyAt(source, column);
  const keyEnd = column + (name ?? '').length;
  return {
    span: { start, end },
    dash,
    column,
    key: name === undefined ? undefined : keyOf(name, start + column),
    behindKey: name === undefined ? undefined : start + source.indexOf(':', keyEnd) + 1,
    text: source.slice(column).replace(/^#.*/, '').trimEnd(),
  };
}

/** Where the key or text of a line begins, and the last dash before it. */
function beginningOf(source: string): { readonly column: number; readonly dash: number | undefined } {
  let column = runEnd(source, 0, ' ');
  let dash: number | undefined;
  while (source[column] === '-') {
    const next = runEnd(source, column + 1, ' ');
    if (next === column + 1 && next < source.length) break;
    dash = column;
    column = next;
  }
  return { column, dash };
}

/** The key at `column`, with its quotes; undefined where no colon follows that ends one. */
function keyAt(source: string, column: number): string | undefined {
  const first = source.charAt(column);
  const isQuoted = first === '"' || first === "'";
  if (first === '' || (!isQuoted && notInKey.test(first))) return undefined;
  const close = isQuoted ? source.indexOf(first, column + 1) : column;
  const colon = close === -1 ? -1 : source.indexOf(':', close + 1);
  if (colon === -1 || (colon + 1 < source.length && !/\s/.test(source.charAt(colon + 1)))) return undefined;
  const key = source.slice(column, colon).trimEnd();
  return isQuoted && key.length !== close + 1 - column ? undefined : key;
}

/** What begins no plain key. */
const notInKey = /[\s"'#&*!|>@`%{}[\],-]/;

function keyOf(name: string, start: number): Located<string> {
  const quoted = name.startsWith('"') || name.startsWith("'");
  return { value: quoted ? name.slice(1, -1) : name, span: { start, end: start + name.length } };
}

/** A mapping while its lines are being looked for: closed where its dash has been found. */
interface OpenLevel {
  start: number;
  column: number;
  dash: number | undefined;
  closed: boolean;
  readonly entries: { key: string; written: string }[];
}

function levelsAbove(text: string, floor: number, own: Line): readonly Level[] {
  const levels = [openLevel(own)];
  let at = own.span.start - 1;
  for (let count = 0; at >= floor && count < mostLines; count++) {
    const line = lineAt(text, at);
    at = line.span.start - 1;
    if (line.text !== '') addLine(levels, own, line);
    if (line.key !== undefined && line.column === 0) break;
  }
  return levels;
}

/** Goes one line up: into the innermost mapping, or into one around it. */
function addLine(levels: OpenLevel[], own: Line, line: Line): void {
  const last = levels.at(-1);
  if (last === undefined) return;
  // A blank line or a word in the column of a list's dashes stands for its next item.
  if (levels.length === 1 && own.key === undefined && !last.closed && line.dash === last.column) {
    last.dash = line.dash;
    last.closed = true;
  }
  if (line.key === undefined) return;
  if (!last.closed && line.column === last.column) take(last, line);
  else if (leadsTo(line, last)) levels.push(take(openLevel(line), line));
}

function openLevel({ span, column, dash }: Line): OpenLevel {
  return { start: span.start + column, column, dash, closed: dash !== undefined, entries: [] };
}

function take(level: OpenLevel, line: Line): OpenLevel {
  if (line.key === undefined) return level;
  level.entries.push({ key: line.key.value, written: writtenBehind(line) });
  level.start = line.key.span.start;
  if (line.dash !== undefined) {
    level.dash = line.dash;
    level.closed = true;
  }
  return level;
}

/** Whether the mapping `level` is what stands under the key of `line`: a list may stand in the key's own column. */
function leadsTo(line: Line, level: OpenLevel): boolean {
  return level.closed && level.dash !== undefined ? line.column <= level.dash : line.column < level.column;
}

function writtenBehind({ behindKey, span, column, text }: Line): string {
  if (behindKey === undefined) return '';
  const written = text.slice(behindKey - span.start - column).trim();
  const isQuoted = written.length > 1 && /["']/.test(written.charAt(0)) && written.at(-1) === written[0];
  return isQuoted ? written.slice(1, -1) : written;
}
