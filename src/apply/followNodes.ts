import { isKubeName } from '../cluster/kubeName.ts';
import {
  advance,
  begin,
  type Following,
  type Goal,
  isBad,
  isDone,
  type NodeState,
  nextNodes,
  type Pace,
} from '../core/apply/follow.ts';
import type { Stored } from '../core/apply/outlook.ts';
import type { ClusterInventory } from '../core/inventory/inventory.ts';
import { createSights, type Eyes, type Sights } from './sights.ts';
import { persistently, type WriteContext } from './writeObject.ts';

/** Replaces pods node by node, or watches somebody replace them, and tells what becomes of each. */

export interface FollowOptions extends WriteContext {
  readonly eyes: Eyes;
  readonly goals: ReadonlyMap<string, Goal>;
  /** Whether pods are deleted here, and so many at a time; undefined: others replace them. */
  readonly most: number | undefined;
  readonly pace: Pace;
  readonly now: () => number;
  readonly onNode: (node: string, state: NodeState) => void;
}

export interface FollowEnd {
  readonly states: ReadonlyMap<string, NodeState>;
  /** The first node that is not as it should be; undefined: all are. */
  readonly bad?: string;
  /** Why a pod could not be deleted. */
  readonly failure?: string;
}

/** Follows until all nodes are as they should be, or one is not. `order`: the nodes to work on, the first first. */
export async function followNodes(options: FollowOptions, order: readonly string[]): Promise<FollowEnd> {
  const { eyes, most, now, onNode, signal } = options;
  const followed = new Map<string, Following>();
  const states = new Map<string, NodeState>();
  const sights = createSights(options.eyes, options.goals);
  const start = (node: string): void => {
    followed.set(node, begin(now()));
    states.set(node, { kind: 'waiting' });
    onNode(node, { kind: 'waiting' });
  };
  if (most === undefined) order.forEach(start);
  while (!signal.aborted) {
    const fresh = most === undefined ? [] : nextNodes(order, states, most);
    fresh.forEach(start);
    for (const node of fresh) {
      const failure = await deleteOld(options, node);
      if (failure !== undefined) return { states, bad: node, failure };
    }
    await sights.confirm(order.filter((node) => states.get(node)?.kind === 'ready'));
    sights.look();
    for (const node of order) lookAt(options, node, sights, followed, states);
    const bad = order.find((node) => isBad(states.get(node) ?? { kind: 'waiting' }));
    if (bad !== undefined) return { states, bad };
    if (order.every((node) => isDone(states.get(node) ?? { kind: 'waiting' }))) return { states };
    const isUnasked = order.some((node) => states.get(node)?.kind === 'ready' && !sights.isConfirmed(node));
    if (!isUnasked) await eyes.next();
  }
  return { states };
}

function lookAt(
  { goals, pace, now, onNode }: FollowOptions,
  node: string,
  sights: Sights,
  followed: Map<string, Following>,
  states: Map<string, NodeState>,
): void {
  const [goal, before] = [goals.get(node), followed.get(node)];
  if (goal === undefined || before === undefined) return;
  const after = advance(before, goal, sights.of(node), now(), pace);
  followed.set(node, after);
  states.set(node, after.state);
  if (JSON.stringify(after.state) !== JSON.stringify(before.state)) onNode(node, after.state);
}

/** Deletes the node's pods that are to go; which they are is told by their UIDs, so that a successor is never hit. */
async function deleteOld(options: FollowOptions, node: string): Promise<string | undefined> {
  const old = options.goals.get(node)?.old ?? new Set<string>();
  const pods = options.eyes.pods().filter((pod) => pod.node === node && old.has(pod.uid) && !pod.leaving);
  for (const { namespace, name, uid } of pods) {
    if (!isKubeName(namespace) || !isKubeName(name)) continue;
    const result = await persistently(options, { kind: 'delete-pod', namespace, name, uid });
    // Gone already, or another one by that name: both are what was wanted.
    const isGone = result.kind === 'absent' || result.stderr.includes('(Conflict)');
    if (result.kind !== 'ok' && !isGone && result.kind !== 'cancelled') return result.stderr.trim() || result.kind;
  }
  return undefined;
}

export function storedOn(inventory: ClusterInventory | undefined, node: string): Stored | undefined {
  return inventory?.nodes.find(({ name }) => name === node)?.stored;
}
