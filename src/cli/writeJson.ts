/** `value` as JSON over several lines; characters that could control a terminal are written as `\uXXXX`. */
export function writeJson(value: unknown): string {
  // JSON itself escapes those below U+0020; what is replaced here can stand only inside strings.
  const hidden = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;
  const unit = (char: string, at: number): string => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`;
  const written = (char: string): string => Array.from({ length: char.length }, (_, at) => unit(char, at)).join('');
  return `${JSON.stringify(value, undefined, 2).replace(hidden, written)}\n`;
}
