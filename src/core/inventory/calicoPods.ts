import { asList, asText, at } from './json.ts';

/** A calico-node pod, as far as commands are to be run in it. */
export interface CalicoPod {
  readonly name: string;
  readonly namespace: string;
  readonly node: string;
  readonly phase: string;
  readonly container: string;
}

/** The calico-node pods of a PodList, of those that are being replaced only the successor. */
export function readPods(list: unknown): readonly CalicoPod[] {
  return asList(at(list, 'items')).flatMap((item): readonly CalicoPod[] => {
    const name = asText(at(item, 'metadata', 'name'));
    const namespace = asText(at(item, 'metadata', 'namespace'));
    const node = asText(at(item, 'spec', 'nodeName'));
    const container = containerOf(at(item, 'spec', 'containers'));
    if (name === undefined || namespace === undefined || node === undefined || container === undefined) return [];
    const leaving = at(item, 'metadata', 'deletionTimestamp') !== undefined;
    const phase = leaving ? 'Terminating' : (asText(at(item, 'status', 'phase')) ?? 'Unknown');
    return [{ name, namespace, node, phase, container }];
  });
}

/** By the node; where a node has several, a running one. */
export function podsByNode(pods: readonly CalicoPod[]): Map<string, CalicoPod> {
  const byNode = new Map<string, CalicoPod>();
  for (const pod of pods) {
    if (byNode.get(pod.node)?.phase !== 'Running') byNode.set(pod.node, pod);
  }
  return byNode;
}

/** The container is called calico-node in every installation; a kustomized one may be the only one. */
function containerOf(containers: unknown): string | undefined {
  const names = asList(containers).flatMap((each) => asText(at(each, 'name')) ?? []);
  return names.find((name) => name === 'calico-node') ?? names[0];
}
