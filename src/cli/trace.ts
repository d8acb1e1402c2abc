import type { PacketPaths } from '../core/views/packetPath.ts';
import { toolName, toolVersion } from './about.ts';
import { readArguments, usageError } from './args.ts';
import { formatTraceText } from './formats/traceText.ts';
import { CannotRun, exitCode, type Io } from './io.ts';
import { formatOf, networkOptions, openNetwork, readFamily } from './network.ts';
import { createPaint, withoutCommands } from './terminal.ts';
import { writeJson } from './writeJson.ts';

const command = 'trace';

/** What `trace --json` writes. `version` grows when a field changes its meaning or goes; new ones may come. */
export interface TraceJson extends PacketPaths {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
}

/** `trace FROM TO [FILE…]`: shows the way of a packet, there and back. */
export async function trace(argv: readonly string[], io: Io): Promise<number> {
  const args = readArguments(command, argv, { ...networkOptions, live: 'boolean' });
  const [from, to, ...files] = args.files;
  if (from === undefined || to === undefined) throw usageError(command, 'Name two ends: pods, nodes or addresses.');
  const write = formatOf(command, args, {
    text: (found: PacketPaths) => withoutCommands(formatTraceText(found, createPaint(io))),
    json: (found) => writeJson(dataOf(found)),
  });
  const family = readFamily(command, args);
  const { service, file } = await openNetwork(command, args, files, io);
  const mode = args.has('live') ? 'live' : 'planned';
  const paths = service.trace(file, from, to, { mode, ...(family && { family }) });
  if (paths === undefined) throw new CannotRun('Nothing is known of any node.');
  if ('reason' in paths) throw new CannotRun(paths.reason);
  io.stdout.write(write(paths));
  const fine = [paths.there, paths.back].every(({ outcome }) => outcome === 'arrives');
  return fine ? exitCode.clean : exitCode.found;
}

function dataOf(found: PacketPaths): TraceJson {
  return { version: 1, tool: { name: toolName, version: toolVersion }, ...found };
}
