import { type ApiPath, apiPath, getRaw } from '../cluster/api.ts';
import type { Kubectl } from '../cluster/kubectl.ts';
import type { KubeName } from '../cluster/kubeName.ts';
import { isObserved, type Revision, revisionOf } from '../core/apply/revision.ts';
import type { Eyes } from './sights.ts';
import { isAway, type WriteContext } from './writeObject.ts';

export interface RevisionQuery {
  readonly kubectl: Kubectl;
  readonly signal: AbortSignal;
  readonly namespace: KubeName;
  readonly name: KubeName;
}

/** Of which template the DaemonSet's pods are made now; unknown where its ControllerRevisions may not be listed. */
export async function readRevision({ kubectl, signal, namespace, name }: RevisionQuery): Promise<Revision> {
  const place: ApiPath = `/apis/apps/v1/namespaces/${namespace}`;
  const daemonSet = await getRaw(kubectl, `${place}/daemonsets/${name}`, { signal });
  if (daemonSet.kind !== 'ok') return { kind: isAway(daemonSet) ? 'pending' : 'unknown' };
  if (!isObserved(daemonSet.value)) return { kind: 'pending' };
  const list = await getRaw(kubectl, apiPath(`${place}/controllerrevisions`), { signal });
  if (list.kind !== 'ok') return { kind: isAway(list) ? 'pending' : 'unknown' };
  return revisionOf(daemonSet.value, list.value);
}

/** The hash of the revision that new pods have, once the controller makes them; undefined where nobody can tell. */
export async function settledRevision(
  eyes: Pick<Eyes, 'revision' | 'next'>,
  { signal, attempts }: Pick<WriteContext, 'signal' | 'attempts'>,
): Promise<string | undefined> {
  for (let attempt = 0; attempt < attempts && !signal.aborted; attempt++) {
    const revision = await eyes.revision();
    if (revision.kind === 'current') return revision.hash;
    if (revision.kind === 'unknown') return undefined;
    await eyes.next();
  }
  return undefined;
}
