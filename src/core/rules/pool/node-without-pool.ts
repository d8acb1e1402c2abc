import { say } from '../../message.ts';
import { bothFamilies } from '../../net/address.ts';
import type { Node } from '../../net/node.ts';
import { ofNodesText } from '../../words/countText.ts';
import { nodeList } from '../address/nodeList.ts';
import type { Report, Rule, WorkspaceContext } from '../rule.ts';
import { type ClusterPool, poolName } from './clusterPool.ts';
import { type ClusterView, clusterViews } from './clusters.ts';
import { selectNodes } from './selected.ts';

/** Nodes that no enabled pool of a family selects: their pods get no address (libcalico-go/lib/ipam/ipam.go, determinePools). */
export const nodeWithoutPool: Rule = {
  code: 'node-without-pool',
  severity: 'error',
  scope: 'workspace',
  check(context) {
    const views = clusterViews(context).filter(({ pools }) => pools.length > 0);
    // Without the cluster's own, what one folder writes need not be all pools.
    const whole = views.filter(({ known }) => known || views.length === 1);
    return whole.slice(0, 1).flatMap((view) => bothFamilies.flatMap((family) => check(view, family, context) ?? []));
  },
};

function check(view: ClusterView, family: number, { inventory }: WorkspaceContext): Report | undefined {
  const nodes = inventory?.nodes ?? [];
  const all = view.pools.filter((pool) => pool.prefix.address.family === family && pool.forPods);
  const pools = all.filter(({ disabled }) => !disabled);
  // Where pools for some pods only are left, all others get none by intention.
  if (all.length === 0 || nodes.length === 0 || all.some(({ forSome }) => forSome)) return undefined;
  // The cluster may have others.
  if (!view.known && pools.length === 0) return undefined;
  const picked = pools.map(({ nodeSelector }) => selectNodes(nodeSelector, nodes));
  if (picked.includes(undefined)) return undefined;
  const served = new Set(picked.flatMap((each) => each ?? []));
  const left = nodes.filter((node) => !served.has(node));
  const at = placeOf(pools, all, view);
  if (left.length === 0 || at === undefined) return undefined;
  const message = say(
    'Pods on {0} get no IPv{1} address ({2}): no enabled pool selects these nodes.',
    ofNodesText(left.length, nodes.length),
    family,
    nodeList(left, ({ name }: Node) => name),
  );
  const related = pools.flatMap((pool) =>
    pool.at === undefined || pool.at === at
      ? []
      : [
          {
            at: pool.at,
            message: say('{0} only serves nodes with {1}.', poolName(pool), pool.nodeSelector ?? 'all()'),
          },
        ],
  );
  const evidence = [say('Label them, or add a pool that selects them.')];
  return { at, message, evidence, related, ...(!view.known && { severity: 'warning' as const }) };
}

function placeOf(
  pools: readonly ClusterPool[],
  all: readonly ClusterPool[],
  view: ClusterView,
): Report['at'] | undefined {
  return [...pools, ...all].find((pool) => pool.at !== undefined)?.at ?? view.at;
}
