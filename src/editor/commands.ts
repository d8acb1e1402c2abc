import * as vscode from 'vscode';
import type { CalicoService } from '../core/service.ts';
import type { CalicoSettings } from '../core/settings.ts';
import type { ChosenInventory } from './chosenInventory.ts';
import type { ConnectDeps } from './connectCommand.ts';
import { diagnoseCluster } from './diagnose.ts';
import { fixAllInEditor } from './fixAll.ts';
import { goToMethod } from './goToMethod.ts';
import { followKubernetesExtension } from './kubernetesExtension.ts';
import { offer, tell } from './notify.ts';
import { openExample } from './openExample.ts';
import type { Panels } from './panels.ts';
import { pasteAddresses } from './pasteAddresses.ts';
import type { PlanDocuments } from './planDocument.ts';
import { saveSnapshot } from './saveSnapshot.ts';
import { selectInventory } from './selectInventory.ts';
import { connectStep, selectInventoryStep } from './steps.ts';
import { treeCommands } from './treeCommands.ts';
import { turnOffCommand, turnOffRule } from './turnOffRule.ts';
import type { Wake } from './wake.ts';

export interface CommandDeps extends ConnectDeps {
  /** Whether kubectl can be run here. */
  readonly canConnect: boolean;
  readonly service: CalicoService;
  readonly chosen: ChosenInventory;
  readonly extensionUri: vscode.Uri;
  /** Where the extension may keep files of its own. */
  readonly storageUri: vscode.Uri;
  readonly panels: Panels;
  readonly wake: Wake;
  readonly plans: PlanDocuments;
  readonly settings: () => CalicoSettings;
}

/** All commands, each in one line. */
export function registerCommands(deps: CommandDeps): vscode.Disposable {
  const { source, chosen, wake } = deps;
  const table: Readonly<Record<string, (argument: unknown) => unknown>> = {
    'calico.selectInventory': (uri) => selectInventory(source, chosen.remember, deps.t, uri),
    'calico.pasteAddresses': () => pasteAddresses({ ...deps, remember: chosen.remember }),
    'calico.openInventory': () => openInventory(deps),
    'calico.openExample': () => openExample(deps),
    'calico.connect': (context) => connect(deps, context),
    'calico.apply': () => apply(deps),
    'calico.disconnect': () => source.disconnect(),
    'calico.refresh': () => refresh(deps),
    'calico.saveSnapshot': () => saveSnapshot(source, deps.t),
    'calico.goToMethod': () => goToMethod(deps.service),
    'calico.diagnose': () => diagnoseCluster(source, deps.service, deps.t),
    'calico.fixAll': () => fixAllInEditor(deps.service),
    [turnOffCommand]: turnOffRule,
    'calico.compareMethods': () => deps.panels.methods.open(),
    'calico.openTopology': () => deps.panels.topology.open(),
    'calico.showConnections': () => deps.panels.connections.open(),
    'calico.tracePacket': () => deps.panels.topology.openFor({ kind: 'pick', node: '' }),
    'calico.openNicPanel': () => deps.panels.nics.open(),
    'calico.showLog': () => deps.log.show(),
    ...treeCommands(deps),
  };
  const commands = Object.entries(table).map(([name, run]) =>
    vscode.commands.registerCommand(name, async (argument: unknown) => {
      await wake.now(); // else the inventory of the last time would come after the one that is chosen now
      return run(argument);
    }),
  );
  return vscode.Disposable.from(
    ...commands,
    followKubernetesExtension(() => void contextChanged(deps)),
  );
}

/** What needs Node.js is loaded when it is needed, and only where Node.js runs the extension. */
async function connect(deps: CommandDeps, context: unknown): Promise<void> {
  if (!deps.canConnect) return tellNoKubectl();
  const { connectToCluster } = await import('./connectCommand.ts');
  await connectToCluster(deps, context);
}

async function apply(deps: CommandDeps): Promise<void> {
  if (!deps.canConnect) return tellNoKubectl();
  const { applyManifest } = await import('./applyCommand.ts');
  await applyManifest(deps);
}

async function tellNoKubectl(): Promise<void> {
  const message = vscode.l10n.t(
    "VS Code for the Web can't run kubectl. Save a snapshot in desktop VS Code or with the command-line tool, and select it here.",
  );
  await offer(tell, message, [selectInventoryStep()]);
}

async function openInventory({ source }: CommandDeps): Promise<void> {
  const { origin } = source.state;
  if (origin.kind === 'file') await vscode.window.showTextDocument(origin.uri);
}

async function refresh({ source, chosen }: CommandDeps): Promise<void> {
  const { session, state } = source;
  if (session === undefined) return chosen.use();
  if (state.origin.kind === 'cluster' && state.origin.progress.phase === 'closed') {
    await vscode.commands.executeCommand('calico.connect', state.origin.context);
    return;
  }
  await vscode.window.withProgress({ location: { viewId: 'calico.cluster' } }, () => session.refresh());
}

/** Another context elsewhere ends what runs for the old one; nobody is connected to the new one unasked. */
async function contextChanged({ source }: CommandDeps): Promise<void> {
  const { session } = source;
  if (session === undefined || session.progress.phase === 'closed') return;
  source.disconnect();
  const message = vscode.l10n.t('The Kubernetes extension changed its context, so Calico was disconnected.');
  await offer(tell, message, [connectStep()]);
}
