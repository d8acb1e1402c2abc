import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { check, runCli } from './harness.ts';

/** `check --assert`: what is expected of the sample's nodes and paths. */

const example = (name: string): string =>
  readFileSync(new URL(`../../examples/two-nodes/${name}`, import.meta.url), 'utf8');
const broken = example('calico.yaml');
const solved = broken.replace('interface=ens*,eth*', 'interface=ens33,eth0');
const inventory = example('two-nodes.calico-inventory.yaml').replaceAll(
  /\{ namespace: default, name: (pod\d),/g,
  '{ namespace: default, name: $1, labels: { app: $1 }, account: default,',
);
const policy = `apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: web, namespace: default }
spec:
  selector: app == 'pod2'
  ingress: [{ action: Allow, protocol: TCP, destination: { ports: [80] } }]
`;
const stopped =
  "Packets from default/pod1 to default/pod2 stop at IPIP decapsulation on vms72: Other nodes drop packets from vms71: the outer source 192.168.26.71 is no node's Calico address (its own is 192.168.30.71). Fix: use cidr=192.168.26.0/24, so every node can reach the others.";

interface Case {
  readonly name: string;
  readonly expected: string;
  readonly manifest?: string;
  readonly code: number;
  /** On standard error. */
  readonly told: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'all is as expected',
    expected: `nodes:
  vms71: { address: 192.168.30.71 }
  "*": { network: 192.168.30.0/24 }
reach:
  - { from: default/pod1, to: default/pod2 }
  - { from: pod1, to: 8.8.8.8 }
`,
    code: 0,
    told: ['4 of 4 expectations met.'],
  },
  {
    name: 'addresses and paths that differ, each with its witness',
    manifest: broken.replace('interface=ens*,eth*', 'interface=ens33,eth1'),
    expected: `nodes:
  vms71: { address: 192.168.26.71, network: 192.168.30.0/24 }
  vms72:
    network: 192.168.30.0/24
  vms73: { address: 192.168.30.73 }
  "*": { network: "fd00::/8" }
reach:
  - from: default/pod1
    to: default/pod2
  - { from: node:vms71, to: node:vms72, not: true }
  - { from: pod1, to: pod9 }
`,
    code: 1,
    told: [
      'e.yaml:2:21: vms71 gets 192.168.30.71 (ens33), but 192.168.26.71 is expected.',
      'e.yaml:4:14: vms72 gets 192.168.26.72 (eth1), but 192.168.30.0/24 is expected.',
      'e.yaml:5:21: There is no node vms73 in the inventory.',
      "e.yaml:6:19: vms71 gets no address of IPv6, but fd00::/8 is expected: IP6 isn't set.",
      "e.yaml:6:19: vms72 gets no address of IPv6, but fd00::/8 is expected: IP6 isn't set.",
      `e.yaml:8:5: default/pod1 → default/pod2 is expected to arrive. ${stopped}`,
      'e.yaml:10:5: node:vms71 → node:vms72 is expected not to arrive, but reaches it. Packets from vms71 reach vms72: not encapsulated, out ens32.',
      'e.yaml:11:5: pod1 → pod9: "pod9" isn\'t a pod, node or address in the inventory.',
      '1 of 8 expectations met.',
    ],
  },
  {
    name: 'policies decide about a port',
    manifest: `${solved}---\n${policy}`,
    expected: `reach:
  - { from: default/pod1, to: default/pod2, port: 80 }
  - { from: default/pod1, to: default/pod2, port: 443/tcp, not: true }
  - { from: default/pod1, to: default/pod2, port: 53/udp }
`,
    code: 1,
    told: [
      'e.yaml:4:5: default/pod1 → default/pod2 UDP 53 is expected to arrive. Tier default denies UDP 53 at default/pod2 by default: none of its rules allows it. Allow it in a policy of that tier.',
      '2 of 3 expectations met.',
    ],
  },
  {
    name: 'a file that is not as it should be, each fault with its place',
    expected: `nodes:
  vms71: { adress: 192.168.30.71 }
  vms72: {}
  vms73: { address: nowhere, network: 192.168.30.1.0/24 }
  vms74: all
reach:
  - { from: 3, to: default/pod2 }
  - { from: default/pod1, to: default/pod2, port: 80/nothing }
  - default/pod1
`,
    code: 2,
    told: [
      'e.yaml:2:20: Unknown `adress`; expected address, network.',
      'e.yaml:3:10: Expect an `address` or a `network` of vms72.',
      'e.yaml:4:21: "nowhere" is no address.',
      'e.yaml:4:39: "192.168.30.1.0/24" is no network like 192.168.30.0/24.',
      'e.yaml:5:10: `nodes.vms74` must be a mapping (key: value).',
      'e.yaml:7:13: `reach[0].from` must be a quoted string.',
      'e.yaml:7:5: A pair needs `from` and `to`: pods, nodes or addresses.',
      'e.yaml:8:51: "80/nothing" is no port; write it like 80/tcp, 53/udp or icmp.',
      'e.yaml:9:5: `reach[2]` must be a mapping (key: value).',
    ],
  },
  {
    name: 'nothing is expected',
    expected: '# later\n',
    code: 2,
    told: ['e.yaml:1:1: Nothing is expected: name `nodes` or `reach`.'],
  },
  {
    name: 'behind a comment and a mark of a document',
    expected: '# why\n---\nnodes: { vms71: { address: 192.168.26.71 } }\n',
    code: 1,
    told: ['e.yaml:3:28: vms71 gets 192.168.30.71 (ens33), but 192.168.26.71 is expected.', '0 of 1 expectation met.'],
  },
  {
    name: 'what would not be looked at is a fault',
    expected: 'nodes: { vms71: { address: }, vms72: { network: "::ffff:192.168.30.0/120" } }\n---\nreach: []\n',
    code: 2,
    told: [
      'e.yaml:1:28: `address` is empty.',
      'e.yaml:1:49: "::ffff:192.168.30.0/120" is no network like 192.168.30.0/24.',
      'e.yaml:2:1: Expectations are a single document.',
    ],
  },
  {
    name: 'there is no calico-node',
    manifest: policy,
    expected: 'nodes: { vms71: { address: 192.168.30.71 } }\n',
    code: 2,
    told: ['e.yaml: nothing can be expected, since there is no calico-node in the files.'],
  },
];

