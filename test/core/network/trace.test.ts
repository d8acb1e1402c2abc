import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { formatTraceText } from '../../../src/cli/formats/traceText.ts';
import type { TraceOptions } from '../../../src/core/features/networkViews.ts';
import { readSnapshot } from '../../../src/core/inventory/snapshot.ts';
import { createCalicoService } from '../../../src/core/service.ts';
import { inEnglish, said } from '../../said.ts';

/** Paths in the sample cluster, as it is and changed; what is told of them stands in test/fixtures/paths. */
interface Case {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly method?: string;
  /** Replacements in the inventory's text, each of which must fit. */
  readonly inventory?: readonly (readonly [text: string, by: string])[];
  /** Replacements in the manifest. */
  readonly manifest?: readonly (readonly [text: string, by: string])[];
  readonly options?: TraceOptions;
}

const net30 = 'interface=ens33,eth0';
const net26 = 'cidr=192.168.26.0/24';
const blockRoute = '      - 10.244.5.192/26 via 192.168.26.72 dev tunl0 proto bird onlink\n';
const blocks = 'blocks:\n  - { node: vms71, cidr: 10.244.118.192/26 }\n  - { node: vms72, cidr: 10.244.5.192/26 }\n';
const ipip = 'ipipMode: Always';
/** Both nodes have the address that container runtimes like to give, on bridges of different names. */
const renamed: Case['inventory'] = [['      - name: docker0\n        state: down\n', '      - name: br0\n']];
const inAzure = ['  - name: vms71\n', '  - name: vms71\n    providerID: azure:///subscriptions/1/vms71\n'] as const;
const poolInFile = `apiVersion: projectcalico.org/v3
kind: IPPool
metadata: { name: default-ipv4-ippool }
spec: { cidr: 10.244.0.0/16, ipipMode: CrossSubnet, natOutgoing: true }
---
apiVersion: v1
`;
const meshOff = `apiVersion: projectcalico.org/v3
kind: BGPConfiguration
metadata: { name: default }
spec: { nodeToNodeMeshEnabled: false }
---
apiVersion: v1
`;
const twoPods: Case['inventory'] = [
  ['pods:\n', 'pods:\n  - { name: pod3, node: vms71, ips: [10.244.118.194] }\n'],
  ['      - name: calice0906292e2\n', '      - name: calice0906292e2\n      - name: cali49778cadcf1\n'],
  ['      - 10.244.118.193 dev', '      - 10.244.118.194 dev cali49778cadcf1 scope link\n      - 10.244.118.193 dev'],
];
/** The nodes' second networks differ, and a router joins them. */
const apart: NonNullable<Case['inventory']> = [
  ['[192.168.30.72/24]', '[192.168.31.72/24]'],
  [
    '192.168.30.0/24 dev eth0 proto kernel scope link src 192.168.30.72 metric 101',
    '192.168.31.0/24 dev eth0 scope link src 192.168.31.72',
  ],
  [
    '      - default via 192.168.26.2 dev ens32',
    '      - 192.168.31.0/24 via 192.168.30.1 dev ens33\n      - default via 192.168.26.2 dev ens32',
  ],
  [
    '      - default via 192.168.26.2 dev eth1',
    '      - 192.168.30.0/24 via 192.168.31.1 dev eth0\n      - default via 192.168.26.2 dev eth1',
  ],
];
const vxlan: NonNullable<Case['inventory']> = [
  [ipip, 'vxlanMode: Always'],
  ['tunnels: { ipip: 10.244.118.192 }', 'tunnels: { vxlan: 10.244.118.192 }'],
  ['tunnels: { ipip: 10.244.5.192 }', 'tunnels: { vxlan: 10.244.5.192 }'],
];

