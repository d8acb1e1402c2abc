import * as vscode from 'vscode';
import { isNodeName, type PastedNode, pastedNodes } from '../core/inventory/pasted.ts';
import type { Translate } from '../core/l10n.ts';
import { baseOf } from './convert.ts';
import type { InventorySource } from './inventorySource.ts';
import { ask, fail, offer, tell, warn } from './notify.ts';
import { reasonNotToRead } from './trust.ts';
import { createFolder, writeFile } from './writeFile.ts';

export interface PasteDeps {
  readonly source: Pick<InventorySource, 'state' | 'useFile'>;
  readonly remember: (uri: vscode.Uri | undefined) => Promise<void>;
  /** Where the extension may keep files of its own. */
  readonly storageUri: vscode.Uri;
  readonly t: Translate;
}

/** Prints what the files of a node hold. */
const command = 'ip addr; ip route show table all; ip rule';

/**
 * Writes what the clipboard holds of the output of `ip addr` into a folder with one file for each node, and uses that
 * folder: the one in use where it is such a folder, else a new one in the workspace.
 */
export async function pasteAddresses(deps: PasteDeps): Promise<void> {
  const pasted = pastedNodes(await vscode.env.clipboard.readText());
  const again = { label: vscode.l10n.t('Paste Again'), run: () => pasteAddresses(deps) };
  if (pasted.length === 0) {
    const copy = { label: vscode.l10n.t('Copy Command'), run: () => vscode.env.clipboard.writeText(command) };
    const message = vscode.l10n.t('The clipboard holds no output of ip addr. Copy it on a node, then paste again.');
    return offer(warn, message, [again, copy]);
  }
  const folder = folderFor(deps);
  const names: string[] = [];
  try {
    await refuseLinks(folder, deps.t);
    await createFolder(folder);
    for (const each of pasted) {
      const name = each.host ?? (await nameFor(each));
      if (name === undefined) continue;
      const uri = vscode.Uri.joinPath(folder, `${name}.txt`);
      await refuseLinks(uri, deps.t);
      if (await keep(uri, name, each)) names.push(name);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return offer(fail, vscode.l10n.t("Can't save {0}: {1}.", baseOf(folder), reason), [again]);
  }
  if (names.length === 0) return;
  await deps.remember(folder);
  await deps.source.useFile(folder);
  const count = deps.source.state.inventory?.nodes.length ?? names.length;
  const next = { label: vscode.l10n.t('Paste Next Node'), run: () => pasteAddresses(deps) };
  void offer(tell, addedText(names, baseOf(folder), count), [next]);
}

function addedText(names: readonly string[], folder: string, count: number): string {
  return count === 1
    ? vscode.l10n.t('Added {0} to {1}, which has 1 node now.', names.join(', '), folder)
    : vscode.l10n.t('Added {0} to {1}, which has {2} nodes now.', names.join(', '), folder, count);
}

/** A folder that is in use is gone on with. */
function folderFor({ source: { state }, storageUri }: PasteDeps): vscode.Uri {
  const { origin, inventory } = state;
  if (origin.kind === 'file' && inventory?.source.kind === 'folder') return origin.uri;
  const workspace = vscode.workspace.workspaceFolders?.[0];
  return vscode.Uri.joinPath(workspace?.uri ?? storageUri, 'calico-nodes');
}

/** Throws where a workspace that isn't trusted may lead out of it. */
async function refuseLinks(uri: vscode.Uri, t: Translate): Promise<void> {
  const isOwn = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const reason = isOwn ? await reasonNotToRead(uri, t) : undefined;
  if (reason !== undefined) throw new Error(reason);
}

async function nameFor({ node }: PastedNode): Promise<string | undefined> {
  const devices = (node.interfaces ?? []).map(({ name }) => name).slice(0, 6);
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Calico: Paste ip addr Output'),
    prompt: vscode.l10n.t('Name of the node with {0}', devices.join(', ')),
    ignoreFocusOut: true,
    validateInput: (text) =>
      isNodeName(text) ? undefined : vscode.l10n.t('Use lowercase letters, digits, dots and dashes.'),
  });
}

/** Writes the node's file; asks what to do with one that is there. False where the user wants neither. */
async function keep(uri: vscode.Uri, name: string, { text }: PastedNode): Promise<boolean> {
  const before = await vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
  if (before === undefined) {
    await writeFile(uri, text);
    return true;
  }
  const replace = vscode.l10n.t('Replace');
  const add = vscode.l10n.t('Add');
  const question = vscode.l10n.t('{0} is known already. Replace its output, or add this to it?', name);
  const answer = await ask(question, '', replace, add);
  if (answer !== undefined) await writeFile(uri, answer === add ? `${before.trimEnd()}\n${text}` : text);
  return answer !== undefined;
}
