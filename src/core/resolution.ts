import { type Startup, startup } from './detection/startup.ts';
import type { ClusterInventory } from './inventory/inventory.ts';
import type { Node } from './net/node.ts';
import type { Plan } from './plan.ts';

/** What one calico-node would do on each node of the inventory: the one value that rules and views read. */
export interface Resolution {
  readonly plan: Plan;
  readonly inventory: ClusterInventory;
  /** In the inventory's order. */
  readonly results: readonly NodeResult[];
}

export interface NodeResult {
  readonly node: Node;
  readonly startup: Startup;
}

/** Plays `plan` on one node. */
export function resultOn(node: Node, plan: Plan): NodeResult {
  return { node, startup: startup(plan.settingsFor(node), node) };
}

/** Plays `plan` on every node. */
export function resolve(plan: Plan, inventory: ClusterInventory): Resolution {
  return { plan, inventory, results: inventory.nodes.map((node) => resultOn(node, plan)) };
}
