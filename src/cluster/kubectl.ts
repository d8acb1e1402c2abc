import { homedir } from 'node:os';
import { join } from 'node:path';
import { failureOf, loginUrl } from './classify.ts';
import type { Gate } from './gate.ts';
import { createGate } from './gate.ts';
import { type ProcessEnd, runProcess } from './process.ts';
import { shellCommand } from './quote.ts';
import type { KubectlFailure, KubectlResult, KubectlRun } from './result.ts';
import { loginPath } from './searchPath.ts';

/** Runs kubectl for one context: arguments in, a discriminated result out; never a shell, never any input. */

export interface KubectlOptions {
  /** The program: a name on PATH or a path; default `kubectl`. */
  readonly kubectl?: string;
  /** A path; default what kubectl itself takes. `~/` is the home folder. */
  readonly kubeconfig?: string;
  readonly context?: string;
  /** Milliseconds one call may take; default 20 s. */
  readonly deadline?: number;
  /** Calls at once, after the first one has succeeded; default 4. */
  readonly concurrency?: number;
  /** Where programs are looked for; default: as in the user's login shell. */
  readonly searchPath?: () => Promise<string>;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds; overrides that of the options. */
  readonly deadline?: number;
}

export interface Kubectl {
  /** Waits for its turn, then runs kubectl with `args`. Never rejects. */
  run(args: readonly string[], options?: CallOptions): Promise<KubectlResult>;
  /** As `run`, and reads the JSON that kubectl prints; `unreadable` where it is none. */
  runJson(args: readonly string[], options?: CallOptions): Promise<KubectlJson>;
  /** Runs kubectl without a deadline and beside the others, and gives its output as it comes. */
  stream(args: readonly string[], onStdout: (chunk: Buffer) => void, signal: AbortSignal): Promise<KubectlResult>;
  /** The command as the user can run it. */
  command(args: readonly string[]): string;
  /** How many processes were started. */
  readonly started: number;
}

export type KubectlJson = (KubectlRun & { readonly kind: 'ok'; readonly value: unknown }) | KubectlFailure;

const limits = { stdout: 64 * 1024 * 1024, stderr: 64 * 1024 };
const defaultDeadline = 20_000;
const defaultConcurrency = 4;

export function createKubectl(options: KubectlOptions): Kubectl {
  const gate: Gate = createGate(options.concurrency ?? defaultConcurrency);
  const program = options.kubectl || 'kubectl';
  const searchPath = options.searchPath ?? loginPath;
  let started = 0;
  const complete = (args: readonly string[]): readonly string[] => [...contextArgs(options), ...args];
  const start = async (
    args: readonly string[],
    more: Partial<Parameters<typeof runProcess>[2]>,
  ): Promise<ProcessEnd> => {
    const env = { ...process.env, PATH: await searchPath() };
    started += 1;
    return runProcess(home(program), complete(args), { env, limits, ...more });
  };
  const command = (args: readonly string[]): string => shellCommand(program, complete(args));
  const kubectl: Kubectl = {
    command,
    get started() {
      return started;
    },
    async run(args, { signal, deadline = options.deadline ?? defaultDeadline } = {}) {
      const leave = await gate.enter(signal);
      if (leave === undefined) return cancelled(command(args));
      try {
        const result = resultOf(
          await start(args, { deadline, ...(signal && { signal }) }),
          command(args),
          program,
          deadline,
        );
        leave(answered(result));
        return result;
      } finally {
        leave(false); // does nothing where it has left
      }
    },
    async runJson(args, call) {
      const result = await kubectl.run(args, call);
      if (result.kind !== 'ok') return result;
      const { stdout, ...run } = result;
      try {
        return { ...run, value: JSON.parse(stdout) };
      } catch (error) {
        return { ...run, kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
      }
    },
    async stream(args, onStdout, signal) {
      return resultOf(await start(args, { onStdout, signal }), command(args), program, 0);
    },
  };
  return kubectl;
}

function contextArgs({ kubeconfig, context }: KubectlOptions): readonly string[] {
  return [...(kubeconfig ? ['--kubeconfig', home(kubeconfig)] : []), ...(context ? ['--context', context] : [])];
}

function home(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}

/** Whether the cluster has let us in, even if only to say no. */
function answered({ kind }: KubectlResult): boolean {
  return kind === 'ok' || kind === 'forbidden' || kind === 'absent';
}

function cancelled(command: string): KubectlFailure {
  return { kind: 'cancelled', command, stderr: '', durationMs: 0 };
}

function resultOf(end: ProcessEnd, command: string, program: string, deadline: number): KubectlResult {
  const { stdout, stderr, durationMs, exitCode } = end;
  const run = { command, stderr, durationMs, ...(exitCode !== undefined && { exitCode }) };
  switch (end.why) {
    case 'not-started':
      if (end.errorCode === 'ENOENT') return { ...run, kind: 'not-found', program };
      return { ...run, kind: 'failed', reason: `${program}: ${end.errorCode ?? ''}` };
    case 'timed-out': {
      const url = loginUrl(stderr) ?? loginUrl(stdout);
      return { ...run, kind: 'timed-out', afterMs: deadline, ...(url !== undefined && { url }) };
    }
    case 'cancelled':
      return { ...run, kind: 'cancelled' };
    case 'too-much-output':
      return { ...run, kind: 'too-much-output', limit: limits.stdout };
    case 'exited':
      return exitCode === 0 ? { ...run, kind: 'ok', stdout } : { ...run, ...failureOf(stderr, stdout) };
  }
}
