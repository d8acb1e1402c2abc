import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSlice } from '../../../src/core/manifest/parse.ts';
import { reparse } from '../../../src/core/manifest/reparse.ts';
import { splitDocuments } from '../../../src/core/manifest/split.ts';
import type { YamlNode } from '../../../src/core/manifest/tree.ts';
import type { Span } from '../../../src/core/text.ts';
import { fixtureCodes, readFixtures } from '../../rules/fixtures.ts';

/** `before` with what stands between « and » replaced by `typed`: whether that needs no parsing. */
const cases: readonly { readonly before: string; readonly typed: string; readonly quick: boolean }[] = [
  { before: 'a: "x«»y"\nb: 1\n', typed: 'z,', quick: true },
  { before: 'a: "«»"\nb: 1\n', typed: 'z', quick: true },
  { before: "- - a: 'x«y»'\n  - 1\n", typed: '', quick: true },
  { before: 'a: interface=«e»th0 # why\nb: [1]\n', typed: 'E', quick: true },
  { before: 'a: 1«»\nb: 2\n', typed: 'x', quick: true },
  { before: 'a: x«»', typed: 'y', quick: true },
  { before: '- x«»\n- y\n', typed: 'y', quick: true },
  { before: 'a: "x«»y"\n', typed: '"', quick: false },
  { before: 'a: "x«»y"\n', typed: '\\', quick: false },
  { before: 'a: "x«»y"\n', typed: '\n', quick: false },
  { before: 'a: "x«»y"\n', typed: '{{', quick: false },
  { before: 'a: x«»\n', typed: ':', quick: false },
  { before: 'a: x«»\n', typed: ' #', quick: false },
  { before: 'a: «x»y\n', typed: '-', quick: false },
  { before: 'a: «x»\n', typed: '', quick: false },
  { before: 'a: !!str x«»\n', typed: 'y', quick: false },
  { before: 'a: !!str\n  "x«»"\n', typed: 'y', quick: false },
  { before: 'a: &b x«»\nc: *b\n', typed: 'y', quick: false },
  { before: 'a: &b\n  c: x«»\nd: *b\n', typed: 'y', quick: false },
  { before: 'a: {\n  b: x«»\n  }\n', typed: ',', quick: false },
  { before: '"a«»": x\n', typed: 'y', quick: false },
  { before: 'a«»: x\n', typed: 'y', quick: false },
  { before: 'a: |\n  x: y«»\n', typed: 'z', quick: false },
  { before: 'a: "x\n  b: y«»"\n', typed: 'z', quick: false },
  { before: 'a: x\na: y«»\n', typed: 'z', quick: false },
  { before: 'a: {{ x }}\nb: y«»\n', typed: 'z', quick: false },
];

for (const { before, typed, quick } of cases) {
  test(`typing ${JSON.stringify(typed)} in ${JSON.stringify(before)} needs ${quick ? 'no' : 'all'} parsing`, () => {
    const old = before.replaceAll(/[«»]/g, '');
    const text = before.replace(/«[^»]*»/, () => typed);
    const result = reparse(parseSlice(old), old, text);
    assert.equal(result !== undefined, quick);
    if (result !== undefined) assert.deepEqual(result, parseSlice(text));
  });
}

test('an edited value is read as if for the first time', () => {
  const texts = fixtureCodes().flatMap((code) => readFixtures(code).flatMap(({ files }) => [...files.values()]));
  const documents = [...new Set(texts.flatMap((text) => splitDocuments(text).map((slice) => slice.text)))];
  const places = documents.flatMap((text) => {
    const parsed = parseSlice(text);
    return parsed.root === undefined ? [] : [{ text, parsed, inners: [...innersIn(parsed.root)] }];
  });
  const typed = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.constantFrom(
      'x',
      '1',
      '.',
      '=',
      ',',
      '"',
      "'",
      ':',
      ': ',
      ' #',
      '-',
      '- ',
      '\n',
      '~',
      'on',
      '$(A)',
      '*',
      '&a ',
      '{',
    ),
  );
  let quick = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.nat(),
      fc.nat(),
      fc.nat(3),
      typed,
      (place, which, where, length, piece) => {
        const { text, parsed, inners } = place;
        const inner = inners[which % inners.length] ?? { start: 0, end: text.length };
        const start = inner.start + (where % (inner.end - inner.start + 1));
        const edited = text.slice(0, start) + piece + text.slice(start + length);
        const result = reparse(parsed, text, edited);
        if (result === undefined) return;
        quick += 1;
        assert.deepEqual(result, parseSlice(edited));
      },
    ),
    { numRuns: 3000, seed: 1 },
  );
  assert.ok(quick > 300, `only ${quick} edits needed no parsing`);
});

/** The place of each value that stands in the text as it is. */
function* innersIn(node: YamlNode): Generator<Span> {
  if (node.kind === 'scalar') {
    if (node.inner !== undefined) yield node.inner;
    return;
  }
  const parts = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
  for (const part of parts) yield* innersIn(part);
}
