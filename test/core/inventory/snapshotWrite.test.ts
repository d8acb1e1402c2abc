import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ClusterInventory } from '../../../src/core/inventory/inventory.ts';
import { localNames } from '../../../src/core/inventory/inventory.ts';
import { readSnapshot } from '../../../src/core/inventory/snapshot.ts';
import { formatSnapshot } from '../../../src/core/inventory/snapshotWrite.ts';
import { yamlText } from '../../../src/core/inventory/yamlText.ts';
import { type Address, parseAddress } from '../../../src/core/net/address.ts';
import { parseInetLine, parseRoute, parseRule } from '../../../src/core/net/iproute2.ts';
import type { Node } from '../../../src/core/net/node.ts';
import { type CaseRecord, nodeOf, readCases } from '../../cases.ts';

const takenAt = '2026-11-20T09:00:00Z';

function inventoryOf(nodes: readonly Node[], more: Partial<ClusterInventory> = {}): ClusterInventory {
  return { source: { kind: 'cluster', name: 'admin@prod', takenAt }, nodes, hosts: localNames, ...more };
}

/** Writes the inventory and reads it again: everything must be there, without a problem, and written alike again. */
function check(inventory: ClusterInventory): string {
  const text = formatSnapshot(inventory);
  const reading = readSnapshot('file', 'file', text);
  assert.deepEqual(reading.problems, []);
  const source = { kind: 'snapshot', name: 'file', takenAt };
  assert.deepEqual(reading.inventory, { ...inventory, source });
  assert.equal(formatSnapshot({ ...reading.inventory, source: inventory.source }), text);
  return text;
}

const four = (text: string): Address => {
  const address = parseAddress(text);
  assert.ok(address);
  return address;
};
const bare: Node = { name: 'a', kernelOrder: true, prefixesKnown: true, families: [], routing: {}, sysctls: {} };
const address = parseInetLine('10.0.0.5/24');
const loose = parseInetLine('10.0.0.5');
const route = parseRoute('10.0.0.0/24 dev eth0 scope link', 4);
const rule6 = parseRule('0: from all lookup local', 6);
assert.ok(address && loose && route && rule6);
const eth0 = { name: 'eth0', addresses: [address] };

const nodes: Readonly<Record<string, Node>> = {
  'nothing known': bare,
  'no Kubernetes object': { ...bare, internalIPs: null },
  'nothing stored, not ready': { ...bare, ready: false, internalIPs: [], stored: {} },
  'in trouble': { ...bare, origin: 'addresses', trouble: 'No pod: "x" # {{ y }}\n— see `z`.', ready: true },
  'no interfaces': { ...bare, interfaces: [], families: [4, 6] },
  'one family': { ...bare, interfaces: [eth0], families: [4] },
  'of the annotation': {
    ...bare,
    origin: 'annotation',
    kernelOrder: false,
    prefixesKnown: false,
    families: [4],
    interfaces: [
      { name: 'eth0', addresses: [loose] },
      { name: 'on', addresses: [] },
    ],
  },
  'main table of one family': { ...bare, routing: { 4: { routes: [route], allTables: false } } },
  'all tables without table local': { ...bare, routing: { 4: { routes: [route], allTables: true } } },
  'no routes in any table': { ...bare, routing: { 6: { routes: [], allTables: true, rules: [rule6] } } },
  'no routes in main': { ...bare, routing: { 4: { routes: [], allTables: false } } },
  'tunnels of every kind': {
    ...bare,
    tunnels: {
      ...{ ipip: '10.244.5.192', vxlan: '10.244.5.193', vxlan6: 'fd00::1', wireguard: '10.244.5.194' },
      wireguard6: 'fd00::2',
    },
  },
  'no tunnels': { ...bare, tunnels: {} },
  labels: { ...bare, labels: { 'kubernetes.io/hostname': 'a', 'node-role.kubernetes.io/worker': '', year: '2026' } },
  'no labels': { ...bare, labels: {} },
  'what passes and what does not': {
    ...bare,
    neighbours: [
      { address: four('192.168.26.2'), device: 'ens32', state: 'FAILED' },
      { address: four('10.244.5.192'), device: 'vxlan.calico', mac: '66:40:b3:ea:b6:3f', state: 'PERMANENT' },
    ],
    fdb: [{ mac: '66:40:b3:ea:b6:3f', device: 'vxlan.calico', to: four('192.168.26.72') }],
    firewall: [':FORWARD DROP [0:0]', '[8:544] -A INPUT -p udp -m udp --dport 4789 -j DROP'],
  },
  'nothing that stops packets': { ...bare, neighbours: [], fdb: [], firewall: [] },
  settings: { ...bare, sysctls: { 'net.ipv4.conf.all.x': '1', 'net.ipv6.conf.eth0.5.use_tempaddr': '2' } },
};

for (const [name, node] of Object.entries(nodes)) {
  test(`a snapshot keeps a node: ${name}`, () => void check(inventoryOf([node])));
}

