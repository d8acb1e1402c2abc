import { type Address, bits, type Prefix } from './address.ts';

/** Finds which of many networks share addresses, without comparing each with each. */

export interface Indexed {
  readonly prefix: Prefix;
  /** Those of one name are one network, written twice. */
  readonly name?: string | undefined;
}

export interface PrefixIndex<T extends Indexed> {
  /** Adds a network whose length is one of those that the index was made for. */
  add(item: T): void;
  /** The first of the added ones that shares addresses with a network of another name; `same` tells of equal networks. */
  first(of: Indexed, same: boolean): { readonly item: T; readonly order: number } | undefined;
}

interface Ordered<T> {
  readonly item: T;
  readonly order: number;
}

/** The first item, and the first one of another name than that has. */
interface Slot<T> {
  readonly first: Ordered<T>;
  other: Ordered<T> | undefined;
}

/** The lengths that networks of each family have. */
export interface PrefixLengths {
  readonly 4: ReadonlySet<number>;
  readonly 6: ReadonlySet<number>;
}

/** The lengths of networks, those that an index is asked for included. */
export function lengthsOf(networks: Iterable<Indexed>): PrefixLengths {
  const lengths = { 4: new Set<number>(), 6: new Set<number>() };
  for (const { prefix } of networks) lengths[prefix.address.family].add(prefix.length);
  return lengths;
}

/** An empty index for networks of these lengths. */
export function createPrefixIndex<T extends Indexed>(lengths: PrefixLengths): PrefixIndex<T> {
  const equal = new Map<string, Slot<T>>();
  /** By each shorter network that holds it. */
  const inside = new Map<string, Slot<T>>();
  let count = 0;
  return {
    add(item) {
      const { address, length } = item.prefix;
      const ordered = { item, order: count };
      count += 1;
      put(equal, keyOf(address, length), ordered);
      for (const each of lengths[address.family]) {
        if (each < length) put(inside, keyOf(address, each), ordered);
      }
    },
    first({ prefix: { address, length }, name }, same) {
      const found = [firstOf(inside.get(keyOf(address, length)), name)];
      if (same) found.push(firstOf(equal.get(keyOf(address, length)), name));
      for (const each of lengths[address.family]) {
        if (each < length) found.push(firstOf(equal.get(keyOf(address, each)), name));
      }
      return found.reduce((a, b) => (b === undefined || (a !== undefined && a.order < b.order) ? a : b));
    },
  };
}

function keyOf({ family, value }: Address, length: number): string {
  return `${family} ${length} ${value >> BigInt(bits(family) - length)}`;
}

function put<T extends Indexed>(slots: Map<string, Slot<T>>, key: string, ordered: Ordered<T>): void {
  const slot = slots.get(key);
  if (slot === undefined) slots.set(key, { first: ordered, other: undefined });
  else if (slot.other === undefined && isAnother(slot.first.item.name, ordered.item.name)) slot.other = ordered;
}

function firstOf<T extends Indexed>(slot: Slot<T> | undefined, name: string | undefined): Ordered<T> | undefined {
  if (slot === undefined) return undefined;
  return isAnother(slot.first.item.name, name) ? slot.first : slot.other;
}

function isAnother(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || a !== b;
}
