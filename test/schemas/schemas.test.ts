import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { filesBelow, textOf } from '../architecture/sources.ts';
import { runCli, sampleManifest, twoNodes } from '../cli/harness.ts';
import { fakeProgram } from '../cluster/fakeKubectl.ts';
import { node, type Script, scripted } from '../cluster/scripted.ts';
import { generatedSchemas } from './generated.ts';
import { type OutputName, outputs } from './outputs.ts';
import { createValidator, outputOf } from './validate.ts';

/** The schemas are those of the code, and what the program prints is as they say. */

test('each schema is what the types of the code say: npm run schemas', () => {
  const generated = generatedSchemas();
  assert.deepEqual(filesBelow('schemas', '.json'), [...generated.keys()].sort());
  for (const [path, text] of generated) assert.equal(textOf(path), text, path);
});

test('docs/cli.md names each schema', () => {
  const docs = textOf('docs/cli.md');
  assert.deepEqual(
    Object.keys(outputs).filter((name) => !docs.includes(`(../schemas/${name}.schema.json)`)),
    [],
  );
});

const policies = `
apiVersion: v1
kind: Pod
metadata: { name: pod1, labels: { app: one } }
spec: {}
---
apiVersion: v1
kind: Pod
metadata: { name: pod2, labels: { app: two } }
spec: {}
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: two, namespace: default }
spec:
  selector: app == 'two'
  ingress:
    - { action: Log }
    - { action: Deny, protocol: ICMP, icmp: { type: 8 } }
    - { action: Deny, protocol: TCP, destination: { ports: [81] } }
    - { action: Allow, protocol: TCP, destination: { ports: ["80:82"] } }
`;
const broken = `
apiVersion: crd.projectcalico.org/v1
kind: IPPool
metadata: { name: a }
spec: { cidr: 10.244.0.0/33, vxlanmod: Always }
`;
const files = {
  'calico.yaml': sampleManifest,
  'policies.yaml': policies,
  'other/policies.yaml': policies.replace('[81]', '[82]'),
  'broken.yaml': broken,
  'i.yaml': twoNodes,
  'flows.json': JSON.stringify([
    { from: 'default/pod1', to: 'default/pod2', protocol: 'tcp', dport: 80 },
    { from: 'ip:192.0.2.1', to: 'default/pod2', protocol: 'icmp', icmpType: 8, icmpCode: 0 },
    { from: 'node:vms71', to: 'default/pod2', protocol: 'udp', dport: 53 },
  ]),
  'ipv6.yaml': readFileSync(new URL('../fixtures/ipv6.calico-inventory.yaml', import.meta.url), 'utf8'),
};
const inventory = ['--inventory', 'i.yaml'] as const;

/** Each prints JSON; between them they have every part of the answers that the sample can have. */
const runs: readonly (readonly string[])[] = [
  ['check', 'calico.yaml', 'policies.yaml', 'broken.yaml', ...inventory, '--format', 'json'],
  ['check', 'policies.yaml', '--format', 'json'],
  ['resolve', 'calico.yaml', ...inventory, '--format', 'json'],
  ...['first-found', 'cidr=10.0.0.0/8', 'can-reach=example.com', 'interface=(', 'kubernetes-internal-ip'].map(
    (method) => [...['resolve', '--method', method, ...inventory, '--format', 'json']],
  ),
  ['resolve', '--method', 'first-found', '--family', '6', '--inventory', 'ipv6.yaml', '--format', 'json'],
  ['matrix', 'calico.yaml', ...inventory, '--method', 'can-reach=example.com', '--json'],
  ['trace', 'pod1', 'pod2', 'calico.yaml', ...inventory, '--json'],
  ['trace', 'pod1', 'pod2', 'calico.yaml', 'policies.yaml', ...inventory, '--json'],
  ['trace', 'pod1', 'pod2', 'calico.yaml', 'policies.yaml', '--port', '81/tcp', ...inventory, '--json'],
  ['trace', 'node:vms71', '198.51.100.1', '--live', ...inventory, '--json'],
  ['reach', 'calico.yaml', ...inventory, '--json'],
  ['reach', 'calico.yaml', '--diff', ...inventory, '--json'],
  ['reach', '--live', ...inventory, '--json'],
  ['doctor', ...inventory, '--json'],
  ['doctor', 'calico.yaml', 'broken.yaml', ...inventory, '--json'],
  ['connections', 'policies.yaml', '--json'],
  ['connections', 'policies.yaml', '--diff', 'other', '--json'],
  ['connections', 'policies.yaml', '--explain', 'pod1', 'pod2', '81/tcp', '--json'],
  ['connections', 'policies.yaml', 'calico.yaml', ...inventory, '--flows', 'flows.json'],
];

