import { asList, asRecord, asText, at } from '../inventory/json.ts';
import type { Family } from '../net/address.ts';
import { agrees, type Expected, equalAddresses, type Stored } from './outlook.ts';
import { revisionLabel } from './revision.ts';

/** How a node is followed while its calico-node is replaced: from what is seen to what is to be said of it. */

/** A pod of calico-node, as far as it tells how its start went. */
export interface PodSeen {
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  readonly node: string;
  /** The hash of the template that it was made of; undefined where nobody has written it there. */
  readonly revision?: string;
  readonly ready: boolean;
  /** It exits again and again. */
  readonly failing: boolean;
  /** It is being deleted. */
  readonly leaving: boolean;
}

/** Reads a pod that the DaemonSet with the UID `owner` has made; undefined for any other. */
export function readPodSeen(value: unknown, owner: string): PodSeen | undefined {
  const metadata = at(value, 'metadata');
  const [uid, namespace, name] = [at(metadata, 'uid'), at(metadata, 'namespace'), at(metadata, 'name')].map(asText);
  const node = asText(at(value, 'spec', 'nodeName'));
  const isOwn = asList(at(metadata, 'ownerReferences')).some((each) => at(each, 'uid') === owner);
  if (!isOwn || !uid || !namespace || !name || !node) return undefined;
  const conditions = asList(at(value, 'status', 'conditions'));
  const ready = conditions.some((each) => at(each, 'type') === 'Ready' && at(each, 'status') === 'True');
  const statuses = asList(at(value, 'status', 'containerStatuses'));
  const revision = asText(asRecord(at(metadata, 'labels'))[revisionLabel]);
  return {
    ...{ uid, namespace, name, node, ready },
    ...(revision !== undefined && { revision }),
    failing: !ready && statuses.some(isFailing),
    leaving: at(metadata, 'deletionTimestamp') !== undefined,
  };
}

/** It may exit once by no fault of its own, as where the API server is away for a moment. */
function isFailing(status: unknown): boolean {
  const restarts = at(status, 'restartCount');
  return typeof restarts === 'number' && restarts > 1;
}

/** A node whose pod is to be replaced. */
export interface Goal {
  readonly node: string;
  readonly families: readonly Family[];
  readonly expected: { readonly [F in Family]: Expected };
  /** What was stored when it began. */
  readonly before: Stored | undefined;
  /** The UIDs of pods that are to go. */
  readonly old: ReadonlySet<string>;
  /** The hash of the template that the new pod is to have; undefined: any that is not old is the new one. */
  readonly revision?: string;
}

export interface Sight {
  /** All of the node's, those that leave too. */
  readonly pods: readonly PodSeen[];
  readonly stored: Stored | undefined;
  /** What is stored, asked for after the new pod had become ready: then it is what calico-node has chosen. */
  readonly confirmed?: Stored;
}

export type NodeState =
  /** The old pod is still there, or none. */
  | { readonly kind: 'waiting' }
  /** There is a new pod, which is not ready. */
  | { readonly kind: 'replaced' }
  /** It is ready, and which address it has stored is about to be known. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'agrees'; readonly found: Stored }
  /** Nobody could predict the address. */
  | { readonly kind: 'unpredicted'; readonly found: Stored }
  | { readonly kind: 'disagrees'; readonly family: Family; readonly found: string | undefined }
  | { readonly kind: 'crashes' }
  /** Nothing has become of it for too long. */
  | { readonly kind: 'silent'; readonly after: 'waiting' | 'replaced' | 'ready' };

/** A node's state, and when it began to be followed, in milliseconds. */
export interface Following {
  readonly state: NodeState;
  readonly began: number;
}

export interface Pace {
  /** Milliseconds after which a node without a pod that is ready counts as silent. */
  readonly patience: number;
}

export function begin(now: number): Following {
  return { state: { kind: 'waiting' }, began: now };
}

/** The next state by what is seen at `now`; also to be asked when nothing new is seen, for time passes. */
export function advance({ began }: Following, goal: Goal, sight: Sight, now: number, { patience }: Pace): Following {
  const state = stateOf(goal, sight);
  const isLate = now - began >= patience;
  if (!isLate || (state.kind !== 'waiting' && state.kind !== 'replaced' && state.kind !== 'ready')) {
    return { state, began };
  }
  return { state: { kind: 'silent', after: state.kind }, began };
}

function stateOf(goal: Goal, sight: Sight): NodeState {
  const pod = successor(goal, sight.pods);
  if (pod === undefined) return { kind: 'waiting' };
  if (pod.failing) return { kind: 'crashes' };
  return pod.ready ? judged(goal, sight) : { kind: 'replaced' };
}

/** The pod that has come in place of the old one. */
export function successor({ old, revision }: Goal, pods: readonly PodSeen[]): PodSeen | undefined {
  return pods.find((pod) => {
    return !pod.leaving && !old.has(pod.uid) && (revision === undefined || pod.revision === revision);
  });
}

function judged({ families, expected, before }: Goal, { stored = {}, confirmed }: Sight): NodeState {
  const found = confirmed ?? stored;
  const isSettled = confirmed !== undefined;
  const wrong = families.find((family) => agrees(expected[family], found[family]) === false);
  if (wrong !== undefined) {
    const isThird = !equalAddresses(before?.[wrong], found[wrong]) && found[wrong] !== undefined;
    return isSettled || isThird ? { kind: 'disagrees', family: wrong, found: found[wrong] } : { kind: 'ready' };
  }
  const isNew = families.some((family) => !equalAddresses(before?.[family], found[family]));
  if (!isSettled && !isNew) return { kind: 'ready' };
  const isKnown = families.every((family) => agrees(expected[family], found[family]));
  return { kind: isKnown ? 'agrees' : 'unpredicted', found };
}

/** Whether the node needs no more looking at. */
export function isDone({ kind }: NodeState): boolean {
  return kind === 'agrees' || kind === 'unpredicted';
}

/** Whether it is no use to go on before somebody has decided. */
export function isBad({ kind }: NodeState): boolean {
  return kind === 'disagrees' || kind === 'crashes' || kind === 'silent';
}

/** The nodes to begin with next, so that never more than `most` are away; none where one is bad. */
export function nextNodes(
  queue: readonly string[],
  states: ReadonlyMap<string, NodeState>,
  most: number,
): readonly string[] {
  const begun = [...states.values()];
  if (begun.some(isBad)) return [];
  const away = begun.filter((state) => !isDone(state)).length;
  return queue.filter((node) => !states.has(node)).slice(0, Math.max(0, most - away));
}
