import { runEnd } from '../scanner.ts';

/** Cuts regular expressions of Go's into their smallest parts, in one pass. */

/** An escape, a class in brackets, or any other character, with its offset in the expression. */
export interface Atom {
  readonly text: string;
  readonly start: number;
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_';

/** The parts of `expression` in order; a bracket whose partner is missing, and all such behind it, are characters. */
export function atomsOf(expression: string): readonly Atom[] {
  const atoms: Atom[] = [];
  let open = true;
  for (let start = 0; start < expression.length; ) {
    const closed = expression[start] === '[' && open ? classEnd(expression, start) : start;
    if (closed === undefined) open = false;
    const end = closed === undefined || closed === start ? characterEnd(expression, start) : closed;
    atoms.push({ text: expression.slice(start, end), start });
    start = end;
  }
  return atoms;
}

/** `expression` with `sign` in place of each character of its escapes and classes. */
export function withoutClasses(expression: string, sign: string): string {
  return atomsOf(expression)
    .map(({ text }) => (text.length > 1 ? sign.repeat(text.length) : text))
    .join('');
}

/** Where the character or escape at `at` ends: `a`, `\.`, `\pL`, `\p{Greek}`, `\x{10FFFF}`. */
function characterEnd(expression: string, at: number): number {
  if (expression[at] !== '\\') return at + 1;
  if ('pPx'.includes(expression.charAt(at + 1)) && expression[at + 2] === '{') {
    const end = runEnd(expression, at + 3, letters);
    if (end > at + 3 && expression[end] === '}') return end + 1;
  }
  return Math.min(at + 2, expression.length);
}

/** Where the class at `at` ends, behind its bracket; undefined where that is missing. */
function classEnd(expression: string, at: number): number | undefined {
  let end = at + 1;
  if (expression[end] === '^') end += 1;
  if (expression[end] === ']') end += 1;
  while (end < expression.length && expression[end] !== ']') {
    if (expression[end] === '\\') end += 2;
    else if (expression[end] === '[' && expression[end + 1] === ':') end = namedClassEnd(expression, end);
    else end += 1;
  }
  return end < expression.length ? end + 1 : undefined;
}

/** Where `[:alpha:]` at `at` ends; behind its bracket where it is none. */
function namedClassEnd(expression: string, at: number): number {
  const name = at + (expression[at + 2] === '^' ? 3 : 2);
  const end = runEnd(expression, name, letters);
  return end > name && expression.startsWith(':]', end) ? end + 2 : at + 1;
}
