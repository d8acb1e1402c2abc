import * as vscode from 'vscode';
import { groupBy } from '../core/collections.ts';
import { pastedNodes } from '../core/inventory/pasted.ts';
import type { Translate } from '../core/l10n.ts';
import { readText } from './inventoryFiles.ts';
import { reasonNotToRead } from './trust.ts';
import { workspaceFiles } from './workspaceFiles.ts';

/** Endings of files that are looked into; those without one are too many. */
const endings = ['.txt', '.out', '.log'];
const mostFiles = 200;
/** Of a folder, so many files are looked into. */
const mostTries = 3;
/** Characters: what a node prints is shorter. */
const longest = 1_000_000;

/** Folders of the workspace with files that hold the output of `ip addr`. */
export async function nodeFolders(t: Translate): Promise<readonly vscode.Uri[]> {
  const files = await workspaceFiles(endings, mostFiles);
  const found: vscode.Uri[] = [];
  for (const [, own] of groupBy(files, (uri) => vscode.Uri.joinPath(uri, '..').toString())) {
    const [first] = own;
    if (first !== undefined && (await holdsNodes(own.slice(0, mostTries), t)))
      found.push(vscode.Uri.joinPath(first, '..'));
  }
  return found;
}

async function holdsNodes(files: readonly vscode.Uri[], t: Translate): Promise<boolean> {
  for (const uri of files) {
    if ((await reasonNotToRead(uri, t)) !== undefined) continue;
    const text = await readShort(uri, t);
    if (pastedNodes(text).some(({ node }) => node.interfaces !== undefined)) return true;
  }
  return false;
}

/** Empty where it can't be read, or is too long. */
async function readShort(uri: vscode.Uri, t: Translate): Promise<string> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size > longest ? '' : await readText(uri, t);
  } catch {
    return '';
  }
}
