import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSnapshot } from '../../../src/core/inventory/snapshot.ts';
import { snapshotKeys } from '../../../src/core/inventory/snapshotKeys.ts';
import { formatInetLine, formatRoute, formatRule } from '../../../src/core/net/iproute2.ts';
import type { Node } from '../../../src/core/net/node.ts';
import { createLineIndex } from '../../../src/core/text.ts';
import { said } from '../../said.ts';

const head = 'kind: CalicoInventory\nversion: 1\n';

/** The nodes in a few words each, and the problems with their lines. */
function read(text: string): { nodes: string[]; problems: string[] } {
  const { inventory, problems } = readSnapshot('file', 'file', text);
  const lines = createLineIndex(text);
  const at = (offset: number | undefined): string =>
    offset === undefined ? '-' : String(lines.positionAt(offset).line + 1);
  return {
    nodes: inventory.nodes.map(describe),
    problems: problems.map(({ span, message }) => `${at(span?.start)}: ${said(message)}`),
  };
}

function describe({ name, interfaces, routing, internalIPs, stored, kernelOrder }: Node): string {
  const parts = [
    interfaces?.map((each) => [each.name, ...each.addresses.map(formatInetLine)].join(' ')).join(', ') ??
      'interfaces unknown',
    ...([4, 6] as const).flatMap((family) => routing[family]?.routes.map(formatRoute) ?? []),
    ...([4, 6] as const).flatMap((family) => routing[family]?.rules?.map(formatRule) ?? []),
    ...(internalIPs ? [`internal ${internalIPs.join(' ')}`] : []),
    ...(stored ? [`stored ${stored[4] ?? '-'} ${stored[6] ?? '-'}`] : []),
    ...(kernelOrder ? [] : ['order unknown']),
  ];
  return `${name}: ${parts.join('; ')}`;
}

const cases: readonly [string, string, { nodes?: string[]; problems?: string[] }][] = [
  ['the least', `${head}nodes: [{name: a}]`, { nodes: ['a: interfaces unknown'] }],
  [
    'addresses, routes and rules in the words of ip',
    `${head}nodes:
  - name: a
    internalIPs: [10.0.0.5]
    stored: {ipv4: 10.0.0.5/24}
    interfaceOrder: unknown
    interfaces:
      - {name: eth0, addresses: [10.0.0.5/24, 10.0.0.6/24 scope global secondary eth0]}
      - {name: tun0, addresses: [10.7.0.1 peer 10.7.0.2/24]}
    routes: [default via 10.0.0.1 dev eth0 metric 100, "fe80::/64 dev eth0 metric 256", "-6 default dev tun0"]
    rules: ["0: from all lookup local", "-6 0: from all lookup local"]`,
    {
      nodes: [
        'a: eth0 10.0.0.5/24 scope global, eth0 10.0.0.6/24'.replace(
          'eth0 10.0.0.5/24 scope global, eth0 10.0.0.6/24',
          'eth0 10.0.0.5/24 scope global 10.0.0.6/24 scope global secondary eth0',
        ) +
          ', tun0 10.7.0.1 peer 10.7.0.2/24 scope global; default via 10.0.0.1 dev eth0 metric 100; fe80::/64 dev eth0 metric 256; default dev tun0; 0: from all lookup local; 0: from all lookup local; internal 10.0.0.5; stored 10.0.0.5/24 -; order unknown',
      ],
    },
  ],
  ['JSON', '{"kind":"CalicoInventory","version":1,"nodes":[{"name":"a","interfaces":[]}]}', { nodes: ['a: '] }],
  ['CRLF and BOM', `\uFEFF${head}nodes:\n  - name: a\n`.replaceAll('\n', '\r\n'), { nodes: ['a: interfaces unknown'] }],
  [
    'empty',
    '',
    { problems: ["-: This isn't an inventory: it must be a mapping that starts with `kind: CalicoInventory`."] },
  ],
  [
    'another kind',
    'kind: Pod\n',
    { problems: ["1: This isn't an inventory: it must be a mapping that starts with `kind: CalicoInventory`."] },
  ],
  [
    'a newer version',
    'kind: CalicoInventory\nversion: 2\nnodes: []',
    { problems: ['2: Unknown version 2; this release reads version 1.'] },
  ],
  [
    'wrong types, one message each, and the rest is read',
    `${head}takenAt: 5
nodes:
  - name: 7
  - name: b
    interfaces: eth0
  - name: c
    interfaces:
      - name: eth0
        adresses: [10.0.0.1/24]
      - name: eth1
        mtu: big
        addresses: [10.0.0.1, 10.0.0.2/33, 10.0.0.3/24]
    routes: [nonsense]
    rules: [nonsense]
    neighbours: [nonsense]
    fdb: ["33:33:00:00:00:01 dev vxlan.calico self permanent"]
  - just text
`,
    {
      nodes: ['b: ', 'c: eth0, eth1 10.0.0.3/24 scope global'],
      problems: [
        '3: `takenAt` must be a quoted string.',
        '5: `nodes[0].name` must be a quoted string.',
        '5: This node is skipped: it needs a `name`.',
        '7: `nodes[1].interfaces` must be a list.',
        '11: Unknown `adresses`; expected name, index, parent, flags, state, mtu, master, group, kind, addresses.',
        '13: `nodes[2].interfaces[1].mtu` must be a number.',
        '14: "10.0.0.1" isn\'t an address with a prefix length, such as 192.168.26.71/24.',
        '14: "10.0.0.2/33" isn\'t an address with a prefix length, such as 192.168.26.71/24.',
        '15: "nonsense" isn\'t a route as printed by `ip route`.',
        '16: "nonsense" isn\'t a rule as printed by `ip rule`.',
        '17: "nonsense" isn\'t a neighbor as printed by `ip neigh`.',
        '19: `nodes[3]` must be a mapping (key: value).',
        '19: This node is skipped: it needs a `name`.',
      ],
    },
  ],
  [
    'twins',
    `${head}nodes: [{name: a}, {name: a}]`,
    { nodes: ['a: interfaces unknown'], problems: ['3: Node "a" is listed twice; the first entry wins.'] },
  ],
];

