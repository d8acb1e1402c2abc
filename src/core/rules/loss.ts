import type { Gap, Placed } from '../detection/apart.ts';
import type { Agent } from '../manifest/agent.ts';
import { contains } from '../net/address.ts';
import type { EncapsulationMode } from '../ranges.ts';
import { rangesFor } from './rangeText.ts';
import type { SiteContext } from './rule.ts';
import { subnetOf } from './subnet.ts';

/** What becomes of packets between pods where a node sends to another from another address than the chosen one. */

/** `vxlan` and `plain`: they arrive, unless something on their way looks at the interface by which they come. */
export type Loss = 'lost' | 'unknown' | 'vxlan' | 'plain';

/**
 * Whether packets over a gap are lost: without a route always, and as IPIP, whose receivers drop what does not come from a
 * node's Calico address (felix/rules/static.go, `all-hosts-net`). VXLAN takes the chosen address as its source by itself.
 */
export function lossOf({ from, to, why }: Gap, context: SiteContext): Loss {
  if (why.kind === 'no-route') return 'lost';
  const { agent } = context.agent;
  if (isVxlanOnly(agent)) return 'vxlan';
  const pools = rangesFor(context).filter(({ kind }) => kind === 'pool');
  const isUsed = (mode: EncapsulationMode | undefined): boolean =>
    mode === 'Always' || (mode === 'CrossSubnet' && !areNear(from, to));
  if (pools.some(({ ipip }) => isUsed(ipip))) return 'lost';
  if (pools.length === 0) return poolToBe(agent, areNear(from, to));
  if (pools.some(({ ipip }) => ipip === undefined)) return 'unknown';
  return pools.some(({ vxlan }) => isUsed(vxlan)) ? 'vxlan' : 'plain';
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
