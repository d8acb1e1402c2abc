import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonOf, textOf } from './sources.ts';

for (const { file, titles, settings, commands } of [
  { file: 'README.md', titles: 'package.nls.json', settings: 'Settings', commands: 'Commands' },
  { file: 'README.zh-CN.md', titles: 'package.nls.zh-cn.json', settings: '设置', commands: '命令' },
]) {
  test(`${file} has each command and each setting in its tables`, () => {
    const contributes = at(jsonOf('package.json'), ['contributes']);
    const names = Object.entries(at(jsonOf(titles), []))
      .filter(([key]) => key.startsWith('command.'))
      .map(([, title]) => String(title));
    const told = firstCells(file, commands).flatMap((cell) => cell.split(/, |、/));
    assert.deepEqual(told.toSorted(), names.toSorted());
    const keys = Object.keys(at(contributes, ['configuration', 'properties']));
    const named = firstCells(file, settings).flatMap((cell) => cell.replaceAll('`', '').split(/, |、/));
    assert.deepEqual(named.toSorted(), keys.toSorted());
  });
}

/** The first cells of the rows of the table under `heading`, without its head. */
function firstCells(file: string, heading: string): readonly string[] {
  const [, rest = ''] = textOf(file).split(`\n## ${heading}\n`);
  const cells = (rest.split('\n## ')[0] ?? '').match(/(?<=^\| ).*?(?= \|)/gm) ?? [];
  return cells.slice(2);
}

function at(value: unknown, path: readonly string[]): object {
  let current: unknown = value;
  for (const key of path)
    current = typeof current === 'object' && current !== null ? Reflect.get(current, key) : undefined;
  assert.ok(typeof current === 'object' && current !== null, path.join('.'));
  return current;
}
