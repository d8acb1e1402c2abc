import type { ClusterInventory } from '../../../src/core/inventory/inventory.ts';
import { readSnapshot } from '../../../src/core/inventory/snapshot.ts';
import { type CalicoService, createCalicoService } from '../../../src/core/service.ts';

/** A cluster, and manifests for it, in which everything that has a name is called `name`. */
export interface HostileWorld {
  readonly service: CalicoService;
  readonly inventory: ClusterInventory;
  readonly texts: ReadonlyMap<string, string>;
}

export const manifestFile = 'calico.yaml';

export function hostileWorld(name: string): HostileWorld {
  const texts = hostileFiles(name);
  const service = createCalicoService();
  for (const [file, text] of texts) service.setFile(file, text);
  const { inventory } = readSnapshot(name, name, JSON.stringify(snapshot(name)));
  service.setInventory(inventory);
  return { service, inventory, texts };
}

/** The manifests by the names of their files, one of which is `name` as far as a file can be. */
export function hostileFiles(name: string): ReadonlyMap<string, string> {
  return new Map([
    [manifestFile, documents(daemonSet(name), { kind: 'ConfigMap', metadata: { name }, data: { [name]: name } })],
    [`${name.replace(/[/\0\ud800]/g, '∕')}.yaml`, documents(...resources(name))],
    ['widgets.yaml', documents(definition(name), widget(name))],
  ]);
}

function documents(...all: readonly object[]): string {
  return all.map((each) => `${JSON.stringify(each, undefined, 1)}\n`).join('---\n');
}

/** Every other node lacks the interface, so that both what is chosen and what is not is told. */
export function snapshot(name: string): object {
  const node = (at: number): object => ({
    name: `${name}${at === 0 ? '' : at}`,
    trouble: name,
    labels: { [name]: name, zone: name },
    internalIPs: [`10.0.0.${at + 1}`],
    stored: { ipv4: `10.0.0.${at + 1}/24` },
    interfaces: [
      { name: 'lo', addresses: ['127.0.0.1/8'] },
      { name: at % 2 === 0 ? name : `docker${name}`, addresses: [`10.0.0.${at + 1}/24`] },
    ],
    routes: [`default via 10.0.0.254 dev eth0`],
    rules: [],
  });
  return {
    ...{ kind: 'CalicoInventory', version: 1, calicoVersion: name, nodes: [0, 1, 2].map(node) },
    pools: [{ name, cidr: '10.244.0.0/16', ipipMode: name, nodeSelector: name }],
    blocks: [{ node: name, cidr: '10.244.0.0/26' }],
    pods: [0, 1].map((at) => {
      const node = at === 0 ? name : `${name}1`;
      return { namespace: name, name: `${name}${at}`, node, ips: [`10.244.0.${at + 2}`], labels: { app: name } };
    }),
  };
}

function daemonSet(name: string): object {
  const env = [
    { name: 'IP', value: 'autodetect' },
    { name: 'IP_AUTODETECTION_METHOD', value: `interface=${name},.*` },
    { name: 'IP6', value: name },
    { name: 'IP6_AUTODETECTION_METHOD', value: `can-reach=${name}` },
    { name: 'CALICO_NETWORKING_BACKEND', value: name },
    { name: 'CALICO_IPV4POOL_CIDR', valueFrom: { configMapKeyRef: { name, key: name } } },
    { name, value: name },
    { name, value: `$(${name})` },
  ];
  const container = { name: 'calico-node', image: `quay.io/calico/node:${name}`, env };
  const metadata = { name: 'calico-node', namespace: name, annotations: { [name]: name } };
  return { kind: 'DaemonSet', metadata, spec: { template: { spec: { containers: [container] } } } };
}

function resources(name: string): readonly object[] {
  const of = (kind: string, spec: object, metadata: object = {}): object => ({
    apiVersion: 'projectcalico.org/v3',
    kind,
    metadata: { name, ...metadata },
    spec,
  });
  const rule = {
    action: 'Allow',
    protocol: name,
    source: { selector: `app == '${name}'`, nets: [name] },
    [name]: name,
  };
  return [
    of('IPPool', { cidr: name, ipipMode: name, nodeSelector: `zone == "${name}"` }),
    of('IPPool', { cidr: '10.244.0.0/16', blockSize: name, nodeSelector: 'has(zone)' }),
    of('BGPPeer', { node: name, peerIP: name, password: { secretKeyRef: { name, key: name } } }),
    of('NetworkPolicy', { tier: name, order: 1, selector: 'has(app)', ingress: [rule] }, { namespace: name }),
    of('NetworkPolicy', { selector: 'all()', ingress: [{ action: name }, rule] }, { namespace: name }),
    { ...of('NetworkPolicy', { podSelector: {} }, { namespace: name }), apiVersion: 'networking.k8s.io/v1' },
    { ...of('Pod', { containers: [] }, { namespace: name, labels: { [name]: name } }), apiVersion: 'v1' },
    of('FelixConfiguration', { logSeverityScreen: name, [name]: name }),
    of(name, {}),
  ];
}

function definition(name: string): object {
  const properties = {
    spec: {
      type: 'object',
      description: name,
      properties: {
        size: { type: 'string', description: `${name}\n\n${name}`, pattern: name, enum: [name], default: name },
        [name]: { type: 'string', description: name },
      },
      'x-kubernetes-validations': [{ rule: name, message: name }],
    },
  };
  const schema = { openAPIV3Schema: { type: 'object', properties } };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.crd.projectcalico.org' },
    spec: {
      ...{ group: 'crd.projectcalico.org', scope: 'Cluster', names: { kind: 'Widget', plural: 'widgets' } },
      versions: [{ name: 'v1', served: true, storage: true, schema }],
    },
  };
}

function widget(name: string): object {
  const spec = { size: name, [name]: name };
  return { apiVersion: 'crd.projectcalico.org/v1', kind: 'Widget', metadata: { name }, spec };
}
