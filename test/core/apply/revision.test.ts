import assert from 'node:assert/strict';
import { test } from 'node:test';
import { revisionOf } from '../../../src/core/apply/revision.ts';

/** Of which template a DaemonSet's pods are made. */

const daemonSet = (generation: number, observedGeneration?: number) => ({
  metadata: { uid: 'ds', generation },
  spec: { updateStrategy: { type: 'OnDelete' } },
  status: { observedGeneration },
});
const revision = (number: number, hash: string, owner = 'ds') => ({
  metadata: {
    name: `calico-node-${hash}`,
    labels: { 'controller-revision-hash': hash },
    ownerReferences: [{ uid: owner }],
  },
  revision: number,
});

test('the newest revision of its own counts, also one that has come back', () => {
  const items = [revision(2, 'b'), revision(3, 'a'), revision(9, 'x', 'other')];
  assert.deepEqual(revisionOf(daemonSet(4, 4), { items }), { kind: 'current', hash: 'a' });
});

test('what its controller has not seen yet is waited for', () => {
  assert.deepEqual(revisionOf(daemonSet(4, 3), { items: [revision(1, 'a')] }), { kind: 'pending' });
  assert.deepEqual(revisionOf(daemonSet(1), { items: [] }), { kind: 'pending' });
});

test('nobody can tell where there is none', () => {
  for (const list of [{ items: [revision(9, 'x', 'other')] }, { items: [] }, undefined, { items: 'x' }]) {
    assert.deepEqual(revisionOf(daemonSet(1, 1), list), { kind: 'unknown' });
  }
});
