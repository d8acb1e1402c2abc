import type { Finding } from '../rules/rule.ts';
import { createLineIndex, type LineIndex } from '../text.ts';

/** A finding, and what it says. */
interface Framed extends Pick<Finding, 'at' | 'severity' | 'code'> {
  readonly message: string;
}

/** The longest part of a line that a frame shows. */
const widest = 120;

/**
 * The line a finding stands on with its place underlined, as terminals and fixtures show it:
 * ```
 *   6 |   value: "interface=eth*"
 *     |                     ^^^^ warning glob-as-regex: …
 * ```
 * Of a place that goes over several lines the first is shown; a long line is cut around the place.
 */
export function codeFrame(
  text: string,
  { at, severity, code, message }: Framed,
  lines: LineIndex = createLineIndex(text),
): string {
  const start = lines.positionAt(at.span.start);
  const lineStart = at.span.start - start.character;
  const lineEnd = text.indexOf('\n', at.span.start);
  const whole = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd).replace(/\r$/, '');
  const cut = start.character > widest - 40 ? start.character - 20 : 0;
  const shown = whole.slice(cut, cut + widest).replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  const length = Math.max(1, Math.min(at.span.end - at.span.start, shown.length - (start.character - cut)));
  const number = String(start.line + 1);
  const margin = ' '.repeat(number.length);
  const marks = ' '.repeat(start.character - cut) + '^'.repeat(length);
  return [`${number} | ${shown}`.trimEnd(), `${margin} | ${marks} ${severity} ${code}: ${message}`].join('\n');
}
