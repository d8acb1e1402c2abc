import type { Place } from '../rules/rule.ts';
import { createLineIndex, type LineIndex } from '../text.ts';

/** A file as outputs name it. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Lines and columns count from 1, columns and offsets in UTF-16 code units, offsets from 0; the end is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface Locator {
  textOf(file: string): string;
  linesOf(file: string): LineIndex;
  rangeOf(place: Place): Range;
}

/** Looks places up in the texts of `files`. */
export function createLocator(files: readonly NamedText[]): Locator {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const indexes = new Map<string, LineIndex>();
  const textOf = (file: string): string => texts.get(file) ?? '';
  const linesOf = (file: string): LineIndex => {
    const index = indexes.get(file) ?? createLineIndex(textOf(file));
    indexes.set(file, index);
    return index;
  };
  const positionOf = (file: string, offset: number): Position => {
    const { line, character } = linesOf(file).positionAt(offset);
    return { line: line + 1, column: character + 1, offset };
  };
  return {
    textOf,
    linesOf,
    rangeOf: ({ file, span }) => ({ start: positionOf(file, span.start), end: positionOf(file, span.end) }),
  };
}
