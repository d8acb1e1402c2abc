import type { ManifestFile } from '../../manifest/model.ts';
import { bothFamilies } from '../../net/address.ts';
import { query } from '../../query.ts';
import { filesIn, folderOf } from '../pool/pools.ts';
import type { AgentContext, WorkspaceContext } from '../rule.ts';
import { felixFields } from './felixObjects.ts';
import { felixMtus, largest, plain, tunnelsIn, type WrittenMtu, withNumber } from './mtu.ts';

/** MTUs that objects beside the calico-node set. */

/** The fields of FelixConfigurations that count: those without a variable in their place. */
export function felixMtusOf(context: AgentContext, workspace: WorkspaceContext): readonly WrittenMtu[] {
  const { agent } = context;
  const tunnels = felixMtus(context, workspace);
  return felixFields(context, workspace).flatMap(({ variable, value }) => {
    const overhead = tunnels.get(variable);
    const isReplaced = agent.form === 'workload' && agent.env.get(variable) !== undefined;
    if (overhead === undefined || isReplaced) return [];
    return withNumber(value, overhead).map((written) => ({ ...written, isNumber: true }));
  });
}

/** `veth_mtu` of the ConfigMap calico-config, which the CNI plugin gives to pods (manifests/calico.yaml). */
export function podMtus(context: AgentContext, workspace: WorkspaceContext): readonly WrittenMtu[] {
  const { agent } = context;
  if (agent.form !== 'workload' || agent.flavour === 'canal') return [];
  const written = filesIn(workspace.files, folderOf(agent.file)).flatMap(({ manifest }) => podMtusIn(manifest));
  if (written.length === 0) return [];
  const used = largest(bothFamilies.flatMap((family) => tunnelsIn(context, family, workspace))) ?? plain;
  return written.flatMap((value) => withNumber(value, used));
}

const podMtusIn = query(({ file, documents }: ManifestFile): readonly WrittenMtu['value'][] =>
  documents.flatMap((document) => {
    if (document.form !== 'configMap' || document.name?.value !== 'calico-config') return [];
    const entry = document.data.get('veth_mtu');
    return entry === undefined ? [] : [{ ...entry.value, file }];
  }),
);
