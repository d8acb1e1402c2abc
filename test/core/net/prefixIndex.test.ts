import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bits, network, type Prefix } from '../../../src/core/net/address.ts';
import { createPrefixIndex, type Indexed, lengthsOf } from '../../../src/core/net/prefixIndex.ts';

const prefix = fc.record({ family: fc.constantFrom(4, 6), value: fc.nat(15), length: fc.nat(6) }).map(
  ({ family, value, length }): Prefix =>
    network({
      address: family === 4 ? { family: 4, value: BigInt(value) << 26n } : { family: 6, value: BigInt(value) << 122n },
      length,
    }),
);
const networks = fc.array(fc.record({ prefix, name: fc.constantFrom(undefined, 'a', 'b') }), { maxLength: 12 });

function overlaps(a: Prefix, b: Prefix): boolean {
  if (a.address.family !== b.address.family) return false;
  const host = BigInt(bits(a.address.family) - Math.min(a.length, b.length));
  return a.address.value >> host === b.address.value >> host;
}

function isEqual(a: Prefix, b: Prefix): boolean {
  return a.length === b.length && overlaps(a, b);
}

test('the first network that overlaps is the one that a comparison with each finds', () => {
  fc.assert(
    fc.property(networks, fc.boolean(), (all, same) => {
      const index = createPrefixIndex<Indexed>(lengthsOf(all));
      all.forEach((item, at) => {
        const expected = all
          .slice(0, at)
          .find(
            (each) =>
              (item.name === undefined || item.name !== each.name) &&
              overlaps(item.prefix, each.prefix) &&
              (same || !isEqual(item.prefix, each.prefix)),
          );
        assert.equal(index.first(item, same)?.item, expected);
        index.add(item);
      });
    }),
  );
});
