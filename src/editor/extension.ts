import * as vscode from 'vscode';
import type { Translate } from '../core/l10n.ts';
import { createCalicoService } from '../core/service.ts';
import { registerCodeActions } from './codeActions.ts';
import { readConfig, section, showConfigProblems } from './config.ts';
import { createPublisher } from './diagnostics.ts';
import { registerHover } from './hover.ts';
import { createInventories, defaultInventory } from './inventory.ts';
import { followManifests } from './manifests.ts';
import { selectInventory } from './selectInventory.ts';
import { createStatusBar } from './statusBar.ts';

const t: Translate = (message, ...args) => vscode.l10n.t(message, ...args);

/** Where the user's choice of inventory is kept, for each workspace. */
const chosenKey = 'calico.chosenInventory';

/** Puts the extension together: called by VS Code once, when the first manifest is opened. */
export function activate({ subscriptions, extensionUri, workspaceState }: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Calico', { log: true });
  const { config, problems } = readConfig();
  const service = createCalicoService({ t, settings: config.core });
  const publisher = createPublisher(service, log, vscode.Uri.joinPath(extensionUri, 'docs', 'rules'));
  const statusBar = createStatusBar();
  const inventories = createInventories(t, (state) => {
    if (state.error !== undefined) log.error(state.error);
    service.setInventory(state.reading?.inventory);
    statusBar.show(state);
    publisher.schedule();
  });
  const manifests = followManifests(service, config.maxWorkspaceFiles, publisher.schedule);
  const remember = async (uri: vscode.Uri | undefined): Promise<void> =>
    workspaceState.update(chosenKey, uri?.toString() ?? '');
  const useDefault = async (): Promise<void> => {
    const chosen = workspaceState.get<string>(chosenKey);
    if (chosen === undefined) return inventories.use(await defaultInventory(readConfig().config.inventory));
    return inventories.use(chosen === '' ? undefined : vscode.Uri.parse(chosen));
  };
  const onSettings = async (event: vscode.ConfigurationChangeEvent): Promise<void> => {
    if (!event.affectsConfiguration(section)) return;
    const changed = readConfig();
    service.setSettings(changed.config.core);
    publisher.schedule();
    if (event.affectsConfiguration(`${section}.inventory`)) {
      await workspaceState.update(chosenKey, undefined);
      await useDefault();
    }
    await showConfigProblems(changed.problems);
  };
  subscriptions.push(
    log,
    publisher,
    statusBar,
    inventories,
    manifests,
    registerHover(service, () => inventories.state.uri !== undefined),
    registerCodeActions(service),
    vscode.workspace.onDidChangeConfiguration((event) => void onSettings(event)),
    vscode.commands.registerCommand('calico.selectInventory', (uri: unknown) =>
      selectInventory(inventories, remember, uri),
    ),
    vscode.commands.registerCommand('calico.openInventory', async () => {
      const { uri } = inventories.state;
      if (uri !== undefined) await vscode.commands.executeCommand('vscode.open', uri);
    }),
  );
  statusBar.show(inventories.state);
  void useDefault();
  void showConfigProblems(problems);
}

/** Called by VS Code before the extension is unloaded; everything is disposed through its subscriptions. */
export function deactivate(): void {}
