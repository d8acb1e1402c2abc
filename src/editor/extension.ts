import * as vscode from 'vscode';
import type { Translate } from '../core/l10n.ts';
import type { Tool } from '../core/outputs/head.ts';
import { section } from '../core/rules/readSettings.ts';
import { createCalicoService } from '../core/service.ts';
import type { CalicoSettings } from '../core/settings.ts';
import { registerAgentTools, wayToNodes } from './agentTools.ts';
import { createChosenInventory } from './chosenInventory.ts';
import { createClusterView } from './clusterView.ts';
import { registerCodeActions } from './codeActions.ts';
import { registerCodeLenses } from './codeLenses.ts';
import { registerCommands } from './commands.ts';
import { registerCompletion } from './completion.ts';
import { readConfig, showConfigProblems } from './config.ts';
import { registerDefinition } from './definition.ts';
import { createPublisher } from './diagnostics.ts';
import { registerHover } from './hover.ts';
import { registerInlayHints } from './inlayHints.ts';
import { createInventorySource } from './inventorySource.ts';
import { registerJudge } from './judge.ts';
import { keptKey } from './keptKey.ts';
import { followManifests } from './manifests.ts';
import type { PanelEvent } from './panel.ts';
import { createPanels, type Panels } from './panels.ts';
import { createPlanDocuments } from './planDocument.ts';
import { createRefresh } from './refresh.ts';
import { isNode } from './runtime.ts';
import { createStatusBar } from './statusBar.ts';
import { createWake } from './wake.ts';

const t: Translate = (message, ...args) => vscode.l10n.t(message, ...args);

/** What tests see of the extension that VS Code does not show them. */
export interface TestApi {
  readonly panels: Panels;
}

/** The name under which the extension host's `performance` keeps how long activation took. */
const activationMeasure = 'calico.activate';

/**
 * Puts the extension together: called by VS Code once, when the first YAML or JSON file is opened or a command is run.
 * Asks nothing of a cluster, and reads nothing before a file speaks of Calico.
 */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const { subscriptions, extensionUri, workspaceState: memory } = context;
  const began = performance.now();
  const log = vscode.window.createOutputChannel('Calico', { log: true });
  const { config, problems } = readConfig();
  const service = createCalicoService({ settings: config.core });
  const publisher = createPublisher(service, log, vscode.Uri.joinPath(extensionUri, 'docs', 'rules'));
  const refresh = createRefresh();
  const statusBar = createStatusBar(t, isNode);
  const source = createInventorySource(t, (state) => {
    if (state.error !== undefined) log.error(state.error);
    service.setInventory(state.inventory);
    statusBar.show(state);
    view.refresh();
    publisher.schedule();
    refresh.schedule();
  });
  const wake = createWake(async () => {
    statusBar.show(source.state);
    readWorkspace();
    void showConfigProblems(problems);
    await chosen.use();
    if (isNode && memory.get(keptKey) !== undefined) void offerKept();
  });
  const plans = createPlanDocuments();
  /** A rollout that the window was loaded anew in the middle of. */
  const offerKept = async (): Promise<void> => (await import('./keptRollout.ts')).offerKept({ source, memory, log, t });
  const settings = (): CalicoSettings => readConfig().config.core;
  const view = createClusterView(service, source, t, wake);
  const chosen = createChosenInventory(source, memory, t);
  const manifests = followManifests(
    service,
    () => {
      publisher.schedule();
      view.refresh();
      refresh.schedule();
    },
    wake,
    log,
  );
  const panels = createPanels(
    { service, t, extensionUri, inventory: () => source.state.inventory, canConnect: isNode },
    publisher,
  );
  /** A panel that comes back with the window is shown before any file is. */
  const wakeWhenReady = ({ kind }: PanelEvent): void => {
    if (kind === 'ready') void wake.now();
  };
  let workspaceRead = Promise.resolve();
  const readWorkspace = (): void => {
    workspaceRead = manifests.readWorkspace(readConfig().config.maxWorkspaceFiles);
  };
  const tool = toolOf(context.extension.packageJSON);
  const ground = async () => {
    await wake.now();
    await workspaceRead;
    return { service, inventory: source.state.inventory, init: { settings: settings() }, tool, wayToNodes };
  };
  const onSettings = async (event: vscode.ConfigurationChangeEvent): Promise<void> => {
    if (!event.affectsConfiguration(section)) return;
    const changed = readConfig();
    service.setSettings(changed.config.core);
    publisher.schedule();
    refresh.schedule();
    if (!wake.done) return;
    if (event.affectsConfiguration(`${section}.maxWorkspaceFiles`)) readWorkspace();
    if (event.affectsConfiguration(`${section}.inventory`)) await chosen.forget();
    await showConfigProblems(changed.problems);
  };
  subscriptions.push(
    log,
    publisher,
    statusBar,
    registerJudge(service, statusBar, publisher),
    view,
    source,
    manifests,
    registerHover(service, t, () => source.state.origin.kind === 'file', wake),
    registerCodeActions(service),
    registerCompletion(service, t),
    registerInlayHints(service, t, refresh),
    registerCodeLenses(service, t, refresh, wake),
    registerDefinition(service),
    refresh,
    panels,
    panels.nics.onDidHappen(wakeWhenReady),
    panels.methods.onDidHappen(wakeWhenReady),
    panels.topology.onDidHappen(wakeWhenReady),
    panels.connections.onDidHappen(wakeWhenReady),
    plans,
    registerCommands({
      canConnect: isNode,
      storageUri: context.globalStorageUri,
      ...{ wake, service, source, chosen, memory, log, t, extensionUri, panels, plans, settings },
    }),
    chosen,
    registerAgentTools({ ground }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => wake.done && readWorkspace()),
    vscode.workspace.onDidChangeConfiguration((event) => void onSettings(event)),
  );
  performance.measure(activationMeasure, { start: began });
  return context.extensionMode === vscode.ExtensionMode.Test ? { panels } : undefined;
}

/** As package.json has them. */
function toolOf({ name, version }: { readonly name?: unknown; readonly version?: unknown }): Tool {
  return { name: String(name), version: String(version) };
}
