import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexCoverings } from '../../../src/core/calico/coverIndex.ts';
import { labelKeys, labelValues, type SelectorNode } from '../../../src/core/calico/selector/ast.ts';
import { selectorCompletions } from '../../../src/core/calico/selector/completion.ts';
import { matches } from '../../../src/core/calico/selector/evaluate.ts';
import { implies } from '../../../src/core/calico/selector/implies.ts';
import { parseSelector } from '../../../src/core/calico/selector/parse.ts';
import { printSelector } from '../../../src/core/calico/selector/print.ts';
import { repairSelector } from '../../../src/core/calico/selector/repair.ts';
import { applyEdits, type Located, type Span } from '../../../src/core/text.ts';
import { corpus } from './selectors.ts';

const runs = 10_000;
const nowhere: Span = { start: 0, end: 0 };
const located = (value: string): Located<string> => ({ value, span: nowhere });

const key = fc.constantFrom('a', 'b', 'in', 'not', 'all', 'projectcalico.org/name', '-').map(located);
const value = fc
  .oneof(fc.constantFrom('', 'x', 'y', 'xy', "it's", '"', '😀', '￮', 'a\nb'), fc.string())
  .filter((text) => !(text.includes('"') && text.includes("'")))
  .map(located);
const condition = fc.oneof(
  key.map((one): SelectorNode => ({ kind: 'has', key: one, span: nowhere })),
  fc
    .tuple(key, value, fc.constantFrom('==', '!=', 'contains', 'starts with', 'ends with'))
    .map(
      ([one, other, operator]): SelectorNode => ({ kind: 'compare', operator, key: one, value: other, span: nowhere }),
    ),
  fc
    .tuple(key, fc.array(value, { maxLength: 3 }), fc.constantFrom('in', 'not in'))
    .map(([one, values, kind]): SelectorNode => ({ kind, key: one, values, span: nowhere })),
  fc.constantFrom('all', 'global').map((kind): SelectorNode => ({ kind, span: nowhere })),
);
const selector: fc.Arbitrary<SelectorNode> = fc.letrec<{ tree: SelectorNode }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    condition,
    tie('tree').map((operand): SelectorNode => ({ kind: 'not', operand, span: nowhere })),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('tree'), { minLength: 2, maxLength: 3 }))
      .map(([kind, operands]): SelectorNode => ({ kind, operands, span: nowhere })),
  ),
})).tree;
const labels = fc.dictionary(fc.constantFrom('a', 'b', 'in', 'not', '-'), fc.constantFrom('', 'x', 'y', 'xy', '"'));

/** Without places and doubled negations, sets sorted and unique. */
function essence(node: SelectorNode): unknown {
  switch (node.kind) {
    case 'not':
      return node.operand.kind === 'not' ? essence(node.operand.operand) : ['not', essence(node.operand)];
    case 'and':
    case 'or':
      return [node.kind, ...node.operands.map(essence)];
    case 'in':
    case 'not in':
      return [node.kind, node.key.value, [...new Set(node.values.map(({ value: one }) => one))].sort()];
    case 'compare':
      return [node.operator, node.key.value, node.value.value];
    case 'has':
      return ['has', node.key.value];
    default:
      return [node.kind];
  }
}

test('what is printed reads back as the same selector', () => {
  fc.assert(
    fc.property(selector, labels, (ast, some) => {
      const parsed = parseSelector(printSelector(ast));
      assert.ok('ast' in parsed);
      assert.deepEqual(essence(parsed.ast), essence(ast));
      assert.equal(matches(parsed.ast, some), matches(ast, some));
    }),
    { numRuns: 2000 },
  );
});

test('what implies something never matches without it', () => {
  fc.assert(
    fc.property(selector, selector, labels, (narrow, wide, some) => {
      fc.pre(implies(narrow, wide));
      assert.ok(!matches(narrow, some) || matches(wide, some));
    }),
    { numRuns: 1000, maxSkipsPerRun: 1000 },
  );
});

const fragment = fc.oneof(
  fc.constantFrom(...'"\'=!&|(){}, \t\n:[]“é%'.split(''), '😀', '\u00a0'),
  fc.constantFrom(
    ' in ',
    'not ',
    'starts',
    ' with',
    'has(',
    'all(',
    'HAS (',
    ' and ',
    'has a',
    "'x'",
    'a == b',
    ' IN ',
  ),
  fc.string({ maxLength: 3 }),
);
/** A selector of the cases with some stretches replaced. */
const mutated = fc
  .tuple(fc.constantFrom(...corpus), fc.array(fc.tuple(fc.nat(60), fc.nat(4), fragment), { maxLength: 4 }))
  .map(([text, changes]) =>
    changes.reduce((before, [at, length, put]) => before.slice(0, at) + put + before.slice(at + length), text),
  );

test('nothing written throws, and every error has its place in the text', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const parsed = parseSelector(text);
      if ('ast' in parsed) {
        matches(parsed.ast, { a: 'x' });
        for (const { span } of [...labelKeys(parsed.ast), ...labelValues(parsed.ast).map((one) => one.value)])
          within(span, text);
        return;
      }
      const { span, fix, found } = parsed.error;
      within(span, text);
      assert.equal(found, text.slice(span.start, span.end));
      if (fix === undefined) return;
      within(fix.span, text);
      assert.equal(fix.old, text.slice(fix.span.start, fix.span.end));
      assert.notEqual(applyEdits(text, [fix]).trim(), '');
      const repaired = repairSelector(text);
      if (repaired !== undefined) assert.ok('ast' in parseSelector(repaired));
    }),
    { numRuns: runs },
  );
});

test('completions are offered anywhere without harm', () => {
  const known = new Map([['a', new Map([['x', 2]])]]);
  fc.assert(
    fc.property(mutated, fc.nat(80), (text, offset) => {
      const { span, items } = selectorCompletions(text, offset, known);
      within(span, text);
      assert.ok(items.every(({ newText }) => newText !== ''));
    }),
    { numRuns: 2000 },
  );
});

function within({ start, end }: Span, text: string): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${start}–${end} in ${text.length}`);
}

test('an index of selectors finds all that a selector implies', () => {
  const texts = [
    'all()',
    'has(a)',
    '!has(a)',
    "a == 'x'",
    "a != 'x'",
    "a in {'x', 'y'}",
    'a in {}',
    "a not in {'x'}",
    "a contains 'x'",
    "!(a == 'x')",
    '!all()',
    "b == 'x'",
    "a == 'x' && has(b)",
    "a == 'x' || b == 'y'",
    "(a == 'x' || a == 'y') && has(b)",
    "!(a == 'x' && has(b))",
  ];
  const coverings = texts.flatMap((item) => {
    const parsed = parseSelector(item);
    return 'ast' in parsed ? [{ item, selector: parsed.ast }] : [];
  });
  assert.equal(coverings.length, texts.length);
  const find = indexCoverings(coverings);
  for (const { item, selector } of coverings) {
    // What selects nothing implies all about its label, of which no value is named.
    if (item === 'a in {}') continue;
    const implied = coverings.filter((each) => implies(selector, each.selector)).map((each) => each.item);
    assert.deepEqual([...find(selector, () => true)].sort(), implied.sort(), item);
    assert.deepEqual([...find(selector, () => false)], []);
  }
});
