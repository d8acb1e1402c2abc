import { type Address, bits, contains, type Family, type Prefix } from '../net/address.ts';
import { query } from '../query.ts';
import type { Endpoint, Owner, Side, World } from './world.ts';

/** Which owners of labels an address has. */

/** An end of a packet as rules see it: an address, or a pod that has none yet. */
export interface Peer {
  /** Undefined for a pod that has no address yet, of which only the ranges of pods are known. */
  readonly address: Address | undefined;
  readonly owners: readonly Owner[];
  /** Those of networks in which the pod's address may come to lie. */
  readonly maybe: readonly Owner[];
  /** What ends of rules were found to say of it. */
  readonly answers: Map<Side, boolean | undefined>;
}

export interface OwnerIndex {
  /** The end with this address. */
  at(address: Address): Peer;
  /** The end that is a pod without an address. */
  pending(pod: Owner): Peer;
}

/** Endpoints by what they are asked for. */
export interface EndpointIndex {
  readonly byId: ReadonlyMap<string, Endpoint>;
  readonly byAddress: ReadonlyMap<string, readonly Owner[]>;
  readonly families: ReadonlySet<Family>;
}

/** Made once for a list of endpoints, which stays when only policies change. */
export const indexEndpoints = query((endpoints: readonly Endpoint[]): EndpointIndex => {
  const byAddress = new Map<string, Owner[]>();
  const families = new Set<Family>();
  for (const endpoint of endpoints) {
    for (const address of endpoint.addresses) {
      push(byAddress, keyOf(address, bits(address.family)), endpoint);
      families.add(address.family);
    }
  }
  return { byId: new Map(endpoints.map((each) => [each.id, each])), byAddress, families };
});

/** Finds owners by address: endpoints by equality, sets by networks. Answers are kept. */
export function indexOwners({ endpoints, networkSets, pools }: World): OwnerIndex {
  const { byAddress } = indexEndpoints(endpoints);
  const byNet = new Map<string, Owner[]>();
  const lengths = { 4: new Set<number>(), 6: new Set<number>() };
  for (const set of networkSets) {
    for (const { address, length } of set.nets) {
      lengths[address.family].add(length);
      push(byNet, keyOf(address, length), set);
    }
  }
  const known = new Map<string, Peer>();
  const pending = new Map<Owner, Peer>();
  return {
    at(address) {
      const key = keyOf(address, bits(address.family));
      const before = known.get(key);
      if (before !== undefined) return before;
      const sets = [...lengths[address.family]].flatMap((length) => byNet.get(keyOf(address, length)) ?? []);
      const peer = {
        address,
        owners: [...(byAddress.get(key) ?? []), ...new Set(sets)],
        maybe: [],
        answers: new Map(),
      };
      known.set(key, peer);
      return peer;
    },
    pending(pod) {
      const before = pending.get(pod);
      if (before !== undefined) return before;
      const told = networkSets.map((set) => ({ set, inside: poolsInside(set.nets, pools) }));
      const of = (wanted: boolean | undefined): readonly Owner[] =>
        told.flatMap(({ set, inside }) => (inside === wanted ? [set] : []));
      const owners = [pod, ...of(true)];
      const peer = { address: undefined, owners, maybe: of(undefined), answers: new Map() };
      pending.set(pod, peer);
      return peer;
    },
  };
}

function push(map: Map<string, Owner[]>, key: string, owner: Owner): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [owner]);
  else list.push(owner);
}

/** Of the address only the bits of the network count. */
function keyOf({ family, value }: Address, length: number): string {
  return `${family}/${length}/${value >> BigInt(bits(family) - length)}`;
}

/**
 * Whether an address from `pools` lies in one of `nets`; undefined where that depends on which one it is, or where nothing is
 * known of the pools.
 */
export function poolsInside(nets: readonly Prefix[], pools: readonly Prefix[]): boolean | undefined {
  if (nets.length === 0) return false;
  if (nets.some(({ length }) => length === 0)) return true;
  if (pools.length === 0) return undefined;
  const isInside = (pool: Prefix): boolean =>
    nets.some((net) => net.length <= pool.length && contains(net, pool.address));
  if (pools.every(isInside)) return true;
  const touches = nets.some((net) => pools.some((pool) => contains(net, pool.address) || contains(pool, net.address)));
  return touches ? undefined : false;
}
