import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { english, type Translate } from '../../src/core/l10n.ts';
import { nothing } from '../../src/core/message.ts';
import { levelNames } from '../../src/core/rules/levels.ts';
import { rules } from '../../src/core/rules/registry.ts';
import { render } from '../../src/core/words/render.ts';
import { ruleSummary } from '../../src/core/words/ruleSummary.ts';
import { jsonOf, root, textOf } from './sources.ts';

/** The setting `calico.rules` in package.json, which must name the rules of the registry. UPDATE_EXPECT=1 writes it. */

const update = process.env['UPDATE_EXPECT'] === '1';

test('the setting of the rules names each rule, in order, with its sentence and its own level', () => {
  const levels = { type: 'string', enum: [...levelNames] };
  const expected = Object.fromEntries(rules.map(({ code }) => [code, { ...levels, description: `%rule.${code}%` }]));
  const manifest = jsonOf('package.json');
  const setting = at(manifest, ['contributes', 'configuration', 'properties', 'calico.rules']);
  if (update) {
    Reflect.set(setting, 'properties', expected);
    write('package.json', manifest);
    return;
  }
  assert.equal(Reflect.get(setting, 'additionalProperties'), false);
  assert.deepEqual(Object.entries(at(setting, ['properties'])), Object.entries(expected));
});

for (const { file, t, level } of [
  { file: 'package.nls.json', t: english, level: 'Default: {0}.' },
  { file: 'package.nls.zh-cn.json', t: translated('l10n/bundle.l10n.zh-cn.json'), level: '默认：{0}。' },
]) {
  test(`${file} has the sentence of each rule and its own level`, () => {
    const between = file.includes('zh') ? '' : ' ';
    const sentences = rules.map(({ code, severity }): [string, string] => [
      `rule.${code}`,
      `${render(t, ruleSummary(code) ?? nothing)}${between}${english(level, severity)}`,
    ]);
    const texts = Object.entries(at(jsonOf(file), []));
    const others = texts.filter(([key]) => !key.startsWith('rule.'));
    if (update) return write(file, Object.fromEntries([...others, ...sentences]));
    assert.deepEqual(
      texts.filter(([key]) => key.startsWith('rule.')),
      sentences,
    );
  });
}

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

function translated(bundle: string): Translate {
  const texts = new Map(Object.entries(at(jsonOf(bundle), [])));
  return (message, ...args) => english(String(texts.get(message) ?? message), ...args);
}

function write(path: string, value: unknown): void {
  writeFileSync(new URL(path, root), `${JSON.stringify(value, undefined, 2)}\n`);
}
