/**
 * Looks at text from outside in one pass: for what an expression of JavaScript's, which goes back and tries again, would
 * take quadratic time or worse. Offsets are 0-based UTF-16 code units.
 */

/** `text` without the run of `characters` at its end. */
export function trimmedEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Where the run of `characters` that begins at `at` ends, looking at no more than `most` of them. */
export function runEnd(text: string, at: number, characters: string, most = text.length): number {
  const limit = Math.min(text.length, at + most);
  let end = at;
  while (end < limit && characters.includes(text.charAt(end))) end += 1;
  return end;
}

/** A `$(NAME)` in a text, from the sign to the bracket. */
export interface DollarReference {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Every `$(NAME)` in `text` as the kubelet finds them: `$$` is a sign of its own, so that `$$(NAME)` is none. */
export function dollarReferences(text: string): readonly DollarReference[] {
  const references: DollarReference[] = [];
  const lastClose = text.lastIndexOf(')');
  for (let sign = text.indexOf('$'); sign !== -1 && sign < lastClose; ) {
    const next = text[sign + 1];
    const close = next === '(' ? text.indexOf(')', sign + 2) : -1;
    let behind = sign + (next === '$' ? 2 : 1);
    if (close !== -1) {
      references.push({ name: text.slice(sign + 2, close), start: sign, end: close + 1 });
      behind = close + 1;
    }
    sign = text.indexOf('$', behind);
  }
  return references;
}

/** The words of `text` that blanks and tabs keep apart, with their places. */
export function blankWords(text: string): readonly { readonly word: string; readonly start: number }[] {
  const words: { word: string; start: number }[] = [];
  for (let at = runEnd(text, 0, ' \t'); at < text.length; ) {
    let end = at;
    while (end < text.length && text[end] !== ' ' && text[end] !== '\t') end += 1;
    words.push({ word: text.slice(at, end), start: at });
    at = runEnd(text, end, ' \t');
  }
  return words;
}

/** `text` without the zeros before other digits, at its beginning and behind each of `separators`. */
export function withoutLeadingZeros(text: string, separators: string): string {
  return text.replace(/\d+/g, (digits, at: number) => {
    if (at > 0 && !separators.includes(text.charAt(at - 1))) return digits;
    const rest = digits.replace(/^0+/, '');
    return rest === '' ? '0' : rest;
  });
}

/** Where the run of characters ends backwards from `end` that `isPart` says to belong to it: its beginning. */
export function runStart(text: string, end: number, isPart: (character: string) => boolean): number {
  let start = end;
  while (start > 0 && isPart(text.charAt(start - 1))) start -= 1;
  return start;
}
