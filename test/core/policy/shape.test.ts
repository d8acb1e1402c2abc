import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWorld } from '../../../src/core/policy/readWorld.ts';
import { said } from '../../said.ts';

/** Specs of policies with the field that the API server refuses; empty where it takes all. */
const specs: readonly (readonly [kind: string, spec: string, field: string])[] = [
  ['calico', '{ selector: [x] }', 'spec.selector'],
  ['calico', '{ types: Ingress }', 'spec.types'],
  ['calico', '{ ingress: { action: Deny } }', 'spec.ingress'],
  ['calico', '{ ingress: [{ action: Deny }, { action: Deny, source: [a] }] }', 'spec.ingress[1].source'],
  ['calico', '{ egress: [{ action: Deny, destination: { nets: 10.0.0.0/8 } }] }', 'spec.egress[0].destination.nets'],
  [
    'calico',
    '{ egress: [{ action: Deny, destination: { ports: [{ a: b }] } }] }',
    'spec.egress[0].destination.ports[0]',
  ],
  ['calico', '{ ingress: null, selector: ~, constructor: [x] }', ''],
  ['calico', '5', 'spec'],
  ['kubernetes', '{ podSelector: [x] }', 'spec.podSelector'],
  ['kubernetes', '{ podSelector: {}, ingress: [{ from: { podSelector: {} } }] }', 'spec.ingress[0].from'],
  [
    'kubernetes',
    '{ podSelector: { matchExpressions: [{ key: a, operator: In, values: b }] } }',
    'spec.podSelector.matchExpressions[0].values',
  ],
  ['kubernetes', '{ podSelector: { matchLabels: { a: b } }, ingress: [{ ports: [{ port: 80 }] }] }', ''],
];

test('a policy with a field of another type is told and left out', () => {
  for (const [kind, spec, field] of specs) {
    const group = kind === 'calico' ? 'projectcalico.org/v3' : 'networking.k8s.io/v1';
    const text = `apiVersion: ${group}\nkind: NetworkPolicy\nmetadata: { name: p }\nspec: ${spec}\n`;
    const { world, problems } = readWorld([{ name: 'p.yaml', text }]);
    const expected = `NetworkPolicy p is ignored here: the API server rejects it because \`${field}\` has the wrong type.`;
    assert.deepEqual(
      problems.map(({ message }) => said(message)),
      field === '' ? [] : [expected],
      spec,
    );
    assert.equal(world.policies.length, field === '' ? 1 : 0, spec);
  }
});

test('a label with a quote makes no other selector', () => {
  const labels = `{ app: "x' || has(app) || app == 'y" }`;
  const text = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: p }\nspec: { podSelector: { matchLabels: ${labels} } }\n`;
  const { world, problems } = readWorld([{ name: 'p.yaml', text }]);
  assert.deepEqual([world.policies.length, problems.length], [0, 1]);
});
