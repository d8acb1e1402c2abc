import { isKubeName } from '../cluster/kubeName.ts';
import type { Goal } from '../core/apply/follow.ts';
import { type Expected, equalAddresses, type Stored } from '../core/apply/outlook.ts';
import type { RolloutEnd } from '../core/apply/rolloutEvents.ts';
import { at } from '../core/inventory/json.ts';
import type { Family } from '../core/net/address.ts';
import { type FollowOptions, followNodes, storedOn } from './followNodes.ts';
import { settledRevision } from './readRevision.ts';
import { onDelete, persistently, restoreObject, savedObject, type WriteContext, withStrategy } from './writeObject.ts';

/** An object that was written: as it was before, undefined for nothing, and as what it was left. */
export interface WrittenObject {
  readonly title: string;
  readonly before: unknown;
  left: unknown;
  /** It is calico-node's DaemonSet. */
  readonly rolls: boolean;
}

/** All that is needed to put everything back; plain data, so that it can outlive the program. */
export interface PointOfReturn {
  readonly written: WrittenObject[];
  /** Nodes whose pods may have been replaced. */
  readonly touched: string[];
  /** What was stored on each node before anything was written. */
  readonly stored: Readonly<Record<string, Stored>>;
  /** The UIDs of the pods of before. */
  readonly pods: readonly string[];
  readonly families: readonly Family[];
  /** Nodes whose calico-node takes the stored address for given, so that it must be put back. */
  readonly keepers: readonly string[];
  /** The operator replaces the pods. */
  readonly byOperator: boolean;
}

export interface Returning extends WriteContext, Pick<FollowOptions, 'eyes' | 'pace' | 'now' | 'onNode'> {
  readonly point: PointOfReturn;
  readonly onRestored: (title: string) => void;
}

/** Puts everything back: the objects, the stored addresses that calico-node would not find again by itself, the pods. */
export async function rollBack(work: Returning): Promise<RolloutEnd> {
  const { point } = work;
  const messages: string[] = [];
  for (const each of [...point.written].reverse()) messages.push(...(await restore(work, each)));
  for (const node of point.touched) messages.push(...(await restoreStored(work, node)));
  const revision = point.byOperator || point.touched.length === 0 ? undefined : await settledRevision(work.eyes, work);
  const goals = new Map(point.touched.flatMap((node) => goalBack(work, node, revision)));
  const nodes = [...goals.keys()];
  const { bad, failure } = await followNodes({ ...work, goals, most: point.byOperator ? undefined : 1 }, nodes);
  if (bad !== undefined) messages.push(badText(work, bad, failure));
  messages.push(...(await restoreStrategy(work)));
  return { kind: work.signal.aborted ? 'cancelled' : messages.length === 0 ? 'rolled-back' : 'failed', messages };
}

async function restore(work: Returning, each: WrittenObject): Promise<readonly string[]> {
  const { t, point } = work;
  const { title, before } = each;
  if (before === undefined) return [t('{0} is new and stays. Delete it yourself if nothing needs it.', title)];
  const saved = savedObject(before);
  const wanted = each.rolls && point.touched.length > 0 ? withStrategy(saved, onDelete) : saved;
  const restored = await restoreObject(work, each.left, wanted);
  switch (restored.kind) {
    case 'written':
      each.left = restored.object;
      work.onRestored(title);
      return [];
    case 'changed':
      return [t('{0} was changed by somebody else and stays as it is now.', title)];
    case 'failed':
      return [t("{0} can't be put back: {1}", title, restored.message)];
  }
}

/** With `IP` set to autodetect calico-node finds the address again; else it keeps what is stored. */
async function restoreStored(work: Returning, node: string): Promise<readonly string[]> {
  const { point, eyes, t } = work;
  const [before, now] = [point.stored[node], storedOn(eyes.session.inventory, node)];
  if (!point.keepers.includes(node) || !isKubeName(node)) return [];
  const changed = ([4, 6] as const).filter((family) => before?.[family] !== now?.[family]);
  if (changed.length === 0) return [];
  const annotations = Object.fromEntries(
    changed.map((family) => [`projectcalico.org/IPv${family}Address`, before?.[family] ?? null]),
  );
  const result = await persistently(work, { kind: 'annotate', node, annotations });
  return result.kind === 'ok' ? [] : [t("The stored address of {0} can't be put back.", node)];
}

function goalBack(
  { point, eyes }: Returning,
  node: string,
  revision: string | undefined,
): readonly (readonly [string, Goal])[] {
  const before = point.stored[node];
  const now = storedOn(eyes.session.inventory, node);
  // The pods of before need no replacing: they still run what was there.
  const old = eyes.pods().filter((pod) => pod.node === node && !point.pods.includes(pod.uid));
  if (old.length === 0 && isAsBefore(before, now)) return [];
  const expected = { 4: asBefore(before?.[4]), 6: asBefore(before?.[6]) };
  const uids = new Set(old.map(({ uid }) => uid));
  // Where no pod goes, the one that stays may be of a template that was there before.
  const template = old.length > 0 && revision !== undefined && { revision };
  return [[node, { node, families: point.families, expected, before: now, old: uids, ...template }]];
}

function asBefore(stored: string | undefined): Expected {
  return stored === undefined ? { kind: 'none' } : { kind: 'address', anyOf: [stored] };
}

function isAsBefore(before: Stored | undefined, now: Stored | undefined): boolean {
  return ([4, 6] as const).every((family) => {
    return before?.[family] === now?.[family] || equalAddresses(before?.[family], now?.[family]);
  });
}

function badText({ t }: Returning, node: string, failure: string | undefined): string {
  return failure === undefined
    ? t('{0} is not as before. Check its calico-node pod.', node)
    : t("The pod on {0} can't be replaced: {1}", node, failure);
}

async function restoreStrategy(work: Returning): Promise<readonly string[]> {
  const own = work.point.written.find(({ rolls }) => rolls);
  if (own === undefined || own.before === undefined || work.point.touched.length === 0) return [];
  const strategy = at(own.before, 'spec', 'updateStrategy');
  const restored = await restoreObject(work, own.left, withStrategy(savedObject(own.left), strategy));
  return restored.kind === 'written'
    ? []
    : [work.t('The updateStrategy of {0} stays OnDelete. Set it yourself.', own.title)];
}
