import { isDone } from '../core/apply/follow.ts';
import { type ApplyPlan, mostAway } from '../core/apply/plan.ts';
import type { RolloutEnd } from '../core/apply/rolloutEvents.ts';
import { questionText } from '../core/apply/rolloutText.ts';
import { at } from '../core/inventory/json.ts';
import { render } from '../core/words/render.ts';
import { type FollowEnd, followNodes } from './followNodes.ts';
import { settledRevision } from './readRevision.ts';
import { rollBack } from './rollBack.ts';
import { type RolloutWork, settlesReach } from './rolloutWork.ts';
import { applyObject, onDelete, restoreObject, savedObject, withStrategy } from './writeObject.ts';

/** Applies a plan: writes, replaces pods node by node, compares each with the prediction, and stops where one differs. */

/** Whether pods are to be replaced, so that nodes are followed. */
export function follows({ rollout }: ApplyPlan, restart: boolean): boolean {
  if (rollout === undefined || rollout.restarts === 'first-start') return false;
  return restart || (rollout.restarts === 'template' && rollout.strategy === 'RollingUpdate');
}

/** Does it all, to one of the ends. */
export async function rollOut(work: RolloutWork): Promise<RolloutEnd> {
  const { plan } = work.made;
  const order = work.order();
  const isFollowed = follows(plan, work.restart);
  if (isFollowed && work.canary !== undefined && order.length > 0 && order[0] !== work.canary) {
    const why = work.t('{0} has no calico-node pod. Let another node move first.', work.canary);
    return { kind: 'refused', messages: [why] };
  }
  work.onEvent({ kind: 'phase', phase: 'writing' });
  const refusal = await writeAll(work);
  if (refusal !== undefined) return refusal;
  if (!isFollowed) return { kind: 'done', messages: [] };
  if (!work.point.byOperator) work.template.revision = await settledRevision(work.eyes, work);
  if (work.canary === undefined) return rest(work, order);
  const [first, ...others] = order;
  if (first === undefined) return finish(work);
  work.onEvent({ kind: 'phase', phase: 'first' });
  const end = (await stage(work, [first], 1)) ?? (await reachEnd(work, new Set([first])));
  if (end !== undefined) return end;
  if (others.length === 0) return finish(work);
  const decision = await work.decide({ kind: 'go-on', node: first, rest: others.length });
  if (decision !== 'go-on') return decided(work, decision);
  return rest(work, others);
}

async function rest(work: RolloutWork, order: readonly string[]): Promise<RolloutEnd> {
  const { plan } = work.made;
  work.onEvent({ kind: 'phase', phase: 'rest' });
  const most = mostAway(plan.rollout?.maxUnavailable ?? '1', plan.nodes.length);
  const end = await stage(work, order, work.canary === undefined && !work.restart ? undefined : most);
  if (end !== undefined) return end;
  const moved = new Set(work.order());
  return (await reachEnd(work, moved)) ?? finish(work);
}

/** Follows some nodes; undefined where all are as they should be, or somebody has said to go on. */
async function stage(
  work: RolloutWork,
  order: readonly string[],
  most: number | undefined,
): Promise<RolloutEnd | undefined> {
  let left = order;
  while (left.length > 0) {
    const { bad, states, failure }: FollowEnd = await followNodes(work.following(most), left);
    for (const [node, state] of states) if (state.kind === 'unpredicted') differs(work, node);
    if (work.signal.aborted) return stoppedBy(work, 'cancelled');
    if (bad === undefined) return undefined;
    const held = most !== undefined || !work.point.byOperator;
    // Kubernetes would go on with the next node while somebody thinks.
    if (most === undefined && held && !(await holdBack(work))) {
      return {
        kind: 'failed',
        messages: [work.t("The rollout can't be held: the DaemonSet was changed by somebody else.")],
      };
    }
    const state = states.get(bad) ?? { kind: 'waiting' };
    const decision = await work.decide({
      ...{ kind: 'bad', node: bad, state, held },
      ...(failure !== undefined && { failure }),
    });
    if (decision !== 'go-on') return decided(work, decision);
    differs(work, bad);
    left = left.filter((node) => node !== bad && !isDone(states.get(node) ?? { kind: 'waiting' }));
    if (most === undefined) await release(work);
  }
  return undefined;
}

