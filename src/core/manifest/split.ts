/** One document of a file: `text` is the file's text from `start` to `end`, with its `---` line and directives. */
export interface Slice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const MARKER_LENGTH = 3;
const BYTE_ORDER_MARK = '\uFEFF';
/** Only blank lines and comments, then a `%YAML` or `%TAG` line, which belongs to the `---` after it. */
const OPENS_WITH_DIRECTIVE = /^(?:[ \t]*(?:#.*)?\r?\n)*%[A-Za-z]/;

/**
 * Cuts a file into its documents without parsing them. A line that begins with `---` or `...` and goes on with a blank
 * or ends there separates documents wherever it stands, in block scalars too (YAML 1.2.2, 9.1.2). What stands between
 * the slices is nothing but `...` lines; documents of comments only are slices as well. Of `before`, the slices of an
 * earlier version of the file, those at its beginning that stayed what they were are given again.
 */
export function splitDocuments<S extends Slice>(text: string, before: readonly S[] = []): (S | Slice)[] {
  const slices: (S | Slice)[] = unchanged(text, before);
  let start = slices.at(-1)?.end ?? (text.startsWith(BYTE_ORDER_MARK) ? 1 : 0);
  const cut = (end: number): void => {
    if (end > start) slices.push({ start, end, text: text.slice(start, end) });
    start = end;
  };
  const nextStart = markerFinder(text, '---', start);
  const nextEnd = markerFinder(text, '...', start);
  let from = start;
  let begun = false; // whether the document that is being read has had its `---`
  for (;;) {
    const opening = nextStart(from);
    const closing = nextEnd(from);
    const at = Math.min(opening, closing);
    if (at === Number.POSITIVE_INFINITY) break;
    from = at + MARKER_LENGTH;
    if (at === closing) {
      cut(at);
      start = afterLine(text, at);
    } else if (begun || !OPENS_WITH_DIRECTIVE.test(text.slice(start, at))) cut(at);
    begun = at === opening;
  }
  cut(text.length);
  return slices;
}

/**
 * The first slices, as far as the text has them where they were and nothing between them. The last one of those is left
 * out: what ends it may have changed.
 */
function unchanged<S extends Slice>(text: string, before: readonly S[]): S[] {
  let end = before[0]?.start ?? 0;
  if (end !== (text.startsWith(BYTE_ORDER_MARK) ? 1 : 0)) return [];
  const changed = before.findIndex((slice) => {
    // A marker alone, at the end of the file, need not be one any more. Comparing is sooner than startsWith.
    const same = slice.start === end && slice.text.length > MARKER_LENGTH && text.slice(end, slice.end) === slice.text;
    end = slice.end;
    return !same;
  });
  return before.slice(0, Math.max(0, (changed === -1 ? before.length : changed) - 1));
}

/** Finds the next line at or behind an offset that begins with `marker`; remembers it, so that each is found once. */
function markerFinder(text: string, marker: string, first: number): (from: number) => number {
  let found = text.startsWith(marker, first) && endsMarker(text, first + MARKER_LENGTH) ? first : -1;
  return (from) => {
    while (found < from) {
      const line = text.indexOf(`\n${marker}`, Math.max(from - 1, 0));
      if (line === -1) found = Number.POSITIVE_INFINITY;
      else if (endsMarker(text, line + 1 + MARKER_LENGTH)) found = line + 1;
      else from = line + 1 + MARKER_LENGTH;
    }
    return found;
  };
}

function endsMarker(text: string, at: number): boolean {
  return at >= text.length || ' \t\r\n'.includes(text.charAt(at));
}

function afterLine(text: string, at: number): number {
  const lineFeed = text.indexOf('\n', at);
  return lineFeed === -1 ? text.length : lineFeed + 1;
}
