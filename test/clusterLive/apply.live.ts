import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { patience } from '../patience.ts';
import {
  applyAs,
  configMapWith,
  daemonSetWith,
  fileWith,
  podsByNode,
  specs,
  storedAddresses,
  textIn,
} from './applyRun.ts';
import { absent, auditServer, down, isHarmless, killServer, kubectl, scenarioText, upWith } from './testCluster.ts';

/** `apply` on a real API server, with real controllers, against a calico-node that is acted. */

const options = { skip: absent, timeout: patience * 6 };
const first = { r1: '10.91.0.11/24', r2: '10.91.0.12/24', r3: '10.91.0.13/24', r4: '10.91.0.14/24' };
const second = { r1: '10.92.0.11/24', r2: '10.92.0.12/24', r3: '10.92.0.13/24', r4: '10.92.0.14/24' };
const confirm = { when: 'type the name of the context', type: 'admin' };

/** A method that moves all nodes from where they are, and their addresses then. */
function elsewhere(): { readonly method: string; readonly addresses: object } {
  const isFirst = storedAddresses()['r1'] === first.r1;
  return isFirst ? { method: 'interface=eth1', addresses: second } : { method: 'interface=eth0', addresses: first };
}

if (absent === false) {
  before(() => upWith('rollout'));
  after(down);
}

test('a plan tells what would move, and writes nothing', options, async () => {
  const audit = auditServer();
  const file = fileWith('eth1.json', daemonSetWith('interface=eth1'));
  const [stored, spec] = [storedAddresses(), specs()];
  assert.deepEqual(stored, first);
  const { code, stdout, stderr } = await applyAs(
    'admin',
    [file],
    [{ when: 'type the name of the context', type: 'production' }],
  );
  assert.equal(code, 1);
  assert.match(stderr.join('\n'), /That is not its name\. Nothing was applied\./);
  assert.match(stdout, /4 of 4 nodes change their address\.\n {2}r1: 10\.91\.0\.11\/24 → 10\.92\.0\.11\/24\n/);
  assert.match(stdout, /All pods of kube-system\/calico-node restart, at most 1 at a time, in no promised order\./);
  assert.match(stdout, /Broken pairs: 0 now, 0 afterwards\./);
  assert.deepEqual([storedAddresses(), specs()], [stored, spec]);
  const requests = audit();
  assert.ok(requests.length > 10, 'the server told what it was asked');
  assert.deepEqual(
    requests.filter((each) => !isHarmless(each)),
    [],
  );
  assert.deepEqual(
    requests.filter(({ resource }) => resource.startsWith('secrets')),
    [],
  );
});

