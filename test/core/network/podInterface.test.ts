import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { podInterface } from '../../../src/core/network/podInterface.ts';
import { sha1 } from '../../../src/core/network/sha1.ts';

test('SHA-1 is that of Node for every text', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 130 }));
  fc.assert(
    fc.property(text, (each) => {
      assert.equal(sha1(each), createHash('sha1').update(each, 'utf8').digest('hex'));
    }),
  );
  for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128]) {
    const each = 'a'.repeat(length);
    assert.equal(sha1(each), createHash('sha1').update(each).digest('hex'));
  }
});

test('the name of a pod interface is the one that Calico tests for', () => {
  assert.equal(podInterface('default', 'podA'), 'cali7f94ce7c295');
  assert.equal(podInterface('default', 'pod1', 'tap'), 'tapce0906292e2');
});
