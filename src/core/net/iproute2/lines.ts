import { say } from '../../message.ts';
import type { Problem, Span } from '../../text.ts';

/** One line of pasted output: cleaned text, and where it stands in what was pasted. */
export interface Line {
  /** Without its line end and without colour escapes. */
  readonly text: string;
  /** 1-based. */
  readonly number: number;
  /** Offsets in the text as pasted. */
  readonly span: Span;
}

const escapeSign = String.fromCharCode(27);

function withoutColours(line: string): string {
  if (!line.includes(escapeSign)) return line;
  const [first = '', ...parts] = line.split(escapeSign);
  const left = parts.map((part) => {
    const colour = /^\[[0-9;?]*[A-Za-z]/.exec(part)?.[0];
    return colour === undefined ? escapeSign + part : part.slice(colour.length);
  });
  return first + left.join('');
}

/** Splits pasted text into lines; LF and CRLF end one, and the colours of `ip -c` are taken out. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const raw = withoutColours(text.slice(start, end));
    const cleaned = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    lines.push({ text: cleaned, number: lines.length + 1, span: { start, end } });
    start = end + 1;
  }
  return lines;
}

/** The words of a line. */
export function wordsOf(text: string): string[] {
  const trimmed = text.trim();
  return trimmed === '' ? [] : trimmed.split(/\s+/);
}

/** A word of `ip` with the value behind it; nothing where there is no value. */
export function worded(word: string, value: string | undefined): string[] {
  return value === undefined ? [] : [word, value];
}

export function isIndented(line: Line): boolean {
  return /^\s/.test(line.text);
}

/** One problem for all the lines that `command` can't have printed; none where there are no such lines. */
export function leftOut(command: string, lines: readonly Line[]): Problem[] {
  const [first] = lines;
  if (first === undefined) return [];
  const message =
    lines.length === 1
      ? say("Line {0} is skipped: it isn't output of `{1}`: {2}", first.number, command, excerpt(first))
      : say(
          "Line {0} and {3} more are skipped: they aren't output of `{1}`: {2}",
          first.number,
          command,
          excerpt(first),
          lines.length - 1,
        );
  return [{ message, span: first.span }];
}

/** The start of a line, for a message. */
export function excerpt(line: Line): string {
  const text = line.text.slice(0, 200).trim();
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
