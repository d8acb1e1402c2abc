/** Offset of the first character from `at` on that is no white space to Calico: only blanks and tabs are. */
export function skipBlanks(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\t') end += 1;
  return end;
}

const word = /[A-Za-z0-9_./-]+/y;

/**
 * The characters of a label key from `at` on; empty where there are none. Older releases end a key after
 * 512 characters, where master does not; Kubernetes allows no label that long.
 */
export function wordAt(text: string, at: number): string {
  return matchAt(word, text, at)?.[0] ?? '';
}

/** What the sticky expression `pattern` matches in `text` at exactly `at`. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Whether `text` as a whole could be a label key. */
export function isKey(text: string): boolean {
  return text !== '' && wordAt(text, 0) === text;
}

/** `value` in the quotes that the rest of the selector uses: single ones where it does not say. */
export function quoted(value: string, text: string): string {
  const double = value.includes("'") || (text.includes('"') && !text.includes("'") && !value.includes('"'));
  return double ? `"${value}"` : `'${value}'`;
}
