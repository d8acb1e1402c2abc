import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EnvPart } from '../../../src/core/manifest/expansion.ts';
import { expand, fill, unexpanded } from '../../../src/core/manifest/expansion.ts';
import { check } from './harness.ts';

const known: Readonly<Record<string, readonly EnvPart[]>> = {
  A: ['a'],
  HOST: [{ field: 'status.hostIP' }],
  LONG: ['x'.repeat(70_000)],
};

const cases = [
  ['no reference', 'interface=eth.*', 'interface=eth.*'],
  ['a reference', 'x$(A)y', 'xay'],
  ['two of them', '$(A)$(A)', 'aa'],
  ['a field of the pod', 'can-reach=$(HOST)', 'can-reach=<status.hostIP>'],
  ['an unknown name stays', '$(B)', '$(B)'],
  ['an escaped reference', '$$(A)', '$(A)'],
  ['a doubled dollar anywhere', 'eth$$', 'eth$'],
  ['a dollar at the end', '^eth0$', '^eth0$'],
  ['a dollar before anything else', '^eth0$,^ens3$', '^eth0$,^ens3$'],
  ['braces are no reference', '$\x7bA}', '$\x7bA}'],
  ['a bracket that is not closed', '$(A', '$(A'],
  ['one that is not closed after one that is', '$(A)$(A', 'a$(A'],
  ['a bracket within', '$($(A))', '$($(A))'],
  ['an empty name', '$()', '$()'],
  ['nothing', '', ''],
  ['many that are not closed', '$('.repeat(1000), '$('.repeat(1000)],
  ['too long a text', '$(LONG)$(LONG)', 'undefined'],
] as const;

check(
  cases.map(([name, given, expected]) => ({ name, given, expected: [expected] })),
  (given) => {
    const parts = expand(given, (name) => known[name]);
    return [String(parts?.map((part) => (typeof part === 'string' ? part : `<${part.field}>`)).join(''))];
  },
);

check(
  [
    { name: 'fills in what is known', given: '10.0.0.5', expected: ['can-reach=10.0.0.5'] },
    { name: 'nothing without it', given: '', expected: ['undefined'] },
  ],
  (given) => [String(fill(['can-reach=', { field: 'status.hostIP' }], { 'status.hostIP': given || undefined }))],
);

test('what is written for a text gives that text', () => {
  const anyText = fc
    .array(fc.constantFrom('$', '(', ')', 'A', 'eth0'), { maxLength: 12 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(anyText, (text) => {
      assert.deepEqual(
        expand(unexpanded(text), (name) => known[name]),
        text === '' ? [] : [text],
      );
    }),
  );
});
