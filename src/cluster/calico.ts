import {
  readBgp,
  readBlocks,
  readClusterVersion,
  readIpam,
  readKubeadm,
  readPools,
} from '../core/inventory/calicoObjects.ts';
import { type CalicoPod, readPods } from '../core/inventory/calicoPods.ts';
import type {
  BgpSetup,
  BlockAffinity,
  ClusterInventory,
  IpamSetup,
  KubeadmRanges,
} from '../core/inventory/inventory.ts';
import { asList, asText, at } from '../core/inventory/json.ts';
import {
  configMapsOf,
  installedVersion,
  readConfigMap,
  readDaemonSets,
  readInstallations,
  runningText,
  versionOfImages,
} from '../core/inventory/running.ts';
import type { Translate } from '../core/l10n.ts';
import { type ApiPath, apiPath, calicoSelector, getRaw, readPages } from './api.ts';
import type { CallOptions, Kubectl } from './kubectl.ts';
import { isKubeName, type KubeName } from './kubeName.ts';
import { type ClusterProblem, type Part, problemOf } from './problems.ts';
import type { KubectlFailure } from './result.ts';

/** Reads what a cluster with Calico holds besides its nodes. */

export interface Reader {
  readonly kubectl: Kubectl;
  /** Where Calico's pods and DaemonSets are looked for; default: everywhere. */
  readonly namespace?: KubeName;
  readonly options: CallOptions;
  readonly t: Translate;
  readonly onProblem: (problem: ClusterProblem) => void;
}

export type Details = Pick<
  ClusterInventory,
  'calicoVersion' | 'pools' | 'blocks' | 'ipam' | 'bgp' | 'kubeadm' | 'running' | 'schemas'
>;

/**
 * Pools, blocks, version, definitions, and what runs; what can't be read is told to `onProblem`, and stays as it was
 * `before`.
 */
export async function readDetails(given: Reader, before: Details): Promise<Details> {
  const missed = new Set<Part>();
  const onProblem = (problem: ClusterProblem): void => {
    missed.add(problem.part);
    given.onProblem(problem);
  };
  const reader = { ...given, onProblem };
  const workloads = readWorkloads(reader);
  const [daemonSets, installation, pools, blocks, ipam, bgp, kubeadm, version, schemas] = await Promise.all([
    workloads,
    readInstallation(reader, workloads),
    readPoolList(reader),
    readBlockList(reader),
    readIpamSetup(reader),
    readBgpSetup(reader),
    readKubeadmRanges(reader),
    readVersion(reader),
    readSchemas(reader),
  ]);
  const isWhole = !workloadParts.some((part) => missed.has(part));
  const found = runningText([...daemonSets, ...installation.objects]);
  const running = isWhole ? found : (before.running ?? found);
  const told = installation.version ?? versionOfImages(daemonSets);
  const calicoVersion = version ?? (isWhole ? told : (before.calicoVersion ?? told));
  const ranges = kubeadm ?? before.kubeadm;
  const kept = {
    ...(missed.has('ippools') && before.pools && { pools: before.pools }),
    ...(missed.has('blockaffinities') && before.blocks && { blocks: before.blocks }),
    ...(missed.has('ipamconfigs') && before.ipam && { ipam: before.ipam }),
    ...(missed.has('bgp') && before.bgp && { bgp: before.bgp }),
    ...(missed.has('schemas') && before.schemas && { schemas: before.schemas }),
  };
  return {
    ...kept,
    ...(calicoVersion !== undefined && { calicoVersion }),
    ...(pools !== undefined && { pools: readPools(pools) }),
    ...(blocks !== undefined && { blocks }),
    ...(ipam !== undefined && { ipam }),
    ...(bgp !== undefined && { bgp }),
    ...(ranges !== undefined && { kubeadm: ranges }),
    ...(running !== undefined && { running }),
    ...(schemas.length > 0 && { schemas }),
  };
}

/** What says which calico-nodes run, and how they are configured: half of it would say something else. */
const workloadParts = ['daemonsets', 'configmaps', 'installations'] as const;

/** What could be read of a list. */
export interface Coverage {
  /** Namespaces that were listed in place of the whole cluster, which is not allowed; undefined: all was listed. */
  readonly only?: readonly string[];
}

