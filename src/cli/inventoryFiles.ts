import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isNodeFile, type NodeFile, readNodeFiles } from '../core/inventory/folder.ts';
import type { InventoryReading } from '../core/inventory/inventory.ts';
import { readSnapshot } from '../core/inventory/snapshot.ts';
import { readWhole } from '../files/read.ts';
import { reasonOf } from '../files/reason.ts';
import { decodeText } from './decodeText.ts';

/** An inventory, and the texts it was read from by path, in which its problems stand. */
export interface LoadedInventory extends InventoryReading {
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Loads an inventory from disk: a snapshot file, or a folder with one file per node. Rejects with the system's error
 * where `path` itself can't be read; a file of the folder that can't be is told as a problem.
 */
export async function loadInventory(path: string): Promise<LoadedInventory> {
  const info = await stat(path);
  if (!info.isDirectory()) {
    const text = decodeText(await readWhole(path));
    return { ...readSnapshot(path, basename(path), text), texts: new Map([[path, text]]) };
  }
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && isNodeFile(entry.name)).map(({ name }) => name);
  const files = await Promise.all(names.map((name) => readNodeFile(path, name)));
  const texts = files.flatMap((each) => ('text' in each ? [[each.file, each.text] as const] : []));
  return { ...readNodeFiles(basename(path), files), texts: new Map(texts) };
}

async function readNodeFile(folder: string, base: string): Promise<NodeFile> {
  const file = join(folder, base);
  try {
    const [bytes, { mtimeMs }] = await Promise.all([readWhole(file), stat(file)]);
    return { file, base, text: decodeText(bytes), written: new Date(mtimeMs).toISOString() };
  } catch (error) {
    return { file, base, error: reasonOf(error) };
  }
}
