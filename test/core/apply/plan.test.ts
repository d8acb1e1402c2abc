import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compareInventories } from '../../../src/core/apply/compare.ts';
import { driftOf, hasDrifted } from '../../../src/core/apply/drift.ts';
import type { ManifestObject } from '../../../src/core/apply/objects.ts';
import { type Outlook, outlookInSteps } from '../../../src/core/apply/outlook.ts';
import {
  type ApplyPlan,
  changedSince,
  datastoreFindings,
  findingsOf,
  mostAway,
  plannedObject,
  plannedReach,
  plannedRollout,
  stops,
  writes,
} from '../../../src/core/apply/plan.ts';
import { findingText, planText } from '../../../src/core/apply/planText.ts';
import type { ClusterInventory } from '../../../src/core/inventory/inventory.ts';
import { readSnapshot } from '../../../src/core/inventory/snapshot.ts';
import { english } from '../../../src/core/l10n.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { drained } from '../../../src/core/steps.ts';
import { sectionsText } from '../../../src/core/words/sectionsText.ts';
import { said } from '../../said.ts';

/** What an apply would do, from what was read and what the server tried; and what differs from a prediction. */

function inventoryWith(change: (text: string) => string = (text) => text): ClusterInventory {
  const url = new URL('../../../examples/two-nodes/two-nodes.calico-inventory.yaml', import.meta.url);
  const { inventory } = readSnapshot('a', 'a', change(readFileSync(url, 'utf8')));
  return inventory;
}

function daemonSet(method: string, more: object = {}): Readonly<Record<string, unknown>> {
  const env = [
    { name: 'IP', value: 'autodetect' },
    { name: 'IP_AUTODETECTION_METHOD', value: method },
  ];
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'calico-node', namespace: 'kube-system', labels: { 'k8s-app': 'calico-node' } },
    spec: {
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      template: { spec: { containers: [{ name: 'calico-node', image: 'calico/node:v3.32.1', env }] } },
    },
    ...more,
  };
}

function outlook(method: string, inventory = inventoryWith()): Outlook {
  const given = { inventory, objects: [daemonSet(method)], settings: defaultSettings, t: english };
  const made = drained(outlookInSteps(given));
  assert.ok(made !== undefined);
  return made;
}

const object: ManifestObject = {
  file: 'calico.yaml',
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  namespace: 'kube-system',
  name: 'calico-node',
  value: daemonSet('cidr=192.168.30.0/24'),
};

test('what the server would store decides about each node', () => {
  const nodes = outlook('cidr=192.168.26.0/24').nodes.map(({ node, stored, expected, moves }) => {
    return [node, stored?.[4], expected[4], moves];
  });
  assert.deepEqual(nodes, [
    ['vms71', '192.168.26.71/24', { kind: 'address', anyOf: ['192.168.26.71/24'] }, false],
    ['vms72', '192.168.26.72/24', { kind: 'address', anyOf: ['192.168.26.72/24'] }, false],
  ]);
  const moved = outlook('cidr=192.168.30.0/24').nodes.map(({ expected, moves }) => [expected[4], moves]);
  assert.deepEqual(moved, [
    [{ kind: 'address', anyOf: ['192.168.30.71/24'] }, true],
    [{ kind: 'address', anyOf: ['192.168.30.72/24'] }, true],
  ]);
  const none = outlook('cidr=172.31.0.0/16').nodes.map(({ expected, moves }) => [expected[4].kind, moves]);
  assert.deepEqual(none, [
    ['address', false], // nothing is detected, and what is stored is kept
    ['address', false],
  ]);
  assert.deepEqual(
    outlook('nonsense').nodes.map(({ expected }) => expected[4].kind),
    ['exits', 'exits'],
  );
});

