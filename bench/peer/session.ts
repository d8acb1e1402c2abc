import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { asList, asRecord } from '../../src/core/inventory/json.ts';
import { type Message, speak, type Write } from './framing.ts';
import type { Usage } from './probe.ts';

export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Change {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly text: string;
}

export interface ServerOptions {
  /** The server's module with its arguments. */
  readonly command: readonly string[];
  /** The module that tells what the server uses. */
  readonly probe: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** The text of a schema, which the server asks its editor for; undefined where there is none. */
  readonly schema: (uri: string) => string | undefined;
  /** More for `initialize`. */
  readonly initialize?: object;
}

/** A language server in a process of its own. Times are in milliseconds, from a message being sent to its answer. */
export interface Session {
  /** Opens a document; gives the time until its diagnostics have come. */
  open(uri: string, text: string): Promise<number>;
  /** Changes it; gives the time until its diagnostics have come. */
  change(uri: string, change: Change): Promise<number>;
  close(uri: string): Promise<void>;
  ask(method: 'hover' | 'completion', uri: string, place: Place): Promise<{ time: number; result: unknown }>;
  /** The number of the latest diagnostics. */
  readonly diagnostics: number;
  /** What it uses; for its memory everything unused is collected first. */
  usage(of: 'work' | 'memory'): Promise<Usage>;
  stop(): Promise<void>;
}

/** Longer than anything here takes, even on a busy machine. */
const deadline = 120_000;

export async function startSession({ command, probe, settings, schema, initialize }: ServerOptions): Promise<Session> {
  const child = spawn(process.execPath, ['--expose-gc', '--require', probe, ...command], {
    stdio: ['pipe', 'pipe', 'ignore', 'ipc'],
  });
  const answers = new Map<number, (result: unknown) => void>();
  let onDiagnostics: (() => void) | undefined;
  let diagnostics = 0;
  let configured: (() => void) | undefined;
  let version = 1;
  let lastId = 0;
  const configuration = new Promise<void>((resolve) => {
    configured = resolve;
  });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('The server has no standard streams.');
  const write: Write = speak(stdout, stdin, (message) => {
    const { id, method, params, result } = message;
    if (method === undefined) {
      if (typeof id === 'number') answers.get(id)?.(result);
    } else if (method === 'textDocument/publishDiagnostics') {
      diagnostics = asList(asRecord(params)['diagnostics']).length;
      onDiagnostics?.();
    } else if (id !== undefined) {
      write({ id, ...answerTo(message, settings, schema) });
      if (method === 'workspace/configuration') configured?.();
    }
  });
  const request = (method: string, params: object): Promise<unknown> =>
    inTime(child, method, (resolve) => {
      lastId += 1;
      answers.set(lastId, resolve);
      write({ id: lastId, method, params });
    });
  /** The time until the next diagnostics after `send`. */
  const untilDiagnostics = async (method: string, params: object): Promise<number> => {
    const began = performance.now();
    await inTime(child, `diagnostics after ${method}`, (resolve) => {
      onDiagnostics = () => resolve(undefined);
      write({ method, params });
    });
    onDiagnostics = undefined;
    return performance.now() - began;
  };
  const capabilities = { workspace: { configuration: true }, textDocument: { publishDiagnostics: {} } };
  const base = { processId: process.pid, rootUri: null, capabilities };
  await request('initialize', { ...base, ...initialize });
  write({ method: 'initialized', params: {} });
  if (Object.keys(settings).length > 0) {
    write({ method: 'yaml/registerContentRequest', params: {} });
    await configuration;
    // The settings take effect a little after they were fetched.
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return {
    open(uri, text) {
      const textDocument = { uri, languageId: 'yaml', version, text };
      return untilDiagnostics('textDocument/didOpen', { textDocument });
    },
    change(uri, change) {
      version += 1;
      const textDocument = { uri, version };
      return untilDiagnostics('textDocument/didChange', { textDocument, contentChanges: [change] });
    },
    async close(uri) {
      await untilDiagnostics('textDocument/didClose', { textDocument: { uri } });
    },
    async ask(method, uri, position) {
      const began = performance.now();
      const result = await request(`textDocument/${method}`, { textDocument: { uri }, position });
      return { time: performance.now() - began, result };
    },
    get diagnostics() {
      return diagnostics;
    },
    async usage(of) {
      const answer = once(child, 'message');
      child.send(of === 'memory');
      const [told]: Usage[] = await answer;
      if (told === undefined) throw new Error('The server tells nothing of what it uses.');
      return told;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** What an editor answers to the requests of a server. */
function answerTo(
  { method, params }: Message,
  settings: ServerOptions['settings'],
  schema: ServerOptions['schema'],
): Pick<Message, 'result' | 'error'> {
  if (method === 'workspace/configuration') {
    return {
      result: asList(asRecord(params)['items']).map((item) => settings[String(asRecord(item)['section'])] ?? null),
    };
  }
  if (method !== 'vscode/content') return { result: null };
  const text = schema(String(params));
  return text === undefined ? { error: { code: -32000, message: 'not to be had' } } : { result: text };
}

/** Rejects where the server ends, or says nothing for long. */
function inTime(
  child: ChildProcess,
  what: string,
  work: (resolve: (value: unknown) => void) => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => reject(new Error(`${what}: ${reason}`));
    const late = setTimeout(() => fail('no answer'), deadline);
    const onExit = (): void => fail('the server ended');
    child.once('exit', onExit);
    work((value) => {
      clearTimeout(late);
      child.off('exit', onExit);
      resolve(value);
    });
  });
}
