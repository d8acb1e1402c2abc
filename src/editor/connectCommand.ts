import * as vscode from 'vscode';
import { type ConnectOptions, connect, type Progress } from '../cluster/connect.ts';
import { type ClusterContext, listContexts } from '../cluster/contexts.ts';
import { explain } from '../cluster/explain.ts';
import { kubeconfigPath } from '../cluster/kubeconfigPath.ts';
import type { KubectlOptions } from '../cluster/kubectl.ts';
import { isKubeName } from '../cluster/kubeName.ts';
import type { Translate } from '../core/l10n.ts';
import { readClusterConfig } from './clusterConfig.ts';
import { offerKubeconfig, offerNextStep } from './connectFailure.ts';
import type { InventorySource } from './inventorySource.ts';
import { extraKubeconfig } from './kubernetesExtension.ts';
import { ask, fail, offer, showProgress, warn } from './notify.ts';
import { withoutIcons } from './plainLabel.ts';
import { noticeRollouts } from './rolloutNotice.ts';
import { manageTrustStep, openSettingStep } from './steps.ts';

/** "Connect to Cluster…": asks for a context and, once for each, whether commands may be run in the nodes' pods. */

const contextKey = 'calico.lastContext';
/** What is run in the pods where that is allowed: src/core/inventory/nodeCommands.ts and linkScript.ts. */
const execCommands = ['ip addr', 'ip route', 'ip rule', 'ip neigh', 'bridge fdb', 'iptables-save'];
const execKey = (context: string): string => `calico.exec.${context}`;

export interface ConnectDeps {
  readonly source: InventorySource;
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
  readonly t: Translate;
}

/** `given`: a context's name, so that nothing is asked but the consent. Never runs anything in an untrusted workspace. */
export async function connectToCluster(deps: ConnectDeps, given?: unknown): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    const message = vscode.l10n.t(
      "kubectl is disabled: this workspace isn't trusted. Trust it to connect to a cluster.",
    );
    return void offer(warn, message, [manageTrustStep()]);
  }
  const { namespace } = readClusterConfig();
  if (namespace !== '' && !isKubeName(namespace)) return void refuseNamespace(namespace);
  const options = kubectlOptions();
  const context = typeof given === 'string' ? given : await pickContext(deps, options);
  if (context === undefined) return;
  const exec = () => mayExec(deps, context);
  await deps.memory.update(contextKey, context);
  const place = namespace !== '' && { namespace };
  await connectWithProgress(deps, context, { ...options, context, exec, watch: true, t: deps.t, ...place });
}

async function refuseNamespace(namespace: string): Promise<void> {
  const message = vscode.l10n.t('Not connected: calico.namespace is "{0}", which isn\'t a valid namespace.', namespace);
  await offer(fail, message, [openSettingStep('calico.namespace')]);
}

/** What the settings and the Kubernetes extension say of kubectl. */
export function kubectlOptions(): KubectlOptions {
  const { kubectl, kubeconfig, deadline, concurrency } = readClusterConfig();
  const path = kubeconfig === '' ? extraKubeconfig() : kubeconfig;
  return {
    deadline,
    concurrency,
    ...(kubectl !== '' && { kubectl }),
    ...(path !== undefined && path !== '' && { kubeconfig: path }),
  };
}

