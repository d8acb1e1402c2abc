import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ClusterInventory, InventoryProblem } from '../core/inventory/inventory.ts';
import { createLineIndex, type LineIndex } from '../core/text.ts';
import { displayName, reasonOf } from './files.ts';
import { loadInventory } from './inventoryFiles.ts';
import { CannotRun, type Io } from './io.ts';
import { visibleLine } from './terminal.ts';

/**
 * Loads the inventory at `given` and tells its problems on stderr, one a line. Throws `CannotRun` where it tells nothing
 * of any node.
 */
export async function openInventory(given: string, io: Io): Promise<ClusterInventory> {
  const path = resolve(io.cwd, given);
  const { inventory, problems } = await loadInventory(path).catch((error: unknown) => {
    throw new CannotRun(`The inventory ${given} can not be read: ${reasonOf(error)}.`);
  });
  for (const line of await problemLines(problems, io)) io.stderr.write(`${visibleLine(line)}\n`);
  if (inventory.nodes.some(({ interfaces }) => interfaces !== undefined)) return inventory;
  const what = inventory.nodes.length === 0 ? 'names no node' : 'tells the interfaces of no node';
  throw new CannotRun(`The inventory ${given} ${what}. It must be a snapshot, or a folder of \`ip addr\` output.`);
}

/** `inventory.yaml:5:7: …`, in the order in which they were found. */
async function problemLines(problems: readonly InventoryProblem[], io: Io): Promise<readonly string[]> {
  const files = new Set(problems.flatMap(({ file, span }) => (span === undefined ? [] : [file])));
  const indexes = new Map<string, LineIndex>();
  for (const file of files) indexes.set(file, createLineIndex(await readFile(file, 'utf8')));
  return problems.map(({ file, span, message }) => {
    const { line, character } = (span && indexes.get(file)?.positionAt(span.start)) ?? {};
    const place = line === undefined || character === undefined ? '' : `:${line + 1}:${character + 1}`;
    return `${displayName(file, io)}${place}: ${message}`;
  });
}
