import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelKeys, labelValues } from '../../../src/core/calico/selector/ast.ts';
import { deepest } from '../../../src/core/calico/selector/errors.ts';
import { matches } from '../../../src/core/calico/selector/evaluate.ts';
import { implies } from '../../../src/core/calico/selector/implies.ts';
import { parseSelector } from '../../../src/core/calico/selector/parse.ts';
import { printSelector } from '../../../src/core/calico/selector/print.ts';
import { repairSelector } from '../../../src/core/calico/selector/repair.ts';
import { applyEdits } from '../../../src/core/text.ts';
import { selectorErrorText, selectorFixTitle } from '../../../src/core/words/selectorText.ts';
import { said } from '../../said.ts';
import { astOf, corpus, selectorCases } from './selectors.ts';

test('labels match selectors as in Calico', () => {
  for (const { selector, labels, expected } of selectorCases.evaluation) {
    assert.equal(matches(astOf(selector), labels), expected, `${selector} on ${JSON.stringify(labels)}`);
    assert.equal(matches(astOf(selector), new Map(Object.entries(labels))), expected, selector);
    assert.equal(matches(astOf(printSelector(astOf(selector))), labels), expected, `${selector}, printed`);
  }
});

test('selectors are printed as Calico prints them', () => {
  for (const { selector, printed } of selectorCases.printed) assert.equal(printSelector(astOf(selector)), printed);
});

test('what Calico refuses is refused at its place, and repaired where the meaning is clear', () => {
  for (const { selector, kind, span, repaired } of selectorCases.refused) {
    const parsed = parseSelector(selector);
    assert.ok('error' in parsed, selector);
    const { error } = parsed;
    assert.deepEqual({ kind: error.kind, span: [error.span.start, error.span.end] }, { kind, span }, selector);
    assert.equal(repairSelector(selector), repaired, selector);
  }
});

test('a fix moves the error on or removes it, and never empties the selector', () => {
  for (const { selector } of selectorCases.refused) {
    const parsed = parseSelector(selector);
    if (!('error' in parsed) || parsed.error.fix === undefined) continue;
    const { fix, span } = parsed.error;
    const fixed = applyEdits(selector, [fix]);
    const again = parseSelector(fixed);
    assert.notEqual(fixed.trim(), '', selector);
    if ('error' in again) assert.ok(again.error.span.end >= span.start && fixed !== selector, `${selector} → ${fixed}`);
  }
});

test('errors and fixes are told in sentences without gaps', () => {
  for (const selector of corpus) {
    const parsed = parseSelector(selector);
    if (!('error' in parsed)) continue;
    const text = said(selectorErrorText(parsed.error));
    assert.match(text, /^.+\.$/u, selector);
    assert.doesNotMatch(text, /\{\d\}|undefined|\p{C}/u, selector);
    if (parsed.error.fix) assert.match(said(selectorFixTitle(parsed.error.fix)), /^[^\p{C}]+$/u, selector);
  }
});

test('spans lead back to the text', () => {
  const text = ` has( a ) && !(b in {"x", 'y',} || c starts with "z")`;
  const ast = astOf(text);
  const at = ({ start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end);
  assert.deepEqual(
    labelKeys(ast).map(({ value, span }) => [value, at(span)]),
    ['a', 'b', 'c'].map((key) => [key, key]),
  );
  assert.deepEqual(
    labelValues(ast).map(({ key, operator, value }) => [key, operator, value.value, at(value.span)]),
    [
      ['b', 'in', 'x', '"x"'],
      ['b', 'in', 'y', "'y'"],
      ['c', 'starts with', 'z', '"z"'],
    ],
  );
  assert.ok(ast.kind === 'and');
  assert.deepEqual(
    ast.operands.map(({ span }) => at(span)),
    ['has( a )', `!(b in {"x", 'y',} || c starts with "z")`],
  );
});

test('nesting beyond all measure is told, not walked into', () => {
  for (const depth of [deepest, deepest + 1, 20_000]) {
    const parsed = parseSelector(`${'!('.repeat(depth)}has(a)${')'.repeat(depth)}`);
    assert.equal('error' in parsed ? parsed.error.kind : 'ast', depth > deepest ? 'too-deep' : 'ast');
  }
  assert.ok('ast' in parseSelector(`${'!'.repeat(20_000)}has(a)`));
});

test('what follows from the shape of two selectors', () => {
  const proven: readonly (readonly [string, string])[] = [
    ['a == "b"', ''],
    ['', 'global()'],
    ['a == "b"', "a=='b'"],
    ['a == "b"', 'has(a)'],
    ['a == "b"', 'a in {"b", "c"}'],
    ['a == "b"', 'a != "c"'],
    ['a == "bc"', 'a starts with "b"'],
    ['a == "b"', '!a == "c"'],
    ['a in {"x", "y"}', 'a in {"x", "y", "z"}'],
    ['a in {"x", "y"}', 'a not in {"z"}'],
    ['a contains "x"', 'has(a)'],
    ['a == "b" && has(c)', 'has(c)'],
    ['a == "b" && has(c)', 'has(c) && has(a)'],
    ['a == "b" || a == "c"', 'a in {"b", "c"}'],
    ['has(a)', 'has(b) || has(a)'],
    ['has(x) && (has(a) || has(b))', 'has(a) || has(b)'],
    ['!has(a)', 'a != "b"'],
    ['!has(a)', '!a == "b"'],
  ];
  const open: readonly (readonly [string, string])[] = [
    ['', 'has(a)'],
    ['has(a)', 'a == "b"'],
    ['a != "b"', 'has(a)'],
    ['a not in {"b"}', 'has(a)'],
    ['a == "b"', 'b == "b"'],
    ['a == "b"', 'a == "c"'],
    ['a == "b" || has(c)', 'a == "b"'],
    ['a in {"x", "y"}', 'a in {"x"}'],
    ['a contains "x"', 'a contains "xy"'],
    ['a contains "x"', '!has(a)'],
    ['!has(a)', 'a == "b"'],
    ['!has(a)', '!has(b)'],
    ['has(a)', '!has(a)'],
  ];
  for (const [narrow, wide] of proven) assert.ok(implies(astOf(narrow), astOf(wide)), `${narrow} ⇒ ${wide}`);
  for (const [narrow, wide] of open) assert.ok(!implies(astOf(narrow), astOf(wide)), `${narrow} ⇏ ${wide}`);
});
