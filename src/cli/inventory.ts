import { resolve } from 'node:path';
import type { ClusterInventory } from '../core/inventory/inventory.ts';
import { english } from '../core/l10n.ts';
import { createLineIndex, type LineIndex } from '../core/text.ts';
import { render } from '../core/words/render.ts';
import { reasonOf } from '../files/reason.ts';
import { displayName } from './files.ts';
import { type LoadedInventory, loadInventory } from './inventoryFiles.ts';
import { CannotRun, type Io } from './io.ts';
import { visibleLine } from './terminal.ts';

/**
 * Loads the inventory at `given` and tells its problems on stderr, one a line. Throws `CannotRun` where it tells nothing
 * of any node.
 */
export async function openInventory(given: string, io: Io): Promise<ClusterInventory> {
  const path = resolve(io.cwd, given);
  const loaded = await loadInventory(path).catch((error: unknown) => {
    throw new CannotRun(`The inventory ${given} can't be read: ${reasonOf(error)}.`);
  });
  const { inventory } = loaded;
  for (const line of problemLines(loaded, io)) io.stderr.write(`${visibleLine(line)}\n`);
  if (inventory.nodes.some(({ interfaces }) => interfaces !== undefined)) return inventory;
  const what = inventory.nodes.length === 0 ? 'names no node' : 'tells the interfaces of no node';
  throw new CannotRun(`The inventory ${given} ${what}. It must be a snapshot, or a folder of \`ip addr\` output.`);
}

/** `inventory.yaml:5:7: …`, in the order in which they were found. */
function problemLines({ problems, texts }: LoadedInventory, io: Io): readonly string[] {
  const indexes = new Map<string, LineIndex>();
  const linesOf = (file: string): LineIndex => {
    const index = indexes.get(file) ?? createLineIndex(texts.get(file) ?? '');
    indexes.set(file, index);
    return index;
  };
  return problems.map(({ file, span, message }) => {
    const { line, character } = (span && linesOf(file).positionAt(span.start)) ?? {};
    const place = line === undefined || character === undefined ? '' : `:${line + 1}:${character + 1}`;
    return `${displayName(file, io)}${place}: ${render(english, message)}`;
  });
}
