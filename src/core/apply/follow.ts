import { asList, asText, at } from '../inventory/json.ts';
import type { Family } from '../net/address.ts';
import { agrees, type Expected, equalAddresses, type Stored } from './outlook.ts';

/** How a node is followed while its calico-node is replaced: from what is seen to what is to be said of it. */

/** A pod of calico-node, as far as it tells how its start went. */
export interface PodSeen {
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  readonly node: string;
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
  return {
    ...{ uid, namespace, name, node, ready },
    failing: !ready && statuses.some(isFailing),
    leaving: at(metadata, 'deletionTimestamp') !== undefined,
  };
}

function isFailing(status: unknown): boolean {
  const restarts = at(status, 'restartCount');
  const reason = at(status, 'state', 'waiting', 'reason');
  return reason === 'CrashLoopBackOff' || (typeof restarts === 'number' && restarts > 1);
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
}

export interface Sight {
  /** All of the node's, those that leave too. */
  readonly pods: readonly PodSeen[];
  readonly stored: Stored | undefined;
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
  | { readonly kind: 'silent'; readonly after: 'waiting' | 'replaced' };

/** A node's state, and since when it is so, in milliseconds. */
export interface Following {
  readonly state: NodeState;
  readonly began: number;
  readonly readySince?: number;
}

export interface Pace {
  /** Milliseconds after which a node without a pod that is ready counts as silent. */
  readonly patience: number;
  /** Milliseconds for which what is stored must stay: pods and nodes are told of by different messages. */
  readonly settle: number;
}

export function begin(now: number): Following {
  return { state: { kind: 'waiting' }, began: now };
}

/** The next state by what is seen at `now`; also to be asked when nothing new is seen, for time passes. */
export function advance(before: Following, goal: Goal, sight: Sight, now: number, pace: Pace): Following {
  const pod = sight.pods.find(({ uid, leaving }) => !goal.old.has(uid) && !leaving);
  const { began } = before;
  if (pod?.failing) return { state: { kind: 'crashes' }, began };
  if (pod?.ready) {
    const readySince = before.readySince ?? now;
    return { state: judged(goal, sight.stored ?? {}, now - readySince >= pace.settle), began, readySince };
  }
  const kind = pod === undefined ? 'waiting' : 'replaced';
  return { state: now - began >= pace.patience ? { kind: 'silent', after: kind } : { kind }, began };
}

function judged({ families, expected, before }: Goal, found: Stored, settled: boolean): NodeState {
  const wrong = families.find((family) => agrees(expected[family], found[family]) === false);
  if (wrong !== undefined) {
    const isThird = !equalAddresses(before?.[wrong], found[wrong]) && found[wrong] !== undefined;
    return settled || isThird ? { kind: 'disagrees', family: wrong, found: found[wrong] } : { kind: 'ready' };
  }
  const isNew = families.some((family) => !equalAddresses(before?.[family], found[family]));
  if (!settled && !isNew) return { kind: 'ready' };
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