async function decided(work: RolloutWork, decision: 'roll-back' | 'stop'): Promise<RolloutEnd> {
  return decision === 'roll-back' ? undo(work) : stoppedBy(work, 'stopped');
}

function undo(work: RolloutWork): Promise<RolloutEnd> {
  work.onEvent({ kind: 'phase', phase: 'rolling-back' });
  return rollBack(work.returning());
}

function stoppedBy({ t, held, made }: RolloutWork, kind: 'stopped' | 'cancelled'): RolloutEnd {
  const { rollout } = made.plan;
  if (!held.isHeld || rollout === undefined) return { kind, messages: [] };
  const name = `${rollout.namespace}/${rollout.name}`;
  return { kind, messages: [t('{0} stays on OnDelete, so that no other pod restarts by itself.', name)] };
}

async function writeAll(work: RolloutWork): Promise<RolloutEnd | undefined> {
  const { made, t } = work;
  for (const each of made.tried) {
    const planned = work.plannedFor(each);
    if (planned === undefined || planned.change === 'none') continue;
    if (work.signal.aborted) return stoppedBy(work, 'cancelled');
    const holds = work.isDaemonSet(each) && work.canary !== undefined && follows(made.plan, work.restart);
    const object = holds ? withStrategy(each.object.value, onDelete) : each.object.value;
    const written = await applyObject(work, { object, live: each.live, force: planned.force || holds });
    if (written.kind === 'written') {
      const rolls = work.isDaemonSet(each);
      work.point.written.push({ title: work.titleOf(each), before: each.live, left: written.object, rolls });
      work.onPoint?.(work.point);
      if (holds) work.held.isHeld = true;
      work.onEvent({ kind: 'written', object: work.titleOf(each) });
      continue;
    }
    const title = work.titleOf(each);
    const why =
      written.kind === 'changed'
        ? t('{0} has changed since the plan was made. Make a new plan.', title)
        : t("{0} can't be written: {1}", title, written.message);
    const undone = work.point.written.length === 0 ? undefined : await undo(work);
    const isAsBefore = undone === undefined ? written.kind === 'changed' : undone.kind === 'rolled-back';
    return { kind: isAsBefore ? 'refused' : 'failed', messages: [why, ...(undone?.messages ?? [])] };
  }
  return undefined;
}

/** Makes Kubernetes replace no further pod. */
async function holdBack(work: RolloutWork): Promise<boolean> {
  return setStrategy(work, onDelete, true);
}

async function release(work: RolloutWork): Promise<boolean> {
  return setStrategy(work, work.wantedStrategy(), false);
}

async function setStrategy(work: RolloutWork, strategy: unknown, isHeld: boolean): Promise<boolean> {
  const own = work.point.written.find(({ rolls }) => rolls);
  if (own === undefined) return true;
  const restored = await restoreObject(work, own.left, withStrategy(savedObject(own.left), strategy));
  if (restored.kind !== 'written') return false;
  own.left = restored.object;
  work.held.isHeld = isHeld;
  return true;
}

/** Whether more pairs are broken than was predicted; undefined: they aren't, or somebody has said to go on. */
async function reachEnd(work: RolloutWork, moved: ReadonlySet<string>): Promise<RolloutEnd | undefined> {
  work.onEvent({ kind: 'phase', phase: 'checking' });
  const found = await settlesReach(work, moved);
  if (found === undefined || work.signal.aborted) return work.signal.aborted ? stoppedBy(work, 'cancelled') : undefined;
  const decision = await work.decide({ kind: 'reach', ...found });
  if (decision !== 'go-on') return decided(work, decision);
  work.differing.push(render(work.t, questionText({ kind: 'reach', ...found }, undefined)));
  return undefined;
}

function differs({ differing, t }: RolloutWork, node: string): void {
  differing.push(t('{0} is not as predicted.', node));
}

/** The strategy that the DaemonSet is to have; all pods are new, so that nothing restarts. */
async function finish(work: RolloutWork): Promise<RolloutEnd> {
  const { t, held, made, differing } = work;
  const kind = differing.length > 0 ? 'differs' : 'done';
  if (!held.isHeld || (await release(work))) return { kind, messages: differing };
  const name = made.plan.rollout?.name ?? '';
  const type = at(work.wantedStrategy(), 'type');
  const stays = t('{0} was changed by somebody else. Set its updateStrategy to {1} yourself.', name, String(type));
  return { kind, messages: [...differing, stays] };
}
