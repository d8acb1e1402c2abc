import { say } from '../../message.ts';
import { bothFamilies } from '../../net/address.ts';
import { ofNodesText } from '../../words/countText.ts';
import { nodeList } from '../address/nodeList.ts';
import type { Report, Rule, WorkspaceContext } from '../rule.ts';
import { type ClusterPool, poolName } from './clusterPool.ts';
import { type ClusterView, clusterViews } from './clusters.ts';
import { overlap, readBlocks } from './pools.ts';
import { nodesOf } from './selected.ts';

/**
 * A node owns no block, and every block of the pools that are for it belongs to others: its pods borrow single addresses,
 * and get none with strict affinity (libcalico-go/lib/ipam/ipam.go, AutoAssign).
 */
export const blocksUsedUp: Rule = {
  code: 'blocks-used-up',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    const [view] = clusterViews(context).filter(({ known }) => known);
    if (view === undefined || context.inventory?.blocks === undefined) return [];
    return bothFamilies.flatMap((family) => {
      const pools = view.pools.filter((pool) => pool.prefix.address.family === family && givesBlocks(pool));
      return check(pools, view, context) ?? [];
    });
  },
};

function givesBlocks({ disabled, forPods, forSome }: ClusterPool): boolean {
  return !disabled && forPods && !forSome;
}

function check(pools: readonly ClusterPool[], view: ClusterView, context: WorkspaceContext): Report | undefined {
  const { inventory } = context;
  const nodes = inventory?.nodes ?? [];
  const blocks = readBlocks(inventory);
  const inside = (pool: ClusterPool) => blocks.filter(({ prefix }) => overlap(prefix, pool.prefix));
  const full = pools.filter((pool) => new Set(inside(pool).map(({ text }) => text)).size >= blocksOf(pool));
  // That pools are smaller than the cluster is told at the pool which a file writes.
  if (full.some(({ written }) => written !== undefined) && isSmall(pools, nodes.length)) return undefined;
  const served = new Set(pools.filter((pool) => !full.includes(pool)).flatMap((pool) => nodesOf(pool, nodes)));
  const holders = new Set(
    blocks.filter(({ prefix }) => pools.some((each) => overlap(prefix, each.prefix))).map(({ node }) => node),
  );
  const without = nodes.filter((node) => !served.has(node) && !holders.has(node.name));
  const asked = full.filter((pool) => nodesOf(pool, without).length > 0);
  const at = asked.find((pool) => pool.at !== undefined)?.at ?? view.at;
  const lost = without.filter((node) => asked.some((pool) => nodesOf(pool, [node]).length > 0));
  if (at === undefined || lost.length === 0) return undefined;
  const names = nodeList(lost, ({ name }) => name);
  const list = nodeList(asked, poolName);
  const told = [ofNodesText(lost.length, nodes.length), names, list] as const;
  const strict = inventory?.ipam?.strictAffinity;
  if (strict === true) {
    const message = say(
      'Pods on {0} get no address ({1}): other nodes own all blocks of {2}, and strictAffinity is on. Add a pool or release blocks.',
      ...told,
    );
    return { at, message, severity: 'error' };
  }
  const message = say(
    'Pods on {0} borrow addresses, or get none under strictAffinity ({1}): other nodes own all blocks of {2}. Add a pool or release blocks.',
    ...told,
  );
  return { at, message };
}

function isSmall(pools: readonly ClusterPool[], nodes: number): boolean {
  return pools.reduce((sum, pool) => sum + blocksOf(pool), 0) < nodes;
}

function blocksOf({ prefix, blockSize }: ClusterPool): number {
  return 2 ** Math.max(0, blockSize - prefix.length);
}
