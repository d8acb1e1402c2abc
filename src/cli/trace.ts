import type { PacketPaths } from '../core/features/packetPath.ts';
import { portOf, type Sent } from '../core/features/sent.ts';
import { english } from '../core/l10n.ts';
import { headed } from '../core/outputs/head.ts';
import { type PoliciesJson, type TraceJson, tracedWith } from '../core/outputs/networkJson.ts';
import { render } from '../core/words/render.ts';
import { type Rendered, rendered } from '../core/words/rendered.ts';
import { tool } from './about.ts';
import { type Arguments, readArguments, usageError } from './args.ts';
import { formatTraceText } from './formats/traceText.ts';
import { CannotRun, exitCode, type Io } from './io.ts';
import { formatOf, type Network, networkOptions, openNetwork, readFamily } from './network.ts';
import { worldOf } from './policyWorld.ts';
import { createPaint, visibleLine, withoutCommands } from './terminal.ts';
import { writeJson } from './writeJson.ts';

const command = 'trace';

interface Told {
  readonly paths: Rendered<PacketPaths>;
  readonly policies?: PoliciesJson;
}

/** `trace FROM TO [FILE…]`: shows the way of a packet, there and back. */
export async function trace(argv: readonly string[], io: Io): Promise<number> {
  const args = readArguments(command, argv, { ...networkOptions, live: 'boolean', port: 'string' });
  const [from, to, ...files] = args.files;
  if (from === undefined || to === undefined) throw usageError(command, 'Name two ends: pods, nodes or addresses.');
  const write = formatOf(command, args, {
    text: ({ paths, policies }: Told) =>
      withoutCommands(formatTraceText(paths, createPaint(io)) + (policies ? `\n${visibleLine(policies.text)}\n` : '')),
    json: ({ paths, ...more }) => writeJson(headed(tool, { ...paths, ...more }) satisfies TraceJson),
  });
  const sent = readPort(args, files);
  const family = readFamily(command, args);
  const opened = await openNetwork(command, args, files, io, { needsNode: sent === undefined && !args.has('live') });
  const mode = args.has('live') ? 'live' : 'planned';
  const paths = opened.service.trace(opened.file, from, to, { mode, ...(family && { family }) });
  if (paths === undefined) throw new CannotRun('Nothing is known of any node.');
  if ('reason' in paths) throw new CannotRun(render(english, paths.reason));
  const traced = withPolicyAnswers(paths, sent, opened, args, io);
  io.stdout.write(write(traced));
  const fine = [traced.paths.there, traced.paths.back].every(({ outcome }) => outcome === 'arrives');
  return fine ? exitCode.clean : exitCode.found;
}

function readPort(args: Arguments, files: readonly string[]): Sent | undefined {
  const port = args.value('port');
  if (port === undefined) return undefined;
  const sent = portOf(port);
  if (sent === undefined) throw usageError(command, `"${port}" is no port; write it like 80/tcp, 53/udp or icmp.`);
  if (files.length === 0) throw usageError(command, '--port asks the policies: name the files that have them.');
  return sent;
}

/** Without a port, what is allowed at all, where the files have policies. */
function withPolicyAnswers(
  paths: PacketPaths,
  sent: Sent | undefined,
  { files, inventory }: Network,
  args: Arguments,
  io: Io,
): Told {
  if (files.length === 0) return { paths: rendered(english, paths) };
  const quiet = sent === undefined ? { ...io, stderr: { write: () => undefined } } : io;
  const traced = tracedWith(paths, sent, worldOf(command, args, files, inventory, quiet));
  return { ...traced, paths: rendered(english, traced.paths) };
}
