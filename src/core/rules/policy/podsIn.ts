import { whileTyping } from '../../manifest/documentLimits.ts';
import { declaredKind } from '../../manifest/kindKeys.ts';
import { podPaths } from '../../manifest/kinds.ts';
import type { ManifestFile } from '../../manifest/model.ts';
import { splitDocuments } from '../../manifest/split.ts';
import { joinedObjects, type ReadObjects, readSlice } from '../../policy/objects.ts';
import { readWorld } from '../../policy/readWorld.ts';
import type { Endpoint } from '../../policy/world.ts';
import { query } from '../../query.ts';
import { withLineFeeds } from '../../text.ts';
import type { KnownCluster, KnownPod } from '../../words/selectedText.ts';
import type { WorkspaceContext } from '../rule.ts';

/** The pods that run, as far as somebody tells their labels, and those that the files make; undefined where not all can be read. */
export const podsIn = query(({ inventory, files }: WorkspaceContext): readonly Endpoint[] | undefined => {
  const read = joinedObjects(files.map(({ manifest }) => workloadsOf(manifest)));
  if (read.problems.length > 0) return undefined;
  return readWorld([{ name: '', text: '', read }], { inventory }).world.endpoints;
});

/** What is known of the cluster, with the labels that the files write of its pods; of no cluster the files' own pods. */
export const knownCluster = query((context: WorkspaceContext): KnownCluster => {
  const { inventory } = context;
  const endpoints = podsIn(context) ?? [];
  const written = endpoints.flatMap((each): readonly KnownPod[] => {
    const { kind, name, namespace, labels } = each;
    return kind === 'pod' && namespace !== undefined
      ? [{ name, namespace, labels: Object.fromEntries(labels), hostNetwork: false }]
      : [];
  });
  const own = new Map(written.map((pod) => [`${pod.namespace}/${pod.name}`, pod]));
  const running = inventory?.pods?.map((pod): KnownPod => {
    return pod.labels === undefined && !pod.hostNetwork ? (own.get(`${pod.namespace}/${pod.name}`) ?? pod) : pod;
  });
  const pods = running ?? (written.length > 0 ? written : undefined);
  return { nodes: inventory?.nodes ?? [], ...(pods && { pods }) };
});

const others: ReadonlySet<string> = new Set(['Namespace', 'ServiceAccount', 'List', 'PodList', 'DeploymentList']);

const workloadsOf = query(({ file, text }: ManifestFile): ReadObjects => {
  const read = splitDocuments(withLineFeeds(text)).flatMap((slice) => {
    const kind = declaredKind(slice.text);
    const isWanted = kind === undefined || podPaths.has(kind) || others.has(kind);
    return isWanted ? [readSlice(file, slice, whileTyping)] : [];
  });
  return joinedObjects(read);
});