const seen = new Set<OutputName>();
const validate = createValidator();

for (const args of runs) {
  test(`${args.join(' ')}: as its schema says`, async () => {
    const { stdout, stderr } = await runCli({ args, files });
    const name = outputOf(args);
    assert.ok(name !== undefined && stdout !== '', stderr);
    validate(name, JSON.parse(stdout));
    seen.add(name);
  });
}

const daemonSet = {
  metadata: { name: 'calico-node', namespace: 'kube-system', resourceVersion: '1', uid: 'u', generation: 1 },
  spec: {
    template: {
      spec: {
        hostNetwork: true,
        containers: [
          {
            name: 'calico-node',
            image: 'calico/node:v3.32.1',
            env: [{ name: 'IP', value: 'autodetect' }],
          },
        ],
      },
    },
  },
};
const stored = { 'projectcalico.org/IPv4Address': '10.0.0.1/24' };
const script: Script = [
  ['/api/v1/nodes', { stdout: { items: [node('a', stored), node('b')] } }],
  ['/api/v1/namespaces/kube-system', { stdout: { metadata: { uid: 'uid-1' } } }],
  ['/daemonsets', { stdout: { items: [daemonSet] } }],
  ['can-i', { stdout: 'yes\n' }],
  ['get --ignore-not-found', { stdout: { apiVersion: 'apps/v1', kind: 'DaemonSet', ...daemonSet } }],
  [
    'apply',
    {
      stdout: {
        ...{ apiVersion: 'apps/v1', kind: 'DaemonSet' },
        ...daemonSet,
        spec: { ...daemonSet.spec, minReadySeconds: 1 },
      },
    },
  ],
];

test('verify and apply --plan-out, of a scripted cluster: as their schemas say', async () => {
  await scripted(script, async () => {
    const cluster = ['--context', 'a', '--kubectl', fakeProgram];
    const verified = await runCli({ args: ['verify', ...cluster, '--json'] });
    assert.ok(verified.stdout !== '', verified.stderr);
    validate('verify', JSON.parse(verified.stdout));
    seen.add('verify');
    let plan = '';
    const manifest = { apiVersion: 'apps/v1', kind: 'DaemonSet', ...daemonSet };
    const applied = await runCli({
      args: ['apply', 'd.json', ...cluster, '--plan-out', 'plan.json'],
      files: { 'd.json': JSON.stringify(manifest) },
      after: (folder) => {
        plan = readFileSync(`${folder}/plan.json`, 'utf8');
      },
    });
    assert.ok(plan !== '', applied.stderr);
    validate('plan', JSON.parse(plan));
    seen.add('plan');
  });
});

test('every output was tried', () => {
  assert.deepEqual([...seen].sort(), Object.keys(outputs).sort());
});

test('what no type names is refused', () => {
  const report = { version: 1, tool: { name: 'x', version: '1' }, files: [], agents: 0, nodes: null, findings: [] };
  const whole = { ...report, counts: { error: 0, warning: 0, information: 0, hint: 0 }, failures: [] };
  validate('check', whole);
  assert.throws(() => validate('check', { ...whole, more: 1 }), /must NOT have additional properties/);
  assert.throws(() => validate('check', report), /must have required property 'counts'/);
});
