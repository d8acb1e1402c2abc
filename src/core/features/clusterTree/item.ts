import type { ClusterInventory } from '../../inventory/inventory.ts';
import type { Level } from '../../level.ts';
import type { Family } from '../../net/address.ts';
import type { Verdict } from '../../network/verdict.ts';
import type { Resolution } from '../../resolution.ts';
import type { TreeWords } from '../../words/treeTexts.ts';

/** The cluster as a tree: nodes with what is chosen on them, their interfaces with verdicts, pools with their blocks. */
export interface TreeItem extends TreeWords {
  /** The same for the same thing, whenever the tree is made. */
  readonly id: string;
  /** The name of a codicon, and the theme colour it has. */
  readonly icon: string;
  readonly color?: 'error' | 'warning' | 'good' | 'muted';
  /** What menus ask for. */
  readonly context: 'verdict' | 'node' | 'interface' | 'group' | 'pools' | 'pool' | 'block' | 'problems' | 'problem';
  /** The node it belongs to. */
  readonly node?: string;
  /** The name of the interface that it is. */
  readonly nic?: string;
  /** What is copied of it, without a prefix length. */
  readonly address?: string;
  /** Made when the item is opened. */
  readonly children?: () => readonly TreeItem[];
}

/** What of the cluster could not be read. */
export interface TreeProblem {
  readonly message: string;
  readonly detail?: string;
}

export interface TreeInput {
  readonly inventory: ClusterInventory;
  /** Undefined: no method is known, and nodes stand without a choice. */
  readonly resolution: Resolution | undefined;
  readonly verdict: Verdict | undefined;
  readonly family: Family;
  readonly problems: readonly TreeProblem[];
}

/** The icon and its colour for how bad something is. */
export function levelIcon(level: Level): Pick<TreeItem, 'icon' | 'color'> {
  switch (level) {
    case 'none':
      return { icon: 'pass', color: 'good' };
    case 'information':
      return { icon: 'info', color: 'muted' };
    case 'warning':
      return { icon: 'warning', color: 'warning' };
    case 'error':
      return { icon: 'error', color: 'error' };
    case 'unknown':
      return { icon: 'question', color: 'muted' };
  }
}
