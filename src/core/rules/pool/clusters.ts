import { groupBy } from '../../collections.ts';
import type { ClusterInventory } from '../../inventory/inventory.ts';
import { formOf } from '../../manifest/forms/forms.ts';
import { bothFamilies, network, parsePrefix } from '../../net/address.ts';
import { flagOf, textOf } from '../../objects/fields.ts';
import { blockSizeOf } from '../../objects/kinds/ipPool.ts';
import { query } from '../../query.ts';
import { modeOf } from '../env/poolVariables.ts';
import type { AgentContext, Place, WorkspaceContext } from '../rule.ts';
import { type ClusterPool, modeFrom } from './clusterPool.ts';
import { clusterPools, folderOf, type WrittenPool, writtenPools } from './pools.ts';

/** The pools of a cluster as it is once the files are applied, for rules that look at all of them. */

/** The files of a folder are taken to be for one cluster, the one of the inventory. */
export interface ClusterView {
  readonly folder: string;
  readonly agents: readonly AgentContext[];
  /** Where what no file says is told; undefined where no file is about the cluster. */
  readonly at: Place | undefined;
  readonly pools: readonly ClusterPool[];
  /** The inventory has the pools of the cluster. */
  readonly known: boolean;
}

/** One for each folder that has a calico-node or a pool. */
export const clusterViews = query((context: WorkspaceContext): readonly ClusterView[] => {
  const { agents, inventory } = context;
  const byFolder = groupBy(agents, ({ agent }) => folderOf(agent.file));
  const written = byFolders(writtenPools(context));
  const folders = [...new Set([...byFolder.keys(), ...written.keys()])];
  return folders.map((folder) => {
    const own = byFolder.get(folder) ?? [];
    const pools = poolsOf(inventory, written.get(folder) ?? none, own);
    const at = own[0] === undefined ? pools.find((pool) => pool.at !== undefined)?.at : agentPlace(own[0]);
    return { folder, agents: own, at, pools, known: inventory?.pools !== undefined };
  });
});

const byFolders = query((pools: readonly WrittenPool[]) =>
  groupBy(pools, ({ owner }) => folderOf(owner.manifest.file)),
);

/** Where a calico-node is named. */
export function agentPlace({ agent }: AgentContext): Place {
  const { name, span } = formOf(agent).object();
  return { file: agent.file, span: name?.span ?? span };
}

/** Objects change the pools of their names; what makes pools counts where there are none. */
function poolsOf(
  inventory: ClusterInventory | undefined,
  written: readonly WrittenPool[],
  agents: readonly AgentContext[],
): readonly ClusterPool[] {
  const pools = withObjects(written)(clusterPools(inventory));
  if (pools.length > 0) return pools;
  const ofOperator = written.filter(({ form }) => form === 'installation').map(operatorPool);
  return ofOperator.length > 0 ? ofOperator : agents.slice(0, 1).flatMap(variablePools);
}

const none: readonly WrittenPool[] = [];

/** The same list as long as files and cluster have the same pools. */
const withObjects = query((written: readonly WrittenPool[]) =>
  query((known: ReturnType<typeof clusterPools>) => [...objectPools(written), ...storedPools(written, known)]),
);

const objectPools = query((written: readonly WrittenPool[]): readonly ClusterPool[] => {
  const ofName = new Map(written.flatMap((pool) => (pool.form === 'object' ? [[pool.name, pool] as const] : [])));
  return [...ofName.values()].map(objectPool);
});

/** The cluster's pools that no object of the files has the name of. */
function storedPools(written: readonly WrittenPool[], known: ReturnType<typeof clusterPools>): readonly ClusterPool[] {
  const names = new Set(objectPools(written).map(({ name }) => name));
  return known
    .filter(({ name }) => !names.has(name))
    .map(
      (pool): ClusterPool => ({
        ...pool,
        text: pool.cidr,
        at: undefined,
        source: 'cluster',
        ipip: modeFrom(pool.ipipMode),
        vxlan: modeFrom(pool.vxlanMode),
        exported: pool.disableBGPExport !== true,
        nodeSelector: pool.nodeSelector,
        forPods: true,
        forSome: false,
        written: undefined,
      }),
    );
}

function objectPool(written: WrittenPool): ClusterPool {
  const { map } = written;
  return {
    ...common(written),
    source: 'object',
    ipip: modeFrom(textOf(map, 'ipipMode') ?? 'Never'),
    vxlan: modeFrom(textOf(map, 'vxlanMode') ?? 'Never'),
    natOutgoing: flagOf(map, 'natOutgoing') === true,
    exported: flagOf(map, 'disableBGPExport') !== true,
  };
}

/** The operator's defaults are IPIP and `natOutgoing: Enabled` (tigera/operator, pkg/controller/ippool/defaults.go). */
function operatorPool(written: WrittenPool): ClusterPool {
  const { map } = written;
  const text = textOf(map, 'encapsulation') ?? 'IPIP';
  const mode = text.endsWith('CrossSubnet') ? 'CrossSubnet' : 'Always';
  return {
    ...common(written),
    source: 'installation',
    ipip: text.startsWith('IPIP') ? mode : 'Never',
    vxlan: text.startsWith('VXLAN') ? mode : 'Never',
    natOutgoing: textOf(map, 'natOutgoing') !== 'Disabled',
    exported: flagOf(map, 'disableBGPExport') !== true,
  };
}

function common(written: WrittenPool) {
  const { name, prefix, text, disabled, blockSize, map, forPods, forSome, owner, span } = written;
  const at = { file: owner.manifest.file, span };
  const nodeSelector = textOf(map, 'nodeSelector');
  return { name, prefix, text, at, disabled, blockSize, nodeSelector, forPods, forSome, written };
}

/** The pools that calico-node makes of its variables where there are none (startup.go, configureIPPools). */

function variablePools({ agent }: AgentContext): readonly ClusterPool[] {
  if (agent.form !== 'workload') return [];
  const { env } = agent;
  if (env.get('NO_DEFAULT_POOLS')?.text === 'true') return [];
  return bothFamilies.flatMap((family): readonly ClusterPool[] => {
    const of = (name: string): string => `CALICO_IPV${family}POOL_${name}`;
    const { text, valueAt } = env.get(of('CIDR')) ?? {};
    const prefix = parsePrefix(text ?? '');
    if (text === undefined || valueAt === undefined || prefix?.address.family !== family) return [];
    const size = Number(env.get(of('BLOCK_SIZE'))?.text ?? '');
    const nat = env.get(of('NAT_OUTGOING'))?.text?.toLowerCase();
    return [
      {
        name: `default-ipv${family}-ippool`,
        prefix: network(prefix),
        text,
        at: { file: valueAt.file, span: valueAt.span },
        source: 'variable',
        ipip: family === 4 ? (modeOf(env, 'CALICO_IPV4POOL_IPIP')?.mode ?? 'Never') : 'Never',
        vxlan: modeOf(env, of('VXLAN'))?.mode ?? 'Never',
        natOutgoing: family === 4 ? nat !== 'false' : nat === 'true',
        disabled: false,
        exported: env.get(of('DISABLE_BGP_EXPORT'))?.text?.toLowerCase() !== 'true',
        blockSize: blockSizeOf(Number.isInteger(size) ? size : undefined, prefix.address),
        nodeSelector: env.get(of('NODE_SELECTOR'))?.text,
        forPods: true,
        forSome: false,
        written: undefined,
      },
    ];
  });
}
