import type { ClusterInventory } from '../inventory/inventory.ts';
import type { Agent } from '../manifest/agent.ts';
import { bits, type Family, network, type Prefix, parseAddress, parsePrefix } from '../net/address.ts';
import type { PathPool } from './pool.ts';

/** How packets are wrapped where no pool tells: by the pool that is made where there is none. */

export interface PoolModes extends Required<Pick<PathPool, 'ipip' | 'vxlan'>> {
  /** It is written in the files; else it is what most clusters do. */
  readonly isWritten: boolean;
}

/** The operator's pool wraps in IPIP, calico-node's as its variables say; undefined where nothing makes one. */
export function poolModesOf(agent: Agent | undefined): PoolModes | undefined {
  if (agent === undefined || agent.form === 'settings') return supposed;
  if (agent.form === 'installation') {
    const { bgp, pools, kubernetesProvider } = agent.installation;
    if (bgp?.value === 'Disabled') return { ipip: 'Never', vxlan: 'Always', isWritten: true };
    return { ...supposed, isWritten: pools === undefined && kubernetesProvider?.value !== 'EKS' };
  }
  if (agent.env.get('CALICO_NETWORKING_BACKEND')?.text === 'vxlan') {
    return { ipip: 'Never', vxlan: 'Always', isWritten: true };
  }
  switch (agent.env.get('CALICO_IPV4POOL_IPIP')?.text?.toLowerCase()) {
    case 'always':
      return { ...supposed, isWritten: true };
    case 'crosssubnet':
    case 'cross-subnet':
      return { ipip: 'CrossSubnet', vxlan: 'Never', isWritten: true };
    case undefined:
      return supposed;
    default:
      return undefined;
  }
}

const supposed: PoolModes = { ipip: 'Always', vxlan: 'Never', isWritten: false };

/** Whether it is not known of some pool how it wraps packets, or no pool is known. */
export function lacksModes(pools: readonly PathPool[]): boolean {
  return pools.length === 0 || pools.some(({ ipip, vxlan }) => ipip === undefined || vxlan === undefined);
}

/** `pools` as `wrapping` has it where they don't tell; where there are none, one for each block and pod. */
export function withModes(
  pools: readonly PathPool[],
  { ipip, vxlan }: PoolModes,
  { blocks = [], pods = [] }: ClusterInventory,
  family: Family,
): readonly PathPool[] {
  const modes = { ipip, vxlan };
  if (pools.length > 0) {
    return pools.map((pool) => (lacksModes([pool]) ? { ...pool, ...modes } : pool));
  }
  const ofBlocks = blocks.flatMap(({ cidr }) => parsePrefix(cidr) ?? []);
  const ofPods = pods.flatMap(({ ips, hostNetwork }) => (hostNetwork ? [] : ips.flatMap(prefixOf)));
  const known = [...ofBlocks, ...ofPods, ...imagined].filter(({ address }) => address.family === family);
  return known.map((prefix) => ({ prefix: network(prefix), text: '', disabled: false, ...modes }));
}

/** A range that no network uses (RFC 2544), for pods that are only thought of. */
const imagined = ['198.18.0.0/16'].flatMap((text) => parsePrefix(text) ?? []);

function prefixOf(text: string): readonly Prefix[] {
  const address = parseAddress(text);
  return address === undefined ? [] : [{ address, length: bits(address.family) }];
}
