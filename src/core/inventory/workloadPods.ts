import type { Pod } from './inventory.ts';
import { asList, asText, at } from './json.ts';
import { createLabelReader } from './labels.ts';
import { readPodPorts } from './policyFacts.ts';

/** The pods of a PodList that run on a node and have an address; those that have ended have given theirs back. */
export function readWorkloadPods(list: unknown): readonly Pod[] {
  const labels = createLabelReader();
  return asList(at(list, 'items')).flatMap((item): readonly Pod[] => {
    const name = asText(at(item, 'metadata', 'name'));
    const namespace = asText(at(item, 'metadata', 'namespace'));
    const node = asText(at(item, 'spec', 'nodeName'));
    const phase = asText(at(item, 'status', 'phase'));
    const ips = addressesOf(at(item, 'status'));
    if (name === undefined || namespace === undefined || node === undefined || ips.length === 0) return [];
    if (phase === 'Succeeded' || phase === 'Failed') return [];
    const hostNetwork = at(item, 'spec', 'hostNetwork') === true;
    const account = asText(at(item, 'spec', 'serviceAccountName'));
    const ports = readPodPorts(at(item, 'spec'));
    return [
      {
        ...{ namespace, name, node, ips, hostNetwork },
        labels: labels(at(item, 'metadata', 'labels')),
        ...(account && account !== 'default' && { account }),
        ...(ports.length > 0 && { ports }),
      },
    ];
  });
}

/** `podIPs` has those of both families; Kubernetes before 1.16 knows `podIP` alone. */
function addressesOf(status: unknown): readonly string[] {
  const all = asList(at(status, 'podIPs')).flatMap((each) => asText(at(each, 'ip')) ?? []);
  const one = asText(at(status, 'podIP'));
  return all.length > 0 || !one ? all : [one];
}
