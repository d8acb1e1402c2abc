import type { Pod } from '../inventory/inventory.ts';
import { parseAddress, unmap } from '../net/address.ts';
import { accountOf, type LabelSources, podLabels } from './readEndpoints.ts';
import type { Endpoint } from './world.ts';

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
    const labels =
      pod.labels &&
      podLabels(
        new Map(Object.entries(pod.labels)),
        pod.namespace,
        made === undefined ? 'default' : accountOf(made),
        sources,
      );
    if (made === undefined && labels === undefined) return [];
    if (made !== undefined) replaced.add(made);
    const addresses = pod.ips.flatMap((text) => parseAddress(text) ?? []).map(unmap);
    const bare: Endpoint = {
      kind: 'pod',
      id,
      name: pod.name,
      namespace: pod.namespace,
      node: pod.node,
      labels: labels ?? new Map(),
      ports: [],
      addresses,
      profiles: [`kns.${pod.namespace}`, `ksa.${pod.namespace}.default`],
      from: 'Pod',
      at: undefined,
    };
    if (made === undefined) return [bare];
    const known = made.addresses.length > 0 ? made.addresses : addresses;
    return [{ ...made, id, name: pod.name, node: pod.node, addresses: known, labels: labels ?? made.labels }];
  });
  return [...written.filter((each) => !replaced.has(each)), ...pods];
}

/** Whether a workload has made a pod, by how its controller names them. */
function hasMade({ namespace, name, from }: Endpoint, pod: Pod): boolean {
  if (namespace !== pod.namespace || !pod.name.startsWith(`${name}-`)) return false;
  const rest = pod.name.slice(name.length + 1);
  if (from === 'Deployment') return /^[a-z0-9]{1,10}-[a-z0-9]{5}$/.test(rest);
  if (from === 'StatefulSet') return /^\d+$/.test(rest);
  return from === 'CronJob' ? /^\d+-[a-z0-9]{5}$/.test(rest) : /^[a-z0-9]{5}$/.test(rest);
}
