/** What was answered last, so that more can be told of one of it without sending all to the client. */
export interface Kept<V> {
  /** Keeps `values` in place of the last ones, and gives a key for each, which passes through JSON. */
  keep(values: readonly V[]): readonly (readonly [turn: number, at: number])[];
  /** The value of a key as a client sends it back; undefined for one that was answered before the last ones, or never. */
  at(key: unknown): V | undefined;
}

export function createKept<V>(): Kept<V> {
  let turn = 0;
  let kept: readonly V[] = [];
  return {
    keep(values) {
      turn += 1;
      kept = values;
      return values.map((_, at) => [turn, at] as const);
    },
    at(key) {
      if (!Array.isArray(key) || key[0] !== turn) return undefined;
      const at: unknown = key[1];
      return typeof at === 'number' ? kept[at] : undefined;
    },
  };
}
