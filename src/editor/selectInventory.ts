import * as vscode from 'vscode';
import { snapshotEndings } from '../core/inventory/snapshotNames.ts';
import type { Translate } from '../core/l10n.ts';
import type { InventorySource } from './inventorySource.ts';
import { nodeFolders } from './nodeFolders.ts';
import { withoutIcons } from './plainLabel.ts';
import { workspaceFiles } from './workspaceFiles.ts';

interface Item extends vscode.QuickPickItem {
  readonly run: () => Promise<vscode.Uri | 'none' | undefined>;
}

/**
 * Asks which inventory to use: those of the workspace, another file or folder, or none. Called with a URI it asks
 * nothing. The answer is given to `remember`; undefined there means that none is wanted.
 */
export async function selectInventory(
  source: InventorySource,
  remember: (uri: vscode.Uri | undefined) => Promise<void>,
  t: Translate,
  given?: unknown,
): Promise<void> {
  const answer = given instanceof vscode.Uri ? given : await ask(source, t);
  if (answer === undefined) return;
  const uri = answer === 'none' ? undefined : answer;
  await remember(uri);
  await source.useFile(uri);
}

async function ask(source: InventorySource, t: Translate): Promise<vscode.Uri | 'none' | undefined> {
  const [found, folders] = await Promise.all([workspaceFiles(snapshotEndings, 100), nodeFolders(t)]);
  const { origin } = source.state;
  const current = origin.kind === 'file' ? origin.uri.toString() : undefined;
  const inUse = (uri: vscode.Uri): string => (uri.toString() === current ? vscode.l10n.t('in use') : '');
  const items: Item[] = found.map((uri) => ({
    label: `$(server-environment) ${withoutIcons(vscode.workspace.asRelativePath(uri))}`,
    description: inUse(uri),
    run: async () => uri,
  }));
  items.push(
    ...folders.map((uri) => ({
      label: `$(folder) ${withoutIcons(vscode.workspace.asRelativePath(uri))}`,
      description: inUse(uri) || vscode.l10n.t('ip addr output'),
      run: async () => uri,
    })),
    { label: `$(file) ${vscode.l10n.t('Snapshot file…')}`, run: () => open({ canSelectFiles: true }) },
    {
      label: `$(folder) ${vscode.l10n.t('Folder of ip addr outputs (one file per node)…')}`,
      run: () => open({ canSelectFiles: false, canSelectFolders: true }),
    },
    { label: `$(circle-slash) ${vscode.l10n.t('No inventory')}`, run: async () => 'none' },
  );
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Where should node data come from?'),
    title: vscode.l10n.t('Calico: Select Inventory'),
  });
  return picked?.run();
}

async function open(options: vscode.OpenDialogOptions): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({ ...options, canSelectMany: false });
  return picked?.[0];
}