/** The calico-node pods, of one node or of all; what isn't allowed or fails is told to the reader. */
export async function readCalicoPods(
  reader: Reader,
  node?: KubeName,
): Promise<Coverage & { readonly pods: readonly CalicoPod[] }> {
  const fieldSelector = node === undefined ? undefined : `spec.nodeName=${node}`;
  const { found, ...coverage } = await readLabelled(reader, '/api/v1', 'pods', fieldSelector, readPods);
  return { ...coverage, pods: found };
}

async function readWorkloads(reader: Reader): Promise<readonly unknown[]> {
  const { found: daemonSets } = await readLabelled(reader, '/apis/apps/v1', 'daemonsets', undefined, readDaemonSets);
  const configMaps = await Promise.all(
    configMapsOf(daemonSets).map(async (reference) => {
      const { namespace, name } = reference;
      if (!isKubeName(namespace) || !isKubeName(name)) return []; // there can be no such object
      const path = `/api/v1/namespaces/${namespace}/configmaps/${name}` as const;
      const result = await getRaw(reader.kubectl, path, reader.options);
      if (result.kind === 'ok') return [readConfigMap(result.value, reference)];
      tell(reader, 'configmaps', result);
      return [];
    }),
  );
  return [...daemonSets, ...configMaps.flat()];
}

/** Where Calico's pods run in nearly all installations; for users who may not list the whole cluster. */
const usualNamespaces = ['kube-system', 'calico-system'].filter(isKubeName);

/** Reads a list of the whole cluster or, where only that is refused, of each usual namespace by itself. */
async function readLabelled<T>(
  reader: Reader,
  group: ApiPath,
  resource: 'pods' | 'daemonsets',
  fieldSelector: string | undefined,
  itemsOf: (page: unknown) => readonly T[],
): Promise<Coverage & { readonly found: readonly T[] }> {
  const found: T[] = [];
  const read = (place: ApiPath | ''): Promise<KubectlFailure | undefined> =>
    readPages(
      reader.kubectl,
      {
        path: `${group}${place}/${resource}`,
        parameters: { labelSelector: calicoSelector, fieldSelector },
        onPage(page) {
          found.push(...itemsOf(page));
          return pageInfo(page);
        },
      },
      reader.options,
    );
  const { namespace } = reader;
  const failure = await read(namespace === undefined ? '' : `/namespaces/${namespace}`);
  if (failure === undefined) return { found };
  if (failure.kind !== 'forbidden' || namespace !== undefined) {
    tell(reader, resource, failure);
    return { found, only: [] };
  }
  const failures = await Promise.all(usualNamespaces.map((each) => read(`/namespaces/${each}`)));
  const only = usualNamespaces.filter((_, at) => failures[at] === undefined);
  const refused = failures.find((each) => each !== undefined);
  // Where what is looked for was found, it is no matter that it isn't elsewhere.
  if (found.length === 0) tell(reader, resource, only.length === 0 ? failure : (refused ?? failure));
  return { found, only };
}

/** Not to be allowed to read it is no problem where there are DaemonSets: most clusters have no operator. */
async function readInstallation(
  reader: Reader,
  workloads: Promise<readonly unknown[]>,
): Promise<{ objects: readonly unknown[]; version?: string }> {
  const result = await getRaw(reader.kubectl, '/apis/operator.tigera.io/v1/installations', reader.options);
  if (result.kind !== 'ok') {
    const needless = result.kind === 'forbidden' && (await workloads).length > 0;
    if (!needless) tell(reader, 'installations', result);
    return { objects: [] };
  }
  const version = installedVersion(result.value);
  return { objects: readInstallations(result.value), ...(version !== undefined && { version }) };
}

/** The groups in which Calico's objects are found: its own definitions, else its API server or native definitions. */
const groups = ['/apis/crd.projectcalico.org/v1', '/apis/projectcalico.org/v3'] as const;

async function readPoolList(reader: Reader): Promise<unknown> {
  return inEitherGroup(reader, 'ippools', async (group) => {
    const result = await getRaw(reader.kubectl, apiPath(`${group}/ippools`, { limit: 500 }), reader.options);
    return result.kind === 'ok' ? { value: result.value } : { failure: result };
  });
}

