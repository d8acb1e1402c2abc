import { type ApiPath, getRaw, readPages } from '../cluster/api.ts';
import type { Kubectl } from '../cluster/kubectl.ts';
import type { KubeName } from '../cluster/kubeName.ts';
import type { Listed } from '../cluster/listNodes.ts';
import { watchList } from '../cluster/watch.ts';
import { type PodSeen, readPodSeen } from '../core/apply/follow.ts';
import type { Revision } from '../core/apply/revision.ts';
import { asList, asRecord, asText, at } from '../core/inventory/json.ts';
import { readRevision } from './readRevision.ts';

/** The pods of one DaemonSet, as they come and go. */
export interface PodWatch {
  readonly pods: readonly PodSeen[];
  /** Of which template the DaemonSet's pods are made now. */
  revision(): Promise<Revision>;
}

export interface PodWatchOptions {
  readonly kubectl: Kubectl;
  readonly signal: AbortSignal;
  readonly namespace: KubeName;
  readonly name: KubeName;
  readonly onChange: () => void;
  /** Told when the connection breaks, and when it is there again. */
  readonly onTrouble: (broken: boolean) => void;
}

/** Lists the pods of a DaemonSet and watches them; undefined where the DaemonSet or its pods can't be read. */
export async function watchPods(options: PodWatchOptions): Promise<PodWatch | undefined> {
  const { kubectl, signal, namespace, name } = options;
  const daemonSet = await getRaw(kubectl, `/apis/apps/v1/namespaces/${namespace}/daemonsets/${name}`, { signal });
  const owner = daemonSet.kind === 'ok' ? asText(at(daemonSet.value, 'metadata', 'uid')) : undefined;
  if (daemonSet.kind !== 'ok' || owner === undefined) return undefined;
  const known = new Map<string, PodSeen>();
  const path: ApiPath = `/api/v1/namespaces/${namespace}/pods`;
  const parameters = { labelSelector: selectorOf(daemonSet.value) };
  const read = (object: unknown): PodSeen | undefined => readPodSeen(object, owner);
  const relist = async (): Promise<Listed> => {
    const found: PodSeen[] = [];
    let version: string | undefined;
    const onPage = (page: unknown) => {
      version = asText(at(page, 'metadata', 'resourceVersion'));
      const items = asList(at(page, 'items'));
      found.push(...items.flatMap((item) => read(item) ?? []));
      const next = asText(at(page, 'metadata', 'continue'));
      return { count: items.length, ...(next && { next }) };
    };
    const failure = await readPages(kubectl, { path, parameters, onPage }, { signal });
    if (failure !== undefined) return { failure };
    known.clear();
    for (const pod of found) known.set(pod.name, pod);
    options.onChange();
    return version === undefined ? {} : { version };
  };
  const listed = await relist();
  if ('failure' in listed) return undefined;
  watchList({
    ...{ kubectl, signal, path, parameters, read, relist },
    ...(listed.version !== undefined && { version: listed.version }),
    onChange({ changed, gone }) {
      for (const pod of gone) known.delete(pod);
      for (const pod of changed) known.set(pod.name, pod);
      options.onChange();
    },
    onTrouble: (failure) => options.onTrouble(failure !== undefined),
  });
  return {
    get pods() {
      return [...known.values()];
    },
    revision: () => readRevision({ kubectl, signal, namespace, name }),
  };
}

function selectorOf(daemonSet: unknown): string {
  const labels = asRecord(at(daemonSet, 'spec', 'selector', 'matchLabels'));
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(',');
}
