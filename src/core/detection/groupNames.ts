/**
 * Group names made different from each other. Go's `regexp` accepts two groups of one name (regexp/syntax/parse.go,
 * parsePerlFlags), the port of RE2 doesn't; nothing here asks for a group by its name.
 */
export interface DistinctNames {
  readonly pattern: string;
  /** A text that quotes the new pattern, with the names as they were written. */
  readonly restore: (message: string) => string;
}

/** Gives each named group of `pattern` a name of its own. */
export function distinctGroupNames(pattern: string): DistinctNames {
  const mark = unusedMark(pattern);
  const parts: string[] = [];
  let copied = 0;
  for (const end of nameEnds(pattern)) {
    parts.push(pattern.slice(copied, end), mark, String(parts.length), mark);
    copied = end;
  }
  parts.push(pattern.slice(copied));
  return {
    pattern: parts.join(''),
    restore: (message) =>
      message
        .split(mark)
        .filter((_, index) => index % 2 === 0)
        .join(''),
  };
}

/** Underscores between letters, more than there are in the text: valid in a name, and nowhere else in the pattern. */
function unusedMark(text: string): string {
  let longest = 0;
  let run = 0;
  for (const letter of text) {
    run = letter === '_' ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return `x${'_'.repeat(longest + 1)}x`;
}

/** The offsets where the names of groups end: groups begin neither behind a backslash, nor in a class, nor in a quotation. */
function* nameEnds(text: string): Generator<number> {
  let at = 0;
  const lastNamed = text.lastIndexOf(':]');
  while (at < text.length) {
    if (text.startsWith('\\Q', at)) at = after(text, '\\E', at + 2);
    else if (text[at] === '\\') at += 2;
    else if (text[at] === '[') at = classEnd(text, at, lastNamed);
    else {
      const start = nameStart(text, at);
      at += 1;
      if (start === undefined) continue;
      const end = text.indexOf('>', start);
      if (end === -1) return;
      if (end > start) yield end;
      at = end;
    }
  }
}

function nameStart(text: string, at: number): number | undefined {
  const opening = ['(?P<', '(?<'].find((each) => text.startsWith(each, at));
  return opening === undefined ? undefined : at + opening.length;
}

/**
 * The offset behind a class `[…]`; a `]` that comes first belongs to it, and so do names like `[:alpha:]`, none of which
 * ends behind `lastNamed`.
 */
function classEnd(text: string, start: number, lastNamed: number): number {
  let at = start + (text[start + 1] === '^' ? 2 : 1);
  const first = at;
  while (at < text.length && (text[at] !== ']' || at === first)) {
    const named = at + 2 <= lastNamed && text.startsWith('[:', at) ? text.indexOf(':]', at + 2) : -1;
    if (named !== -1) at = named + 2;
    else at += text[at] === '\\' ? 2 : 1;
  }
  return at + 1;
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found === -1 ? text.length : found + end.length;
}
