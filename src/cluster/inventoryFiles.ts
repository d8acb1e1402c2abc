import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type NodeFile, readNodeFiles } from '../core/inventory/folder.ts';
import type { InventoryReading } from '../core/inventory/inventory.ts';
import { readSnapshot } from '../core/inventory/snapshot.ts';
import type { Translate } from '../core/l10n.ts';

/**
 * Loads an inventory from disk: a snapshot file, or a folder with one file per node. Rejects with the system's error
 * where `path` itself can't be read; a file of the folder that can't be is told as a problem.
 */
export async function loadInventory(path: string, t: Translate): Promise<InventoryReading> {
  const info = await stat(path);
  if (info.isDirectory()) return loadFolder(path, t);
  return readSnapshot(path, basename(path), await readFile(path, 'utf8'), t);
}

async function loadFolder(path: string, t: Translate): Promise<InventoryReading> {
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
  const read = await Promise.all(names.map((name) => readNodeFile(path, name)));
  const files = read.flatMap((each) => ('text' in each ? [each] : []));
  const times = files.map(({ modified }) => modified);
  const takenAt = times.length === 0 ? undefined : new Date(Math.max(...times)).toISOString();
  const reading = readNodeFiles(basename(path), files, takenAt, t);
  const unread = read.flatMap((each) =>
    'error' in each ? [{ file: each.file, message: t('Can not be read: {0}', each.error) }] : [],
  );
  return { ...reading, problems: [...reading.problems, ...unread] };
}

async function readNodeFile(
  folder: string,
  base: string,
): Promise<(NodeFile & { modified: number }) | { file: string; error: string }> {
  const file = join(folder, base);
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    return { file, base, text, modified: mtimeMs };
  } catch (error) {
    return { file, error: error instanceof Error ? error.message : String(error) };
  }
}
