import { dollarReferences } from '../scanner.ts';
import { asList, asRecord, asText, at, pick } from './json.ts';

/** What runs in the cluster, reduced to what decides the detection: nothing else of it is kept. */

export interface ConfigMapReference {
  readonly namespace: string;
  readonly name: string;
  /** The keys that are used; undefined: all that name a variable (`envFrom`). */
  readonly keys: readonly string[] | undefined;
}

/** Variables that decide about addresses and networking, beside those of Calico that are no secrets. */
const telling: ReadonlySet<string> = new Set([
  'IP',
  'IP6',
  'IP_AUTODETECTION_METHOD',
  'IP6_AUTODETECTION_METHOD',
  'NODENAME',
  'CLUSTER_TYPE',
  'DATASTORE_TYPE',
  'WAIT_FOR_DATASTORE',
  'USE_POD_CIDR',
  'FELIX_INTERFACEPREFIX',
  'FELIX_IPINIPMTU',
  'FELIX_VXLANMTU',
  'FELIX_IPINIPENABLED',
  'FELIX_VXLANENABLED',
  'FELIX_BPFENABLED',
]);

function isTelling(name: string): boolean {
  return telling.has(name) || (/^CALICO_./.test(name) && !/PASSWORD|TOKEN|SECRET/.test(name));
}

/** Reduces the DaemonSets of a list to metadata, and of each container the image and the variables that matter. */
export function readDaemonSets(list: unknown): readonly unknown[] {
  return asList(at(list, 'items')).map((item) => {
    const pod = at(item, 'spec', 'template', 'spec');
    return {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { ...pick(at(item, 'metadata'), ['name', 'namespace']), ...labelOf(item) },
      spec: { template: { spec: { containers: asList(at(pod, 'containers')).map(readContainer) } } },
    };
  });
}

/** Reduces Installations to what the operator makes of calico-node's addresses. */
export function readInstallations(list: unknown): readonly unknown[] {
  return asList(at(list, 'items')).map((item) => {
    const network = at(item, 'spec', 'calicoNetwork');
    const pools = at(network, 'ipPools');
    return {
      apiVersion: 'operator.tigera.io/v1',
      kind: 'Installation',
      metadata: pick(at(item, 'metadata'), ['name']),
      spec: {
        ...pick(at(item, 'spec'), ['kubernetesProvider', 'variant']),
        calicoNetwork: {
          ...pick(network, ['linuxDataplane', 'bgp', 'nodeAddressAutodetectionV4', 'nodeAddressAutodetectionV6']),
          ...(Array.isArray(pools) && { ipPools: pools.map((pool) => pick(pool, ['cidr', 'encapsulation'])) }),
        },
      },
    };
  });
}

/** The version that the operator says it has installed. */
export function installedVersion(list: unknown): string | undefined {
  return asList(at(list, 'items'))
    .map((item) => asText(at(item, 'status', 'calicoVersion')))
    .find((version) => version !== undefined && version !== '');
}

/** The version by the image of the container calico-node of reduced DaemonSets. */
export function versionOfImages(daemonSets: readonly unknown[]): string | undefined {
  const containers = daemonSets.flatMap((item) => asList(at(item, 'spec', 'template', 'spec', 'containers')));
  const agent = containers.find((each) => at(each, 'name') === 'calico-node');
  return /^[^@]*:([^:/@]+)(?:@.*)?$/.exec(asText(at(agent, 'image')) ?? '')?.[1];
}

/** The ConfigMaps that reduced DaemonSets take variables from. */
export function configMapsOf(daemonSets: readonly unknown[]): readonly ConfigMapReference[] {
  const found = new Map<string, ConfigMapReference>();
  for (const item of daemonSets) {
    const namespace = asText(at(item, 'metadata', 'namespace')) ?? 'default';
    for (const container of asList(at(item, 'spec', 'template', 'spec', 'containers'))) {
      for (const { name, key } of referencesOf(container)) {
        const before = found.get(`${namespace}/${name}`)?.keys;
        const isKnown = found.has(`${namespace}/${name}`);
        const keys = key === undefined || (isKnown && before === undefined) ? undefined : [...(before ?? []), key];
        found.set(`${namespace}/${name}`, { namespace, name, keys });
      }
    }
  }
  return [...found.values()];
}

/** Reduces a ConfigMap to the keys that are used. */
export function readConfigMap(object: unknown, { keys, namespace, name }: ConfigMapReference): unknown {
  const data = asRecord(at(object, 'data'));
  const used = keys ?? Object.keys(data).filter(isTelling);
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data: pick(data, used) };
}

/** The objects as one JSON text of `kind: Message`; undefined where there are none. */
export function runningText(objects: readonly unknown[]): string | undefined {
  return objects.length === 0 ? undefined : JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
}

function labelOf(item: unknown): { labels?: unknown } {
  const label = asText(at(item, 'metadata', 'labels', 'k8s-app'));
  return label === undefined ? {} : { labels: { 'k8s-app': label } };
}

function readContainer(container: unknown): unknown {
  const env = asList(at(container, 'env'));
  const kept = referredTo(env);
  const imports = asList(at(container, 'envFrom')).flatMap((each) => {
    const source = pick(each, ['prefix', 'configMapRef']);
    return source['configMapRef'] === undefined ? [] : [source];
  });
  return {
    ...pick(container, ['name', 'image']),
    env: env
      .filter((each) => kept.has(asText(at(each, 'name')) ?? ''))
      .map((each) => pick(each, ['name', 'value', 'valueFrom'])),
    ...(imports.length > 0 && { envFrom: imports }),
  };
}

/** The names of variables that matter, and of those that they refer to, over any number of steps. */
function referredTo(env: readonly unknown[]): ReadonlySet<string> {
  const values = new Map(env.map((each) => [asText(at(each, 'name')) ?? '', asText(at(each, 'value')) ?? '']));
  const kept = new Set<string>();
  const pending = [...values.keys()].filter(isTelling);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (kept.has(name)) continue;
    kept.add(name);
    const references = dollarReferences(values.get(name) ?? '').map((reference) => reference.name);
    pending.push(...new Set(references.filter((reference) => values.has(reference) && !kept.has(reference))));
  }
  return kept;
}

function referencesOf(container: unknown): readonly { readonly name: string; readonly key: string | undefined }[] {
  const keys = asList(at(container, 'env')).flatMap((each) => {
    const name = asText(at(each, 'valueFrom', 'configMapKeyRef', 'name'));
    const key = asText(at(each, 'valueFrom', 'configMapKeyRef', 'key'));
    return name === undefined || key === undefined ? [] : [{ name, key }];
  });
  const whole = asList(at(container, 'envFrom')).flatMap((each) => {
    const name = asText(at(each, 'configMapRef', 'name'));
    return name === undefined ? [] : [{ name, key: undefined }];
  });
  return [...keys, ...whole];
}
