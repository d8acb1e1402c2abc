import { apiPath, getRaw } from '../cluster/api.ts';
import type { Session } from '../cluster/connect.ts';
import { isKubeName } from '../cluster/kubeName.ts';
import type { Stored } from '../core/apply/outlook.ts';
import { readNodePage } from '../core/inventory/kubernetesNode.ts';

/**
 * What is stored on a node by now, asked for rather than waited for: calico-node stores its address before its pod is
 * ready (node/pkg/lifecycle/startup), but pods and nodes are told of by different messages. It is listed, since that is
 * what a user may do who has connected. Undefined where it can't be read.
 */
export async function readStored({ kubectl, signal }: Session, node: string): Promise<Stored | undefined> {
  if (!isKubeName(node)) return undefined;
  const path = apiPath('/api/v1/nodes', { fieldSelector: `metadata.name=${node}` });
  const read = await getRaw(kubectl, path, { signal });
  return read.kind === 'ok' ? readNodePage(read.value).nodes.find(({ name }) => name === node)?.stored : undefined;
}
