import * as vscode from 'vscode';
import type { ClusterInventory } from '../core/inventory/inventory.ts';
import { lostKnowledge } from '../core/inventory/lostKnowledge.ts';
import { formatSnapshot } from '../core/inventory/snapshotWrite.ts';
import type { Translate } from '../core/l10n.ts';
import { wordsText } from '../core/words/listText.ts';
import { render } from '../core/words/render.ts';
import { baseOf } from './convert.ts';
import { readInventory } from './inventoryFiles.ts';
import type { InventorySource } from './inventorySource.ts';
import { ask, fail, offer, tell, warn } from './notify.ts';
import { connectStep, selectInventoryStep } from './steps.ts';
import { writeFile } from './writeFile.ts';

/** Writes what is known of the nodes into a snapshot file, which answers alike without the cluster. */
export async function saveSnapshot(source: Pick<InventorySource, 'state'>, t: Translate): Promise<void> {
  const { inventory } = source.state;
  if (inventory === undefined) {
    await offer(warn, vscode.l10n.t('Nothing to save: no nodes yet.'), [connectStep(), selectInventoryStep()]);
    return;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Calico: Save Cluster Snapshot'),
    filters: { [vscode.l10n.t('Inventory')]: ['yaml', 'json'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, 'cluster.calico-inventory.yaml') }),
  });
  if (uri === undefined || !(await mayReplace(uri, inventory, t))) return;
  try {
    await writeFile(uri, formatSnapshot(inventory));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const again = { label: vscode.l10n.t('Save As…'), run: () => saveSnapshot(source, t) };
    await offer(fail, vscode.l10n.t("Can't save {0}: {1}.", baseOf(uri), reason), [again]);
    return;
  }
  const open = vscode.l10n.t('Open');
  const count = inventory.nodes.length;
  const message =
    count === 1
      ? vscode.l10n.t('1 node saved. The file contains no Secrets, users or server names.')
      : vscode.l10n.t('{0} nodes saved. The file contains no Secrets, users or server names.', count);
  if ((await tell(message, open)) === open) await vscode.window.showTextDocument(uri);
}

/** The dialog has asked whether the file may be replaced, but not told what would be lost with it. */
async function mayReplace(uri: vscode.Uri, inventory: ClusterInventory, t: Translate): Promise<boolean> {
  const before = await readInventory(uri, t).catch(() => undefined);
  const lost = before === undefined ? [] : lostKnowledge(before.inventory, inventory);
  if (lost.length === 0) return true;
  const replace = vscode.l10n.t('Replace');
  const message = vscode.l10n.t('{0} contains more than what would be saved.', baseOf(uri));
  return (await ask(message, vscode.l10n.t('Lost: {0}.', render(t, wordsText(lost))), replace)) === replace;
}
