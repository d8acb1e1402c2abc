import * as vscode from 'vscode';
import { formatSnapshot } from '../core/inventory/snapshotWrite.ts';
import type { InventorySource } from './inventorySource.ts';
import { tell, warn } from './notify.ts';

/** Writes what is known of the nodes into a snapshot file, which answers alike without the cluster. */
export async function saveSnapshot(source: InventorySource): Promise<void> {
  const { inventory } = source.state;
  if (inventory === undefined) {
    await warn(vscode.l10n.t('There is nothing to save: no nodes are known yet.'));
    return;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Calico: Save Cluster Snapshot'),
    filters: { [vscode.l10n.t('Inventory')]: ['yaml', 'json'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, 'cluster.calico-inventory.yaml') }),
  });
  if (uri === undefined) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(formatSnapshot(inventory)));
  const open = vscode.l10n.t('Open');
  const count = inventory.nodes.length;
  const message =
    count === 1
      ? vscode.l10n.t('1 node saved. The file holds no Secrets, users or server names.')
      : vscode.l10n.t('{0} nodes saved. The file holds no Secrets, users or server names.', count);
  if ((await tell(message, open)) === open) await vscode.window.showTextDocument(uri);
}
