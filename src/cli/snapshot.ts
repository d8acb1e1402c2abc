import { readArguments, usageError } from './args.ts';
import { clusterOptions, readCluster } from './clusterReading.ts';
import { exitCode, type Io } from './io.ts';
import { openOutput } from './snapshotOutput.ts';
import { counted } from './words.ts';

const command = 'snapshot';

/** `snapshot`: reads a cluster over kubectl, and writes what is known of its nodes. */
export async function snapshot(args: readonly string[], io: Io): Promise<number> {
  const given = readArguments(command, args, {
    ...clusterOptions,
    pods: 'boolean',
    output: 'string',
    force: 'boolean',
  });
  if (given.files.length > 0) throw usageError(command, `There is nothing to do with "${given.files[0]}".`);
  const output = given.value('output');
  if (output === undefined)
    throw usageError(command, 'Say with --output FILE where to write it; - is standard output.');
  const target = await openOutput(output, given.has('force'), io);
  const { inventory, complete } = await readCluster(given, io, {
    pods: given.has('pods'),
    lack: 'No snapshot was written.',
  });
  await target.write(inventory);
  const asked = inventory.nodes.filter(({ origin }) => origin === 'exec').length;
  io.stderr.write(`${counted(inventory.nodes.length, 'node')}, ${asked} of them read on the node.\n`);
  return complete ? exitCode.clean : exitCode.found;
}
