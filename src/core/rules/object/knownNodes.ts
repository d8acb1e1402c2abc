import type { ClusterInventory } from '../../inventory/inventory.ts';

/** The names of the nodes, where they are surely all known: what is read of a cluster has its pools too. */
export function knownNodes(inventory: ClusterInventory | undefined): ReadonlySet<string> | undefined {
  if (inventory === undefined || inventory.nodes.length === 0 || inventory.source.kind === 'folder') return undefined;
  if (inventory.source.kind === 'snapshot' && inventory.pools === undefined) return undefined;
  return new Set(inventory.nodes.map(({ name }) => name));
}
