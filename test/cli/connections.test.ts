import assert from 'node:assert/strict';
import test from 'node:test';
import { check, runCli } from './harness.ts';

const manifests = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { nodeName: n1, containers: [{ name: c, image: i }] }
status: { podIP: 10.65.0.1 }
---
apiVersion: v1
kind: Pod
metadata: { name: cli, namespace: lab }
spec: { nodeName: n1, containers: [{ name: c, image: i }] }
status: { podIP: 10.65.1.1 }
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: in, namespace: shop }
spec:
  ingress:
    - { action: Log }
    - { action: Allow, protocol: TCP, destination: { ports: [80] } }
`;

const flow = { from: 'lab/cli', to: 'shop/web', protocol: 'tcp', dport: 80 };
const judged = [
  {
    egress: { verdict: 'allow', by: 'profile', kind: 'Profile', policy: 'kns.lab', rule: 0 },
    ingress: {
      verdict: 'allow',
      by: 'rule',
      tier: 'default',
      kind: 'NetworkPolicy',
      policy: 'shop/in',
      rule: 1,
      trail: [{ tier: 'default', kind: 'NetworkPolicy', policy: 'shop/in', rule: 0, action: 'Log' }],
    },
    verdict: 'allow',
  },
  {
    ingress: {
      verdict: 'deny',
      by: 'tier-default',
      tier: 'default',
      trail: [{ tier: 'default', kind: 'NetworkPolicy', policy: 'shop/in', rule: 0, action: 'Log' }],
    },
    verdict: 'deny',
  },
];
const flows = [flow, { from: 'ip:203.0.113.9', to: 'shop/web', protocol: 17, dport: 53, verdict: 'not read' }];

test('flows are judged in the order of their list', async () => {
  for (const list of [flows, { flows }]) {
    const args = ['connections', 'm.yaml', '--flows', 'f.json', '--calico-version', 'v3.32.1'];
    const given = { files: { 'm.yaml': manifests, 'f.json': JSON.stringify(list) }, args };
    const { code, stdout, stderr } = await runCli(given);
    assert.deepEqual([code, stderr, JSON.parse(stdout)], [0, '', judged]);
  }
});

test('files are those of the folder where none is named, and flows may come from a pipe', async () => {
  const [policy = '', ...pods] = manifests.split('---\n').reverse();
  const files = { 'pods.yaml': pods.join('---\n'), 'policies/in.yaml': policy };
  const { code, stdout } = await runCli({ files, args: ['connections', '--flows', '-'], stdin: JSON.stringify(flows) });
  assert.deepEqual([code, JSON.parse(stdout)], [0, judged]);
});

const host = `apiVersion: projectcalico.org/v3
kind: HostEndpoint
metadata: { name: h }
spec: { node: n }
`;

const other = manifests.replace('[80]', '[80, 443]');

check([
  {
    name: 'who may talk to whom',
    files: { 'm.yaml': manifests },
    args: ['connections', 'm.yaml'],
    expected: {
      code: 0,
      stdout: [
        'From lab/cli',
        '  shop/web      TCP 80',
        '  outside IPv4  all',
        '',
        'From shop/web',
        '  lab/cli       all',
        '  outside IPv4  all',
        '',
        'From outside IPv4',
        '  lab/cli   all',
        '  shop/web  TCP 80',
        '',
        '6 pairs of 6 may talk; between the others nothing is allowed.',
      ],
    },
  },
  {
    name: 'as a table',
    files: { 'm.yaml': manifests },
    args: ['connections', 'm.yaml', '--format', 'markdown'],
    expected: {
      code: 0,
      stdout: [
        '| from ↓ to → | lab/cli | shop/web | outside IPv4 |',
        '| --- | --- | --- | --- |',
        '| lab/cli | – | TCP 80 | all |',
        '| shop/web | all | – | all |',
        '| outside IPv4 | all | TCP 80 | – |',
      ],
    },
  },
  {
    name: 'as a table where an address is not known',
    files: { 'm.yaml': host },
    args: ['connections', 'm.yaml', '--format', 'markdown'],
    expected: {
      code: 0,
      stdout: [
        '| from ↓ to → | host:h | outside IPv4 |',
        '| --- | --- | --- |',
        '| host:h | – | address unknown |',
        '| outside IPv4 | address unknown | – |',
      ],
    },
  },
  {
    name: 'as a graph',
    files: { 'm.yaml': manifests },
    args: ['connections', 'm.yaml', '--format=dot'],
    expected: {
      code: 0,
      stdout: [
        'digraph connections {',
        '  rankdir=LR;',
        '  n0 [label="lab/cli", shape=box];',
        '  n1 [label="shop/web", shape=box];',
        '  n2 [label="outside IPv4", shape=ellipse];',
        '  n0 -> n1 [label="TCP 80"];',
        '  n0 -> n2 [label="all"];',
        '  n1 -> n0 [label="all"];',
        '  n1 -> n2 [label="all"];',
        '  n2 -> n0 [label="all"];',
        '  n2 -> n1 [label="TCP 80"];',
        '}',
      ],
    },
  },
  {
    name: 'as a drawing',
    files: { 'm.yaml': host },
    args: ['connections', 'm.yaml', '--format', 'svg'],
    expected: {
      code: 0,
      stdout: [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="461" height="194" role="img" font-family="sans-serif" font-size="12" fill="#1f2328">',
        '<title>0 of 0 pairs may talk; of 2 more no address is known</title>',
        '<rect fill="#ffffff" width="100%" height="100%"/>',
        '<text fill="#57606a" x="10" y="94">From ↓ to →</text>',
        '<text x="127" y="94" transform="rotate(-35 127 94)">host:h</text>',
        '<text x="255" y="94" transform="rotate(-35 255 94)">outside IPv4</text>',
        '<text font-weight="600" x="10" y="119">host:h</text>',
        '<g><rect fill="#fff8c5" stroke="#d4a72c" x="245" y="102" width="126" height="24" rx="3"/><text x="253" y="119">address unknown</text></g>',
        '<text font-weight="600" x="10" y="145">outside IPv4</text>',
        '<g><rect fill="#fff8c5" stroke="#d4a72c" x="117" y="128" width="126" height="24" rx="3"/><text x="125" y="145">address unknown</text></g>',
        '<text fill="#57606a" x="10" y="179">0 of 0 pairs may talk; of 2 more no address is known</text>',
        '</svg>',
      ],
    },
  },
  {
    name: 'what appears and vanishes',
    files: { 'm.yaml': manifests, 'n.yaml': other },
    args: ['connections', 'm.yaml', '--diff', 'n.yaml'],
    expected: { code: 1, stdout: ['+ lab/cli → shop/web: TCP 443', '+ outside IPv4 → shop/web: TCP 443'] },
  },
  {
    name: 'nothing that changes',
    files: { 'm.yaml': manifests, 'n.yaml': manifests },
    args: ['connections', 'm.yaml', '--diff', 'n.yaml'],
    expected: { code: 0, stdout: ['No connection appears or vanishes.'] },
  },
  {
    name: 'what decides',
    files: { 'm.yaml': manifests },
    args: ['connections', 'm.yaml', '--explain', '203.0.113.9', 'shop/web', '443'],
    expected: {
      code: 1,
      stdout: [
        'ip:203.0.113.9 → shop/web (10.65.0.1), TCP 443: denied',
        '',
        'ingress at shop/web: denied by the end of tier default: none of its rules matches',
        '  rule 0 of NetworkPolicy shop/in logs it',
        '  Policies there, in their order:',
        '    tier default  NetworkPolicy  shop/in  m.yaml:15',
      ],
    },
  },
  {
    name: 'two questions at once',
    args: ['connections', '--explain', '--diff', 'a', 'b'],
    expected: {
      code: 2,
      stderr: ['--explain and --diff don\'t go together. "vscode-calico connections --help" tells more.'],
    },
  },
  {
    name: 'a port that is none',
    args: ['connections', '--explain', 'a', 'b', '80/tcpp'],
    expected: {
      code: 2,
      stderr: [
        '--explain takes two ends and a port, like shop/web lab/db 5432/tcp. "vscode-calico connections --help" tells more.',
      ],
    },
  },
]);

test('exact ports as JSON', async () => {
  const { stdout } = await runCli({ files: { 'm.yaml': manifests }, args: ['connections', 'm.yaml', '--json'] });
  const { connections } = JSON.parse(stdout);
  assert.deepEqual(connections[0], {
    from: 'lab/cli',
    to: 'shop/web',
    allowed: [{ protocol: 'tcp', all: false, sets: [{ sourcePorts: [[0, 65_535]], ports: [[80, 80]] }] }],
  });
});

const broken = 'apiVersion: v1\nkind: Pod\nmetadata: { name: [\n';

check([
  ...(
    [
      ['a list that is none', { from: 'a' }, 'f.json must be a list of flows, or an object with a list "flows".'],
      ['a flow that is none', [flow, 5], 'Flow 2 in f.json: it must be an object.'],
      ['no protocol', [{ from: 'a', to: 'b' }], 'Flow 1 in f.json: "protocol" must be a name like tcp, or a number.'],
      ['a port', [{ ...flow, dport: 70_000 }], 'Flow 1 in f.json: "dport" must be a whole number from 0 to 65535.'],
      [
        'an end that is not there',
        [{ ...flow, to: 'shop/wep' }],
        'Flow 1 in f.json: There is no shop/wep in the files: ends are namespace/pod, ip:ADDRESS, node:NAME, host and host:NAME.',
      ],
      ['an address', [{ ...flow, from: 'ip:10.0' }], 'Flow 1 in f.json: "ip:10.0" is no address.'],
    ] as const
  ).map(([name, list, stderr]) => ({
    name,
    files: { 'm.yaml': manifests, 'f.json': JSON.stringify(list) },
    args: ['connections', 'm.yaml', '--flows', 'f.json'],
    expected: { code: 2, stderr: [stderr] },
  })),
  {
    name: 'flows that are not JSON',
    files: { 'm.yaml': manifests, 'f.json': '[' },
    args: ['connections', 'm.yaml', '--flows', 'f.json'],
    expected: { code: 2, stderr: ["f.json isn't JSON: Unexpected end of JSON input."] },
  },
  {
    name: 'what breaks is told, and the exit code says so',
    files: { 'm.yaml': broken, 'f.json': '[]' },
    args: ['connections', 'm.yaml', '--flows', 'f.json'],
    expected: {
      code: 2,
      stdout: ['[]'],
      stderr: ['m.yaml:4: Wrong indentation: lines of one mapping or list must start in the same column.'],
    },
  },
]);
