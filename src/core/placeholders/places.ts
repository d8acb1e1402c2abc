import type { Span } from '../text.ts';

/** The index of the first of `spans`, which are in the order of the text, that begins at or behind `at`. */
export function firstFrom(spans: readonly { readonly start: number }[], at: number): number {
  return firstWhere(spans.length, (index) => (spans[index]?.start ?? 0) >= at);
}

/** Of spans in the order of the text, none within another, those that lie in `span`. */
export function spansWithin<S extends Span>(spans: readonly S[], { start, end }: Span): readonly S[] {
  const first = firstFrom(spans, start);
  let last = first;
  while ((spans[last]?.end ?? Number.POSITIVE_INFINITY) <= end) last += 1;
  return spans.slice(first, last);
}

/** Of what stands in the order of the text, none within another, all that shares a letter with `span`. */
export function overlapping<P extends { readonly span: Span }>(parts: readonly P[], span: Span): readonly P[] {
  const first = firstWhere(parts.length, (index) => (parts[index]?.span.end ?? 0) > span.start);
  let last = first;
  while ((parts[last]?.span.start ?? Number.POSITIVE_INFINITY) < span.end) last += 1;
  return parts.slice(first, last);
}

/** The first index for which `holds`, as it then does for all behind it. */
function firstWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
