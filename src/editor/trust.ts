import * as vscode from 'vscode';
import type { Translate } from '../core/l10n.ts';
import { shownPath } from './convert.ts';
import { offer, warn } from './notify.ts';
import { manageTrustStep, selectInventoryStep } from './steps.ts';

/** What a workspace that isn't trusted may have read: its own files, and no way out of it. */

/** Why the file or folder at `uri`, which the workspace itself names or holds, isn't read; undefined where it may be. */
export async function reasonNotToRead(uri: vscode.Uri, t: Translate): Promise<string | undefined> {
  if (vscode.workspace.isTrusted) return undefined;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined) {
    return t("Can't read {0}: it's outside this workspace, which isn't trusted.", shownPath(uri));
  }
  if (!(await leadsThroughLink(uri, folder.uri))) return undefined;
  return t("Can't read {0}: its path contains a link, and this workspace isn't trusted.", shownPath(uri));
}

/** Tells the reason, with the next step. */
export async function tellNotRead(reason: string): Promise<void> {
  await offer(warn, reason, [manageTrustStep(), selectInventoryStep()]);
}

/** Whether `uri`, or a folder on the way to it from `root`, is a link: where it leads VS Code doesn't tell. */
async function leadsThroughLink(uri: vscode.Uri, root: vscode.Uri): Promise<boolean> {
  for (let at = uri; at.path.length > root.path.length; at = vscode.Uri.joinPath(at, '..')) {
    if (await isLink(at)) return true;
  }
  return false;
}

async function isLink(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.SymbolicLink) !== 0;
  } catch {
    return false; // reading it tells why
  }
}
