import { type Message, say } from '../message.ts';
import { bothFamilies } from '../net/address.ts';
import type { Node, NodeOrigin } from '../net/node.ts';
import type { ClusterInventory } from './inventory.ts';

/**
 * What `before` tells of the cluster and `after` no longer does, each in a few words; empty where `after` knows as much.
 * A node that is gone is no loss, since all nodes are listed at once: the cluster no longer has it.
 */
export function lostKnowledge(before: ClusterInventory, after: ClusterInventory): readonly Message[] {
  const nodes = new Map(after.nodes.map((node) => [node.name, node]));
  const pairs = before.nodes.flatMap((old) => {
    const now = nodes.get(old.name);
    return now === undefined ? [] : [{ old, now }];
  });
  const countOf = (isLost: (old: Node, now: Node) => boolean): number =>
    pairs.filter(({ old, now }) => isLost(old, now)).length;
  const interfaces = countOf((old, now) => rankOf(old) > rankOf(now));
  const routes = countOf(({ routing: old }, { routing: now }) => {
    return bothFamilies.some((family) => old[family] !== undefined && now[family] === undefined);
  });
  const stored = countOf((old, now) => old.stored !== undefined && now.stored === undefined);
  const isOther = before.nodes.length > 0 && pairs.length === 0;
  return [
    ...(isOther ? [say('all nodes')] : []),
    ...(interfaces > 0 ? [interfacesOf(interfaces)] : []),
    ...(routes > 0 ? [routesOf(routes)] : []),
    ...(stored > 0 ? [storedOf(stored)] : []),
    ...clusterParts.filter(([part]) => before[part] !== undefined && after[part] === undefined).map(([, name]) => name),
  ];
}

const interfacesOf = (nodes: number): Message =>
  nodes === 1 ? say('interfaces of 1 node') : say('interfaces of {0} nodes', nodes);
const routesOf = (nodes: number): Message =>
  nodes === 1 ? say('routes of 1 node') : say('routes of {0} nodes', nodes);
const storedOf = (nodes: number): Message =>
  nodes === 1 ? say('stored address of 1 node') : say('stored addresses of {0} nodes', nodes);

const clusterParts = [
  ['pools', say('IP pools')],
  ['blocks', say('IPAM blocks')],
  ['pods', say('Pods')],
  ['running', say('running configuration')],
] as const;

/** How good the source of a node's interfaces is; what somebody wrote down is taken for as good as the node's own word. */
const ranks = { addresses: 1, annotation: 2, exec: 3, file: 3 } satisfies Record<NodeOrigin, number>;

function rankOf({ interfaces, origin = 'file' }: Node): number {
  return interfaces === undefined ? 0 : ranks[origin];
}
