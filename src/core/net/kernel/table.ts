import { type Address, bits, contains, type Prefix } from '../address.ts';
import type { Route } from '../node.ts';

/** One routing table, ready for the longest match. */
export interface RouteTable {
  /** The routes whose destination holds the address, the longest prefix first; of one length in their order. */
  matches(address: Address): readonly Route[];
}

/** Looks at all routes when it is first asked, and makes an index when more is asked than one look-up does. */
export function createTable(routes: readonly Route[]): RouteTable {
  let index: readonly Level[] | undefined;
  let asked = 0;
  return {
    matches(address) {
      asked += 1;
      if (asked <= fewLookups) return matchesAmong(routes, address);
      index ??= indexOf(routes);
      const found: Route[] = [];
      for (const { length, byNetwork } of index) {
        const own = byNetwork.get(networkKey({ address, length }));
        if (own !== undefined) found.push(...own);
      }
      return found;
    },
  };
}

/** A source is looked up twice: for the address, and with it. */
const fewLookups = 3;

function matchesAmong(routes: readonly Route[], address: Address): readonly Route[] {
  const found = routes.filter(({ destination }) => contains(destination, address));
  return found.length < 2 ? found : found.sort((a, b) => b.destination.length - a.destination.length);
}

/** The routes of one prefix length, by their network. */
interface Level {
  readonly length: number;
  readonly byNetwork: Map<number | bigint, Route[]>;
}

function indexOf(routes: readonly Route[]): readonly Level[] {
  const levels = new Map<number, Level>();
  for (const route of routes) {
    const { length } = route.destination;
    const level = levels.get(length) ?? { length, byNetwork: new Map() };
    levels.set(length, level);
    const key = networkKey(route.destination);
    const own = level.byNetwork.get(key);
    if (own === undefined) level.byNetwork.set(key, [route]);
    else own.push(route);
  }
  return [...levels.values()].sort((a, b) => b.length - a.length);
}

/** Numbers are many times as fast as bigints here. */
function networkKey({ address: { family, value }, length }: Prefix): number | bigint {
  if (length === 0) return 0;
  return family === 4 ? Number(value) >>> (32 - length) : value >> BigInt(bits(6) - length);
}
