import { groupBy } from '../../collections.ts';
import type { Candidate } from '../../detection/choice.ts';
import type { ScalarValue } from '../../manifest/model.ts';
import { bothFamilies, type Family } from '../../net/address.ts';
import type { Node } from '../../net/node.ts';
import { flagOf } from '../../objects/fields.ts';
import { candidateOf } from '../address/chosen.ts';
import { subnetKey } from '../address/subnet.ts';
import type { AgentContext, Place, WorkspaceContext } from '../rule.ts';
import { felixFields, felixObjects } from './felixObjects.ts';

/** What MTU is set, and what fits through the interfaces that are chosen. */

/** An encapsulation that is in use, and how many bytes it takes of each packet. */
export interface Overhead {
  readonly name: 'IPIP' | 'VXLAN' | 'WireGuard' | 'none';
  readonly family: Family;
  readonly bytes: number;
}

export interface WrittenMtu {
  readonly mtu: number;
  readonly value: ScalarValue & { readonly file: string };
  readonly overhead: Overhead;
  /** Fields of a FelixConfiguration that the variable keeps from counting. */
  readonly replaces?: readonly { readonly at: Place; readonly name: string; readonly mtu: string }[];
  /** A field that takes a number, not text. */
  readonly isNumber?: boolean;
}

export interface ChosenNic {
  readonly node: Node;
  readonly candidate: Candidate;
}

export const plain: Overhead = { name: 'none', family: 4, bytes: 0 };
const ipip: Overhead = { name: 'IPIP', family: 4, bytes: 20 };
const vxlan: Readonly<Record<Family, Overhead>> = {
  4: { name: 'VXLAN', family: 4, bytes: 50 },
  6: { name: 'VXLAN', family: 6, bytes: 70 },
};
const wireguard: Readonly<Record<Family, Overhead>> = {
  4: { name: 'WireGuard', family: 4, bytes: 60 },
  6: { name: 'WireGuard', family: 6, bytes: 80 },
};

/** The interfaces that are chosen for certain. */
export function chosenNics({ resolution, plan }: AgentContext, family: Family): readonly ChosenNic[] {
  return (resolution?.results ?? []).flatMap(({ node, startup }) => {
    const candidate = candidateOf(startup.outcomes[family], node, plan);
    return candidate === undefined ? [] : [{ node, candidate }];
  });
}

/** The MTUs that are set, each with the largest overhead it has to leave room for; none for `0`, which is automatic. */
export function writtenMtus(context: AgentContext, workspace: WorkspaceContext): readonly WrittenMtu[] {
  const { agent } = context;
  if (agent.form === 'installation') {
    const { mtu } = agent.installation;
    const used = mtu && largest(bothFamilies.flatMap((family) => tunnelsIn(context, family, workspace)));
    return mtu === undefined ? [] : withNumber({ ...mtu, file: agent.file }, used ?? plain);
  }
  if (agent.form === 'settings') return [];
  if (!agent.env.variables.some(({ name, text }) => name.startsWith('FELIX_') && name.includes('MTU') && text !== '0'))
    return [];
  const objects = felixFields(context, workspace);
  const variables = [...felixMtus(context, workspace)].flatMap(([name, overhead]) => {
    const { text, valueAt } = agent.env.get(name) ?? {};
    if (text === undefined || valueAt === undefined || text !== valueAt.value) return [];
    const replaces = objects.filter((field) => field.variable === name);
    return withNumber(valueAt, overhead).map((written) => ({ ...written, replaces }));
  });
  // One key of a ConfigMap may stand for several variables: the strictest of them counts.
  const byPlace = groupBy(variables, ({ value }) => `${value.file} ${value.span.start}`);
  return [...byPlace.values()].flatMap((same) => same.toSorted((a, b) => b.overhead.bytes - a.overhead.bytes)[0] ?? []);
}

export function withNumber(value: WrittenMtu['value'], overhead: Overhead): readonly WrittenMtu[] {
  const mtu = /^[1-9]\d{1,5}$/.test(value.value) ? Number(value.value) : 0;
  return mtu === 0 ? [] : [{ mtu, value, overhead }];
}

export function largest(tunnels: readonly Overhead[]): Overhead | undefined {
  return tunnels.toSorted((a, b) => b.bytes - a.bytes)[0];
}

/** Felix's variables for the tunnels that are in use (felix/config/config_params.go). */
export function felixMtus(context: AgentContext, workspace: WorkspaceContext): ReadonlyMap<string, Overhead> {
  const found = new Map<string, Overhead>();
  const names = { IPIP: 'FELIX_IPINIPMTU', VXLAN: 'FELIX_VXLANMTU', WireGuard: 'FELIX_WIREGUARDMTU', none: '' };
  for (const family of bothFamilies) {
    for (const tunnel of tunnelsIn(context, family, workspace))
      found.set(names[tunnel.name] + (family === 6 ? 'V6' : ''), tunnel);
  }
  return found;
}

/** The encapsulations of the family's pools; CrossSubnet counts where nodes are in several subnets. */
export function tunnelsIn(context: AgentContext, family: Family, workspace: WorkspaceContext): readonly Overhead[] {
  const isUsed = (mode: string | undefined): boolean =>
    mode === 'Always' || (mode === 'CrossSubnet' && isInSubnets(chosenNics(context, family)));
  const pools = context.ranges.filter(({ kind, prefix }) => kind === 'pool' && prefix.address.family === family);
  const modes = pools.length === 0 ? defaultModes(context, family) : pools;
  return [
    ...(family === 4 && modes.some((pool) => isUsed(pool.ipip)) ? [ipip] : []),
    ...(modes.some((pool) => isUsed(pool.vxlan)) ? [vxlan[family]] : []),
    ...(isWireguardOn(context, family, workspace) ? [wireguard[family]] : []),
  ];
}

function isInSubnets(nics: readonly ChosenNic[]): boolean {
  return new Set(nics.map(({ node, candidate }) => subnetKey(candidate) ?? node)).size > 1;
}

/** The modes of the pool that calico-node makes where there is none, with a range of its own choice. */
function defaultModes(
  { agent }: AgentContext,
  family: Family,
): readonly { readonly ipip: string | undefined; readonly vxlan: string | undefined }[] {
  if (agent.form !== 'workload' || agent.flavour === 'canal') return [];
  const text = (name: string): string | undefined => agent.env.get(name)?.text;
  return [{ ipip: text('CALICO_IPV4POOL_IPIP'), vxlan: text(`CALICO_IPV${family}POOL_VXLAN`) }];
}

function isWireguardOn({ agent }: AgentContext, family: Family, workspace: WorkspaceContext): boolean {
  const byObject = felixObjects(agent.file, workspace).some(
    ({ spec }) => flagOf(spec, family === 4 ? 'wireguardEnabled' : 'wireguardEnabledV6') === true,
  );
  if (byObject) return true;
  if (agent.form !== 'workload') return false;
  const text = agent.env.get(family === 4 ? 'FELIX_WIREGUARDENABLED' : 'FELIX_WIREGUARDENABLEDV6')?.text;
  return ['true', '1', 'yes', 'y', 't'].includes(text?.toLowerCase() ?? '');
}
