import { bothFamilies, type Family } from '../address.ts';
import type { Interface } from '../node.ts';
import type { InterfaceListing } from './addressText.ts';

/**
 * Makes one list of interfaces of several listings of the same node, as of `ip -4 addr` and `ip -6 addr`. The order is
 * one that fits all of them; of two that tell the same, the fuller counts, and of two alike, the later.
 */
export function mergeListings(listings: readonly InterfaceListing[]): Interface[] {
  const ranked = listings
    .flatMap(splitRepeated)
    .reverse()
    .sort((a, b) => rank(b) - rank(a));
  const named = ranked.map(({ interfaces }) => new Map(interfaces.map((one) => [one.name, one])));
  const tellers = bothFamilies.map((family) => named[ranked.findIndex((listing) => tells(listing, family))]);
  return mergeOrders(ranked.map(({ interfaces }) => interfaces.map(({ name }) => name))).map((name) => {
    const facts: Interface = { name, addresses: [] };
    for (const of of [...named].reverse()) Object.assign(facts, of.get(name));
    const addresses = tellers.flatMap((of, at) => {
      const all = of?.get(name)?.addresses ?? [];
      return all.filter(({ address }) => address.family === bothFamilies[at]);
    });
    return { ...facts, addresses };
  });
}

function tells({ families, interfaces }: InterfaceListing, family: Family): boolean {
  if (!families.includes(family)) return false;
  return interfaces.some(({ addresses }) => addresses.some(({ address }) => address.family === family));
}

/** Splits where an interface comes again: there another output was pasted behind the first without a prompt. */
function splitRepeated(listing: InterfaceListing): InterfaceListing[] {
  const parts: Interface[][] = [[]];
  let seen = new Set<string>();
  for (const one of listing.interfaces) {
    if (seen.has(one.name)) {
      parts.push([]);
      seen = new Set();
    }
    seen.add(one.name);
    parts.at(-1)?.push(one);
  }
  return parts.map((interfaces) => ({ ...listing, interfaces }));
}

function rank({ form, families }: InterfaceListing): number {
  const fullness = { full: 2, link: 1, sparse: 0 }[form];
  return 3 * families.length + fullness;
}

/** Merges lists that are parts of one order: what only a later list has stands behind its predecessor there. */
function mergeOrders(orders: readonly (readonly string[])[]): string[] {
  const followers = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const order of orders) {
    let previous = '';
    for (const name of order) {
      if (!seen.has(name)) followers.set(previous, [name, ...(followers.get(previous) ?? [])]);
      seen.add(name);
      previous = name;
    }
  }
  const merged: string[] = [];
  const pending = [...(followers.get('') ?? [])].reverse();
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    merged.push(name);
    pending.push(...[...(followers.get(name) ?? [])].reverse());
  }
  return merged;
}
