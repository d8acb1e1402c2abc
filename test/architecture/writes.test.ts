import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSources, type Source } from './sources.ts';

/** Only one room can write to a cluster; that the rest only reads is told by who imports what, and by what is written there. */

const sources = readSources('src');
const values = readSources('src', { types: false });

function importersOf(list: readonly Source[], path: string): readonly string[] {
  return list.filter(({ files }) => files.includes(path)).map((each) => each.path);
}

test('processes are started by what runs kubectl alone, and by what asks the shell for PATH', () => {
  const started = sources.filter(({ packages }) => packages.includes('node:child_process')).map(({ path }) => path);
  assert.deepEqual(started, ['src/cluster/process.ts']);
  assert.deepEqual(importersOf(values, 'src/cluster/process.ts'), [
    'src/cluster/runner.ts',
    'src/cluster/searchPath.ts',
  ]);
});

test('kubectl is run by one that reads and one that may write', () => {
  assert.deepEqual(importersOf(values, 'src/cluster/runner.ts'), ['src/apply/writer.ts', 'src/cluster/kubectl.ts']);
});

test('the kubectl that may write is used in its own room, and made where somebody asks to apply', () => {
  const importers = importersOf(sources, 'src/apply/writer.ts').filter((path) => !path.startsWith('src/apply/'));
  assert.deepEqual(importers, makers);
});

/** The commands that apply, in the terminal and in the editor. */
const makers: readonly string[] = ['src/cli/apply.ts', 'src/editor/applyCommand.ts', 'src/editor/keptRollout.ts'];

test('no verb that writes is an argument anywhere else', () => {
  const verbs = [
    'apply',
    'patch',
    'replace',
    'delete',
    'create',
    'annotate',
    'label',
    'scale',
    'rollout',
    'edit',
    'set',
  ];
  const written = (path: string): readonly string[] => {
    const text = sources.find((each) => each.path === path)?.text ?? '';
    return verbs.filter((verb) => text.includes(`'${verb}'`));
  };
  assert.deepEqual(written('src/apply/writer.ts'), ['apply', 'patch', 'replace', 'delete', 'annotate']);
  const others = sources.map(({ path }) => path).filter((path) => path.startsWith('src/cluster/'));
  assert.ok(others.length > 25);
  assert.deepEqual(
    others.filter((path) => written(path).length > 0),
    [],
  );
});

test('the one that reads has no input, by which an object could be sent', () => {
  const reader = sources.find(({ path }) => path === 'src/cluster/kubectl.ts');
  assert.ok(reader !== undefined && !reader.text.includes('input'));
});
