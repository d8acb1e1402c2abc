import type * as vscode from 'vscode';
import type { Progress } from '../cluster/connect.ts';
import type { TreeProblem } from '../core/features/clusterTree.ts';
import type { ClusterInventory } from '../core/inventory/inventory.ts';

/** The inventory in use: where it is from, what it says, and what is wrong with it. */
export interface InventoryState {
  readonly origin:
    | { readonly kind: 'none' }
    | { readonly kind: 'file'; readonly uri: vscode.Uri }
    | { readonly kind: 'cluster'; readonly context: string; readonly progress: Progress };
  /** Stays when a cluster goes away. */
  readonly inventory: ClusterInventory | undefined;
  /** What could not be read; the rest is there all the same. */
  readonly problems: readonly TreeProblem[];
  /** Why nothing could be read at all. */
  readonly error: string | undefined;
}

export const noInventory: InventoryState = {
  origin: { kind: 'none' },
  inventory: undefined,
  problems: [],
  error: undefined,
};
