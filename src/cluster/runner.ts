import { createAbortRelay } from './abort.ts';
import { inHome, type Target } from './argv.ts';
import { failureOf, loginUrl } from './classify.ts';
import type { Gate } from './gate.ts';
import { createGate } from './gate.ts';
import { type ProcessEnd, runProcess } from './process.ts';
import { shellCommand } from './quote.ts';
import type { KubectlFailure, KubectlResult, KubectlRun } from './result.ts';
import { loginPath } from './searchPath.ts';

/** Runs kubectl for one context: a call in, a discriminated result out; never a shell. */

/** A call as kubectl takes it. */
export interface Words {
  /** Each value is one word with its option, or a checked name. */
  readonly args: readonly string[];
  /** What it reads from standard input. */
  readonly input?: string;
}

export interface KubectlOptions extends Target {
  /** The program: a name on PATH or a path; default `kubectl`. */
  readonly kubectl?: string;
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

/** Runs the calls of one kind: which there are, and so what may be done to a cluster, is told by their type. */
export interface Runner<Call> {
  /** Waits for its turn, then runs kubectl. Never rejects. */
  run(call: Call, options?: CallOptions): Promise<KubectlResult>;
  /** As `run`, and reads the JSON that kubectl prints; `unreadable` where it is none. */
  runJson(call: Call, options?: CallOptions): Promise<KubectlJson>;
  /** Runs kubectl without a deadline and beside the others, and gives its output as it comes. */
  stream(call: Call, onStdout: (chunk: Buffer) => void, signal: AbortSignal): Promise<KubectlResult>;
  /** How many processes were started. */
  readonly started: number;
}

export type KubectlJson = (KubectlRun & { readonly kind: 'ok'; readonly value: unknown }) | KubectlFailure;

const limits = { stdout: 64 * 1024 * 1024, stderr: 64 * 1024 };
const defaultDeadline = 20_000;
const defaultConcurrency = 4;

/** Variables by which another program would be run, or other arguments taken. */
const unset: ReadonlySet<string> = new Set(['KUBECTL_EXTERNAL_DIFF', 'KUBE_EDITOR']);

function environment(path: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !unset.has(name));
  return { ...Object.fromEntries(kept), PATH: path };
}

/** `wordsOf` is the one place where arguments are made of the calls. */
export function createRunner<Call>(options: KubectlOptions, wordsOf: (call: Call) => Words): Runner<Call> {
  const gate: Gate = createGate(options.concurrency ?? defaultConcurrency);
  const program = options.kubectl || 'kubectl';
  const searchPath = options.searchPath ?? loginPath;
  const relay = createAbortRelay();
  let started = 0;
  const start = async (call: Call, more: Partial<Parameters<typeof runProcess>[2]>): Promise<ProcessEnd> => {
    const env = environment(await searchPath());
    started += 1;
    const { args, input } = wordsOf(call);
    const given = input !== undefined && { input };
    return runProcess(inHome(program), args, { env, limits, ...given, ...more });
  };
  const commandOf = (call: Call): string => shellCommand(program, wordsOf(call).args);
  const following = async <T>(
    signal: AbortSignal | undefined,
    work: (own: { readonly signal?: AbortSignal }) => Promise<T>,
  ): Promise<T> => {
    if (signal === undefined) return work({});
    const own = relay.follow(signal);
    return work({ signal: own.signal }).finally(own.release);
  };
  const runner: Runner<Call> = {
    get started() {
      return started;
    },
    run(call, { signal: given, deadline = options.deadline ?? defaultDeadline } = {}) {
      return following(given, async (own) => {
        const command = commandOf(call);
        const leave = await gate.enter(own.signal);
        if (leave === undefined) return cancelled(command);
        try {
          const result = resultOf(await start(call, { deadline, ...own }), command, program, deadline);
          leave(answered(result));
          return result;
        } finally {
          leave(false); // does nothing where it has left
        }
      });
    },
    async runJson(call, options) {
      const result = await runner.run(call, options);
      if (result.kind !== 'ok') return result;
      const { stdout, ...run } = result;
      try {
        return { ...run, value: JSON.parse(stdout) };
      } catch (error) {
        return { ...run, kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
      }
    },
    stream(call, onStdout, given) {
      return following(given, async (own) => {
        return resultOf(await start(call, { onStdout, ...own }), commandOf(call), program, 0);
      });
    },
  };
  return runner;
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
