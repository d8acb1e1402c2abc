import type { ClusterInventory } from '../inventory/inventory.ts';
import { type Address, contains, type Family, network, type Prefix, parsePrefix } from '../net/address.ts';
import type { AddressRange, EncapsulationMode } from '../ranges.ts';

/** IP pools, and how packets to their addresses are wrapped. */

export type Encapsulation = 'none' | 'ipip' | 'vxlan' | 'wireguard';

export interface PathPool {
  readonly prefix: Prefix;
  /** Its range as it is written. */
  readonly text: string;
  readonly name?: string;
  /** Undefined where it is not known. */
  readonly ipip?: EncapsulationMode;
  readonly vxlan?: EncapsulationMode;
  readonly natOutgoing?: boolean;
  readonly disabled: boolean;
  readonly blockSize?: number;
  /** The file wraps packets in another way than the cluster does now. */
  readonly changed?: boolean;
}

/**
 * The pools of `family`: the cluster's own where they are known, else those that the files write. `planned`: as the files
 * change them.
 */
export function poolsOf(
  inventory: ClusterInventory,
  ranges: readonly AddressRange[],
  family: Family,
  planned: boolean,
): readonly PathPool[] {
  const own = inventoryPools(inventory);
  const cluster = planned ? own.map((pool) => applied(pool, ranges)) : own;
  const known = inventory.pools?.length ? cluster : ranges.filter(isPool).map(rangePool);
  return known.filter(({ prefix }) => prefix.address.family === family);
}

/** `pool` as an IPPool of the same name in the files wraps packets. */
function applied(pool: PathPool, ranges: readonly AddressRange[]): PathPool {
  const written = ranges.find(({ kind, name, at }) => kind === 'pool' && at !== undefined && name === pool.name);
  if (written?.ipip === undefined || written.vxlan === undefined) return pool;
  const { ipip, vxlan } = written;
  return { ...pool, ipip, vxlan, changed: ipip !== pool.ipip || vxlan !== pool.vxlan };
}

function isPool({ kind }: AddressRange): boolean {
  return kind === 'pool';
}

function rangePool({ prefix, text, name, ipip, vxlan, natOutgoing }: AddressRange): PathPool {
  return {
    prefix,
    text,
    disabled: false,
    ...(natOutgoing !== undefined && { natOutgoing }),
    ...(name !== undefined && { name }),
    ...(ipip && { ipip }),
    ...(vxlan && { vxlan }),
  };
}

/** Those that are disabled too: pods that have an address of them keep it. */
function inventoryPools({ pools = [] }: ClusterInventory): readonly PathPool[] {
  return pools.flatMap(({ name, cidr, ipipMode, vxlanMode, natOutgoing, disabled, blockSize }) => {
    const prefix = parsePrefix(cidr);
    if (prefix === undefined) return [];
    const [ipip, vxlan] = [modeOf(ipipMode), modeOf(vxlanMode)];
    const modes = { ...(ipip && { ipip }), ...(vxlan && { vxlan }) };
    const size = blockSize !== undefined && { blockSize };
    return [{ prefix: network(prefix), text: cidr, name, ...modes, natOutgoing, disabled, ...size }];
  });
}

function modeOf(text: string): EncapsulationMode | undefined {
  const modes = ['Always', 'CrossSubnet', 'Never'] as const;
  return modes.find((mode) => mode.toLowerCase() === text.toLowerCase());
}

/** The pool that holds `address`; pools never overlap. */
export function poolHolding(pools: readonly PathPool[], address: Address): PathPool | undefined {
  return pools.find(({ prefix }) => contains(prefix, address));
}

/**
 * How a node whose own Calico address is `own` wraps packets to a node at `peer`, for destinations in `pool`: CrossSubnet
 * goes by the local node's address with its prefix (felix/calc/l3_route_resolver.go, nodeInOurSubnet; bird's templates).
 * Undefined where that is not known.
 */
export function encapsulationFor(
  { ipip, vxlan }: PathPool,
  own: { readonly address: Address; readonly length?: number },
  peer: Address,
): Encapsulation | undefined {
  if (ipip === undefined || vxlan === undefined) return undefined;
  const [kind, mode] = vxlan === 'Never' ? (['ipip', ipip] as const) : (['vxlan', vxlan] as const);
  if (mode === 'Never') return 'none';
  if (mode === 'Always') return kind;
  if (own.length === undefined) return undefined;
  return contains({ address: own.address, length: own.length }, peer) ? 'none' : kind;
}

/** Bytes that the wrapping adds: felix/dataplane/linux (ipip_mgr.go, vxlan_mgr.go, wireguard.go). */
export function overheadOf(encapsulation: Encapsulation, family: Family): number {
  if (encapsulation === 'ipip') return 20;
  if (encapsulation === 'vxlan') return family === 4 ? 50 : 70;
  return encapsulation === 'wireguard' ? (family === 4 ? 60 : 80) : 0;
}
