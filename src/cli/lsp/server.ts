import { join } from 'node:path';
import type { ClusterInventory } from '../../core/inventory/inventory.ts';
import type { Translate } from '../../core/l10n.ts';
import { say } from '../../core/message.ts';
import { section } from '../../core/rules/readSettings.ts';
import { createCalicoService } from '../../core/service.ts';
import { render } from '../../core/words/render.ts';
import { afterwards } from '../../turns/afterwards.ts';
import { createCluster } from './cluster.ts';
import { readKubectlSettings, readServerSettings } from './config.ts';
import { fileOf } from './convert.ts';
import { createPublisher } from './diagnostics.ts';
import { createDocuments, openDocument } from './documents.ts';
import { registerFeatures } from './features.ts';
import { createFileInventory } from './inventory.ts';
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  MessageType,
  ShowMessageNotification,
  ShowMessageRequest,
} from './protocol.ts';
import type { Session } from './session.ts';
import { createWorkspace, isOfWorkspace } from './workspace.ts';

/** What the server is told where it runs. */
export interface Surroundings {
  readonly connection: Connection;
  readonly t: Translate;
  /** The folder that holds `docs`, where the program is still in it. */
  readonly home: string | undefined;
}

/** Puts the server together, for the one client that it has; nothing is read before the client is ready. */
export function startServer({ connection, t, home }: Surroundings, params: InitializeParams): void {
  const { capabilities: client, initializationOptions: started } = params;
  /** What nobody waits for, and must not end the server where a client refuses it. */
  const attempt = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => connection.console.error(String(error)));
  };
  let folders = foldersOf(params);
  let settings = readServerSettings(started, undefined);
  const service = createCalicoService({ settings: settings.core });
  const documents = createDocuments();
  const refresh = afterwards(() => {
    if (client.workspace?.inlayHint?.refreshSupport) attempt(connection.languages.inlayHint.refresh());
    if (client.workspace?.codeLens?.refreshSupport) attempt(connection.sendRequest('workspace/codeLens/refresh'));
  });
  /** What is shown is no longer what would be answered. */
  const changed = (): void => {
    publisher.schedule();
    refresh();
  };
  const show = (type: MessageType, message: string): void =>
    attempt(connection.sendNotification(ShowMessageNotification.type, { type, message }));
  const fail = (message: string): void => show(MessageType.Error, message);
  const workspace = createWorkspace({
    service,
    isOpen: (file) => openDocument(documents, file) !== undefined,
    onChange: changed,
    warn: (message) => connection.console.warn(message),
  });
  const take = (inventory: ClusterInventory | undefined): void => {
    service.setInventory(inventory);
    changed();
  };
  const inventory = createFileInventory({ documents, t, fail, onChange: take });
  const cluster = createCluster({
    ...{ t, fail },
    kubectl: readKubectlSettings(started),
    onInventory(next) {
      inventory.leave();
      take(next);
    },
    async mayExec(context) {
      const yes = { title: t('Run Commands') };
      const message = render(t, say('Run read-only commands in the calico-node pods of {0}?', context));
      const actions = [yes, { title: t('Skip') }];
      const answer = await connection.sendRequest(ShowMessageRequest.type, {
        type: MessageType.Info,
        message,
        actions,
      });
      return answer?.title === yes.title;
    },
  });
  let isReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  const session: Session = { service, documents, client, t, settings: () => settings, ready: () => ready };
  const { textOf } = workspace;
  const publisher = createPublisher({
    ...session,
    connection,
    textOf,
    docs: home && join(home, 'docs', 'rules'),
    inventoryDiagnostics: () => inventory.diagnostics,
  });
  const readWorkspace = (): Promise<void> => workspace.read(folders, settings.maxWorkspaceFiles);
  const useInventory = (): Promise<void> => inventory.use(settings.inventory, folders);
  const configure = async (pushed: unknown): Promise<void> => {
    const asked = client.workspace?.configuration ? await connection.workspace.getConfiguration(section) : pushed;
    settings = readServerSettings(started, asked);
    service.setSettings(settings.core);
    for (const { message } of settings.problems) show(MessageType.Warning, render(t, message));
    await Promise.all([readWorkspace(), useInventory()]);
    changed();
  };
  const canWatch = client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  connection.onInitialized(async () => {
    if (canWatch) attempt(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      attempt(connection.client.register(DidChangeConfigurationNotification.type, { section }));
    }
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => fileOf(uri)));
        folders = [...folders.filter((folder) => !gone.has(folder)), ...added.map(({ uri }) => fileOf(uri))];
        attempt(Promise.all([readWorkspace(), useInventory()]));
      });
    }
    await configure(undefined).catch((error: unknown) => connection.console.error(String(error)));
    isReady();
  });
  connection.onDidChangeConfiguration((change) => attempt(configure(change.settings)));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const path of changes.map(({ uri }) => fileOf(uri))) {
      attempt(inventory.changed(path));
      if (isOfWorkspace(path, folders)) attempt(workspace.take(path));
    }
  });
  documents.onDidChangeContent(({ document }) => {
    service.setFile(document.file, document.text);
    attempt(inventory.changed(document.file));
    publisher.schedule();
  });
  documents.onDidClose(({ document }) => {
    attempt(workspace.closed(document.file));
    attempt(inventory.changed(document.file));
    publisher.schedule();
  });
  documents.onDidSave(() => {
    if (!canWatch) attempt(Promise.all([readWorkspace(), inventory.reload()]));
  });
  connection.onExecuteCommand(async ({ command, arguments: [context] = [] }) => {
    if (command === 'calico.connect') await cluster.connect(typeof context === 'string' ? context : undefined);
    else if (command === 'calico.disconnect') cluster.disconnect();
  });
  registerFeatures(connection, { ...session, textOf });
  documents.listen(connection);
}

/** What a client is asked to watch: manifests, templates of them, and what `ip` printed on the nodes. */
const watchers = [{ globPattern: '**/*.{yaml,yml,json,tpl,tmpl,gotmpl,j2,erb,txt,out,log}' }];

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return uris.map(fileOf).map((folder) => (folder.length > 1 && folder.endsWith('/') ? folder.slice(0, -1) : folder));
}
