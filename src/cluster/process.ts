import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createOutput, type OutputLimits, type OutputText } from './processOutput.ts';

/** Runs one program with its arguments as they are: no shell, and no process of it that outlives its end. */

export interface ProcessOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** What it reads from standard input; undefined: nothing. */
  readonly input?: string;
  /** Milliseconds until it is ended; undefined: it may run as long as it likes. */
  readonly deadline?: number;
  readonly signal?: AbortSignal;
  readonly limits: OutputLimits;
  /** Takes standard output as it comes, instead of keeping it. */
  readonly onStdout?: (chunk: Buffer) => void;
}

export interface ProcessEnd extends OutputText {
  readonly why: 'exited' | 'not-started' | 'timed-out' | 'cancelled' | 'too-much-output';
  /** Undefined where it was ended by a signal or did not start. */
  readonly exitCode?: number;
  /** The system's error where it did not start, like `ENOENT`. */
  readonly errorCode?: string;
  readonly durationMs: number;
}

/** How long a process group that was asked to end has until it is killed, and how long pipes may stay open. */
const graceMs = 1000;

/** Runs `program` to its end, or until the deadline, the signal or a limit ends it together with all it started. */
export function runProcess(program: string, args: readonly string[], options: ProcessOptions): Promise<ProcessEnd> {
  const began = performance.now();
  const output = createOutput(options.limits);
  const end = (why: ProcessEnd['why'], more: Partial<ProcessEnd> = {}): ProcessEnd => {
    return { why, ...output.text(), durationMs: Math.round(performance.now() - began), ...more };
  };
  if (options.signal?.aborted) return Promise.resolve(end('cancelled'));
  return new Promise((resolve) => {
    let why: ProcessEnd['why'] = 'exited';
    const started = startGroup(program, args, options);
    const { child } = started;
    const stop = (reason: ProcessEnd['why']): void => {
      if (why !== 'exited') return;
      why = reason;
      started.stop();
    };
    const cancel = (): void => stop('cancelled');
    const timer = options.deadline === undefined ? undefined : setTimeout(() => stop('timed-out'), options.deadline);
    options.signal?.addEventListener('abort', cancel, { once: true });
    const settle = (result: ProcessEnd): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', cancel);
      resolve(result);
    };
    child.stdout?.on('data', (chunk: Buffer) => {
      if (why !== 'exited') return;
      if (options.onStdout !== undefined) options.onStdout(chunk);
      else if (!output.addStdout(chunk)) stop('too-much-output');
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      if (!output.addStderr(chunk)) stop('too-much-output');
    });
    child.once('error', (error) => {
      if (child.pid === undefined) settle(end('not-started', { errorCode: codeOf(error) }));
    });
    child.once('close', (code) => settle(end(why, code === null ? {} : { exitCode: code })));
  });
}

interface Group {
  readonly child: ChildProcess;
  /** Asks the whole group to end, and kills what is left of it soon after. */
  stop(): void;
}

const running = new Set<ChildProcess>();
let watchesExit = false;

function startGroup(
  program: string,
  args: readonly string[],
  { env = process.env, input }: Pick<ProcessOptions, 'env' | 'input'>,
): Group {
  const child = spawn(program, args, {
    env,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32', // a group of its own, so that it can be ended as one
    windowsHide: true,
  });
  child.stdin?.once('error', () => undefined); // it has ended without reading all, and says why itself
  child.stdin?.end(input);
  if (!watchesExit) process.once('exit', killAll);
  watchesExit = true;
  running.add(child);
  let stopping: NodeJS.Timeout | undefined;
  child.once('exit', () => {
    if (stopping !== undefined) kill(child); // what the program started gets no longer than the program itself
    clearTimeout(stopping);
    // A helper that stays behind and holds the pipes must not keep the answer from being given.
    const pipes = setTimeout(() => closePipes(child), graceMs);
    child.once('close', () => clearTimeout(pipes));
    running.delete(child);
  });
  child.once('error', () => running.delete(child));
  const stop = (): void => {
    if (stopping !== undefined) return;
    stopping = setTimeout(() => kill(child), graceMs);
    signalGroup(child, 'SIGTERM');
  };
  return { child, stop };
}

function closePipes({ stdout, stderr }: ChildProcess): void {
  stdout?.destroy();
  stderr?.destroy();
}

function killAll(): void {
  for (const child of running) signalGroup(child, 'SIGKILL', spawnSync);
}

function kill(child: ChildProcess): void {
  signalGroup(child, 'SIGKILL');
}

/** `run` starts the program that ends a tree on Windows; only an exiting process waits for it. */
function signalGroup(
  { pid }: ChildProcess,
  signal: NodeJS.Signals,
  run: typeof spawn | typeof spawnSync = spawn,
): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    run('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // the group has ended already
  }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
