import { readBlocks, readClusterVersion, readPools } from '../core/inventory/calicoObjects.ts';
import { type CalicoPod, readPods } from '../core/inventory/calicoPods.ts';
import type { BlockAffinity, ClusterInventory } from '../core/inventory/inventory.ts';
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
import { apiPath, calicoSelector, getRaw, readPages } from './api.ts';
import type { CallOptions, Kubectl } from './kubectl.ts';
import { type ClusterProblem, type Part, problemOf } from './problems.ts';
import type { KubectlFailure } from './result.ts';

/** Reads what a cluster with Calico holds besides its nodes. */

export interface Reader {
  readonly kubectl: Kubectl;
  /** Where Calico's pods and DaemonSets are looked for; default: everywhere. */
  readonly namespace?: string;
  readonly options: CallOptions;
  readonly t: Translate;
  readonly onProblem: (problem: ClusterProblem) => void;
}

export type Details = Pick<ClusterInventory, 'calicoVersion' | 'pools' | 'blocks' | 'running' | 'schemas'>;

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
  const [daemonSets, installation, pools, blocks, version, schemas] = await Promise.all([
    workloads,
    readInstallation(reader, workloads),
    readPoolList(reader),
    readBlockList(reader),
    readVersion(reader),
    readSchemas(reader),
  ]);
  const isWhole = !workloadParts.some((part) => missed.has(part));
  const found = runningText([...daemonSets, ...installation.objects]);
  const running = isWhole ? found : (before.running ?? found);
  const told = installation.version ?? versionOfImages(daemonSets);
  const calicoVersion = version ?? (isWhole ? told : (before.calicoVersion ?? told));
  const kept = {
    ...(missed.has('ippools') && before.pools && { pools: before.pools }),
    ...(missed.has('blockaffinities') && before.blocks && { blocks: before.blocks }),
    ...(missed.has('schemas') && before.schemas && { schemas: before.schemas }),
  };
  return {
    ...kept,
    ...(calicoVersion !== undefined && { calicoVersion }),
    ...(pools !== undefined && { pools: readPools(pools) }),
    ...(blocks !== undefined && { blocks }),
    ...(running !== undefined && { running }),
    ...(schemas.length > 0 && { schemas }),
  };
}

/** What says which calico-nodes run, and how they are configured: half of it would say something else. */
const workloadParts = ['daemonsets', 'configmaps', 'installations'] as const;

/** The calico-node pods, of one node or of all; undefined where they can't be listed. */
export async function readCalicoPods(reader: Reader, node?: string): Promise<readonly CalicoPod[] | undefined> {
  const pods: CalicoPod[] = [];
  const fieldSelector = node === undefined ? undefined : `spec.nodeName=${node}`;
  const failure = await readLabelled(reader, '/api/v1', 'pods', fieldSelector, (page) => {
    pods.push(...readPods(page));
  });
  return failure === undefined ? pods : undefined;
}

async function readWorkloads(reader: Reader): Promise<readonly unknown[]> {
  const daemonSets: unknown[] = [];
  await readLabelled(reader, '/apis/apps/v1', 'daemonsets', undefined, (page) => {
    daemonSets.push(...readDaemonSets(page));
  });
  const configMaps = await Promise.all(
    configMapsOf(daemonSets).map(async (reference) => {
      const { namespace, name } = reference;
      const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/configmaps/${encodeURIComponent(name)}`;
      const result = await getRaw(reader.kubectl, path, reader.options);
      if (result.kind === 'ok') return [readConfigMap(result.value, reference)];
      tell(reader, 'configmaps', result);
      return [];
    }),
  );
  return [...daemonSets, ...configMaps.flat()];
}

/** Where Calico's pods run in nearly all installations; for users who may not list the whole cluster. */
const usualNamespaces = ['kube-system', 'calico-system'];

async function readLabelled(
  reader: Reader,
  group: string,
  resource: 'pods' | 'daemonsets',
  fieldSelector: string | undefined,
  onPage: (page: unknown) => void,
): Promise<KubectlFailure | undefined> {
  const read = (place: string): Promise<KubectlFailure | undefined> =>
    readPages(
      reader.kubectl,
      {
        path: `${group}${place}/${resource}`,
        parameters: { labelSelector: calicoSelector, fieldSelector },
        onPage(page) {
          onPage(page);
          return pageInfo(page);
        },
      },
      reader.options,
    );
  const { namespace } = reader;
  const failure = await read(namespace === undefined ? '' : `/namespaces/${encodeURIComponent(namespace)}`);
  if (failure === undefined) return undefined;
  if (failure.kind === 'forbidden' && namespace === undefined) {
    const failures = await Promise.all(usualNamespaces.map((namespace) => read(`/namespaces/${namespace}`)));
    if (failures.includes(undefined)) return undefined;
  }
  tell(reader, resource, failure);
  return failure;
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
const groups = ['/apis/crd.projectcalico.org/v1', '/apis/projectcalico.org/v3'];

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
  const read = async (group: string): Promise<readonly string[]> => {
    const result = await reader.kubectl.run(['get', '--raw', `/openapi/v3${group}`], reader.options);
    if (result.kind === 'ok') return [result.stdout];
    if (result.kind !== 'forbidden') tell(reader, 'schemas', result);
    return [];
  };
  // What Calico's own API server publishes is of another form than that of definitions.
  const [stored = '', native = ''] = groups;
  const [ofStored, ofOperator] = await Promise.all([read(stored), read('/apis/operator.tigera.io/v1')]);
  return [...(ofStored.length > 0 ? ofStored : await read(native)), ...ofOperator];
}

async function inEitherGroup<T>(
  reader: Reader,
  part: Part,
  read: (group: string) => Promise<{ readonly value: T } | { readonly failure: KubectlFailure }>,
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
