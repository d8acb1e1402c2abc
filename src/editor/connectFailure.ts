import * as vscode from 'vscode';
import type { KubectlFailure } from '../cluster/result.ts';
import { fail, offer, type Step, warn } from './notify.ts';
import { openSettingStep, selectInventoryStep } from './steps.ts';

/** What is shown where a cluster can't be read: each failure with what can be done next. */

export interface ConnectFailure {
  readonly kind: KubectlFailure['kind'];
  readonly message: string;
  /** To be tried by hand. */
  readonly command: string;
  /** Undefined where already the contexts can't be read. */
  readonly context?: string;
}

type Log = Pick<vscode.LogOutputChannel, 'show'>;

/** Shows what went wrong; nothing waits for the answer. */
export function offerNextStep(log: Log, failure: ConnectFailure): void {
  void offer(fail, failure.message, stepsFor(failure, log));
}

/** The buttons of a failure, the likeliest way out first. */
export function stepsFor({ kind, command, context }: ConnectFailure, log: Log): readonly Step[] {
  if (kind === 'not-found') return [openSettingStep('calico.kubectlPath'), selectInventoryStep()];
  const retry: Step = {
    label: vscode.l10n.t('Retry'),
    run: () => vscode.commands.executeCommand('calico.connect', context),
  };
  const copy: Step = {
    label: vscode.l10n.t('Copy Command'),
    run: () => vscode.env.clipboard.writeText(command),
  };
  const show: Step = { label: vscode.l10n.t('Show Log'), run: () => log.show() };
  return [...(context === undefined && kind === 'failed' ? [chooseKubeconfig()] : [retry]), copy, show];
}

/** No context is in the kubeconfig, or there is none: `path` tells where it was looked for. */
export function offerKubeconfig(path: string): void {
  const message = vscode.l10n.t('No contexts in {0}. Choose another kubeconfig.', path);
  void offer(warn, message, [chooseKubeconfig(), selectInventoryStep()]);
}

/** The setting is of the machine, and is written by what the user chooses alone. */
function chooseKubeconfig(): Step {
  const label = vscode.l10n.t('Choose File…');
  const run = async (): Promise<void> => {
    const title = vscode.l10n.t('Calico: Choose a Kubeconfig');
    const [chosen] = (await vscode.window.showOpenDialog({ title, canSelectMany: false })) ?? [];
    if (chosen === undefined) return;
    const settings = vscode.workspace.getConfiguration('calico');
    await settings.update('kubeconfig', chosen.fsPath, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('calico.connect');
  };
  return { label, run };
}
