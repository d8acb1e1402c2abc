import type { Located } from '../text.ts';

/** What stands behind the `=` of a method, as Calico splits it. */

/** What stands behind the first `=`, verbatim. */
export function argumentOf(text: string): Located<string> {
  const start = text.indexOf('=') + 1;
  return { value: text.slice(start), span: { start, end: text.length } };
}

/** Splits as Calico's `\s*,\s*` does: blanks (ASCII only) go around commas, and stay at both ends of the list. */
export function splitList({ value, span }: Located<string>): Located<string>[] {
  const pieces = value.split(',');
  let at = span.start;
  return pieces.map((piece, index) => {
    const left = index === 0 ? 0 : leadingBlanks(piece);
    const right = index === pieces.length - 1 ? 0 : Math.min(trailingBlanks(piece), piece.length - left);
    const start = at + left;
    const end = at + piece.length - right;
    at += piece.length + 1;
    return { value: piece.slice(left, piece.length - right), span: { start, end } };
  });
}

const isBlank = (char: string | undefined): boolean => char !== undefined && '\t\n\f\r '.includes(char);

function leadingBlanks(text: string): number {
  let count = 0;
  while (count < text.length && isBlank(text[count])) count += 1;
  return count;
}

function trailingBlanks(text: string): number {
  let count = 0;
  while (count < text.length && isBlank(text[text.length - 1 - count])) count += 1;
  return count;
}
