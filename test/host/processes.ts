import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from './paths.ts';

const onExit = new Set<() => void>();
process.on('exit', () => {
  for (const action of [...onExit]) action();
});

/**
 * Makes Ctrl-C, `kill` and the end of the npm that runs this an ordinary exit, so that everything started here ends too.
 * @param code the exit code of a signal; left out, the shell's usual 128 + signal number
 */
export function exitWithCaller(code?: number): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(code ?? 128 + constants.signals[signal]));
  }
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const npm = parentOfShell(parent);
  setInterval(() => {
    if (process.ppid !== parent || !isAlive(npm)) process.exit(1);
  }, 1000).unref();
}

// npm runs a script through a shell, to which it passes a signal on, but which does not pass it on to what it runs.
// The parent's end shows that; an npm that is killed outright leaves the shell alive, and only Linux tells of that.
function parentOfShell(pid: number): number {
  if (process.platform !== 'linux') return pid;
  const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(/^\d+ \((?:sh|dash|bash)\) \S (\d+)/.exec(status)?.[1] ?? pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Starts a command in a process group of its own; the whole group ends with this process, or by `stop`. */
export function start(command: string, args: readonly string[], options: SpawnOptions): Started {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  const stop = () => {
    onExit.delete(stop);
    killGroup(child);
  };
  onExit.add(stop);
  return { child, stop };
}

export interface Started {
  readonly child: ChildProcess;
  readonly stop: () => void;
}

// SIGKILL: nothing that is started here has anything to save, and a group that lingers would hold its files.
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // the group has ended already
  }
}

/** Runs a command to its end. A command that cannot be started counts as failed, with the reason as its output. */
export async function run(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<Outcome> {
  const { child, stop } = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<Outcome>((resolve) => {
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output: '' }));
  });
  const printed = Promise.all([child.stdout ? text(child.stdout) : '', child.stderr ? text(child.stderr) : '']);
  const outcome = await ended.finally(stop);
  return { ...outcome, output: outcome.output || (await printed).join('').trim() };
}

export interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

/** Bundles what `args` ask for (see esbuild.js), its messages going to stderr; throws when it does not build. */
export async function build(...args: readonly string[]): Promise<void> {
  const { child, stop } = start(process.execPath, ['esbuild.js', ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  const code = await new Promise((resolve) => child.once('close', resolve));
  stop();
  if (code !== 0) throw new Error('The extension does not build: see the messages above.');
}

/** Makes a temporary folder that is removed with this process, or by `remove`. */
export function temporaryFolder(prefix: string): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), prefix));
  const remove = () => {
    onExit.delete(remove);
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  onExit.add(remove);
  return { path, remove };
}

/** Says on stderr what takes long, and how long it took. */
export async function withProgress<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  process.stderr.write(`${what}…\n`);
  const result = await work();
  process.stderr.write(`… took ${Math.round((performance.now() - began) / 1000)} s\n`);
  return result;
}
