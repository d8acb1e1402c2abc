import { endpointLabels, type Endpoint as Labelled } from '../calico/policyTargets.ts';
import { podPaths } from '../manifest/kinds.ts';
import type { YamlMap } from '../manifest/tree.ts';
import { type Address, parseAddress, parsePrefix, unmap } from '../net/address.ts';
import { flagOf, mapOf } from '../objects/fields.ts';
import { readNet } from './compileRule.ts';
import { mapAtPath, mapsAt, type PolicyObject, stringAt, stringsAt, textMap } from './objects.ts';
import { protocolNumber } from './protocols.ts';
import type { Endpoint, NamedPort, NetworkSet } from './world.ts';

/** Reads what has addresses and labels: pods, workloads that make pods, host endpoints, and sets of networks. */

/** The labels of namespaces and service accounts, by name and by `namespace/name`. */
export interface LabelSources {
  readonly namespaces: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly accounts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** `labelsToApply` of Calico's own profiles. */
  readonly profiles: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Namespace of an object that names none. */
export function namespaceOf({ namespace }: PolicyObject): string {
  return namespace || 'default';
}

export type ReadPod = Endpoint | { readonly outside: 'host-network' | 'finished'; readonly id: string };

/**
 * The pod that an object is or makes; undefined where it is no workload. One in the network of its host, and one that has
 * ended, is no endpoint (libcalico-go/lib/backend/k8s/conversion, v3.32.1).
 */
export function readPod(object: PolicyObject, sources: LabelSources): ReadPod | undefined {
  const podPath = podPaths.get(object.kind);
  if (podPath === undefined) return undefined;
  const isPod = object.kind === 'Pod';
  const namespace = namespaceOf(object);
  const id = `${namespace}/${object.name}`;
  const spec = mapAtPath(object.tree, podPath);
  if (flagOf(spec, 'hostNetwork') === true) return { outside: 'host-network', id };
  const status = mapOf(object.tree, 'status');
  if (isPod && ['Succeeded', 'Failed', 'Completed'].includes(stringAt(status, 'phase'))) {
    return { outside: 'finished', id };
  }
  const template = mapAtPath(object.tree, podPath.slice(0, -1));
  const labels = isPod ? object.labels : textMap(mapOf(template, 'metadata'), 'labels');
  const account = stringAt(spec, 'serviceAccountName') || stringAt(spec, 'serviceAccount') || 'default';
  const node = stringAt(spec, 'nodeName');
  return {
    kind: 'pod',
    id,
    name: object.name,
    namespace,
    node: node === '' ? undefined : node,
    labels: podLabels(labels, namespace, account, sources),
    ports: [...containerPorts(spec, 'containers'), ...containerPorts(spec, 'initContainers')],
    addresses: isPod ? podAddresses(object, status) : [],
    profiles: [`kns.${namespace}`, `ksa.${namespace}.${account}`],
    from: object.kind,
    at: { file: object.file, span: object.span },
  };
}

/** The name of a pod's service account. */
export function accountOf({ labels }: Endpoint): string {
  return labels.get('projectcalico.org/serviceaccount') ?? 'default';
}

/** All labels of a pod: its own, and those of its namespace and service account. */
export function podLabels(
  own: ReadonlyMap<string, string>,
  namespace: string,
  account: string,
  { namespaces, accounts }: LabelSources,
): ReadonlyMap<string, string> {
  const endpoint: Labelled = {
    labels: Object.fromEntries(own),
    namespace,
    namespaceLabels: Object.fromEntries(namespaceLabels(namespace, namespaces)),
    serviceAccount: account,
    serviceAccountLabels: Object.fromEntries(accounts.get(`${namespace}/${account}`) ?? []),
  };
  return endpointLabels(endpoint);
}

/** Every namespace has a label with its name, which the API server adds. */
function namespaceLabels(name: string, known: LabelSources['namespaces']): ReadonlyMap<string, string> {
  return new Map([...(known.get(name) ?? []), ['kubernetes.io/metadata.name', name]]);
}

const addressAnnotations = ['cni.projectcalico.org/podIPs', 'cni.projectcalico.org/podIP'];

function podAddresses({ annotations }: PolicyObject, status: YamlMap | undefined): readonly Address[] {
  const listed = mapsAt(status, 'podIPs').map((each) => stringAt(each, 'ip'));
  const one = stringAt(status, 'podIP');
  const told = listed.length > 0 ? listed : one === '' ? [] : [one];
  const annotated = addressAnnotations.flatMap((key) => annotations.get(key) ?? []).slice(0, 1);
  const texts = told.length > 0 ? told : annotated.flatMap((text) => text.split(','));
  return texts.flatMap((text) => {
    const address = parseAddress(text) ?? parsePrefix(text)?.address;
    return address === undefined ? [] : [unmap(address)];
  });
}

function containerPorts(spec: YamlMap | undefined, key: string): readonly NamedPort[] {
  return mapsAt(spec, key).flatMap((container) =>
    mapsAt(container, 'ports').flatMap((port): readonly NamedPort[] => {
      const name = stringAt(port, 'name');
      const number = Number(stringAt(port, 'containerPort'));
      const protocol = protocolNumber(stringAt(port, 'protocol') || 'TCP');
      return name === '' || !number || protocol === undefined ? [] : [{ name, protocol, port: number }];
    }),
  );
}

/** The endpoint that a HostEndpoint is; profiles that exist lend it their labels. */
export function readHostEndpoint(object: PolicyObject, { profiles }: LabelSources): Endpoint {
  const spec = mapOf(object.tree, 'spec');
  const named = stringsAt(spec, 'profiles');
  const lent = named.flatMap((name) => [...(profiles.get(name) ?? [])]);
  const node = stringAt(spec, 'node');
  const device = stringAt(spec, 'interfaceName');
  return {
    kind: 'host',
    id: `host:${object.name}`,
    name: object.name,
    namespace: undefined,
    node: node === '' ? undefined : node,
    labels: new Map([...lent, ...object.labels]),
    ports: mapsAt(spec, 'ports').flatMap((port): readonly NamedPort[] => {
      const protocol = protocolNumber(stringAt(port, 'protocol'));
      const number = Number(stringAt(port, 'port'));
      return protocol === undefined || !number ? [] : [{ name: stringAt(port, 'name'), protocol, port: number }];
    }),
    addresses: stringsAt(spec, 'expectedIPs').flatMap((text) => {
      const address = parseAddress(text);
      return address === undefined ? [] : [unmap(address)];
    }),
    profiles: named,
    ...(device !== '' && { interfaceName: device }),
    from: object.kind,
    at: { file: object.file, span: object.span },
  };
}

/** A NetworkSet inherits the labels of its namespace; a GlobalNetworkSet has only its own. */
export function readNetworkSet(object: PolicyObject, { namespaces }: LabelSources): NetworkSet {
  const nets = stringsAt(mapOf(object.tree, 'spec'), 'nets').flatMap((text) => readNet(text) ?? []);
  if (object.kind === 'GlobalNetworkSet') return { labels: object.labels, ports: [], nets };
  const namespace = namespaceOf(object);
  const inherited = [...namespaceLabels(namespace, namespaces)].map(([key, value]): [string, string] => [
    `pcns.${key}`,
    value,
  ]);
  const labels = new Map([
    ...inherited,
    ['pcns.projectcalico.org/name', namespace] as const,
    ...object.labels,
    ['projectcalico.org/namespace', namespace] as const,
  ]);
  return { labels, ports: [], nets };
}
