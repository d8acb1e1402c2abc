import * as vscode from 'vscode';
import { createEyes } from '../apply/eyes.ts';
import { type MadePlan, makePlan } from '../apply/makePlan.ts';
import { follows, rollOut } from '../apply/rollout.ts';
import { createWork } from '../apply/rolloutWork.ts';
import type { PodWatch } from '../apply/watchPods.ts';
import { createWriter, type Writer } from '../apply/writer.ts';
import type { Session } from '../cluster/connect.ts';
import { stops, writes } from '../core/apply/plan.ts';
import { planText, planVerdict } from '../core/apply/planText.ts';
import type { Decision, Question } from '../core/apply/rolloutEvents.ts';
import { endText, eventText, questionText } from '../core/apply/rolloutText.ts';
import { visible } from '../core/plainText.ts';
import type { CalicoSettings } from '../core/settings.ts';
import { render } from '../core/words/render.ts';
import { sectionsText } from '../core/words/sectionsText.ts';
import { inSteps } from '../turns/slices.ts';
import { type ConnectDeps, kubectlOptions } from './connectCommand.ts';
import { baseOf } from './convert.ts';
import { keptKey } from './keptKey.ts';
import { type KeptRollout, offerKept, pace, pause, podsOf, showEnd, signalOf } from './keptRollout.ts';
import { ask, askWarned, fail, offer, showProgress, tell, warn } from './notify.ts';
import { withoutIcons } from './plainLabel.ts';
import type { PlanDocument, PlanDocuments } from './planDocument.ts';
import { manageTrustStep, openFileStep } from './steps.ts';

/** "Apply Manifest…": shows the plan, applies it after the context's name was typed, follows, and asks where a node differs. */

export interface ApplyDeps extends ConnectDeps {
  readonly settings: () => CalicoSettings;
  readonly plans: PlanDocuments;
}

/** Never does anything in an untrusted workspace. */
export async function applyManifest(deps: ApplyDeps): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    const message = vscode.l10n.t('This workspace is not trusted, so nothing is applied. Trust it to apply manifests.');
    return void offer(warn, message, [manageTrustStep()]);
  }
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    return void offer(warn, vscode.l10n.t('Open the manifest to apply.'), [openFileStep()]);
  }
  const connected = await sessionOf(deps);
  if (connected === undefined) return;
  const { session, context } = connected;
  const writer = createWriter({ ...kubectlOptions(), context });
  const files = [{ name: baseOf(document.uri), text: document.getText() }];
  const made = await planWithProgress(deps, { context, files, session, writer });
  if (made === undefined) return;
  const text = `${sectionsText(planText(made.plan), deps.t)}\n${render(deps.t, planVerdict(made.plan))}\n`;
  const plan = await deps.plans.open(vscode.l10n.t('Calico plan for {0}', visible(context)), text);
  if (stops(made.plan) || !writes(made.plan)) {
    void tell(render(deps.t, planVerdict(made.plan)));
    return;
  }
  const canary = await pickCanary(made);
  if (canary === 'nobody' || !(await isConfirmed(context))) {
    plan.add(deps.t('Nothing was applied.'));
    return;
  }
  await carryOut(deps, { made, session, context, writer, canary: canary?.node, plan });
}

/** The cluster that is connected; connects where none is. */
async function sessionOf({ source }: ApplyDeps): Promise<{ session: Session; context: string } | undefined> {
  const now = (): { session: Session; context: string } | undefined => {
    const { session, state } = source;
    const isOpen = session !== undefined && !session.signal.aborted && session.inventory !== undefined;
    return isOpen && state.origin.kind === 'cluster' ? { session, context: state.origin.context } : undefined;
  };
  if (now() === undefined) await vscode.commands.executeCommand('calico.connect');
  return now();
}

interface Planning {
  readonly context: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly session: Session;
  readonly writer: Writer;
}

async function planWithProgress(deps: ApplyDeps, planning: Planning): Promise<MadePlan | undefined> {
  return showProgress(vscode.l10n.t('Calico: planning for {0}', planning.context), async (_, token) => {
    const signal = signalOf(token);
    const made = await makePlan({
      ...planning,
      ...{ signal, secrets: [], takeOver: [], settings: deps.settings(), t: deps.t },
      inSteps,
    });
    return signal.aborted ? undefined : made;
  });
}

