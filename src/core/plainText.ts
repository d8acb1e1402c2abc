/** Keeps text from manifests and clusters from doing harm where it is shown: it stays on one line, visible and short. */

/** The longest text that is shown whole. */
const longest = 200;

/** `text` on one line, and cut where it is long. */
export function plainText(text: string): string {
  return visible(text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);
}

/** `text` with what does not show written as YAML would escape it: `\x1b`, `\u202e`. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (char) => {
    const code = (char.codePointAt(0) ?? 0).toString(16);
    if (char === '\n') return '\\n';
    if (code.length > 4) return `\\U${code.padStart(8, '0')}`;
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}

/** {@link visible} for what may go over several lines: line ends and tabs stay. */
export function visibleLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[^\n\t]+/g, visible);
}