async function pickContext(deps: ConnectDeps, options: KubectlOptions): Promise<string | undefined> {
  const { context: fixed } = readClusterConfig();
  if (fixed !== '') return fixed;
  const listing = await withCancel(vscode.l10n.t('Reading kubectl contexts'), (signal) =>
    listContexts(options, signal),
  );
  if (listing.kind === 'failed') {
    if (listing.failure.kind === 'cancelled') return undefined;
    deps.log.error(`${listing.failure.command}\n${listing.failure.stderr}`);
    const { kind, command } = listing.failure;
    offerNextStep(deps.log, { kind, command, message: explain(listing.failure, deps.t) });
    return undefined;
  }
  if (listing.contexts.length === 0) {
    offerKubeconfig(kubeconfigPath(options.kubeconfig));
    return undefined;
  }
  const last = deps.memory.get<string>(contextKey);
  const items = [...listing.contexts].sort((a, b) => rank(b, last) - rank(a, last)).map((each) => toItem(each, last));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Calico: Connect to Cluster'),
    placeHolder: vscode.l10n.t('The context to read nodes from; nothing is changed in the cluster'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.context;
}

function rank({ name, current }: ClusterContext, last: string | undefined): number {
  return (name === last ? 2 : 0) + (current ? 1 : 0);
}

function toItem(
  { name, cluster, user, current }: ClusterContext,
  last: string | undefined,
): vscode.QuickPickItem & { context: string } {
  const marks = [
    ...(name === last ? [vscode.l10n.t('last used in this workspace')] : []),
    ...(current ? [vscode.l10n.t('current context')] : []),
  ];
  return {
    label: withoutIcons(name),
    description: marks.join(' · '),
    detail: withoutIcons(vscode.l10n.t('cluster {0} · user {1}', cluster, user)),
    iconPath: new vscode.ThemeIcon('server-environment'),
    context: name,
  };
}

/** Asked of whoever connects once the cluster has answered; what is dismissed is not remembered. */
async function mayExec({ memory }: ConnectDeps, context: string): Promise<boolean> {
  const { exec } = readClusterConfig();
  if (exec !== 'ask') return exec === 'always';
  const known = memory.get<boolean>(execKey(context));
  if (known !== undefined) return known;
  const yes = vscode.l10n.t('Run Commands');
  const no = vscode.l10n.t('Skip');
  const answer = await ask(
    vscode.l10n.t('Run read-only commands in the calico-node pods of {0}?', context),
    vscode.l10n.t(
      'kubectl exec runs, and reads settings below /proc/sys/net:\n{0}\nThese commands are read-only and give exact interfaces and routes, and what drops packets. Without them, results come from Kubernetes and are less certain. Asked once per context; change it with calico.exec.',
      execCommands.map((command) => `    ${command}`).join('\n'),
    ),
    yes,
    no,
  );
  if (answer !== undefined) await memory.update(execKey(context), answer === yes);
  return answer === yes;
}

async function connectWithProgress(
  deps: ConnectDeps,
  context: string,
  options: Omit<ConnectOptions, 'onUpdate'>,
): Promise<void> {
  const { source, log } = deps;
  const session = source.follow(context, (onUpdate) => connect({ ...options, onUpdate }));
  const title = vscode.l10n.t('Calico: reading {0}', context);
  await showProgress(title, async (report, token) => {
    token.onCancellationRequested(() => session.close());
    const timer = setInterval(() => report(progressText(session.progress)), 200);
    await session.done.finally(() => clearInterval(timer));
  });
  if (session.progress.phase === 'complete') noticeRollouts(deps, session);
  for (const { message, command, stderr } of session.progress.problems) log.warn(message, `\n${command}\n${stderr}`);
  const [problem] = session.progress.problems;
  if (session.progress.phase !== 'failed' || problem === undefined) return;
  const { kind, message, command } = problem;
  offerNextStep(log, { kind, message, command, context });
}

function progressText({ phase, nodes, expectedNodes, asked, toAsk }: Progress): string {
  if (phase === 'connecting') return vscode.l10n.t('waiting for the first answer');
  if (phase === 'reading')
    return expectedNodes === undefined
      ? vscode.l10n.t('{0} nodes', nodes)
      : vscode.l10n.t('{0} of {1} nodes', nodes, expectedNodes);
  return vscode.l10n.t('{0} of {1} nodes queried', asked, toAsk);
}

async function withCancel<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return showProgress(title, (_, token) => {
    const ending = new AbortController();
    token.onCancellationRequested(() => ending.abort());
    return work(ending.signal);
  });
}