test('a snapshot keeps pools, blocks, hosts, the version and what runs', () => {
  const pool = { name: 'p', cidr: '10.244.0.0/16', ipipMode: 'Always', vxlanMode: 'Never', natOutgoing: true };
  const running = {
    apiVersion: 'v1',
    kind: 'List',
    items: [{ kind: 'DaemonSet', v: ['yes', '1e3', '0x1f', '', ' a', '#'] }],
  };
  check(
    inventoryOf([], {
      calicoVersion: 'v3.32.1',
      hosts: { names: new Map([...localNames.names, ['gw.example', [{ family: 4, value: 1n }]]]), complete: false },
      pools: [
        { ...pool, disabled: false, blockSize: 26, nodeSelector: 'all()' },
        { ...pool, name: '', disabled: true },
      ],
      blocks: [{ node: 'a', cidr: '10.244.5.192/26' }],
      running: JSON.stringify(running),
    }),
  );
  check(inventoryOf([], { running: 'no JSON at all', pools: [], blocks: [] }));
});

test('a snapshot keeps BGP sessions', () => {
  const peers = [
    { name: 'tor', peerIP: '10.70.1.1' },
    { name: 'reflectors', peerSelector: 'has(rr)' },
  ];
  check(inventoryOf([bare], { bgp: { nodeToNodeMesh: false, peers } }));
  check(inventoryOf([bare], { bgp: { nodeToNodeMesh: true, peers: [] } }));
});

test('a snapshot keeps pods', () => {
  const pod = { namespace: 'default', name: 'pod1', node: 'a', ips: ['10.244.5.193', 'fd00::5'], hostNetwork: false };
  check(
    inventoryOf([bare], { pods: [pod, { ...pod, name: 'x', ips: [], hostNetwork: true, labels: { app: 'web' } }] }),
  );
  check(inventoryOf([bare], { pods: [] }));
  const ports = [{ name: 'http', protocol: 'TCP', port: 8080 }];
  check(inventoryOf([bare], { pods: [{ ...pod, labels: {}, account: 'cart', ports }] }));
});

test('a snapshot keeps what policies look at besides pods', () => {
  check(
    inventoryOf([bare], {
      namespaces: [{ name: 'shop', labels: { team: 'red' } }],
      serviceAccounts: [{ namespace: 'shop', name: 'cart', labels: {} }],
      services: [
        { namespace: 'shop', name: 'web', clusterIPs: ['10.96.0.9'], externalIPs: ['203.0.113.7'] },
        { namespace: 'shop', name: 'db', clusterIPs: [], externalIPs: [] },
      ],
      endpointSlices: [
        { namespace: 'shop', service: 'web', addresses: ['10.244.0.5'], ports: [{ protocol: 'UDP', port: 53 }] },
      ],
    }),
  );
  check(inventoryOf([bare], { namespaces: [], serviceAccounts: [], services: [], endpointSlices: [] }));
});

test('a snapshot is YAML that people read', () => {
  assert.equal(
    formatSnapshot(
      inventoryOf([{ ...bare, name: 'vms71', internalIPs: ['192.168.26.71'], interfaces: [eth0], families: [4, 6] }]),
    ),
    `kind: CalicoInventory
version: 1
takenAt: "2026-11-20T09:00:00Z"
nodes:
  - name: vms71
    internalIPs: [192.168.26.71]
    interfaces:
      - name: eth0
        addresses: [10.0.0.5/24]
`,
  );
});

test('it names neither the context nor anything else of the user', () => {
  assert.doesNotMatch(formatSnapshot(inventoryOf([bare])), /admin|prod/);
});

test('every recorded machine survives, in YAML or in JSON', (t) => {
  for (const file of ['seed.json', 'notes-cases.json', 'fuzz.json']) {
    const cases = readCases(file);
    if (cases === undefined) continue;
    const records = Array.isArray(cases.data) ? cases.data.filter(isRecord) : [];
    for (const record of records) {
      const recorded = nodeOf(record);
      const settings = Object.entries(recorded.sysctls).map(([name, value]) => [name, String(value)] as const);
      const node = { ...recorded, sysctls: Object.fromEntries(settings) };
      check(inventoryOf([node, { ...node, name: 'twin', kernelOrder: false, origin: 'exec' }]));
    }
    t.diagnostic(`${file}: ${records.length} machines (${cases.from})`);
  }
});

function isRecord(value: unknown): value is CaseRecord {
  return typeof value === 'object' && value !== null && 'addr' in value && 'routes4' in value;
}

test('5000 nodes are written as JSON, one in each line', () => {
  const text = check(
    inventoryOf(
      Array.from({ length: 5000 }, (_, at) => ({
        ...bare,
        name: `worker-${String(at).padStart(5, '0')}`,
        interfaces: [eth0, { name: 'eth1', addresses: [address] }],
        families: [4, 6],
      })),
    ),
  );
  assert.equal(text.split('\n').filter((line) => line.startsWith('{"name":"worker-')).length, 5000);
});

test('any text survives YAML', () => {
  const word = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'yes',
      'NO',
      '~',
      '1',
      '1e3',
      '0x1f',
      '12:30',
      '-',
      '- a',
      'a: b',
      'a #b',
      '',
      ' ',
      'a ',
      '10.0.0.1',
      '1.5',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(word),
      fc.dictionary(fc.stringMatching(/^[a-z]+$/), word, { noNullPrototype: true }),
      (list, sysctls) => {
        const node = { ...bare, internalIPs: list, trouble: list.join('\n'), sysctls };
        const text = yamlText({
          kind: 'CalicoInventory',
          version: 1,
          nodes: [{ name: 'a', internalIPs: list, trouble: node.trouble, sysctls }],
        });
        const { inventory, problems } = readSnapshot('file', 'file', text);
        assert.deepEqual(problems, []);
        assert.deepEqual(inventory.nodes, [node]);
      },
    ),
    { numRuns: 500 },
  );
});
