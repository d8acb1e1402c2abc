import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createNearness } from '../../../src/core/manifest/nearness.ts';

const file = fc
  .tuple(fc.array(fc.constantFrom('a', 'b'), { maxLength: 4 }), fc.constantFrom('x.yaml', 'y.yaml'))
  .map(([folders, name]) => [...folders, name].join('/'));

/** 0 for the same file, 1 in the same folder, and 1 more for each folder up or down. */
function distance(from: string, to: string): number {
  if (from === to) return 0;
  const a = from.split('/').slice(0, -1);
  const b = to.split('/').slice(0, -1);
  const differs = a.findIndex((folder, index) => folder !== b[index]);
  const shared = differs === -1 ? a.length : differs;
  return 1 + a.length - shared + b.length - shared;
}

test('the nearest ones are those that a measure of all finds', () => {
  fc.assert(
    fc.property(file, fc.array(file, { maxLength: 10 }), (from, files) => {
      const items = files.map((each, order) => ({ file: each, order }));
      const least = Math.min(...files.map((each) => distance(from, each)));
      const expected = items.filter((each) => distance(from, each.file) === least);
      assert.deepEqual(
        createNearness(items)(from),
        items.length === 0 ? undefined : { distance: least, items: expected },
      );
    }),
  );
});
