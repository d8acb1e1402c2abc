import { type CalicoPod, podsByNode } from '../core/inventory/calicoPods.ts';
import { wordsText } from '../core/words/listText.ts';
import { render } from '../core/words/render.ts';
import { type Reader, readCalicoPods } from './calico.ts';
import type { KubeName } from './kubeName.ts';

/** The calico-node pod of a node, or why none is known. */
export type PodOfNode = { readonly pod: CalicoPod } | { readonly trouble: string };

/** Knows in which pod a node's commands are run. */
export interface PodLookup {
  /** Looks up the pods of these nodes anew. */
  prepare(nodes: readonly KubeName[]): Promise<void>;
  lookUp(node: KubeName): Promise<PodOfNode>;
}

/** For fewer nodes than this each one's pod is looked up, for more all pods are listed. */
const fewNodes = 4;

export function createPodLookup(reader: Reader): PodLookup {
  const known = new Map<string, PodOfNode>();
  const read = async (nodes: readonly KubeName[], only?: KubeName): Promise<void> => {
    const { pods, only: namespaces } = await readCalicoPods(reader, only);
    const byNode = podsByNode(pods);
    for (const node of nodes) {
      const pod = byNode.get(node);
      known.set(node, pod === undefined ? { trouble: noPod(namespaces, reader) } : { pod });
    }
  };
  return {
    async prepare(nodes) {
      if (nodes.length >= fewNodes) await read(nodes);
      else await Promise.all(nodes.map((node) => read([node], node)));
    },
    async lookUp(node) {
      if (!known.has(node)) await read([node], node);
      return known.get(node) ?? { trouble: noPod([], reader) };
    },
  };
}

/** `only`: the namespaces that could be listed; undefined: all. */
function noPod(only: readonly string[] | undefined, { t }: Reader): string {
  if (only === undefined) {
    return t(
      "Can't list its interfaces: no calico-node pod runs on this node. See `kubectl get pods -A -l k8s-app=calico-node -o wide`.",
    );
  }
  if (only.length === 0) {
    return t("Can't query the node for its interfaces: listing calico-node pods failed.");
  }
  return t(
    "Can't query the node: {0} has no calico-node pod for it, and you can't list other namespaces.",
    render(t, wordsText(only)),
  );
}