const cases: readonly Case[] = [
  { name: 'pod-to-pod-far', from: 'pod1', to: 'pod2', method: net30 },
  { name: 'pod-to-pod-far-26', from: 'pod1', to: 'default/pod2', method: net26 },
  { name: 'pod-to-pod-far-live', from: 'pod1', to: '10.244.5.193', method: net30, options: { mode: 'live' } },
  { name: 'pod-to-pod-near', from: 'pod1', to: 'pod3', method: net30, inventory: twoPods },
  { name: 'node-to-pod-near', from: 'node:vms71', to: 'pod1', method: net30 },
  { name: 'node-to-pod-far', from: 'node:vms71', to: 'pod2', method: net30 },
  { name: 'node-to-pod-far-live', from: 'vms71', to: 'pod2', options: { mode: 'live' } },
  { name: 'pod-to-node-near', from: 'pod1', to: 'node:vms71', method: net30 },
  { name: 'pod-to-node-far', from: 'pod1', to: 'node:vms72', method: net30 },
  {
    name: 'pod-to-node-far-without-nat',
    from: 'pod1',
    to: '192.168.26.72',
    method: net30,
    inventory: [['natOutgoing: true', 'natOutgoing: false']],
  },
  { name: 'node-to-node', from: 'node:vms71', to: 'node:vms72', method: net30 },
  { name: 'outer-source', from: 'pod1', to: 'pod2', method: 'interface=ens*,eth*' },
  { name: 'block-route-removed', from: 'pod1', to: 'pod2', method: net26, inventory: [[blockRoute, '']] },
  {
    name: 'block-route-removed-live',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [[blockRoute, '']],
    options: { mode: 'live' },
  },
  { name: 'block-route-to-come', from: 'pod1', to: 'pod2', method: net30, inventory: [[blockRoute, '']] },
  {
    name: 'gateway-nowhere',
    from: 'pod1',
    to: 'pod2',
    method: net26,
    inventory: [['via 192.168.26.72 dev tunl0', 'via 192.168.26.99 dev tunl0']],
  },
  {
    name: 'gateway-without-route',
    from: 'pod1',
    to: 'pod2',
    method: net26,
    inventory: [
      ['      - default via 192.168.26.2 dev ens32 proto static metric 100\n', ''],
      ['      - 192.168.26.0/24 dev ens32 proto kernel scope link src 192.168.26.71 metric 100\n', ''],
    ],
  },
  {
    name: 'route-by-another-interface',
    from: 'pod1',
    to: 'pod2',
    method: net26,
    inventory: [
      [ipip, 'ipipMode: Never'],
      ['192.168.26.72 dev tunl0 proto bird onlink', '192.168.26.72 dev ens33 proto 80 onlink'],
    ],
  },
  {
    name: 'rule-for-pods',
    from: 'pod1',
    to: 'pod2',
    method: net26,
    inventory: [
      ['"0: from all lookup local"\n', '"0: from all lookup local"\n      - "100: from 10.244.0.0/16 lookup 100"\n'],
      ['      - blackhole', '      - blackhole 10.244.5.192/26 table 100\n      - blackhole'],
    ],
  },
  {
    name: 'rule-for-pods-to-node',
    from: 'pod1',
    to: 'node:vms72',
    method: net26,
    inventory: [
      ['"0: from all lookup local"\n', '"0: from all lookup local"\n      - "100: from 10.244.0.0/16 lookup 100"\n'],
      ['      - blackhole', '      - 192.168.26.0/24 via 192.168.30.1 dev ens33 table 100\n      - blackhole'],
    ],
  },
  {
    name: 'router-broken',
    from: 'pod1',
    to: 'pod2',
    method: 'interface=ens33,eth0',
    inventory: [...apart.slice(0, 2), ...apart.slice(3)],
  },
  {
    name: 'router-broken-without-default',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [...apart.slice(0, 2), ['      - default via 192.168.26.2 dev ens32 proto static metric 100\n', '']],
  },
  { name: 'through-router', from: 'pod1', to: 'pod2', method: net30, inventory: apart },
  { name: 'node-left-out', from: 'pod1', to: 'pod2', method: 'interface=ens33' },
  {
    name: 'node-without-address',
    from: 'pod1',
    to: 'pod2',
    method: 'interface=ens33',
    inventory: [['stored: { ipv4: 192.168.26.72/24 }', 'stored: {}']],
  },
  { name: 'address-unknown', from: 'pod1', to: 'pod2', method: 'can-reach=example.com' },
  {
    name: 'duplicate-address',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [['[192.168.30.72/24]', '[192.168.30.71/24]']],
  },
  { name: 'address-of-docker', from: 'pod1', to: 'pod2', method: 'interface=ens33,docker0', inventory: renamed },
  {
    name: 'address-of-docker-plain',
    from: 'node:vms71',
    to: 'node:vms72',
    method: 'interface=ens33,docker0',
    inventory: renamed,
  },
  {
    name: 'docker-takes-the-peer',
    from: 'node:vms71',
    to: 'node:vms72',
    method: net26,
    inventory: [
      ['        state: down\n        addresses: [172.17.0.1/16]', '        addresses: [192.168.26.65/28]'],
      [
        '      - 172.17.0.0/16 dev docker0 proto kernel scope link src 172.17.0.1 linkdown',
        '      - 192.168.26.64/28 dev docker0 proto kernel scope link src 192.168.26.65',
      ],
    ],
  },
  {
    name: 'interface-down',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [['      - name: eth0\n', '      - name: eth0\n        state: down\n']],
  },
  {
    name: 'pod-route-missing',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [['      - 10.244.5.193 dev calibd2348b4f67 scope link\n', '']],
  },
  {
    name: 'pod-route-missing-on-both',
    from: 'pod1',
    to: 'pod2',
    method: net26,
    inventory: [
      ['      - 10.244.118.193 dev calice0906292e2 scope link\n', ''],
      ['      - blackhole 10.244.118.192/26 proto bird\n', ''],
      ['- 10.244.5.193 dev calibd2348b4f67 scope link', '- 10.244.5.193 via 192.168.26.71 dev tunl0 onlink'],
    ],
  },
  {
    name: 'node-to-pod-blocks-unknown',
    from: 'node:vms71',
    to: 'pod2',
    method: net30,
    inventory: [[blocks, '']],
  },
  {
    name: 'mtu',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [
      ['      - name: calice0906292e2\n', '      - name: calice0906292e2\n        mtu: 1500\n'],
      ['      - name: ens33\n', '      - name: ens33\n        mtu: 1500\n'],
    ],
  },
  {
    name: 'mtu-of-the-peer',
    from: 'pod1',
    to: 'pod2',
    method: net26,
    inventory: [
      ['      - name: ens32\n', '      - name: ens32\n        mtu: 9000\n'],
      ['      - name: tunl0\n', '      - name: tunl0\n        mtu: 8980\n'],
      ['      - name: eth1\n', '      - name: eth1\n        mtu: 1500\n'],
    ],
  },
  {
    name: 'mtu-not-wrapped',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [
      [ipip, 'ipipMode: Never'],
      ['      - name: calice0906292e2\n', '      - name: calice0906292e2\n        mtu: 9000\n'],
      ['      - name: ens33\n', '      - name: ens33\n        mtu: 1500\n'],
    ],
  },
  {
    name: 'tunnel-down',
    from: 'pod1',
    to: 'pod2',
    method: net26,
    inventory: [
      ['      - name: tunl0\n        addresses: [10.244.5.192/32]', '      - name: tunl0\n        state: down'],
    ],
  },
  {
    name: 'tunnel-missing',
    from: 'pod1',
    to: 'pod2',
    method: net26,
    inventory: [
      ['  - name: vms72\n', '  - name: vms72\n    origin: exec\n'],
      ['      - name: tunl0\n        addresses: [10.244.5.192/32]\n', ''],
    ],
  },
  {
    name: 'block-route-refuses',
    from: 'pod1',
    to: 'pod2',
    method: net26,
    inventory: [
      ['10.244.5.192/26 via 192.168.26.72 dev tunl0 proto bird onlink', 'blackhole 10.244.5.192/26 proto bird'],
    ],
  },
  {
    name: 'pool-disabled',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [['natOutgoing: true', 'natOutgoing: true, disabled: true']],
  },
  { name: 'azure-ipip', from: 'pod1', to: 'pod2', method: net26, inventory: [inAzure] },
  {
    name: 'azure-not-wrapped',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [inAzure, [ipip, 'ipipMode: CrossSubnet']],
  },
  { name: 'cross-subnet-near', from: 'pod1', to: 'pod2', method: net30, inventory: [[ipip, 'ipipMode: CrossSubnet']] },
  {
    name: 'cross-subnet-far',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [[ipip, 'ipipMode: CrossSubnet'], ...apart],
  },
  {
    name: 'pool-changed-in-the-file',
    from: 'pod1',
    to: 'pod2',
    method: net26,
    manifest: [['apiVersion: v1\n', poolInFile]],
  },
  {
    name: 'pool-changed-in-the-file-live',
    from: 'pod1',
    to: 'pod2',
    method: net26,
    manifest: [['apiVersion: v1\n', poolInFile]],
    options: { mode: 'live' },
  },
  { name: 'mesh-off', from: 'pod1', to: 'pod2', method: net30, manifest: [['apiVersion: v1\n', meshOff]] },
  {
    name: 'mesh-off-without-peers',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [['pods:\n', 'bgp: { nodeToNodeMesh: false, peers: [] }\npods:\n']],
  },
  {
    name: 'mesh-off-with-reflectors',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [['pods:\n', 'bgp: { nodeToNodeMesh: false, peers: [{ name: r, peerSelector: has(rr) }] }\npods:\n']],
  },
  { name: 'not-wrapped', from: 'pod1', to: 'pod2', method: net30, inventory: [[ipip, 'ipipMode: Never']] },
  {
    name: 'not-wrapped-through-router',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [[ipip, 'ipipMode: Never'], ...apart],
  },
  { name: 'vxlan', from: 'pod1', to: 'pod2', method: net30, inventory: vxlan },
  {
    name: 'vxlan-cross-subnet',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [[ipip, 'vxlanMode: CrossSubnet']],
  },
  { name: 'vxlan-without-tunnel-address', from: 'pod1', to: 'pod2', method: net30, inventory: vxlan.slice(0, 2) },
  {
    name: 'wireguard',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [
      ['tunnels: { ipip', 'tunnels: { wireguard: 10.244.118.200, ipip'],
      ['tunnels: { ipip: 10.244.5', 'tunnels: { wireguard: 10.244.5.200, ipip: 10.244.5'],
    ],
  },
  { name: 'bird-before-3.32', from: 'pod1', to: 'pod2', method: net30, manifest: [['node:v3.32.1', 'node:v3.30.2']] },
  { name: 'felix-since-3.33', from: 'pod1', to: 'pod2', method: net30, manifest: [['node:v3.32.1', 'node:v3.33.0']] },
  { name: 'version-unknown', from: 'pod1', to: 'pod2', method: net30, manifest: [['node:v3.32.1', 'node:latest']] },
  {
    name: 'backend-vxlan',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    manifest: [['calico_backend: bird', 'calico_backend: vxlan']],
  },
  {
    name: 'backend-none',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    manifest: [['calico_backend: bird', 'calico_backend: none']],
  },
  {
    name: 'flannel',
    from: 'pod1',
    to: 'pod2',
    method: net26,
    manifest: [['calico_backend: bird', 'calico_backend: none']],
    inventory: [
      ['via 192.168.26.72 dev tunl0 proto bird onlink', 'via 10.244.5.192 dev flannel.1 onlink'],
      ['via 192.168.26.71 dev tunl0 proto bird onlink', 'via 10.244.118.192 dev flannel.1 onlink'],
      ['- name: tunl0', '- name: flannel.1'],
      ['- name: tunl0', '- name: flannel.1'],
    ],
  },
  {
    name: 'borrowed-address',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [
      ['ips: [10.244.5.193]', 'ips: [10.244.77.5]'],
      ['blocks:\n', 'blocks:\n  - { node: vms71, cidr: 10.244.77.0/26 }\n'],
      ['- 10.244.5.193 dev', '- 10.244.77.5 dev'],
    ],
  },
  {
    name: 'blocks-unknown',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [[blocks, '']],
  },
  {
    name: 'pools-unknown',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [
      [
        'pools:\n  - { name: default-ipv4-ippool, cidr: 10.244.0.0/16, ipipMode: Always, natOutgoing: true, blockSize: 26 }\n',
        '',
      ],
    ],
  },
  {
    name: 'host-network-pod',
    from: 'pod1',
    to: 'pod2',
    method: net30,
    inventory: [['ips: [10.244.5.193]', 'ips: [192.168.26.72], hostNetwork: true']],
  },
  { name: 'no-pod-there', from: 'pod1', to: '10.244.5.210', method: net30 },
  { name: 'other-family', from: '10.244.118.193', to: 'fd00::5', method: net30 },
  {
    name: 'node-named-by-address',
    from: '10.0.0.5',
    to: '192.168.26.72',
    method: net30,
    inventory: [
      ['  - name: vms71\n', '  - name: 10.0.0.5\n'],
      ['{ node: vms71, cidr', '{ node: 10.0.0.5, cidr'],
      ['node: vms71, ips', 'node: 10.0.0.5, ips'],
      ['        addresses: [192.168.26.72/24]\n', ''],
    ],
  },
  { name: 'nobody', from: 'pod1', to: 'pod9', method: net30 },
  { name: 'outside', from: 'pod1', to: '8.8.8.8', method: net30 },
  {
    name: 'own-node-dropped',
    from: 'pod1',
    to: 'node:vms71',
    method: net30,
    manifest: [
      [
        '            - name: IP_AUTODETECTION_METHOD',
        '            - { name: FELIX_DEFAULTENDPOINTTOHOSTACTION, value: drop }\n            - name: IP_AUTODETECTION_METHOD',
      ],
    ],
  },
  { name: 'outside-from-node', from: 'vms71', to: '8.8.8.8', method: net30 },
  { name: 'outside-on-link', from: 'pod1', to: '192.168.26.9', method: net30 },
  {
    name: 'outside-without-nat',
    from: 'pod1',
    to: '8.8.8.8',
    method: net30,
    inventory: [['natOutgoing: true', 'natOutgoing: false']],
  },
  { name: 'outside-in-pool', from: 'pod1', to: '10.244.99.9', method: net30 },
  {
    name: 'outside-pools-unknown',
    from: 'pod1',
    to: '8.8.8.8',
    method: net30,
    inventory: [
      [
        'pools:\n  - { name: default-ipv4-ippool, cidr: 10.244.0.0/16, ipipMode: Always, natOutgoing: true, blockSize: 26 }\n',
        '',
      ],
    ],
  },
  { name: 'outside-cannot-ask', from: '8.8.8.8', to: 'pod1', method: net30 },
];

