import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type KnownLabels, selectorCompletions } from '../../../src/core/calico/selector/completion.ts';

const known: KnownLabels = new Map([
  [
    'rack',
    new Map([
      ['r1', 3],
      ['r2', 5],
    ]),
  ],
  ['zone', new Map([['it"s', 1]])],
]);
const operators = ['==', '!=', 'in', 'not in', 'contains', 'starts with', 'ends with'];
const operands = ['rack', 'zone', 'has(', 'all()', '!', '('];

/** `|` is the cursor; the text in `[…]` around it is what a completion replaces. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['[|]', operands],
  ['[ra|ck]', operands],
  ['has([|', ['rack', 'zone']],
  ['has( [r|]', ['rack', 'zone']],
  ['!([z|]', operands],
  ['rack [|]', operators],
  ['rack [con|]', operators],
  ['rack [starts w|]', operators],
  ['not [|]', operators],
  ['rack [not i|]', operators],
  ['rack [=|]', operators],
  ['rack == [|]', ["'r2'", "'r1'"]],
  ["rack == ['r|']", ["'r2'", "'r1'"]],
  ['rack == ["|"] && has(a)', ["'r2'", "'r1'"]],
  ['rack == [r|1]', ["'r2'", "'r1'"]],
  ['zone == [|]', [`'it"s'`]],
  ['rack in [|]', ['{']],
  ['rack in {[|]', ["'r2'", "'r1'"]],
  ["rack in {'r2', [|]}", ["'r1'"]],
  ["rack in {'r2'[|]", [',', '}']],
  ["rack in {'r2'} [|]", ['&&', '||']],
  ["(rack == 'r1' [|]", ['&&', '||', ')']],
  ["rack == 'r1' [&|]", ['&&', '||']],
  ["rack == 'r1' && [|]", operands],
  ["rack == 'r1' zone [|]", []],
  ['% [|]', []],
];

test('what may stand at the cursor', () => {
  for (const [marked, expected] of cases) {
    const text = marked.replace(/[[\]|]/g, '');
    const start = marked.indexOf('[');
    const cursor = marked.indexOf('|', start) - 1;
    const { span, items } = selectorCompletions(text, cursor, known);
    assert.deepEqual(
      items.map(({ newText }) => newText.replace(/(?<=in) \{$|(?<=^\w+)\)$/, '')),
      expected,
      marked,
    );
    if (expected.length > 0) assert.equal(span.start, start, marked);
    const close = marked.indexOf(']', start);
    if (expected.length > 0 && close !== -1) assert.equal(span.end, close - 2, marked);
  }
});

test('a value is quoted as the rest is, and counted', () => {
  const { items } = selectorCompletions('zone == "a" && rack == ', 23, known);
  assert.deepEqual(items[0], { kind: 'value', label: 'r2', newText: '"r2"', count: 5 });
  assert.equal(selectorCompletions('', 0, known).items[0]?.count, 8);
});

test('a very long value costs next to nothing', () => {
  const text = `rack == "${'yes'.repeat(10_000)}"`;
  const before = process.threadCpuUsage();
  const { items } = selectorCompletions(text, text.length, known);
  const { user, system } = process.threadCpuUsage(before);
  assert.deepEqual(
    items.map(({ label }) => label),
    ['&&', '||'],
  );
  assert.ok(user + system < 100_000, `${(user + system) / 1000} ms`);
});
