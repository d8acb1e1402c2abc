import { runEnd } from '../scanner.ts';

/** Finds what stands behind `kind:` in a text without parsing it. */

const space = ' \t\r\n\f\v';
const quotes = '"\'';

/**
 * The kind that a document in block style has: nothing but a key of the root can stand in the first column. Undefined
 * where it tells none.
 */
export function declaredKind(text: string): string | undefined {
  const kindBehind = kindReader(text);
  for (let at = text.indexOf('kind'); at !== -1; at = text.indexOf('kind', at + 4)) {
    const start = at > 0 && quotes.includes(text.charAt(at - 1)) ? at - 1 : at;
    if (start > 0 && !'\r\n'.includes(text.charAt(start - 1))) continue;
    const kind = kindBehind(runEnd(text, runEnd(text, at + 4, quotes, 1), ' \t'));
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** The kinds anywhere in a text, also within `items` and in JSON. */
export function* kindsIn(text: string): Generator<string, void> {
  const kindBehind = kindReader(text);
  for (let at = text.indexOf('kind'); at !== -1; at = text.indexOf('kind', at + 4)) {
    if (/\w/.test(text.charAt(at - 1))) continue;
    const kind = kindBehind(runEnd(text, runEnd(text, at + 4, quotes, 1), space));
    if (kind !== undefined) yield kind;
  }
}

/** A node of YAML has no more than an anchor and a tag. */
const mostProperties = 2;

/**
 * Reads the word behind a colon and up to two properties. What stands behind a property is kept, since `kind:!kind:!` is
 * one property, in which there are many keys.
 */
function kindReader(text: string): (colon: number) => string | undefined {
  let last: { start: number; end: number; behind: string | undefined } = { start: 0, end: 0, behind: undefined };
  const read = (at: number, properties: number): string | undefined => {
    const start = runEnd(text, at, space);
    if (text[start] !== '&' && text[start] !== '!') return wordAt(text, runEnd(text, start, quotes, 1));
    if (properties === 0) return undefined;
    const isFirst = properties === mostProperties;
    if (isFirst && last.start <= start && start < last.end) return last.behind;
    const end = propertyEnd(text, start);
    const behind = read(end, properties - 1);
    if (isFirst) last = { start, end, behind };
    return behind;
  };
  return (colon) => (text[colon] === ':' ? read(colon + 1, mostProperties) : undefined);
}

function propertyEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !space.includes(text.charAt(end))) end += 1;
  return end;
}

/** The letters at `at`, as far as a kind can have them. */
function wordAt(text: string, at: number): string | undefined {
  return /^[A-Za-z]+/.exec(text.slice(at, at + 256))?.[0];
}
