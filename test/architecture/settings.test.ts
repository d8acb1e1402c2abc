import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { english } from '../../src/core/l10n.ts';
import { levelNames } from '../../src/core/rules/levels.ts';
import { rules } from '../../src/core/rules/registry.ts';
import { ruleSummary } from '../../src/core/views/ruleSummary.ts';
import { jsonOf, root, textOf } from './sources.ts';

/** The setting `calico.rules` in package.json, which must name the rules of the registry. UPDATE_EXPECT=1 writes it. */

test('the setting of the rules names each rule, in order, with its sentence and its own level', () => {
  const expected = Object.fromEntries(
    rules.map(({ code, severity }) => {
      const description = `${ruleSummary(code, english)} Its own level is ${severity}.`;
      return [code, { type: 'string', enum: [...levelNames], description }];
    }),
  );
  const manifest = jsonOf('package.json');
  const setting = at(manifest, ['contributes', 'configuration', 'properties', 'calico.rules']);
  if (process.env['UPDATE_EXPECT'] === '1') {
    Reflect.set(setting, 'properties', expected);
    writeFileSync(new URL('package.json', root), `${JSON.stringify(manifest, undefined, 2)}\n`);
    return;
  }
  assert.equal(Reflect.get(setting, 'additionalProperties'), false);
  assert.deepEqual(Object.entries(at(setting, ['properties'])), Object.entries(expected));
});

test("the README's table of settings has a row for each setting", () => {
  const settings = Object.keys(at(jsonOf('package.json'), ['contributes', 'configuration', 'properties']));
  const [, table = ''] = textOf('README.md').split('\n## Settings\n');
  const told = (table.split('\n## ')[0] ?? '').match(/(?<=^\|.*`)calico\.\w+(?=`.*\|$)/gm) ?? [];
  assert.deepEqual(told.toSorted(), settings.toSorted());
});

function at(value: unknown, path: readonly string[]): object {
  let current: unknown = value;
  for (const key of path)
    current = typeof current === 'object' && current !== null ? Reflect.get(current, key) : undefined;
  assert.ok(typeof current === 'object' && current !== null, path.join('.'));
  return current;
}