test('what is not allowed is told before anything is asked', options, async () => {
  const file = fileWith('eth1.json', daemonSetWith('interface=eth1'));
  const { code, stdout } = await applyAs('viewer', [file]);
  assert.equal(code, 1);
  assert.match(stdout, /You lack the permission to patch daemonset\.apps -n kube-system\./);
  assert.match(stdout, /This can't be applied\./);
});

test('a change after the plan refuses, by the plan in a file and by the lock alike', options, async () => {
  const file = fileWith('eth1.json', daemonSetWith('interface=eth1'));
  const plan = fileWith('plan.json', '');
  const edit = (value: string): void => {
    kubectl('-n', 'kube-system', 'annotate', '--overwrite', 'daemonset', 'calico-node', `somebody=${value}`);
  };
  assert.equal((await applyAs('admin', [file, '--plan-out', plan])).code, 0);
  edit('one');
  const kept = await applyAs('admin', [file, '--yes', '--plan', plan]);
  assert.equal(kept.code, 2);
  assert.match(
    kept.stderr.join('\n'),
    /Nothing was applied: since .*plan\.json was made, objects\[calico-node\]\.resourceVersion/,
  );
  const locked = await applyAs('admin', [file], [{ ...confirm, act: () => edit('two') }]);
  assert.equal(locked.code, 1);
  assert.match(locked.stderr.join('\n'), /DaemonSet kube-system\/calico-node has changed since the plan was made/);
  assert.deepEqual(storedAddresses(), first);
  assert.doesNotMatch(specs(), /interface=eth1/);
});

test('a node that disagrees stops the rollout, and rolling back makes all as it was', options, async () => {
  const file = fileWith('cidr.json', daemonSetWith('cidr=10.92.0.0/24'));
  const spec = specs();
  const untouched = podsByNode()['r4'];
  const { code, stderr } = await applyAs(
    'admin',
    [file, '--canary', 'r2'],
    [
      confirm,
      {
        when: 'r2 is as predicted. Go on with the other 3 nodes?',
        type: 'g',
        act: () => {
          assert.equal(
            kubectl('-n', 'kube-system', 'get', 'ds', 'calico-node', '-o', 'jsonpath={.spec.updateStrategy.type}'),
            'OnDelete',
          );
          assert.deepEqual(storedAddresses(), { ...first, r2: second.r2 });
        },
      },
      { when: 'r3: predicted 10.92.0.13/24, but calico-node chose 10.91.0.13/24. No other node moves', type: 'r' },
    ],
  );
  assert.equal(code, 1);
  assert.equal(stderr.at(-1), 'Rolled back. All nodes are as before.');
  assert.deepEqual([storedAddresses(), specs()], [first, spec]);
  assert.equal(podsByNode()['r4'], untouched);
});

test('a ConfigMap alone restarts nothing, nor does OnDelete', options, async () => {
  const pods = podsByNode();
  const map = fileWith('map.json', JSON.stringify(configMapWith('interface=eth1')));
  const alone = await applyAs('admin', [map], [confirm]);
  assert.deepEqual([alone.code, alone.stderr.at(-1)], [0, 'Applied. No node restarts.']);
  assert.match(alone.stdout, /No pod of kube-system\/calico-node restarts\./);
  const held = await applyAs('admin', [fileWith('held.json', daemonSetWith('interface=eth1', 'OnDelete'))], [confirm]);
  assert.deepEqual([held.code, held.stderr.at(-1)], [0, 'Applied. No node restarts.']);
  assert.deepEqual([podsByNode(), storedAddresses()], [pods, first]);
  kubectl(
    '-n',
    'kube-system',
    'patch',
    'daemonset',
    'calico-node',
    '--type=merge',
    '-p',
    '{"spec":{"updateStrategy":{"type":"RollingUpdate"}}}',
  );
  kubectl('-n', 'kube-system', 'rollout', 'status', 'daemonset/calico-node', `--timeout=${patience}ms`);
  assert.deepEqual(storedAddresses(), second);
});

test('all nodes move, though the API server is killed in the middle', options, async () => {
  const { method, addresses } = elsewhere();
  const file = fileWith('elsewhere.json', daemonSetWith(method));
  let again = (): void => undefined;
  const { code, stdout, stderr } = await applyAs(
    'admin',
    [file],
    [
      confirm,
      { when: 'Go on with the other 3 nodes?', type: 'g' },
      { when: 'r2: waits for its new pod', act: () => (again = killServer()) },
      { when: 'The connection is lost.', act: () => again() },
    ],
  );
  assert.match(stdout, /4 of 4 nodes change their address/);
  assert.deepEqual([code, stderr.at(-1)], [0, 'Applied. All nodes are as predicted.']);
  assert.deepEqual(storedAddresses(), addresses);
  assert.match(specs(), /"type":"RollingUpdate"/);
});

test('Kubernetes may replace the pods itself', options, async () => {
  const { method, addresses } = elsewhere();
  const file = fileWith('elsewhere.json', daemonSetWith(method));
  const { code, stderr } = await applyAs('admin', [file, '--no-canary'], [confirm]);
  assert.deepEqual([code, stderr.at(-1)], [0, 'Applied. All nodes are as predicted.']);
  assert.deepEqual(storedAddresses(), addresses);
});

test('by a plan: a slow node is waited for, one that crashes makes all roll back', options, async () => {
  const rollouts = { r2: { slow: 8 }, r3: { answers: { 'interface=eth1': 'crash' } } };
  upWith({ text: scenarioText('rollout', rollouts) });
  const file = fileWith('eth1.json', daemonSetWith('interface=eth1'));
  const plan = fileWith('plan.json', '');
  const spec = specs();
  const planned = await applyAs('admin', [file, '--plan-out', plan]);
  assert.equal(planned.code, 0, planned.stdout);
  assert.match(textIn(plan), /"kind": "CalicoApplyPlan"/);
  const { code, stderr } = await applyAs('admin', [file, '--yes', '--plan', plan]);
  assert.equal(code, 1);
  assert.ok(stderr.includes('r2: as predicted: 10.92.0.12/24'), stderr.join('\n'));
  assert.ok(stderr.includes('r3: calico-node exits again and again'));
  assert.equal(stderr.at(-1), 'Rolled back. All nodes are as before.');
  assert.deepEqual([storedAddresses(), specs()], [first, spec]);
});
