import { connect } from '../cluster/connect.ts';
import { english } from '../core/l10n.ts';
import { type Arguments, readArguments, usageError } from './args.ts';
import { CannotRun, exitCode, type Io } from './io.ts';
import { openOutput } from './snapshotOutput.ts';
import { visibleLine } from './terminal.ts';
import { counted } from './words.ts';

const command = 'snapshot';

/** `snapshot`: reads a cluster over kubectl, and writes what is known of its nodes. */
export async function snapshot(args: readonly string[], io: Io): Promise<number> {
  const given = readArguments(command, args, {
    context: 'string',
    kubeconfig: 'string',
    kubectl: 'string',
    'no-exec': 'boolean',
    pods: 'boolean',
    output: 'string',
    force: 'boolean',
  });
  if (given.files.length > 0) throw usageError(command, `There is nothing to do with "${given.files[0]}".`);
  const output = given.value('output');
  if (output === undefined)
    throw usageError(command, 'Say with --output FILE where to write it; - is standard output.');
  const target = await openOutput(output, given.has('force'), io);
  const session = connect({
    t: english,
    exec: !given.has('no-exec'),
    pods: given.has('pods') ? 'all' : 'none',
    execAllUpTo: Number.POSITIVE_INFINITY,
    onUpdate: () => undefined,
    now: io.now,
    ...optional(given, 'context'),
    ...optional(given, 'kubeconfig'),
    ...optional(given, 'kubectl'),
  });
  try {
    await session.done;
    await session.settled();
    const { inventory, progress } = session;
    for (const { message, command: run } of progress.problems)
      io.stderr.write(`${visibleLine(`${message} (${run})`)}\n`);
    if (inventory === undefined) throw new CannotRun('No snapshot was written.');
    await target.write(inventory);
    const asked = inventory.nodes.filter(({ origin }) => origin === 'exec').length;
    io.stderr.write(`${counted(inventory.nodes.length, 'node')}, ${asked} of them read on the node.\n`);
    return progress.problems.length === 0 ? exitCode.clean : exitCode.found;
  } finally {
    session.close();
  }
}

function optional<N extends 'context' | 'kubeconfig' | 'kubectl'>(given: Arguments, name: N): { [K in N]?: string } {
  const value = given.value(name);
  const result: { [K in N]?: string } = {};
  if (value !== undefined) result[name] = value;
  return result;
}
