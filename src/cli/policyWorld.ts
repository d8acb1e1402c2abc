import { parseVersion } from '../core/calico/version.ts';
import type { ClusterInventory } from '../core/inventory/inventory.ts';
import { english } from '../core/l10n.ts';
import type { FlowProblem } from '../core/policy/evaluate.ts';
import { createJudge, type Judge } from '../core/policy/judge.ts';
import { readWorld } from '../core/policy/readWorld.ts';
import type { WrittenAt } from '../core/policy/world.ts';
import { createLineIndex, type LineIndex } from '../core/text.ts';
import { render } from '../core/words/render.ts';
import type { Arguments } from './args.ts';
import { type InputFile, readReadable } from './files.ts';
import { openInventory } from './inventory.ts';
import type { Io } from './io.ts';
import { visibleLine } from './terminal.ts';
import { readSettings } from './versionOption.ts';

/** The world of policies in some files, and how places in them are told. */
export interface OpenedWorld {
  readonly judge: Judge;
  /** Whether everything could be read. */
  readonly complete: boolean;
  /** `policies.yaml:12`. */
  readonly placeText: (at: WrittenAt) => string;
}

/** Reads `paths`, the current folder where there are none, with `--inventory` where it is given, and tells problems on stderr, one a line. */
export async function openWorld(
  command: string,
  args: Arguments,
  paths: readonly string[],
  io: Io,
): Promise<OpenedWorld> {
  const { files, unread } = await readReadable(paths.length === 0 ? ['.'] : paths, io);
  for (const line of unread) io.stderr.write(`${line}\n`);
  const given = args.value('inventory');
  const inventory = given === undefined ? undefined : await openInventory(given, io);
  const opened = worldOf(command, args, files, inventory, io);
  return { ...opened, complete: opened.complete && unread.length === 0 };
}

/** The world in files that are read already, with the nodes and pods that run. */
export function worldOf(
  command: string,
  args: Arguments,
  files: readonly InputFile[],
  inventory: ClusterInventory | undefined,
  io: Io,
): OpenedWorld {
  const { calicoVersion } = readSettings(command, args);
  const version = parseVersion(calicoVersion);
  const { world, problems } = readWorld(files, { inventory, version });
  const lineOf = lines(files);
  for (const { file, span, message } of problems) {
    const place = span === undefined ? file : lineOf({ file, span });
    io.stderr.write(`${visibleLine(`${place}: ${render(english, message)}`)}\n`);
  }
  const judge = createJudge(world, version);
  return { judge, complete: !problems.some(({ unread }) => unread), placeText: lineOf };
}

function lines(files: readonly InputFile[]): (at: WrittenAt) => string {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const indexes = new Map<string, LineIndex>();
  return ({ file, span }) => {
    const index = indexes.get(file) ?? createLineIndex(texts.get(file) ?? '');
    indexes.set(file, index);
    return `${file}:${index.positionAt(span.start).line + 1}`;
  };
}

/** Why a flow can't be judged, as a sentence. */
export function problemText(problem: FlowProblem): string {
  switch (problem.what) {
    case 'unknown-end':
      return `There is no ${problem.text} in the files: ends are namespace/pod, ip:ADDRESS, node:NAME, host and host:NAME.`;
    case 'no-endpoint':
      return problem.why === 'host-network'
        ? `The pod ${problem.text} is in its host's network: policies of pods don't apply to it. Name its address instead.`
        : `The pod ${problem.text} has ended and has no address any more.`;
    case 'protocol':
      return `"${problem.text}" is no protocol: use tcp, udp, sctp, icmp, icmpv6 or a number.`;
    case 'address':
      return `"${problem.text}" is no address.`;
    case 'families':
      return `${problem.text}: the two have no address of one family that the protocol is for.`;
  }
}
