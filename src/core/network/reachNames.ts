import { firstNotLess } from '../collections.ts';
import { type Address, bits, type Family, formatAddress, network, networkKey, type Prefix } from '../net/address.ts';

/**
 * Names for addresses and prefixes by which nodes can be told alike: an address that only one node has is named by its
 * place on that node and by the smallest network around it that several nodes share; all others are named by their value.
 * A kernel compares addresses with each other and with prefixes alone, so what has the same names gets the same answers.
 */
export interface Names {
  /** The only node that has the address, by its number; undefined where none or several have it. */
  ownerOf(address: Address): number | undefined;
  /** Whether a packet may have it, or be sent to it. */
  isAsked(address: Address): boolean;
  /** The only node whose addresses are in it; `nobody` where none is. */
  holderOf(prefix: Prefix): number | 'several' | 'nobody';
  /** The address as an item of node `self` names it; `peer` is another node whose addresses it may name by their place. */
  address(address: Address, self: number, peer?: number): string;
  prefix(prefix: Prefix, self: number, peer?: number): string;
  /** The nodes of each address that several have, in their order; `isPods`: a pod is among those that have it. */
  readonly shared: readonly SharedAddress[];
  /** The smallest shared network around an address, and the own ones of its node. */
  around(address: Address, self: number): string;
}

export interface SharedAddress {
  readonly nodes: readonly number[];
  readonly isPods: boolean;
}

export interface NamesInput {
  readonly family: Family;
  /** The addresses of each node, in an order that is the same for nodes that are alike. */
  readonly own: readonly (readonly Address[])[];
  /** The addresses that get no place: those of pods. */
  readonly pods: readonly (readonly Address[])[];
  /** All other addresses that a packet may have, or be sent to. */
  readonly mentioned: readonly Address[];
  /** All prefixes that something is held against. */
  readonly prefixes: readonly Prefix[];
  /** Addresses that are named by their value; those that names are asked for by others are added. */
  readonly special: Set<bigint>;
}

interface Owned {
  /** `several`, or the node's number. */
  node: number | 'several';
  /** Undefined for pods. */
  readonly place: number | undefined;
}

/** So many nodes' addresses are noted at once, so many addresses looked up, and so many prefixes. */
const notedAtOnce = 200;
const searchedAtOnce = 5_000;
const sortedAtOnce = 1_000;

export function* createNames(input: NamesInput): Generator<undefined, Names> {
  const { family, own, pods, mentioned, prefixes, special } = input;
  const owned = new Map<bigint, Owned>();
  const several = new Map<bigint, { readonly nodes: number[]; isPods: boolean }>();
  const share = (value: bigint, nodes: readonly number[], isPods: boolean): void => {
    const known = several.get(value);
    if (known === undefined) several.set(value, { nodes: [...nodes], isPods });
    else {
      for (const node of nodes) if (known.nodes.at(-1) !== node) known.nodes.push(node);
      known.isPods ||= isPods;
    }
  };
  function* note(lists: NamesInput['own'], hasPlace: boolean): Generator<undefined, void> {
    for (const [node, addresses] of lists.entries()) {
      if (node % notedAtOnce === notedAtOnce - 1) yield undefined;
      let place = 0;
      for (const { value } of addresses) {
        const known = owned.get(value);
        if (known === undefined) owned.set(value, { node, place: hasPlace ? place++ : undefined });
        else if (known.node !== node) {
          share(value, known.node === 'several' ? [node] : [known.node, node], !hasPlace || known.place === undefined);
          known.node = 'several';
        }
      }
    }
  }
  yield* note(own, true);
  yield* note(pods, false);
  const nodeOf = (value: bigint): number | 'several' | undefined => {
    return special.has(value) ? 'several' : owned.get(value)?.node;
  };
  const asked = new Set(owned.keys());
  for (const [at, { value }] of mentioned.entries()) {
    if (at % searchedAtOnce === 0) yield undefined;
    asked.add(value);
  }
  yield undefined;
  const values = yield* sorted(asked, family);
  const runs = yield* runsOf(values, (value) => nodeOf(value) ?? 'several');
  const holders = new Map<string | number, number | 'several' | 'nobody'>();
  const holderOf = (prefix: Prefix): number | 'several' | 'nobody' => {
    const key = networkKey(prefix);
    const known = holders.get(key);
    if (known !== undefined) return known;
    const [from, to] = rangeOf(values, prefix);
    const first = values[from];
    const isOne = first !== undefined && from < to && (runs[from] ?? 0) >= to;
    const holder = from >= to ? 'nobody' : isOne ? (nodeOf(first) ?? 'several') : 'several';
    holders.set(key, holder);
    return holder;
  };
  const wide: Prefix[] = [];
  const owns = new Map<number, Prefix[]>();
  for (const [at, prefix] of prefixes.entries()) {
    if (at % sortedAtOnce === sortedAtOnce - 1) yield undefined;
    if (holders.has(networkKey(prefix))) continue; // told before
    const holder = holderOf(prefix);
    if (holder === 'several') wide.push(network(prefix));
    else if (holder !== 'nobody') {
      const known = owns.get(holder);
      if (known === undefined) owns.set(holder, [network(prefix)]);
      else known.push(network(prefix));
    }
  }
  yield undefined;
  const nearest = yield* nearestOf(values, wide, family);
  yield undefined;
  const literal = (value: bigint, node: number | undefined): string => {
    // What is named by its value makes its node one of a kind: no other has the address.
    if (node !== undefined) special.add(value);
    return formatAddress({ family, value });
  };
  const addressName = (given: Address, self: number, peer?: number): string => {
    if (given.family !== family) return `other ${formatAddress(given)}`;
    const { value } = given;
    const node = nodeOf(value);
    if (typeof node !== 'number') return formatAddress(given);
    const place = owned.get(value)?.place;
    if (place === undefined || (node !== self && node !== peer)) return literal(value, node);
    return `${node === self ? 's' : 'p'}${place}@${nearest.get(value) ?? ''}`;
  };
  const wideNames = new Map<string | number, string>();
  const wideName = (prefix: Prefix): string => {
    const key = networkKey(prefix);
    const name = wideNames.get(key) ?? keyOf(prefix);
    wideNames.set(key, name);
    return name;
  };
  const prefixNames = new Map<string | number, string>();
  const places = (prefix: Prefix): string => {
    const key = networkKey(prefix);
    const known = prefixNames.get(key);
    if (known !== undefined) return known;
    const [from, to] = rangeOf(values, prefix);
    const inside: number[] = [];
    for (const value of values.slice(from, to)) {
      const place = owned.get(value)?.place;
      if (place !== undefined) inside.push(place);
    }
    // Prefixes with pods alone are told apart by their value.
    const name = `${inside.length === 0 ? keyOf(prefix) : inside.sort((a, b) => a - b).join('.')}/${prefix.length}`;
    prefixNames.set(key, name);
    return name;
  };
  return {
    ownerOf(address) {
      const node = address.family === family ? nodeOf(address.value) : undefined;
      return typeof node === 'number' ? node : undefined;
    },
    shared: [...several.values()],
    isAsked: (address) => address.family === family && asked.has(address.value),
    holderOf,
    address: addressName,
    prefix(prefix, self, peer) {
      if (prefix.address.family !== family) return 'other family';
      if (prefix.length === bits(family)) return `${addressName(prefix.address, self, peer)}/one`;
      const holder = holderOf(prefix);
      if (holder === 'nobody') return 'nobody';
      if (holder === self || holder === peer) return `${holder === self ? 's' : 'p'}{${places(prefix)}}`;
      if (holder !== 'several') {
        const [from, to] = rangeOf(values, prefix);
        for (const value of values.slice(from, to)) special.add(value);
      }
      return wideName(prefix);
    },
    around({ value }, self) {
      const all = (owns.get(self) ?? []).filter((each) => holds(each, value)).map(places);
      return `${nearest.get(value) ?? ''} ${all.join()}`;
    },
  };
}

