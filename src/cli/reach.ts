import type { ReachReport as Report } from '../core/features/reachReport.ts';
import { english } from '../core/l10n.ts';
import { headed } from '../core/outputs/head.ts';
import type { ReachJson } from '../core/outputs/networkJson.ts';
import { type Rendered, rendered } from '../core/words/rendered.ts';
import { tool } from './about.ts';
import { readArguments, usageError } from './args.ts';
import { formatReachText } from './formats/reachText.ts';
import { CannotRun, exitCode, type Io } from './io.ts';
import { formatOf, networkOptions, openNetwork, readFamily } from './network.ts';
import { createPaint, withoutCommands } from './terminal.ts';
import { writeJson } from './writeJson.ts';

const command = 'reach';

type ReachReport = Rendered<Report>;

/** `reach [FILE…]`: tells which nodes and pods reach which. */
export async function reach(argv: readonly string[], io: Io): Promise<number> {
  const args = readArguments(command, argv, { ...networkOptions, live: 'boolean', diff: 'boolean' });
  const write = formatOf(command, args, {
    text: (found: ReachReport) => withoutCommands(formatReachText(found, createPaint(io))),
    json: (found) => writeJson(headed(tool, found) satisfies ReachJson),
  });
  const family = readFamily(command, args);
  if (args.has('diff') && args.has('live')) throw usageError(command, '--diff and --live exclude each other.');
  if (args.has('diff') && args.files.length === 0) throw usageError(command, '--diff needs the files to apply.');
  const { service, file } = await openNetwork(command, args, args.files, io);
  const mode = args.has('live') ? 'live' : 'planned';
  const found = rendered(english, service.reach(file, { mode, diff: args.has('diff'), ...(family && { family }) }));
  if (found === undefined) throw new CannotRun('Nothing is known of any node.');
  io.stdout.write(write(found));
  return isBroken(found) ? exitCode.found : exitCode.clean;
}

function isBroken({ changes, reached }: ReachReport): boolean {
  if (changes !== undefined) return changes.breaks.length > 0;
  return Object.values(reached).some(({ broken }) => broken > 0);
}
