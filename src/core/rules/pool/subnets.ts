import { type Family, formatPrefix, network, parsePrefix } from '../../net/address.ts';
import { subnetOf } from '../address/subnet.ts';
import { chosenNics } from '../network/mtu.ts';
import type { AgentContext } from '../rule.ts';

/** The subnets of the addresses that nodes have in Calico: what is chosen, else what is stored; those without one are left out. */
export function subnetsOf(agent: AgentContext, family: Family): readonly string[] {
  const chosen = chosenNics(agent, family);
  const known = new Set(chosen.map(({ node }) => node));
  const stored = (agent.resolution?.inventory.nodes ?? []).flatMap((node) => {
    const prefix = known.has(node) ? undefined : parsePrefix(node.stored?.[family] ?? '');
    return prefix === undefined || prefix.address.family !== family ? [] : [network(prefix)];
  });
  const subnets = [...chosen.flatMap(({ candidate }) => subnetOf(candidate) ?? []), ...stored];
  return [...new Set(subnets.map(formatPrefix))];
}
