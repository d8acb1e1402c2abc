import type { Pod, PodPort } from '../inventory/inventory.ts';
import { parseAddress, unmap } from '../net/address.ts';
import { revisedQuery } from '../query.ts';
import { protocolNumber } from './protocols.ts';
import { accountOf, type LabelSources, podLabels } from './readEndpoints.ts';
import type { Endpoint, NamedPort } from './world.ts';

/**
 * The pods of files with those that run: a pod of the files gets its node and addresses, and a workload gives way to the pods
 * that it has made. One that runs and of which neither the files nor the inventory tell the labels is left out.
 */
export function withRunning(
  written: readonly Endpoint[],
  running: readonly Pod[],
  sources: LabelSources,
): readonly Endpoint[] {
  const byId = new Map(written.map((each) => [each.id, each]));
  const workloads = written.filter(({ from }) => from !== 'Pod');
  const replaced = new Set<Endpoint>();
  const pods = running.flatMap((pod): readonly Endpoint[] => {
    if (pod.hostNetwork) return [];
    const id = `${pod.namespace}/${pod.name}`;
    const own = byId.get(id);
    const made = own?.from === 'Pod' ? own : workloads.find((each) => hasMade(each, pod));
    if (made === undefined && pod.labels === undefined) return [];
    if (made !== undefined) replaced.add(made);
    return [endpointOf(pod, made, sources).endpoint];
  });
  return [...written.filter((each) => !replaced.has(each)), ...pods];
}

interface KnownEndpoint {
  readonly endpoint: Endpoint;
  readonly from: readonly unknown[];
}

/** The same endpoint as long as the pod, what has made it, and what lends it labels are the same. */
const endpointOf = revisedQuery(
  (before: KnownEndpoint | undefined, pod: Pod, made: Endpoint | undefined, sources: LabelSources): KnownEndpoint => {
    const { namespace } = pod;
    const account = pod.account ?? (made === undefined ? 'default' : accountOf(made));
    const from = [made, sources.namespaces.get(namespace), sources.accounts.get(`${namespace}/${account}`)];
    if (before?.from.every((each, at) => each === from[at])) return before;
    return { from, endpoint: makeEndpoint(pod, made, account, sources) };
  },
);

function makeEndpoint(pod: Pod, made: Endpoint | undefined, account: string, sources: LabelSources): Endpoint {
  const { namespace, name, node } = pod;
  const id = `${namespace}/${name}`;
  const labels = pod.labels && podLabels(new Map(Object.entries(pod.labels)), namespace, account, sources);
  const addresses = pod.ips.flatMap((text) => parseAddress(text) ?? []).map(unmap);
  if (made === undefined) {
    return {
      kind: 'pod',
      id,
      name,
      namespace,
      node,
      labels: labels ?? new Map(),
      ports: (pod.ports ?? []).flatMap(portOf),
      addresses,
      profiles: [`kns.${namespace}`, `ksa.${namespace}.${account}`],
      from: 'Pod',
      at: undefined,
    };
  }
  const known = made.addresses.length > 0 ? made.addresses : addresses;
  return { ...made, id, name, node, addresses: known, labels: labels ?? made.labels };
}

function portOf({ name, protocol, port }: PodPort): readonly NamedPort[] {
  const number = protocolNumber(protocol);
  return number === undefined ? [] : [{ name, protocol: number, port }];
}

/** Whether a workload has made a pod, by how its controller names them. */
function hasMade({ namespace, name, from }: Endpoint, pod: Pod): boolean {
  if (namespace !== pod.namespace || !pod.name.startsWith(`${name}-`)) return false;
  const rest = pod.name.slice(name.length + 1);
  if (from === 'Deployment') return /^[a-z0-9]{1,10}-[a-z0-9]{5}$/.test(rest);
  if (from === 'StatefulSet') return /^\d+$/.test(rest);
  return from === 'CronJob' ? /^\d+-[a-z0-9]{5}$/.test(rest) : /^[a-z0-9]{5}$/.test(rest);
}
