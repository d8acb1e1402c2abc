import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Address, Family, Prefix } from '../../../src/core/net/address.ts';
import { createTable } from '../../../src/core/net/kernel/table.ts';
import type { Route } from '../../../src/core/net/node.ts';

const address = (family: Family): fc.Arbitrary<Address> =>
  fc.nat(15).map((value) => ({ family, value: family === 4 ? BigInt(value) << 28n : BigInt(value) << 124n }));
const prefix = (family: Family): fc.Arbitrary<Prefix> =>
  fc.record({ address: address(family), length: fc.nat(family === 4 ? 32 : 128) });
const world = fc
  .constantFrom<Family>(4, 6)
  .chain((family) => fc.tuple(fc.array(prefix(family), { maxLength: 12 }), address(family)));

test('a table that is asked once answers as one that made its index', () => {
  fc.assert(
    fc.property(world, ([destinations, asked]) => {
      const routes = destinations.map((destination, metric): Route => {
        const { family } = destination.address;
        return { family, type: 'unicast', destination, table: 'main', nexthops: [], metric, tos: 0 };
      });
      const table = createTable(routes);
      const answers = Array.from({ length: 6 }, () => table.matches(asked));
      for (const answer of answers) assert.deepEqual(answer, answers[0]);
    }),
    { seed: 20261201 },
  );
});
