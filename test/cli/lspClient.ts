import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

import { patience } from '../patience.ts';

/** A client of the server that `lsp` runs in a process of its own. */
export interface LspClient {
  readonly connection: ProtocolConnection;
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  /** What the server showed to the user. */
  readonly shown: readonly string[];
  /** What the server asked to be registered. */
  readonly registered: readonly string[];
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, version: number, ...changes: readonly object[]): Promise<void>;
  /** What is published of `uri` next and satisfies `isMeant`, what has been published last included. */
  published(
    uri: string,
    isMeant: (params: PublishDiagnosticsParams) => boolean,
  ): Promise<PublishDiagnosticsParams['diagnostics']>;
  /** Ends the server as the protocol has it, and gives its exit code. */
  end(): Promise<number | null>;
}

export interface ClientOptions {
  readonly folders?: readonly string[];
  readonly settings?: unknown;
  /** Answers of `workspace/configuration`; without them the client knows no such request. */
  readonly configuration?: () => unknown;
  readonly capabilities?: ClientCapabilities;
  readonly locale?: string;
}

const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export const fullCapabilities: ClientCapabilities = {
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
    completion: {
      completionItem: { snippetSupport: true, labelDetailsSupport: true, insertTextModeSupport: { valueSet: [1] } },
    },
    definition: { linkSupport: true },
  },
};

/** A server; it is ended after a while, so that a test that fails before it ends the server doesn't hang. */
export function spawnServer(): ChildProcessByStdio<Writable, Readable, null> {
  const ended = { timeout: 3 * patience };
  return spawn(process.execPath, [program, 'lsp', '--stdio'], { ...ended, stdio: ['pipe', 'pipe', 'inherit'] });
}

export async function startClient(options: ClientOptions = {}): Promise<LspClient> {
  const child = spawnServer();
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const shown: string[] = [];
  const registered: string[] = [];
  const last = new Map<string, PublishDiagnosticsParams>();
  const waiting = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    last.set(params.uri, params);
    for (const look of waiting) look();
  });
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => void shown.push(message));
  connection.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => {
    registered.push(...registrations.map(({ method }) => method));
    return null;
  });
  connection.onRequest('workspace/configuration', () => [options.configuration?.()]);
  connection.listen();
  const { capabilities = fullCapabilities, folders = [], settings, locale } = options;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    locale,
    initializationOptions: settings,
    workspaceFolders: folders.map((path) => ({ uri: pathToFileURL(path).href, name: path })),
    capabilities: {
      ...capabilities,
      workspace: { ...capabilities.workspace, configuration: options.configuration !== undefined },
    },
  });
  await connection.sendNotification('initialized', {});
  return {
    ...{ connection, child, shown, registered },
    open: (uri, text, languageId = 'yaml') =>
      connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri, version, ...contentChanges) =>
      connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges }),
    published: (uri, isMeant) =>
      new Promise((resolve, reject) => {
        const net = setTimeout(() => {
          reject(new Error(`What is meant was not published: ${JSON.stringify(last.get(uri))}`));
        }, patience);
        const look = (): void => {
          const params = last.get(uri);
          if (params === undefined || !isMeant(params)) return;
          waiting.delete(look);
          clearTimeout(net);
          resolve(params.diagnostics);
        };
        waiting.add(look);
        look();
      }),
    async end() {
      const exit = once(child, 'exit');
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const [code] = await exit;
      connection.dispose();
      return typeof code === 'number' ? code : null;
    },
  };
}
