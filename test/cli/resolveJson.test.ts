import assert from 'node:assert/strict';
import test from 'node:test';
import { daemonSet, runCli } from './harness.ts';

const inventory = `kind: CalicoInventory
version: 1
calicoVersion: v3.30.0
nodes:
  - name: n1
    stored: {}
    interfaces:
      - {name: lo, addresses: [127.0.0.1/8]}
      - {name: eth0, addresses: [10.0.0.1/24, 169.254.1.1/16]}
      - {name: eth1, addresses: [10.0.1.1/24], state: down}
  - name: n2
    stored: {}
    interfaces: []
`;
const common = { family: 4, method: 'first-found', assumptions: [], candidates: [] };
const ordinary = { down: false, virtual: false, next: false };

const interfaces = [
  {
    ...ordinary,
    name: 'lo',
    addresses: ['127.0.0.1/8'],
    virtual: true,
    verdict: {
      kind: 'excluded-by-default',
      text: 'excluded by `^lo`, default since v3.23.4',
      pattern: '^lo',
      since: 'v3.23.4',
    },
  },
  {
    ...ordinary,
    name: 'eth0',
    addresses: ['10.0.0.1/24', '169.254.1.1/16'],
    next: true,
    verdict: {
      kind: 'overtaken',
      text: "matches, but eth1 is later in the kernel's list",
      address: '10.0.0.1',
      by: 'eth1',
    },
  },
  {
    ...ordinary,
    name: 'eth1',
    addresses: ['10.0.1.1/24'],
    down: true,
    verdict: { kind: 'chosen', text: "last suitable one in the kernel's list", address: '10.0.1.1' },
  },
];

const chosen = {
  ...common,
  outcome: 'chosen',
  detection: 'detected',
  resolved: true,
  interface: 'eth1',
  address: '10.0.1.1/24',
  subnet: '10.0.1.0/24',
  why: "last suitable one in the kernel's list",
  next: { interface: 'eth0', address: '10.0.0.1/24' },
  interfaces,
};

const failing = {
  ...common,
  outcome: 'exits',
  because: 'nothing-detected',
  detection: 'none',
  resolved: false,
  why: 'calico-node fails to start: no suitable interface',
  failure: { kind: 'no-interface', text: 'no suitable interface' },
  interfaces: [],
};

test('every interface with its verdict', async () => {
  const { code, stdout, stderr } = await runCli({
    args: ['resolve', '--method', 'first-found', '--inventory', 'i.yaml', '--format', 'json'],
    files: { 'i.yaml': inventory },
  });
  const { tool, ...report }: Record<string, unknown> = JSON.parse(stdout);
  assert.deepEqual({ code, stderr, tool: Object.keys(tool ?? {}) }, { code: 1, stderr: '', tool: ['name', 'version'] });
  const nodes = [
    { name: 'n1', exits: false, cleared: [], families: [chosen] },
    { name: 'n2', exits: true, cleared: [], families: [failing] },
  ];
  const verdict = {
    ...{ family: 4, address: 'error', reach: 'error', change: 'information', level: 'error' },
    text: "Pods on n1 and n2 can't reach each other. n2 has no IPv4 address for Calico: calico-node fails to start: no suitable interface.",
  };
  const calico = { version: 'v3.30.0', from: 'inventory', text: 'v3.30.0' };
  assert.deepEqual(report, {
    version: 1,
    inventory: { kind: 'snapshot', name: 'i.yaml' },
    resolutions: [{ object: null, calico, verdicts: [verdict], nodes }],
  });
});

test('the object, and a method that is not known', async () => {
  const manifest = daemonSet(
    '{name: IP, value: autodetect}',
    '{name: NODEIP, valueFrom: {fieldRef: {fieldPath: status.hostIP}}}',
    '{name: IP_AUTODETECTION_METHOD, value: can-reach=$(NODEIP)}',
  );
  const { code, stdout } = await runCli({
    args: ['resolve', 'a.yaml', '--inventory', 'nodes', '--format=json'],
    files: { 'a.yaml': manifest, 'nodes/n1': '2: eth0: <UP>\n    inet 10.0.0.7/24 scope global eth0\n' },
  });
  assert.equal(code, 1);
  const [{ object, nodes, calico }] = JSON.parse(stdout).resolutions;
  assert.deepEqual(calico, { version: 'v3.32.1', from: 'image', text: 'v3.32.1' });
  assert.deepEqual(object, {
    file: 'a.yaml',
    range: { start: { line: 1, column: 1, offset: 0 }, end: { line: 12, column: 70, offset: manifest.length - 1 } },
    kind: 'DaemonSet',
    namespace: 'kube-system',
    name: 'calico-node',
  });
  const [{ interfaces, ...family }] = nodes[0].families;
  assert.equal(interfaces.length, 1);
  assert.deepEqual(family, {
    family: 4,
    outcome: 'chosen',
    detection: 'unknown',
    resolved: false,
    why: 'unknown: the value of status.hostIP on the node is unknown',
    missing: { kind: 'field', text: 'the value of status.hostIP on the node is unknown' },
    candidates: [],
    assumptions: [],
  });
});
