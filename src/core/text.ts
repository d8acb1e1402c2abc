import type { Message } from './message.ts';

/** The only arithmetic on offsets, lines and edits. Offsets are 0-based UTF-16 code units, as in VS Code. */

/** A half-open range of offsets in one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value together with the place it was read from. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** Replaces the text in `span` by `newText`. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A position as editors count it: both numbers 0-based, `character` in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** What could not be read: in words for the user, with its place where there is one. */
export interface Problem {
  readonly message: Message;
  readonly span?: Span;
}

/** Translates between offsets and line positions of one text; offsets out of range are clamped. */
export interface LineIndex {
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
  readonly lineCount: number;
}

/** Indexes the lines of `text`; LF, CRLF and CR alone all end a line, as they do in editors and in YAML. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  const ends = withLineFeeds(text);
  for (let at = ends.indexOf('\n'); at !== -1; at = ends.indexOf('\n', at + 1)) starts.push(at + 1);
  const startOf = (line: number): number => starts[line] ?? text.length;
  return {
    lineCount: starts.length,
    positionAt(offset) {
      const clamped = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (startOf(middle) <= clamped) low = middle;
        else high = middle - 1;
      }
      return { line: low, character: clamped - startOf(low) };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      if (line >= starts.length) return text.length;
      return Math.min(
        startOf(line) + Math.max(0, character),
        line + 1 < starts.length ? startOf(line + 1) - 1 : text.length,
      );
    },
  };
}

/**
 * `text` with a line feed in place of each carriage return that ends a line alone, as old programs write it. Every offset
 * stays what it was.
 */
export function withLineFeeds(text: string): string {
  if (!text.includes('\r')) return text;
  return text.replace(/\r(?!\n)/g, '\n');
}

/** `text` with all `edits` made; edits must not overlap, and their order does not matter. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let at = 0;
  for (const { span, newText } of ordered) {
    if (span.start < at) throw new RangeError(`edits overlap at offset ${span.start}`);
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

/** Whether `offset` lies in `span`, its end included, as a cursor standing behind the last character does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** `span` moved by `by` offsets. */
export function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** Whether two spans share an offset or touch. */
export function overlaps(a: Span, b: Span): boolean {
  return touches(a, b.start) || touches(b, a.start);
}
