import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isNodeFile, type NodeFile, readNodeFiles } from '../core/inventory/folder.ts';
import type { InventoryReading } from '../core/inventory/inventory.ts';
import { readSnapshot } from '../core/inventory/snapshot.ts';
import { english } from '../core/l10n.ts';
import { decodeText } from './decodeText.ts';

/**
 * Loads an inventory from disk: a snapshot file, or a folder with one file per node. Rejects with the system's error
 * where `path` itself can't be read; a file of the folder that can't be is told as a problem.
 */
export async function loadInventory(path: string): Promise<InventoryReading> {
  const info = await stat(path);
  if (!info.isDirectory()) return readSnapshot(path, basename(path), decodeText(await readFile(path)), english);
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && isNodeFile(entry.name)).map(({ name }) => name);
  return readNodeFiles(basename(path), await Promise.all(names.map((name) => readNodeFile(path, name))), english);
}

async function readNodeFile(folder: string, base: string): Promise<NodeFile> {
  const file = join(folder, base);
  try {
    const [bytes, { mtimeMs }] = await Promise.all([readFile(file), stat(file)]);
    return { file, base, text: decodeText(bytes), written: new Date(mtimeMs).toISOString() };
  } catch (error) {
    return { file, base, error: error instanceof Error ? error.message : String(error) };
  }
}
