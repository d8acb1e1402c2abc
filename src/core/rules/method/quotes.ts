import type { Method } from '../../detection/method.ts';
import { parseMethod } from '../../detection/methods.ts';
import type { Located } from '../../text.ts';
import { partsOf } from '../parts.ts';
import type { SiteContext } from '../rule.ts';

/** Quotes in a method's text, which YAML does not take away. */

export interface Unquoted {
  /** The text without them; undefined where nothing is left. */
  readonly text: string | undefined;
  /** What has quotes: items or the destination; none where the whole text has them. */
  readonly parts: readonly Located<string>[];
}

/** ASCII quotes and those that editors and web pages make of them. */
const marks = '"\'`´“”„‟‘’‚‛«»‹›＂＇';

/** The text without quotes around it, its items or destination; undefined where there are none, or more is wrong. */
export function unquoted({ text, method, agent }: SiteContext): Unquoted | undefined {
  if (method.kind !== 'unknown') return withoutQuotes(text, method);
  const inside = stripped(text);
  if (method.since !== undefined || inside === undefined) return undefined;
  const meant = parseMethod(inside, agent.plan.version.version);
  if (meant.kind === 'unknown') return undefined;
  const more = withoutQuotes(inside, meant);
  return { text: more === undefined ? inside : more.text, parts: [] };
}

function withoutQuotes(text: string, method: Method): Unquoted | undefined {
  const parts = partsOf({ method });
  const quoted = parts.filter(({ value }) => stripped(value) !== undefined);
  if (quoted.length === 0) return undefined;
  const left = parts.map(({ value }) => stripped(value) ?? value.trim()).filter(Boolean);
  const name = text.slice(0, text.indexOf('=') + 1);
  return { text: left.length === 0 ? undefined : name + left.join(','), parts: quoted };
}

/** `text` without quotes, backslashes before them and blanks at its ends; undefined where no quote stands there. */
function stripped(text: string): string | undefined {
  let start = 0;
  let end = text.length;
  while (start < end && isAround(text, start)) start += 1;
  while (end > start && isAround(text, end - 1)) end -= 1;
  const taken = text.slice(0, start) + text.slice(end);
  if (![...taken].some((char) => marks.includes(char))) return undefined;
  // An optional quote is an odd expression, but one that works.
  return '?*+{'.includes(text[start] ?? ' ') ? undefined : text.slice(start, end);
}

/** A quote, a blank, or the backslash before a quote. */
function isAround(text: string, at: number): boolean {
  const char = text[at] ?? '';
  return marks.includes(char) || char.trim() === '' || (char === '\\' && marks.includes(text[at + 1] ?? ' '));
}
