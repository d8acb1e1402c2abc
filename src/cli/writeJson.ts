/** `value` as JSON over several lines; characters that could control a terminal are written as `\uXXXX`. */
export function writeJson(value: unknown): string {
  // JSON itself escapes those below U+0020; what is replaced here can stand only inside strings.
  const hidden = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
  const written = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(value, undefined, 2).replace(hidden, written)}\n`;
}
