import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CelValue, compileRule } from '../../../../src/core/objects/schema/cel.ts';
import { mostStepsOfCall, mostStepsOfObject } from '../../../../src/core/objects/schema/celMeter.ts';

/** Rules that take too many steps are given up, whatever they are made of. */

const ten = '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]';

function nested(depth: number, outer: (inner: string, level: number) => string, start: string): string {
  return Array.from({ length: depth }).reduce<string>((inner, _, level) => outer(inner, level), start);
}

function run(rule: string, self: CelValue): { readonly result: unknown; readonly steps: number } {
  const budget = { left: mostStepsOfObject };
  const result = compileRule(rule)?.(self, budget);
  return { result, steps: mostStepsOfObject - budget.left };
}

const numbers = Array.from({ length: 2000 }, (_, at) => BigInt(at));
const text = 'a'.repeat(100_000);

const endless: readonly (readonly [name: string, rule: string, self: CelValue])[] = [
  ['loops in loops', nested(8, (inner, level) => `${ten}.all(v${level}, ${inner})`, 'v0 > 0'), 1n],
  ['loops in loops that look for one', nested(8, (inner, level) => `${ten}.exists(v${level}, ${inner})`, 'v0 < 0'), 1n],
  ['a text that doubles', `${nested(29, (inner) => `${inner}.map(x, x + x)`, '["abcdefgh"]')}.size() == 1`, 1n],
  ['a list that doubles', `${nested(29, (inner) => `${inner}.map(x, x + x)`, '[[1]]')}.size() == 1`, 1n],
  ['a list looked through for each of its items', 'self.all(x, x in self)', numbers],
  ['a value compared with itself', 'self.all(x, self == self)', numbers],
  ['a text looked for in itself', "self.contains(self + 'b')", text],
  ['a text between all letters of another', "self.split('').join(self).size() > 0", text],
  ['a filter over all pairs', 'self.filter(x, self.exists_one(y, x == y)).size() == 2000', numbers],
];

for (const [name, rule, self] of endless) {
  test(`${name}: given up after the steps of one call`, () => {
    assert.deepEqual(run(rule, self), { result: 'exhausted', steps: mostStepsOfCall });
  });
}

test('a rule over a list takes steps by its length', () => {
  const steps = [10, 20, 40].map((length) => run('self.all(x, x >= 0)', numbers.slice(0, length)).steps);
  assert.deepEqual(steps, [223, 433, 853]);
});

test('an object has no more steps than its budget', () => {
  const budget = { left: 100 };
  assert.equal(compileRule('self.all(x, x >= 0)')?.(numbers, budget), 'exhausted');
  assert.equal(budget.left, 0);
  assert.equal(compileRule('self > 0')?.(1n, budget), 'exhausted');
});

test('a rule that is given up leaves the next one alone', () => {
  assert.equal(run(endless[0]?.[1] ?? '', 1n).result, 'exhausted');
  assert.deepEqual(run('self > 0', 1n), { result: true, steps: 12 });
  assert.equal(run('self.a > 0', 1n).result, undefined);
});
