import * as vscode from 'vscode';
import { isNodeFile, type NodeFile, readNodeFiles } from '../core/inventory/folder.ts';
import type { InventoryReading } from '../core/inventory/inventory.ts';
import { readSnapshot } from '../core/inventory/snapshot.ts';
import type { Translate } from '../core/l10n.ts';
import { baseOf, fileOf, openDocument, uriOf } from './convert.ts';

/**
 * Reads an inventory from wherever VS Code finds files: a snapshot file, as it stands in an editor where it is open, or
 * a folder with one file per node. Problems name files as the core does. Rejects with the file system's error where
 * `uri` itself can't be read; a file of the folder that can't be is told as a problem.
 */
export async function readInventory(uri: vscode.Uri, t: Translate): Promise<InventoryReading> {
  const open = openDocument(uri);
  if (open !== undefined) return readSnapshot(fileOf(uri), baseOf(uri), open.getText(), t);
  const { type } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.Directory) === 0) {
    return readSnapshot(fileOf(uri), baseOf(uri), await readText(uri), t);
  }
  const names = (await vscode.workspace.fs.readDirectory(uri))
    .filter(([name, kind]) => (kind & vscode.FileType.File) !== 0 && isNodeFile(name))
    .map(([name]) => name);
  return readNodeFiles(baseOf(uri), await Promise.all(names.map((name) => readNodeFile(uri, name))), t);
}

async function readNodeFile(folder: vscode.Uri, base: string): Promise<NodeFile> {
  const uri = vscode.Uri.joinPath(folder, base);
  const file = fileOf(uri);
  try {
    const [text, { mtime }] = await Promise.all([readText(uri), vscode.workspace.fs.stat(uri)]);
    return { file, base, text, written: new Date(mtime).toISOString() };
  } catch (error) {
    return { file, base, error: error instanceof Error ? error.message : String(error) };
  }
}

/** The text of a file that a problem names, as it stands in an editor or on disk; empty where it can't be read. */
export async function textOf(file: string): Promise<string> {
  const uri = uriOf(file);
  try {
    return openDocument(uri)?.getText() ?? (await readText(uri));
  } catch {
    return ''; // the problem itself says that it can't be read
  }
}

/** The text of a file as it is stored. */
export async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
