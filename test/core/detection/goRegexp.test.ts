import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileRegexp } from '../../../src/core/detection/goRegexp.ts';
import { parseMethod } from '../../../src/core/detection/method.ts';
import { keptCases, version } from '../../cases.ts';

interface RegexCases {
  readonly names: readonly string[];
  readonly cases: readonly {
    readonly list: string;
    readonly items: readonly string[];
    readonly joined: string;
    readonly valid: boolean;
    readonly error?: string;
    readonly matches?: readonly string[];
  }[];
}

test("lists of expressions as Go's regexp takes them", (context) => {
  const found = keptCases('regex-cases.json');
  const { names, cases } = found.data as RegexCases;
  context.diagnostic(`regex-cases.json (${found.from}): ${cases.length} lists against ${names.length} names`);
  for (const { list, items, joined, valid, error, matches } of cases) {
    const method = parseMethod(`interface=${list}`, version('v3.32.1'));
    assert.ok(method.kind === 'interface');
    const { regexp } = method;
    assert.deepEqual(
      {
        items: method.items.map(({ value }) => value),
        joined: method.joined,
        valid: regexp.ok,
        error: regexp.ok ? undefined : regexp.error,
        matches: regexp.ok ? names.filter(regexp.matches) : undefined,
      },
      {
        items,
        joined,
        valid,
        error: error?.replace(/^error parsing regexp: /, ''),
        matches: valid ? matches : undefined,
      },
      list,
    );
    for (const { value, span } of method.items) assert.equal(`interface=${list}`.slice(span.start, span.end), value);
  }
});

test('an expression that backtracks elsewhere takes no longer here', () => {
  const compiled = compileRegexp('(a+)+$');
  assert.ok(compiled.ok);
  assert.equal(compiled.matches(`${'a'.repeat(100_000)}!`), false);
});
