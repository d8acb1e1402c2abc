/** Which rows of a long list are worth drawing. */

export interface Window {
  readonly first: number;
  /** The row behind the last one. */
  readonly end: number;
}

/** Rows above and below what is seen, so that scrolling does not show their making. */
const spare = 8;

/** The rows that a box of `height` shows when it is scrolled to `top`. */
export function windowOf(count: number, rowHeight: number, top: number, height: number): Window {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight) - spare));
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + spare);
  return { first, end: Math.max(first, end) };
}

/** Where to scroll so that row `at` is seen whole; `top` where it is already. */
export function scrollTo(at: number, rowHeight: number, top: number, height: number): number {
  const start = at * rowHeight;
  if (start < top) return start;
  return start + rowHeight > top + height ? start + rowHeight - height : top;
}
