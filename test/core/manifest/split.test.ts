import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { splitDocuments } from '../../../src/core/manifest/split.ts';
import type { Case } from './harness.ts';
import { check } from './harness.ts';

const cases: readonly Case[] = [
  { name: 'nothing', given: '', expected: [] },
  { name: 'one document', given: 'a: 1\n', expected: ['0 a: 1\n'] },
  { name: 'a first separator begins the first document', given: '---\na: 1\n', expected: ['0 ---\na: 1\n'] },
  { name: 'two documents', given: 'a: 1\n---\nb: 2', expected: ['0 a: 1\n', '5 ---\nb: 2'] },
  { name: 'a comment behind the separator', given: 'a: 1\n--- # c\nb: 2', expected: ['0 a: 1\n', '5 --- # c\nb: 2'] },
  {
    name: 'content behind the separator',
    given: '--- {a: 1}\n--- {b: 2}',
    expected: ['0 --- {a: 1}\n', '11 --- {b: 2}'],
  },
  { name: 'CRLF', given: 'a: 1\r\n---\r\nb: 2\r\n', expected: ['0 a: 1\r\n', '6 ---\r\nb: 2\r\n'] },
  {
    name: 'a byte order mark is no content',
    given: '\uFEFF---\na: 1\n---\nb: 2',
    expected: ['1 ---\na: 1\n', '10 ---\nb: 2'],
  },
  { name: 'a tab behind the separator', given: 'a: 1\n---\tb', expected: ['0 a: 1\n', '5 ---\tb'] },
  {
    name: 'more dashes are no separator',
    given: 'a: 1\n----\n---x\n --- y\n',
    expected: ['0 a: 1\n----\n---x\n --- y\n'],
  },
  { name: 'a block scalar ends too', given: 'a: |\n x\n---\n y', expected: ['0 a: |\n x\n', '8 ---\n y'] },
  { name: 'an indented one in a block scalar does not', given: 'a: |\n  ---\n  b', expected: ['0 a: |\n  ---\n  b'] },
  { name: 'document ends', given: 'a: 1\n...\nb: 2\n...\n', expected: ['0 a: 1\n', '9 b: 2\n'] },
  { name: 'end, then separator', given: 'a: 1\n...\n---\nb: 2\n', expected: ['0 a: 1\n', '9 ---\nb: 2\n'] },
  {
    name: 'directives belong to what follows',
    given: '# c\n\n%YAML 1.1\n---\na: 1\n',
    expected: ['0 # c\n\n%YAML 1.1\n---\na: 1\n'],
  },
  {
    name: 'directives after an end',
    given: 'a: 1\n...\n%YAML 1.2\n---\nb: 2\n---\nc: 3',
    expected: ['0 a: 1\n', '9 %YAML 1.2\n---\nb: 2\n', '28 ---\nc: 3'],
  },
  { name: 'comments alone are a document', given: '# c\n---\na: 1', expected: ['0 # c\n', '4 ---\na: 1'] },
  { name: 'separators alone', given: '---\n---\n---', expected: ['0 ---\n', '4 ---\n', '8 ---'] },
];

check(cases, (given) =>
  splitDocuments(given).map(({ start, end, text }) =>
    text === given.slice(start, end) ? `${start} ${text}` : `${start} does not match`,
  ),
);

test('with an earlier version of the file it cuts as without', () => {
  const part = fc.constantFrom('---', '...', '\n', '\r\n', 'a: 1', '%YAML 1.1', '# c', ' ', '--- # d', '\uFEFF', 'x');
  const text = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''));
  const edit = fc.record({ at: fc.nat(60), cut: fc.nat(8), add: fc.array(part, { maxLength: 4 }) });
  fc.assert(
    fc.property(text, edit, (before, { at, cut, add }) => {
      const after = before.slice(0, at) + add.join('') + before.slice(at + cut);
      assert.deepEqual(splitDocuments(after, splitDocuments(before)), splitDocuments(after));
    }),
    { numRuns: 5000 },
  );
});
