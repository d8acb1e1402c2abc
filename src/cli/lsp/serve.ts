import { tool } from '../about.ts';
import { commands } from './cluster.ts';
import { codeActionKinds } from './codeActions.ts';
import { triggerCharacters } from './completion.ts';
import {
  createConnection,
  ErrorCodes,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
} from './protocol.ts';
import { startServer } from './server.ts';
import { packageFolder, translation } from './translation.ts';

/**
 * Serves one client until it says `exit`, its end of `input` closes, or its process is gone; the process ends then, with 0
 * after `shutdown` and with 1 without it, as the protocol has it. Never resolves.
 */
export function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<never> {
  const connection = createConnection(input, output);
  let isStarted = false;
  connection.onInitialize(async (params) => {
    if (isStarted) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.');
    isStarted = true;
    const home = packageFolder(import.meta.dirname);
    startServer({ connection, home, t: await translation(params.locale, home) }, params);
    return abilities;
  });
  connection.onShutdown(() => undefined);
  connection.listen();
  return new Promise(() => undefined);
}

const abilities: InitializeResult = {
  serverInfo: tool,
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    hoverProvider: true,
    completionProvider: { triggerCharacters, resolveProvider: true },
    codeActionProvider: { codeActionKinds },
    codeLensProvider: { resolveProvider: true },
    inlayHintProvider: { resolveProvider: true },
    definitionProvider: true,
    referencesProvider: true,
    executeCommandProvider: { commands },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
};
