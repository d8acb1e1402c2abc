import { asList, asRecord, asText, at } from '../inventory/json.ts';

/** The label by which a DaemonSet's pods tell the template that they were made of (apps/v1 ControllerRevision). */
export const revisionLabel = 'controller-revision-hash';

/** Of which template a DaemonSet's controller makes pods, with every updateStrategy (pkg/controller/daemon, v1.20 to v1.34). */
export type Revision =
  /** `hash`: what its new pods have as their label. */
  | { readonly kind: 'current'; readonly hash: string }
  /** The controller has not yet seen the newest template: what it makes now may be of an older one. */
  | { readonly kind: 'pending' }
  /** Nobody can tell. */
  | { readonly kind: 'unknown' };

/** Reads it from a DaemonSet and the list of ControllerRevisions of its namespace, those of others among them. */
export function revisionOf(daemonSet: unknown, list: unknown): Revision {
  if (!isObserved(daemonSet)) return { kind: 'pending' };
  const uid = asText(at(daemonSet, 'metadata', 'uid'));
  const own = asList(at(list, 'items')).filter((item) => {
    return asList(at(item, 'metadata', 'ownerReferences')).some((each) => at(each, 'uid') === uid);
  });
  const numbers = own.map((item) => Number(at(item, 'revision')));
  const newest = own[numbers.indexOf(Math.max(...numbers))];
  const hash = asText(asRecord(at(newest, 'metadata', 'labels'))[revisionLabel]);
  return hash === undefined ? { kind: 'unknown' } : { kind: 'current', hash };
}

/** Whether the controller has worked by what the DaemonSet says now. */
export function isObserved(daemonSet: unknown): boolean {
  const [wanted, seen] = [at(daemonSet, 'metadata', 'generation'), at(daemonSet, 'status', 'observedGeneration')];
  return typeof wanted === 'number' && typeof seen === 'number' && seen >= wanted;
}
