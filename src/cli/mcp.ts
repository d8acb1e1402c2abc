import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { connect, type Session } from '../cluster/connect.ts';
import type { Problem } from '../core/agent/input.ts';
import type { Answer, Ground } from '../core/agent/tool.ts';
import { agentTools, ask, type ToolName } from '../core/agent/tools.ts';
import type { ClusterInventory } from '../core/inventory/inventory.ts';
import { english } from '../core/l10n.ts';
import { unhurried } from '../core/manifest/documentLimits.ts';
import { type CalicoService, createCalicoService } from '../core/service.ts';
import { drained } from '../core/steps.ts';
import { tool } from './about.ts';
import { type Arguments, readArguments, usageError } from './args.ts';
import { clusterTypes, targetOf } from './clusterTarget.ts';
import { readReadable } from './files.ts';
import { openInventory } from './inventory.ts';
import { CannotRun, exitCode, type Io } from './io.ts';
import { visibleLine } from './terminal.ts';
import { readSettings } from './versionOption.ts';

const command = 'mcp';

const options = { ...clusterTypes, inventory: 'string', exec: 'boolean', 'calico-version': 'string' } as const;

/** `mcp --inventory PATH|--context C [FILE…]`: answers models, which ask over standard input and output. */
export async function mcp(argv: readonly string[], io: Io): Promise<number> {
  const args = readArguments(command, argv, options);
  const nodes = createNodes(args, io);
  const settings = readSettings(command, args);
  const init = { settings, limits: unhurried };
  const service = createCalicoService(init);
  const known = new Set<string>();
  /** What is on the disk may have changed since the last call. */
  const ground = async (): Promise<Ground> => {
    if (args.files.length > 0) await readFiles(args.files, { service, known, io });
    const inventory = await nodes.read();
    service.setInventory(inventory);
    return { service, inventory, init, tool, wayToNodes };
  };
  const tell = (text: string): void => io.stderr.write(`${visibleLine(text)}\n`);
  try {
    await ground().catch((error: unknown) => {
      // Files and folders that are not there yet may come; a word in the arguments that is wrong stays wrong.
      if (!(error instanceof CannotRun)) throw error;
      tell(error.message);
    });
    const { serve } = await import('../mcp/serve.ts');
    await serve({
      about: tool,
      tools: agentTools,
      ask: inTurn((name, given) => answer(name, given, ground)),
      onProblem: tell,
    });
  } finally {
    nodes.close();
  }
  return exitCode.clean;
}

const wayToNodes = 'Start the server with --inventory PATH or --context NAME.';

async function answer(name: ToolName, given: unknown, ground: () => Promise<Ground>): Promise<Answer | Problem> {
  try {
    return drained(ask(agentTools[name], await ground(), given));
  } catch (error) {
    if (error instanceof CannotRun) return { problem: error.message };
    throw error;
  }
}

/** One call after the other: they share what is read. */
function inTurn<A extends readonly unknown[], R>(work: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve();
  return (...args) => {
    const mine = last.then(() => work(...args));
    last = mine.catch(() => undefined);
    return mine;
  };
}

interface Reading {
  readonly service: CalicoService;
  readonly known: Set<string>;
  readonly io: Io;
}

async function readFiles(paths: readonly string[], { service, known, io }: Reading): Promise<void> {
  const { files, unread } = await readReadable(paths, io);
  for (const line of unread) io.stderr.write(`${line}\n`);
  const names = new Set(files.map(({ name }) => name));
  for (const name of known) if (!names.has(name)) service.removeFile(name);
  known.clear();
  for (const { name, text } of files) {
    service.setFile(name, text);
    known.add(name);
  }
}

/** Where nodes are read from. */
interface Nodes {
  /** Undefined where neither a snapshot nor a cluster was named. */
  read(): Promise<ClusterInventory | undefined>;
  close(): void;
}

function createNodes(args: Arguments, io: Io): Nodes {
  const path = args.value('inventory');
  if (path !== undefined && args.has('context')) {
    throw usageError(command, '--inventory and --context exclude each other.');
  }
  if (path !== undefined) return nodesOfFile(path, io);
  if (args.has('context')) return nodesOfCluster(args, io);
  if (args.files.length === 0) throw usageError(command, 'Name --inventory PATH, --context NAME, or files to check.');
  return { read: () => Promise.resolve(undefined), close: () => undefined };
}

/** Read again when it was written; a folder each time, since a file in it may have been. */
function nodesOfFile(path: string, io: Io): Nodes {
  let kept: { readonly key: string; readonly inventory: ClusterInventory } | undefined;
  return {
    async read() {
      const info = await stat(resolve(io.cwd, path)).catch(() => undefined);
      const key = info?.isFile() === true ? `${info.mtimeMs} ${info.size} ${info.ino}` : undefined;
      if (kept !== undefined && kept.key === key) return kept.inventory;
      const inventory = await openInventory(path, io);
      kept = key === undefined ? undefined : { key, inventory };
      return inventory;
    },
    close: () => undefined,
  };
}

/** Read over kubectl when the first call needs it, and watched from then on. */
function nodesOfCluster(args: Arguments, io: Io): Nodes {
  let session: Session | undefined;
  return {
    async read() {
      session ??= connect({
        ...targetOf(args),
        ...{ t: english, exec: args.has('exec'), pods: 'all', watch: true, now: io.now },
        onUpdate: () => undefined,
      });
      await session.done;
      await session.settled();
      const { inventory, progress } = session;
      if (inventory !== undefined) return inventory;
      session.close();
      session = undefined;
      const why = progress.problems.map(({ message }) => message).join(' ');
      throw new CannotRun(`The cluster can't be read. ${why}`.trimEnd());
    },
    close: () => session?.close(),
  };
}
