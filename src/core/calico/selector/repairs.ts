import { edit, type SelectorFix } from './errors.ts';
import { matchAt, quoted, skipBlanks } from './scan.ts';

/** What was probably meant by values and sets that Calico cannot read. */

/** Up to a blank, an operator, or a quote: a word processor's too (the escapes). */
const run = /[^\s&|(){}[\],"'\u201c\u201d\u201e\u2018\u2019]+/y;

/** Whether one of `ends` follows at `at`, blanks skipped; `''` is the end of the text. */
export function afterText(text: string, at: number, ends: readonly string[]): boolean {
  const next = skipBlanks(text, at);
  return ends.some((end) => (end === '' ? next === text.length : text.startsWith(end, next)));
}

/** Quotes around what stands at `at` up to a blank or a sign that ends a value. */
export function quotedRun(text: string, at: number): SelectorFix | undefined {
  const value = matchAt(run, text, at)?.[0];
  if (value === undefined) return undefined;
  return edit(text, { start: at, end: at + value.length }, quoted(value, text), 'quote');
}

/** Plain quotes in place of a word processor's. */
export function smartString(text: string, at: number): SelectorFix | undefined {
  const double = matchAt(/[\u201c\u201d\u201e]([^\u201c\u201d\u201e"]*)[\u201c\u201d\u201e"]/y, text, at);
  const single = matchAt(/[\u2018\u2019]([^\u2018\u2019']*)[\u2018\u2019']/y, text, at);
  const found = double ?? single;
  if (found === undefined) return undefined;
  const quote = double === undefined ? "'" : '"';
  return edit(text, { start: at, end: at + found[0].length }, `${quote}${found[1] ?? ''}${quote}`);
}

/** `{…}` in place of `(…)`, `[…]`, one string or one bare value at `at`. */
export function bracketed(text: string, at: number): SelectorFix | undefined {
  const list = matchAt(/\(([^(){}]*)\)|\[([^[\](){}]*)\]/y, text, at);
  const found = list ?? matchAt(/"[^"]*"|'[^']*'/y, text, at) ?? matchAt(run, text, at);
  if (found === undefined) return undefined;
  const inside = list === undefined ? found[0] : (list[1] ?? list[2] ?? '');
  const members = inside
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '');
  const written = members.map((member) => memberText(member, text));
  if (written.includes(undefined)) return undefined;
  return edit(text, { start: at, end: at + found[0].length }, `{${written.join(', ')}}`);
}

function memberText(member: string, text: string): string | undefined {
  if (/^(?:"[^"]*"|'[^']*')$/.test(member)) return member;
  return matchAt(run, member, 0)?.[0] === member ? quoted(member, text) : undefined;
}
