import { asList, asRecord, asText } from '../core/inventory/json.ts';
import { createKubectl, type KubectlOptions } from './kubectl.ts';
import type { KubectlFailure } from './result.ts';

/** One context of the kubeconfig. */
export interface ClusterContext {
  readonly name: string;
  readonly cluster: string;
  readonly user: string;
  readonly current: boolean;
}

export type ContextsResult =
  | { readonly kind: 'ok'; readonly contexts: readonly ClusterContext[] }
  | { readonly kind: 'failed'; readonly failure: KubectlFailure };

/** Lists the contexts, without a word to any cluster; certificates and tokens are left out by kubectl itself. */
export async function listContexts(options: KubectlOptions, signal?: AbortSignal): Promise<ContextsResult> {
  const { context: _, ...rest } = options;
  const result = await createKubectl(rest).runJson({ kind: 'contexts' }, { ...(signal && { signal }) });
  if (result.kind !== 'ok') return { kind: 'failed', failure: result };
  const config = asRecord(result.value);
  const current = asText(config['current-context']);
  const contexts = asList(config['contexts']).flatMap((item): readonly ClusterContext[] => {
    const { name, context } = asRecord(item);
    const { cluster, user } = asRecord(context);
    const named = asText(name);
    if (named === undefined) return [];
    return [{ name: named, cluster: asText(cluster) ?? '', user: asText(user) ?? '', current: named === current }];
  });
  return { kind: 'ok', contexts };
}