test('a plan in words', () => {
  const live = {
    ...daemonSet('cidr=192.168.26.0/24'),
    metadata: { name: 'calico-node', namespace: 'kube-system', resourceVersion: '7', uid: 'u' },
  };
  const next = daemonSet('cidr=192.168.30.0/24');
  const tried = {
    object,
    live,
    next,
    conflicts: [
      { manager: 'helm', fields: ['.spec.a'] },
      { manager: 'kubectl-edit', fields: ['.spec.b'] },
    ],
  };
  const made = outlook('cidr=192.168.30.0/24');
  const rollout = plannedRollout(live, next);
  const plan: ApplyPlan = {
    ...{ kind: 'CalicoApplyPlan', version: 1, context: 'production', cluster: 'uid-1' },
    files: [{ name: 'calico.yaml', sha256: 'abcdef0123456789' }],
    objects: [plannedObject(tried, [])],
    leftOut: [{ apiVersion: 'v1', kind: 'Secret', name: 'hidden' }],
    findings: findingsOf(tried, []),
    ...(rollout && { rollout }),
    nodes: made.nodes,
    reach: plannedReach(drained(made.reach()), drained(made.reachWith(new Set(['vms71'])))),
  };
  assert.deepEqual(sectionsText(planText(plan), english).split('\n').slice(0, 21), [
    'Context production, cluster uid-1',
    '  calico.yaml  sha256 abcdef012345',
    '',
    'Objects',
    '  DaemonSet kube-system/calico-node: changes',
    '    + metadata.labels: {"k8s-app":"calico-node"}',
    '    ~ spec.template.spec.containers[calico-node].env[IP_AUTODETECTION_METHOD].value: "cidr=192.168.26.0/24" → "cidr=192.168.30.0/24"',
    '  Secret hidden: left out, as every Secret that nobody names.',
    '',
    'Findings',
    '  ✖ DaemonSet kube-system/calico-node: helm owns .spec.a. Change it there, or take it over.',
    '  i DaemonSet kube-system/calico-node: takes over .spec.b from kubectl-edit.',
    '',
    'Rollout',
    '  All pods of kube-system/calico-node restart, at most 1 at a time, in no promised order.',
    '',
    'Nodes',
    '  2 of 2 nodes change their address.',
    '  vms71: 192.168.26.71/24 → 192.168.30.71/24',
    '  vms72: 192.168.26.72/24 → 192.168.30.72/24',
    '',
  ]);
  assert.deepEqual([stops(plan), writes(plan)], [true, true]);
  const allowed = findingsOf(tried, ['helm']);
  assert.deepEqual(
    allowed.map((each) => each.stops),
    [false, false],
  );
  assert.deepEqual([plannedObject(tried, []).force, plannedObject(tried, ['helm']).force], [false, true]);
});

test('a plan that was kept holds only as long as nothing differs', () => {
  const plan: ApplyPlan = {
    ...{ kind: 'CalicoApplyPlan', version: 1, context: 'a', cluster: 'u', files: [], leftOut: [], findings: [] },
    objects: [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        name: 'x',
        change: 'update',
        resourceVersion: '1',
        fields: [],
        force: false,
      },
    ],
    nodes: outlook('first-found').nodes,
  };
  const kept: unknown = JSON.parse(JSON.stringify(plan));
  assert.deepEqual(changedSince(kept, plan), []);
  const objects = plan.objects.map((each) => ({ ...each, resourceVersion: '2' }));
  assert.deepEqual(changedSince(kept, { ...plan, objects, cluster: 'v' }), ['cluster', 'objects[x].resourceVersion']);
  assert.notDeepEqual(changedSince(kept, { ...plan, nodes: outlook('cidr=192.168.30.0/24').nodes }), []);
  assert.notDeepEqual(changedSince({}, plan), []);
});

test('pods restart where the template changes, and where a rollout was held', () => {
  const live = daemonSet('a');
  const restarts = (one: unknown, other: unknown) => plannedRollout(one, other)?.restarts;
  assert.equal(restarts(live, daemonSet('b')), 'template');
  assert.equal(
    restarts(live, daemonSet('a', { metadata: { name: 'calico-node', namespace: 'kube-system' } })),
    'nothing',
  );
  assert.equal(restarts(undefined, live), 'first-start');
  const held = daemonSet('a', { status: { desiredNumberScheduled: 4, updatedNumberScheduled: 2 } });
  assert.equal(restarts(held, live), 'template');
  assert.deepEqual([mostAway('1', 9), mostAway('25%', 9), mostAway('0', 9), mostAway('x', 9)], [1, 3, 1, 1]);
});

