import * as vscode from 'vscode';
import { createEyes } from '../apply/eyes.ts';
import { type PointOfReturn, rollBack } from '../apply/rollBack.ts';
import { type PodWatch, watchPods } from '../apply/watchPods.ts';
import { createWriter } from '../apply/writer.ts';
import type { Session } from '../cluster/connect.ts';
import { isKubeName } from '../cluster/kubeName.ts';
import type { RolloutEnd } from '../core/apply/rolloutEvents.ts';
import { endText, eventText } from '../core/apply/rolloutText.ts';
import { render } from '../core/words/render.ts';
import { type ConnectDeps, kubectlOptions } from './connectCommand.ts';
import { keptKey } from './keptKey.ts';
import { fail, showProgress, tell, warn } from './notify.ts';

/** What is kept while pods are replaced: a window that is loaded anew, or a cancelled rollout, can still be rolled back. */
export interface KeptRollout {
  readonly context: string;
  readonly namespace: string;
  readonly name: string;
  readonly point: PointOfReturn;
}

/** Says that a rollout was left in the middle, and offers to roll it back. */
export async function offerKept(deps: ConnectDeps): Promise<void> {
  const kept = deps.memory.get<KeptRollout>(keptKey);
  if (kept === undefined || !vscode.workspace.isTrusted) return;
  const back = vscode.l10n.t('Roll Back');
  const leave = vscode.l10n.t('Leave As It Is');
  const answer = await warn(
    vscode.l10n.t(
      'Applying to {0} ended in the middle. No further node moves. To go on, apply the file again.',
      kept.context,
    ),
    back,
    leave,
  );
  if (answer === leave) await deps.memory.update(keptKey, undefined);
  if (answer === back) await rollBackKept(deps, kept);
}

async function rollBackKept(deps: ConnectDeps, { context, namespace, name, point }: KeptRollout): Promise<void> {
  const session = await sessionFor(deps, context);
  if (session === undefined) return;
  const { t, log, memory } = deps;
  const end = await showProgress(vscode.l10n.t('Calico: rolling back {0}', context), async (report, token) => {
    const signal = signalOf(token);
    let watch: PodWatch | undefined;
    const { eyes, wake } = createEyes(session, () => watch);
    const narrate = (text: string): void => {
      log.info(text);
      report(text);
    };
    watch = await podsOf({ session, signal, namespace, name, wake, narrate });
    if (watch === undefined) return undefined;
    return rollBack({
      ...{ point, eyes, signal, t, pace, pause, attempts: 40, now: () => performance.now() },
      writer: createWriter({ ...kubectlOptions(), context }),
      onNode: (node, state) => narrate(render(t, eventText({ kind: 'node', node, state, back: true }, undefined))),
      onRestored: (object) => narrate(render(t, eventText({ kind: 'restored', object }, undefined))),
    });
  });
  if (end === undefined) {
    await fail(vscode.l10n.t("The pods of calico-node can't be watched."));
    return offerKept(deps); // it is still to be decided
  }
  if (end.kind === 'rolled-back') await memory.update(keptKey, undefined);
  showEnd(end, deps);
}

/** The session with this cluster; connects where there is none. */
async function sessionFor({ source }: ConnectDeps, context: string): Promise<Session | undefined> {
  const now = (): Session | undefined => {
    const { session, state } = source;
    const isThis = state.origin.kind === 'cluster' && state.origin.context === context;
    return isThis && session !== undefined && !session.signal.aborted && session.inventory !== undefined
      ? session
      : undefined;
  };
  if (now() === undefined) await vscode.commands.executeCommand('calico.connect', context);
  return now();
}

/** Milliseconds: how long a node may take. */
export const pace = { patience: 300_000 } as const;

export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1500));
}

/** Undefined where they can't be watched. */
export async function podsOf(given: {
  readonly session: Session;
  readonly signal: AbortSignal;
  readonly namespace: string;
  readonly name: string;
  readonly wake: () => void;
  readonly narrate: (line: string) => void;
}): Promise<PodWatch | undefined> {
  const { session, signal, namespace, name, wake, narrate } = given;
  if (!isKubeName(namespace) || !isKubeName(name)) return undefined;
  const onTrouble = (broken: boolean): void =>
    narrate(broken ? vscode.l10n.t('The connection is lost.') : vscode.l10n.t('The connection is back.'));
  return watchPods({ kubectl: session.kubectl, signal, namespace, name, onChange: wake, onTrouble });
}

export function showEnd(end: RolloutEnd, { t }: Pick<ConnectDeps, 't'>): void {
  const text = [render(t, endText(end)), ...end.messages].join(' ');
  void (end.kind === 'done' || end.kind === 'rolled-back' ? tell(text) : warn(text));
}

export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const ending = new AbortController();
  token.onCancellationRequested(() => ending.abort());
  return ending.signal;
}
