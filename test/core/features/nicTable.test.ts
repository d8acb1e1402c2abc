import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nicDetails, nicTableInSteps } from '../../../src/core/features/nicTable.ts';
import { inEnglish } from '../../said.ts';
import { finish, fleetNodes, node, sampleNodes, serviceWith } from '../../webview/samples.ts';

/** What the NIC panel is told. */

function tableOf(nodes: readonly object[], method: string) {
  return inEnglish(finish(nicTableInSteps(serviceWith(nodes, method).resolution, 4, 12_000)));
}

test('the head says what is asked for and what comes of it', () => {
  const { title, method, meaning, facts, families } = tableOf(sampleNodes, 'interface=ens33,eth0');
  assert.equal(title, 'DaemonSet kube-system/calico-node');
  assert.equal(method, 'interface=ens33,eth0');
  assert.match(meaning, /^last interface \(kernel order\) whose name matches ens33 or eth0/);
  assert.deepEqual(facts, [
    '2 of 2 nodes, one subnet 192.168.30.0/24',
    'snapshot test.json, collected 12 s ago',
    'Calico v3.32.1, from the image tag',
  ]);
  assert.deepEqual(families, [4]);
});

test('each node has its address, what is stored, and its answer', () => {
  const { nodes, answers } = tableOf(sampleNodes, 'interface=ens33,eth0');
  assert.deepEqual(nodes, [
    { name: 'vms71', answer: 0, moves: true, address: '192.168.30.71/24', stored: '192.168.26.71/24' },
    { name: 'vms72', answer: 1, moves: true, address: '192.168.30.72/24', stored: '192.168.26.72/24' },
  ]);
  assert.deepEqual(
    answers.map(({ state, interface: name, subnet, fault, why, text }) => [state, name, subnet, fault, why, text]),
    [
      ['good', 'ens33', '192.168.30.0/24', '', 'matches `ens33`', 'ens33 in 192.168.30.0/24'],
      ['good', 'eth0', '192.168.30.0/24', '', 'matches `eth0`', 'eth0 in 192.168.30.0/24'],
    ],
  );
});

test('nodes that answer alike share one answer, and faults stand out', () => {
  const { nodes, answers } = tableOf(fleetNodes(60), 'interface=eno1');
  assert.equal(nodes.length, 60);
  assert.deepEqual(
    answers.map(({ state, text, fault }) => [state, text, fault]),
    [
      ['good', 'eno1 in 10.20.0.0/16', ''],
      ['bad', 'no NIC (fails to start, or keeps a stored address: no suitable interface)', ''],
      ['odd', 'br-eno1 (virtual) in 10.20.0.0/16', 'virtual'],
      ['odd', 'docker-eno1 (virtual) in 172.17.0.0/16', 'virtual'],
      ['good', 'eno1 in 10.21.0.0/16', ''],
    ],
  );
  assert.equal(nodes.filter(({ answer }) => answer === 0).length, 56);
});

test('an interface that is down is told', () => {
  const [answer] = tableOf([node('a', ['eth0 10.0.0.1/24 1500 down'])], 'interface=eth0').answers;
  assert.deepEqual([answer?.state, answer?.fault], ['odd', 'down']);
});

test('the interfaces stand in the order of the kernel, with what became of each', () => {
  const { resolution } = serviceWith(sampleNodes, 'interface=ens3,eth0');
  const [first] = resolution.results;
  assert.ok(first);
  const { interfaces, fromBottom, note } = inEnglish(nicDetails(resolution, first, 4));
  assert.equal(fromBottom, true);
  assert.equal(note, '');
  assert.deepEqual(
    interfaces.map(({ name, addresses, mark, stored, down, mtu }) => [name, addresses[0], mark, stored, down, mtu]),
    [
      ['lo', '127.0.0.1/8', 'none', false, false, 65536],
      ['ens32', '192.168.26.71/24', 'next', true, false, 1500],
      ['ens33', '192.168.30.71/24', 'chosen', false, false, 1500],
      ['docker0', '172.17.0.1/16', 'none', false, true, 1500],
      ['tunl0', '10.244.118.192/32', 'none', false, false, 1480],
    ],
  );
});

test('only methods that go by the order are read from the bottom', () => {
  for (const [method, expected] of [
    ['first-found', true],
    ['cidr=192.168.0.0/16', true],
    ['can-reach=192.168.30.1', false],
    ['kubernetes-internal-ip', false],
  ] as const) {
    const { resolution } = serviceWith(sampleNodes, method);
    const [first] = resolution.results;
    assert.ok(first);
    assert.equal(nicDetails(resolution, first, 4).fromBottom, expected, method);
  }
});

test('a node of which nothing is known says so', () => {
  const { resolution } = serviceWith([{ name: 'a' }], 'interface=eth0');
  const [first] = resolution.results;
  assert.ok(first);
  const { interfaces, note } = inEnglish(nicDetails(resolution, first, 4));
  assert.deepEqual([interfaces, note], [[], 'Its interfaces are unknown.']);
});

test('the table of many nodes is made in steps', () => {
  const steps = nicTableInSteps(serviceWith(fleetNodes(600), 'interface=eno1').resolution, 4, 0);
  let pauses = 0;
  while (steps.next().done !== true) pauses++;
  assert.ok(pauses >= 3);
});