const args = ['check', 'calico.yaml', '--inventory', 'i.yaml', '--assert', 'e.yaml', '--rule', 'nodes-apart=off'];

for (const { name, expected, manifest = solved, code, told } of cases) {
  test(`assert: ${name}`, async () => {
    const files = { 'calico.yaml': manifest, 'i.yaml': inventory, 'e.yaml': expected };
    const ran = await runCli({ args, files });
    assert.deepEqual([ran.code, ...ran.stderr.trimEnd().split('\n')], [code, ...told]);
  });
}

test('assert: the summary of a job tells what is not so', async () => {
  let summary = '';
  const { code } = await runCli({
    args: [...args, '--summary', 's.md'],
    files: { 'calico.yaml': solved, 'i.yaml': inventory, 'e.yaml': 'nodes: { vms71: { address: 192.168.26.71 } }\n' },
    after: (folder) => {
      summary = readFileSync(join(folder, 's.md'), 'utf8');
    },
  });
  assert.equal(code, 1);
  assert.match(summary, /^## ✖ The Calico check fails\n/);
  assert.ok(
    summary.includes(
      '- e.yaml:1:28: vms71 gets 192.168.30.71 (ens33), but 192.168.26.71 is expected.\n- 0 of 1 expectation met.\n',
    ),
    summary,
  );
});

check([
  {
    name: 'assert: without an inventory',
    args: ['check', 'calico.yaml', '--assert', 'e.yaml'],
    files: { 'calico.yaml': solved, 'e.yaml': 'reach: []\n' },
    expected: {
      code: 2,
      stderr: ['--assert asks about nodes: name an inventory. "vscode-calico check --help" tells more.'],
    },
  },
  {
    name: 'assert: a file that is not there',
    args: ['check', 'calico.yaml', '--inventory', 'i.yaml', '--assert', 'e.yaml'],
    files: { 'calico.yaml': solved, 'i.yaml': inventory },
    expected: { code: 2, stderr: ['e.yaml: no such file or directory.'] },
  },
]);
