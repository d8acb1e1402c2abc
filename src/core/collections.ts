/** `items` by what `keyOf` says of each; groups in the order of their first items. */
export function groupBy<K, V>(items: Iterable<V>, keyOf: (item: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const item of items) {
    append(groups, keyOf(item), item);
  }
  return groups;
}

/** Adds `item` to the list that `lists` has for `key`. */
export function append<K, V>(lists: Map<K, V[]>, key: K, item: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** `items` without those of which one before says the same: `keyOf` tells what counts. */
export function distinctBy<V>(items: readonly V[], keyOf: (item: V) => string): V[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    return !seen.has(key) && seen.add(key);
  });
}

/** The first place in the rising `values` whose value is not less than `value`; their number where all are. */
export function firstNotLess(values: readonly bigint[], value: bigint): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0n) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `T` where what may be undefined may be missing instead. */
export type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** `fields` without those that are undefined, in their order. */
export function present<T extends object>(fields: T): Present<T>;
export function present(fields: object): object {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) result[key] = value;
  return result;
}

/** `item` as a list of one; none where it is undefined. */
export function listed<V>(item: V | undefined): readonly V[] {
  return item === undefined ? [] : [item];
}
