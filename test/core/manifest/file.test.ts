import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadManifest } from '../../../src/core/manifest/file.ts';
import { readManifest } from '../../../src/core/manifest/file.ts';
import { daemonSet } from './harness.ts';

const config = (name: string): string => `kind: ConfigMap\nmetadata: {name: ${name}}\n`;
const TEXT = `${config('a')}---\nkind: Service\n---\n${daemonSet('        - {name: A, value: x}\n')}---\n${config('b')}`;

/** What became of each document of `after`: one word each. */
function fates(before: ReadManifest, after: ReadManifest): string[] {
  return after.slices.map(({ parsed, decoded }) => {
    if (parsed === null) return 'skipped';
    if (parsed === undefined) return 'pending';
    if (before.slices.some((slice) => slice.decoded === decoded)) return 'kept';
    return before.slices.some((slice) => slice.parsed === parsed) ? 'moved' : 'parsed';
  });
}

const edits = [
  { name: 'no edit', edit: (text: string) => text, expected: ['kept', 'skipped', 'kept', 'kept'] },
  {
    name: 'an edit of a value',
    edit: (text: string) => text.replace('value: x', 'value: xyz'),
    expected: ['kept', 'skipped', 'parsed', 'moved'],
  },
  {
    name: 'an edit that does not matter',
    edit: (text: string) => text.replace('Service', 'Role'),
    expected: ['kept', 'skipped', 'moved', 'moved'],
  },
  {
    name: 'an edit at the start',
    edit: (text: string) => `# c\n---\n${text}`,
    expected: ['skipped', 'parsed', 'skipped', 'moved', 'moved'],
  },
  {
    name: 'a new document',
    edit: (text: string) => text.replace('---\nkind: S', `---\n${config('c')}---\nkind: S`),
    expected: ['kept', 'parsed', 'skipped', 'moved', 'moved'],
  },
  {
    name: 'a document less',
    edit: (text: string) => text.slice(text.indexOf('---')),
    expected: ['skipped', 'moved', 'moved'],
  },
  { name: 'nothing left', edit: () => '', expected: [] },
];

for (const { name, edit, expected } of edits) {
  test(`reuse after ${name}`, () => {
    const before = readManifest('f.yaml', TEXT);
    const text = edit(TEXT);
    const after = readManifest('f.yaml', text, { previous: before });
    assert.deepEqual(fates(before, after), expected);
    assert.deepEqual(after, readManifest('f.yaml', text));
  });
}

test('a limit of tokens ends a reading, which can be gone on with', () => {
  const first = readManifest('f.yaml', TEXT, { maxTokens: 1 });
  const second = readManifest('f.yaml', TEXT, { maxTokens: 1, previous: first });
  const third = readManifest('f.yaml', TEXT, { maxTokens: 1, previous: second });
  const none = readManifest('f.yaml', '');
  assert.deepEqual(fates(none, first), ['parsed', 'pending', 'pending', 'pending']);
  assert.deepEqual(fates(first, second), ['kept', 'skipped', 'parsed', 'pending']);
  assert.deepEqual(fates(second, third), ['kept', 'skipped', 'kept', 'parsed']);
  assert.deepEqual(
    [first, second, third].map(({ complete }) => complete),
    [false, false, true],
  );
  assert.deepEqual(third, readManifest('f.yaml', TEXT));
});
