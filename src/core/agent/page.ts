import type { Arguments, Input } from './input.ts';

/** Answers are short: of long lists a part is given, with how much is left and how to get it. */

export interface Page<V> {
  readonly items: readonly V[];
  /** How many there are behind and before it. */
  readonly left: number;
  /** Where the next page begins; undefined where this is the last. */
  readonly next?: number;
}

const mostItems = 500;
const usual = 20;

/** The arguments by which `what` are paged. */
export function pageArguments(what: string): Arguments {
  return {
    from: {
      kind: 'count',
      least: 0,
      most: 10_000_000,
      about: `How many ${what} to step over: the "next" of the page before.`,
    },
    limit: { kind: 'count', least: 1, most: mostItems, about: `How many ${what} to give; ${usual} without it.` },
  };
}

/** The part of `items` that `input` asks for. */
export function pageOf<V>(items: readonly V[], input: Input): Page<V> {
  const from = input.number('from') ?? 0;
  const end = from + (input.number('limit') ?? usual);
  const shown = items.slice(from, end);
  return { items: shown, left: items.length - shown.length, ...(end < items.length && { next: end }) };
}
