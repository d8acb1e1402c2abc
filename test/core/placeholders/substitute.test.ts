// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is what is tried
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { substituted } from '../../../src/core/placeholders/substitute.ts';

/** `A` is a, `E` is set and empty, `U` is not set; something else may set any other. */
const variables = (name: string): { readonly value: string | undefined } | undefined => {
  const values = new Map([
    ['A', 'a'],
    ['E', ''],
    ['U', undefined],
  ]);
  return values.has(name) ? { value: values.get(name) } : undefined;
};

/** As Flux fills them in: a text, and what comes of it. */
const cases: readonly (readonly [string, string])[] = [
  ['x${A}y${A}', 'xaya'],
  ['$${A} $A $(A)', '$${A} $A $(A)'],
  ['${A:-b} ${A:=b} ${A-b}', 'a a a'],
  ['${E:-b}|${E-b}|${E}', 'b||'],
  ['${U:-b} ${U:=10.0.0.0/8} ${U:-} ${U}', 'b 10.0.0.0/8  ${U}'],
  ['${U:-${A}} ${U:-${U:=c}}', 'a c'],
  ['${X} ${X:-b}', '${X} ${X:-b}'],
  ['${A^^} ${A/a/b} ${#A}', '${A^^} ${A/a/b} ${#A}'],
];

for (const [text, expected] of cases) {
  test(text, () => assert.equal(substituted(text, variables), expected));
}