async function readBlockList(reader: Reader): Promise<readonly BlockAffinity[] | undefined> {
  return inEitherGroup(reader, 'blockaffinities', async (group) => {
    const blocks: BlockAffinity[] = [];
    const onPage = (page: unknown) => {
      blocks.push(...readBlocks(page));
      return pageInfo(page);
    };
    const failure = await readPages(reader.kubectl, { path: `${group}/blockaffinities`, onPage }, reader.options);
    return failure === undefined ? { value: blocks } : { failure };
  });
}

/** calico-ipam makes the object when it first needs it: until then its defaults count. */
async function readIpamSetup(reader: Reader): Promise<IpamSetup | undefined> {
  const names = { crd: 'ipamconfigs', native: 'ipamconfigurations' } as const;
  const [stored, native] = groups;
  const result = await getRaw(reader.kubectl, `${stored}/${names.crd}/default`, reader.options);
  if (result.kind === 'ok') return readIpam(result.value);
  const other =
    result.kind === 'absent' && (await getRaw(reader.kubectl, `${native}/${names.native}/default`, reader.options));
  if (other && other.kind === 'ok') return readIpam(other.value);
  tell(reader, 'ipamconfigs', result);
  return undefined;
}

/** With whom nodes hold BGP sessions: half of it would say something else. */
async function readBgpSetup(reader: Reader): Promise<BgpSetup | undefined> {
  return inEitherGroup(reader, 'bgp', async (group) => {
    const list = (kind: 'bgpconfigurations' | 'bgppeers') =>
      getRaw(reader.kubectl, apiPath(`${group}/${kind}`, { limit: 500 }), reader.options);
    const [configurations, peers] = await Promise.all([list('bgpconfigurations'), list('bgppeers')]);
    if (configurations.kind !== 'ok') return { failure: configurations };
    if (peers.kind !== 'ok') return { failure: peers };
    return { value: readBgp(configurations.value, peers.value) };
  });
}

/** Most clusters have none, and few may read it: without it less is told, which is no problem. */
async function readKubeadmRanges(reader: Reader): Promise<KubeadmRanges | undefined> {
  const path = '/api/v1/namespaces/kube-system/configmaps/kubeadm-config';
  const result = await getRaw(reader.kubectl, path, reader.options);
  return result.kind === 'ok' ? readKubeadm(result.value) : undefined;
}

/** That a cluster has none is no problem: the image tells its version. */
async function readVersion(reader: Reader): Promise<string | undefined> {
  for (const group of groups) {
    const result = await getRaw(reader.kubectl, `${group}/clusterinformations/default`, reader.options);
    if (result.kind === 'ok') return readClusterVersion(result.value);
    if (result.kind !== 'absent') return undefined;
  }
  return undefined;
}

/** Published by the API server for whoever may ask what it offers; without them less is told, which is no problem. */
async function readSchemas(reader: Reader): Promise<readonly string[]> {
  const read = async (group: ApiPath): Promise<readonly string[]> => {
    const result = await reader.kubectl.run({ kind: 'get', path: `/openapi/v3${group}` }, reader.options);
    if (result.kind === 'ok') return [result.stdout];
    if (result.kind !== 'forbidden') tell(reader, 'schemas', result);
    return [];
  };
  // What Calico's own API server publishes is of another form than that of definitions.
  const [stored, native] = groups;
  const [ofStored, ofOperator] = await Promise.all([read(stored), read('/apis/operator.tigera.io/v1')]);
  return [...(ofStored.length > 0 ? ofStored : await read(native)), ...ofOperator];
}

async function inEitherGroup<T>(
  reader: Reader,
  part: Part,
  read: (group: ApiPath) => Promise<{ readonly value: T } | { readonly failure: KubectlFailure }>,
): Promise<T | undefined> {
  for (const group of groups) {
    const result = await read(group);
    if ('value' in result) return result.value;
    if (result.failure.kind === 'absent') continue;
    tell(reader, part, result.failure);
    return undefined;
  }
  return undefined;
}

/** What the cluster does not have at all is no problem, and neither is what the user has cancelled. */
function tell(reader: Reader, part: Part, failure: KubectlFailure): void {
  if (failure.kind === 'absent' || failure.kind === 'cancelled') return;
  reader.onProblem(problemOf(part, failure, reader.t));
}

function pageInfo(page: unknown): { next?: string; count: number } {
  const next = asText(at(page, 'metadata', 'continue'));
  return { count: asList(at(page, 'items')).length, ...(next && { next }) };
}