function keyOf({ address, length }: Prefix): string {
  return `${network({ address, length }).address.value}/${length}`;
}

function* sorted(values: ReadonlySet<bigint>, family: Family): Generator<undefined, readonly bigint[]> {
  if (family === 6) return [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  // Numbers sort many times as fast.
  const numbers = Float64Array.from(values, Number);
  yield undefined;
  numbers.sort();
  yield undefined;
  return Array.from(numbers, BigInt);
}

/** For each value where the run of those that belong to the same node ends. */
function* runsOf(
  values: readonly bigint[],
  nodeOf: (value: bigint) => number | 'several',
): Generator<undefined, readonly number[]> {
  const ends = new Array<number>(values.length).fill(0);
  let next: number | 'several' | undefined;
  for (let at = values.length - 1; at >= 0; at -= 1) {
    if (at % searchedAtOnce === 0) yield undefined;
    const node = nodeOf(values[at] ?? 0n);
    ends[at] = node === next && node !== 'several' ? (ends[at + 1] ?? 0) : at + 1;
    next = node;
  }
  return ends;
}

function rangeOf(values: readonly bigint[], prefix: Prefix): readonly [from: number, to: number] {
  const { address, length } = network(prefix);
  const from = firstNotLess(values, address.value);
  return [from, firstNotLess(values, address.value + (1n << BigInt(bits(address.family) - length)))];
}

function holds({ address, length }: Prefix, value: bigint): boolean {
  const shift = BigInt(bits(address.family) - length);
  return address.value >> shift === value >> shift;
}

/** The smallest of the prefixes around each value: it tells all of them, for prefixes lie within each other or apart. */
function* nearestOf(
  values: readonly bigint[],
  prefixes: readonly Prefix[],
  family: Family,
): Generator<undefined, ReadonlyMap<bigint, string>> {
  const ordered = [...prefixes]
    .filter(({ length }) => length < bits(family))
    .sort((a, b) => {
      if (a.address.value !== b.address.value) return a.address.value < b.address.value ? -1 : 1;
      return a.length - b.length;
    });
  const nearest = new Map<bigint, string>();
  const open: { readonly prefix: Prefix; readonly key: string }[] = [];
  let next = 0;
  for (const [at, value] of values.entries()) {
    if (at % searchedAtOnce === searchedAtOnce - 1) yield undefined;
    for (; next < ordered.length; next += 1) {
      const prefix = ordered[next];
      if (prefix === undefined || prefix.address.value > value) break;
      open.push({ prefix, key: keyOf(prefix) });
    }
    for (let last = open.at(-1); last !== undefined && !holds(last.prefix, value); last = open.at(-1)) open.pop();
    const last = open.at(-1);
    if (last !== undefined) nearest.set(value, last.key);
  }
  return nearest;
}