const folder = new URL('../../fixtures/paths/', import.meta.url);
const example = (name: string): string =>
  readFileSync(new URL(`../../../examples/two-nodes/${name}`, import.meta.url), 'utf8');

function changed(text: string, changes: Case['inventory'] = []): string {
  return changes.reduce((result, [from, to]) => {
    assert.ok(result.includes(from), `there is no ${from}`);
    return result.replace(from, () => to);
  }, text);
}

function told({ from, to, method, inventory, manifest, options }: Case): string {
  const service = createCalicoService();
  const text = changed(example('two-nodes.calico-inventory.yaml'), inventory);
  const reading = readSnapshot('inventory', 'inventory', text);
  assert.deepEqual(reading.problems, []);
  service.setInventory(reading.inventory);
  const own: Case['inventory'] = method === undefined ? [] : [['interface=ens*,eth*', method]];
  service.setFile('calico.yaml', changed(example('calico.yaml'), [...own, ...(manifest ?? [])]));
  const paths = service.trace('calico.yaml', from, to, options);
  assert.ok(paths);
  return 'reason' in paths ? `${said(paths.reason)}\n` : formatTraceText(inEnglish(paths), (_, each) => each);
}

for (const each of cases) {
  test(`path: ${each.name}`, () => {
    const url = new URL(`${each.name}.expected`, folder);
    const text = told(each);
    if (process.env['UPDATE_EXPECT'] === '1') writeFileSync(url, text);
    assert.equal(text, existsSync(url) ? readFileSync(url, 'utf8') : '');
  });
}

test('every fixture has its case', () => {
  assert.deepEqual(readdirSync(folder).sort(), cases.map(({ name }) => `${name}.expected`).sort());
});
