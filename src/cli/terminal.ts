import { runEnd } from '../core/scanner.ts';
import type { Io } from './io.ts';

/** Text that is safe to show, in colours where they are wanted. */

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  green: [32, 39],
} as const;
export type Style = keyof typeof codes;
export type Paint = (style: Style, text: string) => string;

/** A painter for stdout: `FORCE_COLOR` decides, then `NO_COLOR`, then whether stdout is a terminal. */
export function createPaint({ env, isTTY }: Io): Paint {
  if (!wantsColors(env, isTTY)) return (_, text) => text;
  return (style, text) => `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m`;
}

function wantsColors(env: Io['env'], isTTY: boolean): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTTY && (no === undefined || no === '') && term !== 'dumb';
}

/** Line ends and tabs aside: what controls a terminal, and what turns or hides text, which would let a name lie. */
const controls = /\r(?!\n)|[^\P{Cc}\r\n\t]|[\p{Cf}\p{Cs}\u2028\u2029]/gu;

/**
 * `text` with each character that could do something to a terminal replaced by one that only shows, of the same length,
 * so that columns stay. Line ends and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(controls, picture);
}

/** `visible` for what must stay on one line. */
export function visibleLine(text: string): string {
  return visible(text).replace(/[\r\n\t]/g, picture);
}

/** `␛` for escape and the like; `�` where Unicode has no picture. */
function picture(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd'.repeat(char.length);
}

/**
 * Lines for people, in which no name is a command to the workflow of GitHub that may run this (`::error::`, `##[group]`):
 * the sign that would make it one is replaced by another that looks alike.
 */
export function withoutCommands(text: string): string {
  return text
    .split(/([\n\r\u2028\u2029])/)
    .map(withoutCommand)
    .join('')
    .replaceAll('##[', '##\uff3b');
}

/** A line in which the first colon of `::name …::` is another sign. */
function withoutCommand(line: string): string {
  const at = runEnd(line, 0, ' \t');
  const isCommand = /^::[A-Za-z-]/.test(line.slice(at, at + 3)) && line.includes('::', at + 3);
  return isCommand ? `${line.slice(0, at)}\u2236${line.slice(at + 1)}` : line;
}
