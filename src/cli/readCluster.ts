import { connect } from '../cluster/connect.ts';
import type { ClusterInventory } from '../core/inventory/inventory.ts';
import { english } from '../core/l10n.ts';
import type { Arguments } from './args.ts';
import { clusterTypes, targetOf } from './clusterTarget.ts';
import { CannotRun, type Io } from './io.ts';
import { visibleLine } from './terminal.ts';

/** The options by which a cluster is found. */
export const clusterOptions = {
  ...clusterTypes,
  'no-exec': 'boolean',
} as const;

/**
 * Reads a cluster over kubectl, and tells what could not be read on stderr, one a line; `complete` where there is nothing
 * to tell. Throws `CannotRun`, which begins with `lack`, where no node was read.
 */
export async function readCluster(
  given: Arguments,
  io: Io,
  { pods, lack }: { readonly pods: boolean | 'few'; readonly lack: string },
): Promise<{ readonly inventory: ClusterInventory; readonly complete: boolean }> {
  const session = connect({
    t: english,
    exec: !given.has('no-exec'),
    pods: pods === 'few' ? pods : pods ? 'all' : 'none',
    execAllUpTo: Number.POSITIVE_INFINITY,
    onUpdate: () => undefined,
    now: io.now,
    ...targetOf(given),
  });
  try {
    await session.done;
    await session.settled();
    const { inventory, progress } = session;
    for (const { message, command: run } of progress.problems)
      io.stderr.write(`${visibleLine(`${message} (${run})`)}\n`);
    if (inventory === undefined) throw new CannotRun(lack);
    return { inventory, complete: progress.problems.length === 0 };
  } finally {
    session.close();
  }
}
