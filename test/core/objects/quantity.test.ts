import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareQuantities, parseQuantity } from '../../../src/core/objects/quantity.ts';

/** Amounts, and the same ones written otherwise (k8s.io/apimachinery/pkg/api/resource, quantity_test.go). */

const same: readonly (readonly [string, string])[] = [
  ['1', '1000m'],
  ['0.3', '300m'],
  ['1Ki', '1024'],
  ['1.5Gi', '1536Mi'],
  ['2e3', '2k'],
  ['1E', '1e18'],
  ['+.5', '500m'],
  ['-1Gi', '-1024Mi'],
];

for (const [one, other] of same) {
  test(`${one} is as much as ${other}`, () => {
    const [a, b] = [parseQuantity(one), parseQuantity(other)];
    assert.ok(a !== undefined && b !== undefined);
    assert.equal(compareQuantities(a, b), 0);
  });
}

test('amounts are ordered by what they are worth', () => {
  const amounts = ['-1', '0', '1n', '999m', '1', '1000Ki', '1Mi', '1G', '1Gi'].map(parseQuantity);
  for (const [index, amount] of amounts.slice(1).entries()) {
    const before = amounts[index];
    assert.ok(amount !== undefined && before !== undefined);
    assert.ok(compareQuantities(before, amount) < 0);
  }
});

for (const text of ['', '.', 'Gi', '1Mb', '1 Gi', '0x10', '1e400', '9'.repeat(41)]) {
  test(`"${text}" is not an amount`, () => assert.equal(parseQuantity(text), undefined));
}

test('a part of a unit is not whole', () => {
  assert.deepEqual(
    ['1', '1000m', '1500m', '1n', '1Ki'].map((text) => parseQuantity(text)?.isWhole),
    [true, true, false, false, true],
  );
});
