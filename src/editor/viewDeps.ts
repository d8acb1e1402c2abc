import type * as vscode from 'vscode';
import type { ClusterInventory } from '../core/inventory/inventory.ts';
import type { Translate } from '../core/l10n.ts';
import type { Finding } from '../core/rules/rule.ts';
import type { CalicoService } from '../core/service.ts';

/** What the panels are made of. */
export interface ViewDeps {
  readonly service: CalicoService;
  readonly t: Translate;
  readonly extensionUri: vscode.Uri;
  /** The file whose calico-node is shown. */
  readonly file: () => string | undefined;
  /** What was published last. */
  readonly findings: () => readonly Finding[];
  readonly inventory: () => ClusterInventory | undefined;
  /** Whether kubectl can be run here. */
  readonly canConnect: boolean;
}
