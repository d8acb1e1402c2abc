import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isByHand, readConflicts } from '../../../src/core/apply/conflicts.ts';
import { objectDiff } from '../../../src/core/apply/objectDiff.ts';
import { readObjects, titleOf } from '../../../src/core/apply/objects.ts';
import { said } from '../../said.ts';

/** What manifests hold as plain data, what differs between two objects, and who owns what. */

test('a document becomes what the API server gets, by the types of YAML 1.1', () => {
  const text = `apiVersion: v1
kind: ConfigMap
metadata: {name: a, namespace: b}
data:
  text: "1"
  block: |
    one
    two
numbers: [1, 0x10, 010, 1_000, 1.5]
others: [yes, "yes", ~, on, 2001-01-01]
`;
  const { objects, problems } = readObjects([{ name: 'a.yaml', text }], []);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    objects.map(({ value }) => value),
    [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'a', namespace: 'b' },
        data: { text: '1', block: 'one\ntwo\n' },
        numbers: [1, 16, 8, 1000, 1.5],
        others: [true, 'yes', null, true, '2001-01-01'],
      },
    ],
  );
});

test('lists are taken apart, Secrets are left out, and what is no object is told with its place', () => {
  const text = `kind: List
apiVersion: v1
items:
- {apiVersion: v1, kind: ConfigMap, metadata: {name: one}}
- {apiVersion: v1, kind: Secret, metadata: {name: hidden}, stringData: {a: b}}
---
# nothing
---
replicas: 3
---
apiVersion: v1
kind: ConfigMap
metadata: {generateName: x-}
---
a: {{ .Values.x }}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: one}
`;
  const { objects, problems, secrets } = readObjects([{ name: 'a.yaml', text }], []);
  assert.deepEqual(objects.map(titleOf), ['ConfigMap one', 'ConfigMap one']);
  assert.deepEqual(secrets.map(titleOf), ['Secret hidden']);
  assert.deepEqual(
    problems.map((each) => said(each).slice(0, 12)),
    ['a.yaml:8: Th', 'a.yaml:10: T', 'a.yaml:15: A', 'ConfigMap on'],
  );
});

test('a Secret is applied where it is named', () => {
  const secret = (metadata: object) => JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata, data: {} });
  const text = [secret({ name: 'a', namespace: 'n' }), secret({ name: 'a' })].join('\n---\n');
  const read = (...named: readonly string[]) => {
    const { objects, secrets, problems } = readObjects([{ name: 'a.yaml', text }], named);
    return [objects.map(titleOf), secrets.map(titleOf), problems.map(said)];
  };
  assert.deepEqual(read(), [[], ['Secret n/a', 'Secret a'], []]);
  assert.deepEqual(read('n/a'), [['Secret n/a'], ['Secret a'], []]);
  assert.deepEqual(read('a', 'n/b'), [['Secret a'], ['Secret n/a'], ['No file holds a Secret n/b.']]);
});

test('a difference names fields, tells items apart by name, and passes over what the server adds', () => {
  const live = {
    metadata: { resourceVersion: '1', managedFields: [{}], labels: { a: 'b' } },
    spec: { containers: [{ name: 'x', image: 'i:1', env: [{ name: 'IP', value: 'autodetect' }] }], empty: {} },
    status: { ready: 1 },
  };
  const next = {
    metadata: { resourceVersion: '2', labels: { a: 'c' } },
    spec: {
      containers: [{ name: 'new' }, { name: 'x', image: 'i:1', env: [{ name: 'IP', value: '' }, { name: 'Z' }] }],
    },
  };
  assert.deepEqual(objectDiff(live, next), [
    { path: 'metadata.labels.a', before: '"b"', after: '"c"' },
    { path: 'spec.containers[x].env[IP].value', before: '"autodetect"', after: '""' },
    { path: 'spec.containers[x].env[Z]', after: '{"name":"Z"}' },
    { path: 'spec.containers[new]', after: '{"name":"new"}' },
  ]);
  assert.deepEqual(objectDiff(live, live), []);
});

/** As kubectl 1.20 and 1.32 print them. */
test('a conflict names the managers and their fields', () => {
  const one = `error: Apply failed with 1 conflict: conflict with "helm" using apps/v1: .spec.template.spec.containers[name="calico-node"].image
Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
`;
  assert.deepEqual(readConflicts(one), [
    { manager: 'helm', fields: ['.spec.template.spec.containers[name="calico-node"].image'] },
  ]);
  const several = `error: Apply failed with 3 conflicts: conflicts with "argocd-controller":
- .data.a
- .data.b
conflicts with "kubectl-client-side-apply" using v1:
- .data.c
Please review the fields above--they currently have other managers.
`;
  assert.deepEqual(readConflicts(several), [
    { manager: 'argocd-controller', fields: ['.data.a', '.data.b'] },
    { manager: 'kubectl-client-side-apply', fields: ['.data.c'] },
  ]);
  assert.deepEqual(readConflicts('Error from server (Forbidden): no'), []);
  assert.deepEqual(['kubectl-edit', 'helm', 'vscode-calico'].map(isByHand), [true, false, true]);
});
