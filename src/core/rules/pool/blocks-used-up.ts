import type { ClusterInventory } from '../../inventory/inventory.ts';
import { say } from '../../message.ts';
import { type Address, bits, bothFamilies, contains, type Prefix, parseAddress } from '../../net/address.ts';
import { ofNodesText } from '../../words/countText.ts';
import { nodeList } from '../address/nodeList.ts';
import type { Report, Rule, WorkspaceContext } from '../rule.ts';
import { type ClusterPool, poolName } from './clusterPool.ts';
import { type ClusterView, clusterViews } from './clusters.ts';
import { overlap, readBlocks } from './pools.ts';
import { nodesOf } from './selected.ts';

/**
 * A node has no address left for new pods: it owns no block, or its blocks are full, and it can't claim another one. They
 * borrow single addresses from blocks of others, and get none with strict affinity (libcalico-go/lib/ipam/ipam.go, AutoAssign).
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
      return [check(pools, view, context) ?? [], atLimit(pools, view, context) ?? []].flat();
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
  const evidence = [say('Add a pool or release blocks.')];
  if (strict === true) {
    const message = say(
      'Pods on {0} get no address ({1}): other nodes own all blocks of {2}, and strictAffinity is on.',
      ...told,
    );
    return { at, message, evidence, severity: 'error' };
  }
  const message =
    strict === false
      ? say("Pods on {0} borrow addresses from other nodes' blocks ({1}): other nodes own all blocks of {2}.", ...told)
      : say(
          'Pods on {0} borrow addresses, or get none under strictAffinity ({1}): other nodes own all blocks of {2}.',
          ...told,
        );
  return { at, message, evidence };
}

/** Nodes that own as many blocks as they may, and use all addresses of these. */
function atLimit(pools: readonly ClusterPool[], view: ClusterView, context: WorkspaceContext): Report | undefined {
  const { inventory } = context;
  const { maxBlocksPerHost = 0, strictAffinity } = inventory?.ipam ?? {};
  const at = view.at ?? pools.find((pool) => pool.at !== undefined)?.at;
  if (maxBlocksPerHost === 0 || inventory === undefined || at === undefined) return undefined;
  const blocks = readBlocks(inventory).filter(({ prefix }) => pools.some((pool) => overlap(prefix, pool.prefix)));
  const used = usedAddresses(inventory);
  const lost = inventory.nodes.filter(({ name }) => {
    const own = blocks.filter(({ node }) => node === name);
    return own.length >= maxBlocksPerHost && own.every(({ prefix }) => isFull(prefix, used));
  });
  if (lost.length === 0) return undefined;
  const told = [ofNodesText(lost.length, inventory.nodes.length), nodeList(lost, ({ name }) => name)] as const;
  const message = strictAffinity
    ? say(
        'New pods on {0} get no address ({1}): all blocks that maxBlocksPerHost ({2}) allows are full, and strictAffinity is on.',
        ...told,
        maxBlocksPerHost,
      )
    : say(
        "New pods on {0} borrow addresses from other nodes' blocks ({1}): all blocks that maxBlocksPerHost ({2}) allows are full.",
        ...told,
        maxBlocksPerHost,
      );
  const evidence = [say('Raise maxBlocksPerHost.')];
  return { at, message, evidence, severity: strictAffinity ? 'error' : 'information' };
}

/** Those of pods that are known, and of tunnels. */
function usedAddresses({ pods = [], nodes }: ClusterInventory): readonly Address[] {
  const ofPods = pods.filter(({ hostNetwork }) => !hostNetwork).flatMap(({ ips }) => ips);
  const ofTunnels = nodes.flatMap(({ tunnels = {} }) => Object.values(tunnels));
  const texts = new Set([...ofPods, ...ofTunnels].filter((text) => text !== undefined));
  return [...texts].flatMap((text) => parseAddress(text) ?? []);
}

function isFull(block: Prefix, used: readonly Address[]): boolean {
  const size = 2 ** (bits(block.address.family) - block.length);
  return used.filter((address) => contains(block, address)).length >= size;
}

function isSmall(pools: readonly ClusterPool[], nodes: number): boolean {
  return pools.reduce((sum, pool) => sum + blocksOf(pool), 0) < nodes;
}

function blocksOf({ prefix, blockSize }: ClusterPool): number {
  return 2 ** Math.max(0, blockSize - prefix.length);
}
