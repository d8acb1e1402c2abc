import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileRegexp } from '../../../src/core/detection/goRegexp.ts';
import { distinctGroupNames } from '../../../src/core/detection/groupNames.ts';
import { parseMethod } from '../../../src/core/detection/methods.ts';
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

test('several groups may have one name', () => {
  const matching: readonly (readonly [pattern: string, matches: string, doesNot: string])[] = [
    ['(?P<n>eth)|(?P<n>ens)', 'ens3', 'enp'],
    ['((?P<x>eth0))|((?P<x>eth1))', 'eth1', 'eth2'],
    ['^(?<n>a)(?P<n>b)(?<n>c)$', 'abc', 'ab'],
    ['^(?P<n>a)(?P<n>b)[(?P<n>]$', 'abn', 'ab0'],
    ['^(?P<n>a)(?P<n>b)[](?P<n>]$', 'ab]', 'ab0'],
    ['^(?P<n>a)(?P<n>b)[^](?P<n>]$', 'ab0', 'abn'],
    ['^(?P<n>a)(?P<n>b)[[:digit:](?P<n>]$', 'ab1', 'ab_'],
    [String.raw`^(?P<n>a)(?P<n>b)[\](?P<n>]$`, 'ab<', 'ab_'],
    [String.raw`^(?P<n>a)(?P<n>b)\Q(?P<n>\E$`, 'ab(?P<n>', 'ab'],
    [String.raw`^(?P<n>a)(?P<n>b)\Q[\E(?P<n>c)$`, 'ab[c', 'abc'],
    [String.raw`^(?P<n>a)(?P<n>b)\(?P<n>$`, 'abP<n>', 'ab'],
    ['^(?P<n_>a)(?P<n_>b)(?P<n__>x)$', 'abx', 'ab'],
  ];
  for (const [pattern, matches, doesNot] of matching) {
    const compiled = compileRegexp(pattern);
    assert.ok(compiled.ok, pattern);
    assert.deepEqual([compiled.matches(matches), compiled.matches(doesNot)], [true, false], pattern);
  }
});

test('what else is wrong beside groups of one name is told in the words that were written', () => {
  const refused: readonly (readonly [pattern: string, error: string])[] = [
    ['(?P<n>a)(?P<n>b)(', 'missing closing ): `(?P<n>a)(?P<n>b)(`'],
    ['(?P<n>a)(?P<n>b))', 'unexpected ): `(?P<n>a)(?P<n>b))`'],
    ['(?P<n>a)(?P<n>b)(?P<>c)', 'invalid named capture: `(?P<>`'],
    ['(?P<n>a)(?P<n>b)(?P<x y>c)', 'invalid named capture: `(?P<x y>`'],
    ['(?P<n>a)(?P<n>b)(?P<n', 'invalid named capture: `(?P<n`'],
    ['(?P<n>a)(?P<n>b)[(?P<n>', 'missing closing ]: `[(?P<n>`'],
    ['(?P<n>a)(?P<n>b)**', 'invalid nested repetition operator: `**`'],
  ];
  for (const [pattern, error] of refused) assert.deepEqual(compileRegexp(pattern), { ok: false, error }, pattern);
});

test('names are told apart in time that grows with the text', () => {
  for (const token of ['(?P<n>a)', '[[:', '[', '(?<', '(?<>', '\\Q', '\\Qa\\E', '[[:a:]]', '[]']) {
    const pattern = token.repeat(200_000);
    const distinct = distinctGroupNames(pattern);
    assert.equal(distinct.restore(distinct.pattern), pattern);
  }
});

test('texts in place of an automaton answer like it', () => {
  const word = fc.stringMatching(/^(?:[a-z0-9_:@-]|\\\.){1,4}$/);
  const part = fc
    .tuple(fc.constantFrom('', '^'), word, fc.constantFrom('', '.*', '$', '.*$'), fc.boolean())
    .map(([begin, text, end, inBrackets]) => (inBrackets ? `(${begin}${text}${end})` : `${begin}${text}${end}`));
  const list = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|'));
  const name = fc.oneof(
    fc.stringMatching(/^[a-c0-1_.:\n-]{0,6}$/),
    word.map((text) => `${text.replaceAll('\\', '')}\n0`),
    word,
  );
  fc.assert(
    fc.property(list, name, word, (pattern, text, own) => {
      // Within further brackets nothing is a mere text.
      const [plain, automaton] = [compileRegexp(pattern), compileRegexp(`(?:${pattern})`)];
      assert.ok(plain.ok && automaton.ok);
      const inside = pattern.replaceAll(/[()^$\\]|\.\*/g, '').split('|')[0] ?? '';
      for (const each of [text, own, inside, `a${inside}`, `${inside}\n`, `${inside}b`, pattern]) {
        assert.equal(plain.matches(each), automaton.matches(each), JSON.stringify([pattern, each]));
      }
    }),
    { numRuns: 3000, seed: 20261130 },
  );
});