/** The node that moves first; undefined where none does, `nobody` where the user turned away. */
async function pickCanary({ plan }: MadePlan): Promise<{ readonly node: string } | 'nobody' | undefined> {
  if (!follows(plan, false) || plan.rollout?.byOperator === true) return undefined;
  const nodes = [...plan.nodes].sort((a, b) => Number(b.moves ?? false) - Number(a.moves ?? false));
  const items = nodes.map(({ node, stored, expected }) => ({
    label: withoutIcons(node),
    description: expected[4].kind === 'address' ? `${stored?.[4] ?? ''} → ${expected[4].anyOf[0] ?? ''}` : '',
    node,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Calico: Apply Manifest'),
    placeHolder: vscode.l10n.t('The node that moves first; the others wait until you have seen it'),
  });
  return picked ?? 'nobody';
}

async function isConfirmed(context: string): Promise<boolean> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Calico: Apply Manifest'),
    prompt: vscode.l10n.t('Type {0} to apply the plan to this cluster.', visible(context)),
    ignoreFocusOut: true,
    validateInput: (text) => (text === context ? undefined : vscode.l10n.t('That is not the name of the context.')),
  });
  return typed === context;
}

interface Carrying {
  readonly made: MadePlan;
  readonly session: Session;
  readonly context: string;
  readonly writer: Writer;
  readonly canary: string | undefined;
  readonly plan: PlanDocument;
}

async function carryOut(deps: ApplyDeps, carrying: Carrying): Promise<void> {
  const { made, session, context, writer, canary, plan } = carrying;
  const { t, memory, log } = deps;
  const predictions = new Map(made.plan.nodes.map((each) => [each.node, each]));
  const { namespace = '', name = '' } = made.plan.rollout ?? {};
  const narrate = (line: string): void => {
    plan.add(visible(line));
    log.info(line);
  };
  const end = await showProgress(vscode.l10n.t('Calico: applying to {0}', context), async (report, token) => {
    const signal = signalOf(token);
    let watch: PodWatch | undefined;
    const { eyes, wake } = createEyes(session, () => watch);
    if (follows(made.plan, false)) {
      watch = await podsOf({ session, signal, namespace, name, wake, narrate });
      if (watch === undefined) return undefined;
    }
    const work = createWork({
      ...{ made, eyes, writer, canary, signal, t, inSteps, attempts: 40, restart: false },
      ...{ settings: deps.settings(), pace, now: () => performance.now(), pause },
      decide: (question) => decide(question, predictions, deps),
      onEvent: (event) => {
        const text = render(t, eventText(event, event.kind === 'node' ? predictions.get(event.node) : undefined));
        narrate(text);
        report(text);
      },
      onPoint: (point) => void memory.update(keptKey, { context, namespace, name, point } satisfies KeptRollout),
    });
    return rollOut(work);
  });
  if (end === undefined)
    return offer(fail, vscode.l10n.t("The pods of calico-node can't be watched, so nothing was applied."), [
      { label: vscode.l10n.t('Retry'), run: () => vscode.commands.executeCommand('calico.apply') },
      { label: vscode.l10n.t('Show Log'), run: () => log.show() },
    ]);
  for (const message of end.messages) narrate(message);
  narrate(render(t, endText(end)));
  if (end.kind === 'failed') showEnd(end, deps);
  // What could not be put back may be tried once more.
  if (end.kind === 'cancelled' || end.kind === 'failed') return offerKept(deps);
  await memory.update(keptKey, undefined);
  showEnd(end, deps);
}

async function decide(
  question: Question,
  predictions: ReadonlyMap<string, MadePlan['plan']['nodes'][number]>,
  { t }: ApplyDeps,
): Promise<Decision> {
  const back = vscode.l10n.t('Roll Back');
  const stop = vscode.l10n.t('Stop Here');
  const on = vscode.l10n.t('Go On');
  const node = question.kind === 'reach' ? undefined : question.node;
  const text = render(t, questionText(question, node === undefined ? undefined : predictions.get(node)));
  const isGood = question.kind === 'go-on';
  const detail = isGood ? '' : vscode.l10n.t('Rolling back puts back the objects, the pods and the stored addresses.');
  const answer = await (isGood ? ask(text, detail, on, back, stop) : askWarned(text, detail, back, stop, on));
  if (answer === on) return 'go-on';
  return answer === back ? 'roll-back' : 'stop';
}