test("the operator's DaemonSet is refused, and its Installation named", () => {
  const ownerReferences = [{ apiVersion: 'operator.tigera.io/v1', kind: 'Installation', name: 'default' }];
  const live = daemonSet('a', { metadata: { name: 'calico-node', namespace: 'calico-system', ownerReferences } });
  const [finding, ...more] = findingsOf({ object, live, next: live, conflicts: [] }, []);
  assert.ok(finding !== undefined);
  assert.deepEqual([finding.kind, finding.stops, more], ['operator', true, []]);
  assert.equal(
    said(findingText(finding)),
    'DaemonSet kube-system/calico-node is owned by the operator, which would undo the change. Apply the Installation default instead.',
  );
});

test('where addresses are kept in etcd nothing is applied', () => {
  const withEnv = (env: readonly object[]): object => {
    const containers = [
      { name: 'install-cni', env: [] },
      { name: 'calico-node', env },
    ];
    const metadata = { name: 'calico-node' };
    return { kind: 'DaemonSet', metadata, spec: { template: { spec: { containers } } } };
  };
  const endpoints = { name: 'ETCD_ENDPOINTS', valueFrom: { configMapKeyRef: { name: 'c', key: 'etcd_endpoints' } } };
  const typeOf = (value: string): object => ({ name: 'DATASTORE_TYPE', value });
  const cases: readonly (readonly [readonly object[], number])[] = [
    [[endpoints], 1],
    [[typeOf('etcdv3')], 1],
    [[typeOf('kubernetes')], 0],
    [[endpoints, typeOf('kubernetes')], 0],
    [[], 0],
  ];
  for (const [env, count] of cases) assert.equal(datastoreFindings([undefined, withEnv(env)]).length, count);
  assert.deepEqual(
    datastoreFindings([undefined, withEnv([endpoints])])
      .map(findingText)
      .map(said),
    [
      "The rollout can't be followed or taken back: calico-node keeps its addresses in etcd. Apply the files with kubectl.",
    ],
  );
});

test('what the server says is told in full', () => {
  const message = `spec.a: Invalid value: ${'x'.repeat(400)}`;
  const finding = {
    kind: 'refused',
    stops: true,
    object: { apiVersion: 'v1', kind: 'ConfigMap', name: 'c' },
    message,
  } as const;
  assert.equal(said(findingText(finding)), `ConfigMap c: the server refuses it. ${message}`);
  const lines = said(findingText({ ...finding, message: `${message}\n✔ done` }));
  assert.equal(lines, `ConfigMap c: the server refuses it. ${message}\\n✔ done`);
});

const verified = (inventory: ClusterInventory, method: string) => {
  const files = [{ name: 'calico.json', text: JSON.stringify(daemonSet(method)) }];
  const drift = drained(driftOf({ inventory, files, settings: defaultSettings }));
  assert.ok(drift !== undefined);
  return drift;
};

test('a cluster that is as predicted, and one with another address', () => {
  const fine = verified(inventoryWith(), 'cidr=192.168.26.0/24');
  assert.deepEqual([fine.addresses, fine.routes, fine.unknown], [[], [], []]);
  const other = verified(inventoryWith(), 'cidr=192.168.30.0/24');
  assert.deepEqual(
    other.addresses.map(({ node, found }) => [node, found]),
    [
      ['vms71', '192.168.26.71/24'],
      ['vms72', '192.168.26.72/24'],
    ],
  );
  assert.equal(hasDrifted(other), true);
});

test('two snapshots differ in addresses, interfaces, routes, blocks and nodes', () => {
  assert.deepEqual(compareInventories(inventoryWith(), inventoryWith()), []);
  const after = inventoryWith((text) => text.replaceAll('192.168.26.72', '192.168.26.79'));
  const changes = compareInventories(inventoryWith(), after).map(({ what, node, before, after: now }) => [
    what,
    node,
    before,
    now,
  ]);
  assert.deepEqual(changes.slice(0, 2), [
    ['address', 'vms72', '192.168.26.72/24', '192.168.26.79/24'],
    ['interface', 'vms72', '192.168.26.72/24', '192.168.26.79/24'],
  ]);
});
