import { readNodePage } from '../core/inventory/kubernetesNode.ts';
import { readPages } from './api.ts';
import type { Kubectl } from './kubectl.ts';
import type { KubectlFailure } from './result.ts';
import type { ClusterState } from './state.ts';

/** The version from which a watch can go on, or why the nodes could not be listed. */
export type Listed = { readonly version?: string } | { readonly failure: KubectlFailure };

/** A list of nodes that goes old while it is read is begun anew this often. */
const attempts = 3;

/** Lists all nodes into `state`, and takes out those that are gone; `onPage` is told how many there seem to be. */
export async function listNodes(
  kubectl: Kubectl,
  signal: AbortSignal,
  state: ClusterState,
  onPage: (expected: number) => void,
): Promise<Listed> {
  for (let attempt = 1; ; attempt++) {
    const seen = new Set<string>();
    let version: string | undefined;
    const take = (value: unknown) => {
      const { nodes, next, remaining = 0, resourceVersion } = readNodePage(value);
      for (const facts of nodes) {
        state.setNode(facts);
        seen.add(facts.name);
      }
      version = resourceVersion ?? version;
      onPage(seen.size + remaining);
      return { count: nodes.length, ...(next && { next }) };
    };
    const failure = await readPages(kubectl, { path: '/api/v1/nodes', onPage: take }, { signal });
    if (failure?.kind === 'expired' && attempt < attempts) continue;
    if (failure !== undefined) return { failure };
    state.keepNodes(seen);
    return version === undefined ? {} : { version };
  }
}
