import type { Change, Place } from './session.ts';

/** A document as VS Code's extension host keeps it: in lines, which are joined when somebody asks for the text. */
export interface Mirror {
  apply(change: Change): void;
  text(): string;
  offsetAt(place: Place | undefined): number;
  positionAt(offset: number): Place;
}

export function createMirror(given: string): Mirror {
  const lines = given.split('\n');
  let joined: string | undefined;
  let starts: number[] | undefined;
  /** The offset of each line's beginning. */
  const offsets = (): number[] => {
    let at = 0;
    starts ??= lines.map((line) => {
      const start = at;
      at += line.length + 1;
      return start;
    });
    return starts;
  };
  return {
    apply({ range: { start, end }, text }) {
      const before = lines[start.line]?.slice(0, start.character) ?? '';
      const after = lines[end.line]?.slice(end.character) ?? '';
      lines.splice(start.line, end.line - start.line + 1, ...`${before}${text}${after}`.split('\n'));
      joined = undefined;
      starts = undefined;
    },
    text() {
      joined ??= lines.join('\n');
      return joined;
    },
    offsetAt: (place) => (place === undefined ? 0 : (offsets()[place.line] ?? 0) + place.character),
    positionAt(offset) {
      const line = offsets().findLastIndex((start) => start <= offset);
      return { line, character: offset - (offsets()[line] ?? 0) };
    },
  };
}
