/**
 * Sets of pairs of small numbers, as disjoint rectangles: source and destination ports, or an ICMP type and code. Both ends
 * of a range belong to it.
 */

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** `first` is the source port or the ICMP type, `second` the destination port or the ICMP code. */
export interface Rectangle {
  readonly first: Range;
  readonly second: Range;
}

/** Rectangles of which no two share a pair. */
export type Region = readonly Rectangle[];

/** One pair. */
export function point(first: number, second: number): Region {
  return [{ first: { from: first, to: first }, second: { from: second, to: second } }];
}

/** Every pair of a number of `firsts` and one of `seconds`; the ranges of each must not overlap. */
export function product(firsts: readonly Range[], seconds: readonly Range[]): Region {
  return firsts.flatMap((first) => seconds.map((second) => ({ first, second })));
}

/** What is in both. */
export function intersect(a: Region, b: Region): Region {
  const shared: Rectangle[] = [];
  for (const one of a) {
    for (const other of b) {
      const first = overlap(one.first, other.first);
      const second = first && overlap(one.second, other.second);
      if (first !== undefined && second !== undefined) shared.push({ first, second });
    }
  }
  return shared;
}

/** What is in `a` and not in `b`. */
export function subtract(a: Region, b: Region): Region {
  return b.reduce<Region>((rest, hole) => rest.flatMap((each) => without(each, hole)), a);
}

/** The rectangle around the hole: left and right over the whole height, above and below in between. */
function without(whole: Rectangle, hole: Rectangle): Region {
  const first = overlap(whole.first, hole.first);
  const second = first && overlap(whole.second, hole.second);
  if (first === undefined || second === undefined) return [whole];
  const beside = subtractRange(whole.first, first).map((each) => ({ first: each, second: whole.second }));
  const between = subtractRange(whole.second, second).map((each) => ({ first, second: each }));
  return [...beside, ...between];
}

function overlap(a: Range, b: Range): Range | undefined {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from <= to ? { from, to } : undefined;
}

function subtractRange(whole: Range, hole: Range): readonly Range[] {
  const parts: Range[] = [];
  if (whole.from < hole.from) parts.push({ from: whole.from, to: hole.from - 1 });
  if (hole.to < whole.to) parts.push({ from: hole.to + 1, to: whole.to });
  return parts;
}

/** Ranges in order, without overlaps, those that touch as one. */
export function joined(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last === undefined || range.from > last.to + 1) result.push(range);
    else if (range.to > last.to) result[result.length - 1] = { from: last.from, to: range.to };
  }
  return result;
}

/** What of `ranges` is in none of `holes`. */
export function subtractRanges(ranges: readonly Range[], holes: readonly Range[]): readonly Range[] {
  return holes.reduce<readonly Range[]>(
    (rest, hole) =>
      rest.flatMap((each) => {
        const shared = overlap(each, hole);
        return shared === undefined ? [each] : subtractRange(each, shared);
      }),
    ranges,
  );
}

/** Rectangles of one kind: all `firsts` with all `seconds`. */
export interface Block {
  readonly firsts: readonly Range[];
  readonly seconds: readonly Range[];
}

/** A region in the one way that equal regions share: blocks in order, none with the seconds of another. */
export function blocksOf(region: Region): readonly Block[] {
  const cuts = [...new Set(region.flatMap(({ first }) => [first.from, first.to + 1]))].sort((a, b) => a - b);
  const bySeconds = new Map<string, Block>();
  for (const [index, from] of cuts.entries()) {
    const next = cuts[index + 1];
    if (next === undefined) break;
    const covering = region.filter(({ first }) => first.from <= from && from <= first.to);
    if (covering.length === 0) continue;
    const seconds = joined(covering.map(({ second }) => second));
    const key = JSON.stringify(seconds);
    const before = bySeconds.get(key);
    bySeconds.set(key, { firsts: joined([...(before?.firsts ?? []), { from, to: next - 1 }]), seconds });
  }
  return [...bySeconds.values()];
}
