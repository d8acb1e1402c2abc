import { type ClusterChange, compareInventories } from '../core/apply/compare.ts';
import type { ClusterInventory } from '../core/inventory/inventory.ts';
import { readArguments, usageError } from './args.ts';
import { openInventory } from './inventory.ts';
import { exitCode, type Io } from './io.ts';
import { clusterOptions, readCluster } from './readCluster.ts';
import { openOutput } from './snapshotOutput.ts';
import { visibleLine, withoutCommands } from './terminal.ts';
import { counted } from './words.ts';

const command = 'snapshot';

/** `snapshot`: reads a cluster over kubectl, and writes what is known of its nodes. */
export async function snapshot(args: readonly string[], io: Io): Promise<number> {
  const given = readArguments(command, args, {
    ...clusterOptions,
    pods: 'boolean',
    output: 'string',
    compare: 'string',
    force: 'boolean',
  });
  const old = given.value('compare');
  const [newer, ...more] = given.files;
  const superfluous = old === undefined ? newer : more[0];
  if (superfluous !== undefined) throw usageError(command, `There is nothing to do with "${superfluous}".`);
  const before = old === undefined ? undefined : await openInventory(old, io);
  const output = given.value('output');
  if (newer !== undefined && before !== undefined) {
    if (output !== undefined) throw usageError(command, '--output goes with a cluster, not with two snapshots.');
    return tellChanges(before, await openInventory(newer, io), io);
  }
  if (output === undefined && before === undefined)
    throw usageError(command, 'Say with --output FILE where to write it; - is standard output.');
  const target = output === undefined ? undefined : await openOutput(output, given.has('force'), io);
  const { inventory, complete } = await readCluster(given, io, {
    pods: given.has('pods'),
    lack: before === undefined ? 'No snapshot was written.' : 'Nothing was compared.',
  });
  await target?.write(inventory);
  const asked = inventory.nodes.filter(({ origin }) => origin === 'exec').length;
  io.stderr.write(`${counted(inventory.nodes.length, 'node')}, ${asked} of them read on the node.\n`);
  if (before !== undefined) return tellChanges(before, inventory, io);
  return complete ? exitCode.clean : exitCode.found;
}

/** What differs from an earlier snapshot, one a line. */
function tellChanges(before: ClusterInventory, after: ClusterInventory, io: Io): number {
  const changes = compareInventories(before, after);
  for (const change of changes) io.stdout.write(`${withoutCommands(visibleLine(changeText(change)))}\n`);
  if (changes.length === 0) io.stdout.write('Nothing has changed.\n');
  return changes.length === 0 ? exitCode.clean : exitCode.found;
}

function changeText({ what, node, name, before, after }: ClusterChange): string {
  const place = node === '' || node === name ? '' : `${node} `;
  if (before === undefined) return `+ ${what} ${place}${name}${after === name ? '' : `: ${after}`}`;
  if (after === undefined) return `- ${what} ${place}${name}${before === name ? '' : `: ${before}`}`;
  return `~ ${what} ${place}${name}: ${before} → ${after}`;
}