for (const [name, text, { nodes = [], problems = [] }] of cases) {
  test(`snapshot: ${name}`, () => assert.deepEqual(read(text), { nodes, problems }));
}

test('a snapshot that breaks off keeps the nodes before', () => {
  const { nodes, problems } = read(`${head}nodes:\n  - name: a\n  - name: "b\n`);
  assert.deepEqual(nodes[0], 'a: interfaces unknown');
  assert.ok(problems.length > 0);
});

test('the schema names the keys that the reader knows', () => {
  const schema = JSON.parse(readFileSync(new URL('../../../media/inventory.schema.json', import.meta.url), 'utf8'));
  const { node, interface: device } = schema.definitions;
  const keys = {
    snapshot: Object.keys(schema.properties),
    node: Object.keys(node.properties),
    interface: Object.keys(device.properties),
    stored: Object.keys(node.properties.stored.properties),
    tunnels: Object.keys(node.properties.tunnels.properties),
    pool: Object.keys(schema.properties.pools.items.properties),
    block: Object.keys(schema.properties.blocks.items.properties),
    ipam: Object.keys(schema.properties.ipam.properties),
    bgp: Object.keys(schema.properties.bgp.properties),
    kubeadm: Object.keys(schema.properties.kubeadm.properties),
    peer: Object.keys(schema.properties.bgp.properties.peers.items.properties),
    pod: Object.keys(schema.properties.pods.items.properties),
    port: Object.keys(schema.properties.pods.items.properties.ports.items.properties),
    labelled: Object.keys(schema.definitions.labelled.properties),
    service: Object.keys(schema.properties.services.items.properties),
    slice: Object.keys(schema.properties.endpointSlices.items.properties),
    slicePort: Object.keys(schema.properties.endpointSlices.items.properties.ports.items.properties),
  };
  assert.deepEqual(keys, snapshotKeys);
});

test('the example has no problems', () => {
  const url = new URL('../../../examples/two-nodes/two-nodes.calico-inventory.yaml', import.meta.url);
  assert.deepEqual(read(readFileSync(url, 'utf8')).problems, []);
});

test('thousands of empty lines cost next to nothing', () => {
  const text = `${head}${' \r\n'.repeat(20_000)}# nothing\nnodes: [{ name: a }]\n`;
  const before = process.threadCpuUsage();
  assert.deepEqual(read(text).problems, []);
  const { user, system } = process.threadCpuUsage(before);
  assert.ok(user + system < 1_000_000, `${(user + system) / 1000} ms`);
});
