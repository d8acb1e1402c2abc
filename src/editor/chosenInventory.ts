import * as vscode from 'vscode';
import { snapshotEndings } from '../core/inventory/snapshotNames.ts';
import type { Translate } from '../core/l10n.ts';
import { readConfig } from './config.ts';
import { foundInventory, inventoryAt } from './inventory.ts';
import type { InventorySource } from './inventorySource.ts';
import { reasonNotToRead, tellNotRead } from './trust.ts';
import { globOf } from './workspaceFiles.ts';

/** Which file the user chose in this workspace; a connection to a cluster is never made again by itself. */
export interface ChosenInventory extends vscode.Disposable {
  /** Uses the file chosen here before, else the one of the settings, else the first snapshot in the workspace. */
  use(): Promise<void>;
  /** Keeps a choice; undefined: none is wanted. */
  remember(uri: vscode.Uri | undefined): Promise<void>;
  /** Goes back to the settings. */
  forget(): Promise<void>;
}

const key = 'calico.chosenInventory';

export function createChosenInventory(source: InventorySource, memory: vscode.Memento, t: Translate): ChosenInventory {
  let refused = false;
  const useDefault = async (): Promise<void> => {
    const { inventory, inventoryIsOfWorkspace } = readConfig().config;
    const uri = inventory === '' ? await foundInventory(t) : inventoryAt(inventory);
    const isOwn = inventory !== '' && !inventoryIsOfWorkspace; // the user's own setting may name any file
    const reason = uri === undefined || isOwn ? undefined : await reasonNotToRead(uri, t);
    refused = reason !== undefined;
    if (uri === undefined || reason === undefined) return source.useFile(uri);
    source.refuse(uri, reason);
    void tellNotRead(reason);
  };
  const use = async (): Promise<void> => {
    const chosen = memory.get<string>(key);
    if (chosen === undefined) return useDefault();
    refused = false;
    return source.useFile(chosen === '' ? undefined : vscode.Uri.parse(chosen));
  };
  const trust = vscode.workspace.onDidGrantWorkspaceTrust(() => {
    if (refused && source.session === undefined) void use();
  });
  // A first snapshot that comes to be is used, as it would be at the next start.
  const watcher = vscode.workspace.createFileSystemWatcher(globOf(snapshotEndings), false, true, false);
  const subscription = watcher.onDidCreate(() => {
    if (source.state.origin.kind === 'none') void use();
  });
  return {
    use,
    dispose() {
      subscription.dispose();
      trust.dispose();
      watcher.dispose();
    },
    remember: async (uri) => memory.update(key, uri?.toString() ?? ''),
    async forget() {
      await memory.update(key, undefined);
      await use();
    },
  };
}
