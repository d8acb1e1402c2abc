import type { Gap, Placed } from '../../detection/apart.ts';
import type { Agent } from '../../manifest/agent.ts';
import { contains } from '../../net/address.ts';
import type { EncapsulationMode } from '../../ranges.ts';
import { rangesFor } from '../address/rangeText.ts';
import { subnetOf } from '../address/subnet.ts';
import type { SiteContext } from '../rule.ts';

/** What becomes of packets between pods where a node sends to another from another address than the chosen one. */

/** `vxlan` and `plain`: they arrive, unless something on their way looks at the interface by which they come. */
export type Loss = 'lost' | 'unknown' | 'vxlan' | 'plain';

/**
 * Tells whether packets over a gap are lost: without a route always, and as IPIP, whose receivers drop what does not come
 * from a node's Calico address (felix/rules/static.go, `all-hosts-net`). VXLAN takes the chosen address as its source by
 * itself. There may be thousands of gaps: the pools are looked at once.
 */
export function createLoss(context: SiteContext): (gap: Gap) => Loss {
  const { agent } = context.agent;
  const vxlanOnly = isVxlanOnly(agent);
  const pools = rangesFor(context).filter(({ kind }) => kind === 'pool');
  const ipip = new Set(pools.map((pool) => pool.ipip));
  const vxlan = new Set(pools.map((pool) => pool.vxlan));
  return ({ from, to, why }) => {
    if (why.kind === 'no-route') return 'lost';
    if (vxlanOnly) return 'vxlan';
    const near = areNear(from, to);
    const isUsed = (modes: ReadonlySet<EncapsulationMode | undefined>): boolean =>
      modes.has('Always') || (modes.has('CrossSubnet') && !near);
    if (isUsed(ipip)) return 'lost';
    if (pools.length === 0) return poolToBe(agent, near);
    if (ipip.has(undefined)) return 'unknown';
    return isUsed(vxlan) ? 'vxlan' : 'plain';
  };
}

/** Whether one node counts as being in the subnet of the other, so that `CrossSubnet` wraps nothing. */
function areNear(from: Placed, to: Placed): boolean {
  const subnet = subnetOf(from.candidate);
  return subnet !== undefined && contains(subnet, to.candidate.address);
}

/** By the pool that is made where none is written: the operator's wraps in IPIP, calico-node's as its variable says. */
function poolToBe(agent: Agent, near: boolean): Loss {
  if (agent.form === 'settings') return 'unknown';
  if (agent.form === 'installation') {
    const { pools, kubernetesProvider } = agent.installation;
    return pools === undefined && kubernetesProvider?.value !== 'EKS' ? 'lost' : 'unknown';
  }
  switch (agent.env.get('CALICO_IPV4POOL_IPIP')?.text?.toLowerCase()) {
    case 'always':
      return 'lost';
    case 'crosssubnet':
    case 'cross-subnet':
      return near ? 'plain' : 'lost';
    default:
      return 'unknown';
  }
}

/** Whether it is known that no pool uses IPIP. */
function isVxlanOnly(agent: Agent): boolean {
  if (agent.form === 'workload') return agent.env.get('CALICO_NETWORKING_BACKEND')?.text === 'vxlan';
  if (agent.form === 'settings') return false;
  const { bgp, pools } = agent.installation;
  if (bgp?.value === 'Disabled') return true;
  return (
    pools !== undefined && pools.length > 0 && pools.every(({ encapsulation }) => encapsulation?.value === 'VXLAN')
  );
}
