import * as vscode from 'vscode';
import { isNodeFile, type NodeFile, readNodeFilesInSteps } from '../core/inventory/folder.ts';
import type { InventoryReading } from '../core/inventory/inventory.ts';
import { readSnapshotInSteps } from '../core/inventory/snapshot.ts';
import type { Translate } from '../core/l10n.ts';
import { largestFile } from '../core/limits.ts';
import { inSteps } from '../turns/slices.ts';
import { baseOf, fileOf, openDocument, shownPath, uriOf } from './convert.ts';

/**
 * Reads an inventory from wherever VS Code finds files: a snapshot file, as it stands in an editor where it is open, or
 * a folder with one file per node. Problems name files as the core does. Rejects with the file system's error where
 * `uri` itself can't be read; a file of the folder that can't be is told as a problem.
 */
export async function readInventory(uri: vscode.Uri, t: Translate): Promise<InventoryReading> {
  const open = openDocument(uri);
  if (open !== undefined) return inSteps(readSnapshotInSteps(fileOf(uri), baseOf(uri), open.getText()));
  const { type } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.Directory) === 0) {
    return inSteps(readSnapshotInSteps(fileOf(uri), baseOf(uri), await readText(uri, t)));
  }
  const names = (await vscode.workspace.fs.readDirectory(uri))
    .filter(([name, kind]) => (kind & vscode.FileType.File) !== 0 && isNodeFile(name))
    .map(([name]) => name);
  const found = await Promise.all(names.map((name) => statOf(vscode.Uri.joinPath(uri, name))));
  let room = largestFile; // for all together
  const files = found.map((each) => {
    room -= each.size;
    return readNodeFile(each, room >= 0, t);
  });
  return inSteps(readNodeFilesInSteps(baseOf(uri), await Promise.all(files)));
}

interface Found extends vscode.FileStat {
  readonly uri: vscode.Uri;
}

/** Where it can't be had, reading the file tells why. */
async function statOf(uri: vscode.Uri): Promise<Found> {
  try {
    return { ...(await vscode.workspace.fs.stat(uri)), uri };
  } catch {
    return { uri, type: vscode.FileType.Unknown, ctime: 0, mtime: 0, size: 0 };
  }
}

async function readNodeFile({ uri, type, mtime }: Found, fits: boolean, t: Translate): Promise<NodeFile> {
  const own = { file: fileOf(uri), base: baseOf(uri) };
  if (!vscode.workspace.isTrusted && (type & vscode.FileType.SymbolicLink) !== 0) {
    return { ...own, error: t("it's a link, and this workspace isn't trusted") };
  }
  if (!fits) return { ...own, error: t('the files in its folder exceed {0} MB in total', mostMegabytes) };
  try {
    return { ...own, text: await readText(uri, t), written: new Date(mtime).toISOString() };
  } catch (error) {
    return { ...own, error: error instanceof Error ? error.message : String(error) };
  }
}

const mostMegabytes = Math.floor(largestFile / 1_000_000);

/** The text of a file that a problem names, as it stands in an editor or on disk; empty where it can't be read. */
export async function textOf(file: string, t: Translate): Promise<string> {
  const uri = uriOf(file);
  try {
    return openDocument(uri)?.getText() ?? (await readText(uri, t));
  } catch {
    return ''; // the problem itself says that it can't be read
  }
}

/** The text of a file as it is stored; rejects with the reason where it is none, or larger than any that is read. */
export async function readText(uri: vscode.Uri, t: Translate): Promise<string> {
  const { size, type } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.File) === 0) throw new Error(t("Can't read {0}: it isn't a text file.", shownPath(uri)));
  if (size > largestFile) {
    const megabytes = Math.ceil(size / 1_000_000);
    throw new Error(
      t("Can't read {0}: its size is {1} MB; the limit is {2} MB.", shownPath(uri), megabytes, mostMegabytes),
    );
  }
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
