import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWorld } from '../../../src/core/policy/readWorld.ts';

test('items of a list without a kind of their own are of that of the list', () => {
  const metadata = { name: 'web', namespace: 'shop' };
  const lists = [
    { kind: 'PodList', apiVersion: 'v1', items: [{ metadata, spec: { containers: [] } }] },
    { kind: 'NetworkPolicyList', apiVersion: 'networking.k8s.io/v1', items: [{ metadata, spec: { podSelector: {} } }] },
    { kind: 'List', apiVersion: 'v1', items: [{ metadata }, { kind: 'Pod', metadata: { name: 'db' }, spec: {} }] },
  ];
  const files = lists.map((list, at) => ({ name: `${at}.json`, text: JSON.stringify(list) }));
  const { world, problems } = readWorld(files);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    [...world.endpoints, ...world.policies.map(({ policy, id }) => ({ id: `${policy.kind} ${id}` }))].map(
      ({ id }) => id,
    ),
    ['shop/web', 'default/db', 'KubernetesNetworkPolicy shop/web'],
  );
});
