import type { Pod } from '../core/inventory/inventory.ts';
import { asList, asText, at } from '../core/inventory/json.ts';
import { readWorkloadPods } from '../core/inventory/workloadPods.ts';
import { readPages } from './api.ts';
import type { Reader } from './calico.ts';
import type { KubeName } from './kubeName.ts';
import type { KubectlFailure } from './result.ts';

/** Lists pods; of each only its name, node, addresses and labels are kept. */

/** More pods than this are not read, for each is some kilobytes to transfer. */
const mostPods = 20_000;

export type PodListing = { readonly pods: readonly Pod[] } | { readonly failure: KubectlFailure };

/** The pods of one node, or of all. */
export async function listPods({ kubectl, options }: Reader, node?: KubeName): Promise<PodListing> {
  const pods: Pod[] = [];
  const parameters = { fieldSelector: node === undefined ? undefined : `spec.nodeName=${node}` };
  const onPage = (page: unknown): { next?: string; count: number } => {
    pods.push(...readWorkloadPods(page));
    const next = pods.length < mostPods ? asText(at(page, 'metadata', 'continue')) : undefined;
    return { count: asList(at(page, 'items')).length, ...(next && { next }) };
  };
  const failure = await readPages(kubectl, { path: '/api/v1/pods', parameters, onPage }, options);
  return failure === undefined ? { pods } : { failure };
}
