import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../src/core/rules/registry.ts';
import { ruleSummary } from '../../src/core/words/ruleSummary.ts';
import { fixtureCodes } from '../rules/fixtures.ts';
import { filesBelow, textOf } from './sources.ts';

/** The registry of rules, and all that must name the same codes. */

const codes = rules.map(({ code }) => code);

test('each code is there once, in small letters, digits and hyphens', () => {
  assert.equal(new Set(codes).size, codes.length);
  assert.deepEqual(
    codes.filter((code) => !/^[a-z]+\d*(-[a-z]+)*$/.test(code)),
    [],
  );
});

test('each rule has a file of its name, and its fixtures', () => {
  assert.deepEqual(fixtureCodes().toSorted(), codes.toSorted());
  const files = filesBelow('src/core/rules', '.ts');
  const withRule = files.filter((path) => /^export const \w+: Rule = /m.test(textOf(path)));
  const named = (path: string): string => path.replace(/^src\/core\/rules\/[a-z]+\/(.*)\.ts$/, '$1');
  assert.deepEqual(withRule.map(named).sort(), codes.toSorted());
});

test('each rule has its page, and each page its rule', () => {
  const pages = filesBelow('docs/rules', '.md').filter((path) => !path.endsWith('/README.md'));
  assert.deepEqual(pages, codes.map((code) => `docs/rules/${code}.md`).sort());
});

test('the pages are built alike', () => {
  const built = ['# …', '## Why it matters', '## Bad', '## Good', '## Fixes', '## Severity'];
  for (const code of codes) {
    const headings = textOf(`docs/rules/${code}.md`).match(/^#+ .*$/gm) ?? [];
    assert.deepEqual(headings, [`# ${code}`, ...built.slice(1)]);
  }
});

test('the severity that a page begins with is the default of its rule', () => {
  for (const { code, severity } of rules) {
    const told = /^## Severity\n\n(\w+)/m.exec(textOf(`docs/rules/${code}.md`))?.[1]?.toLowerCase();
    assert.equal(told, severity, code);
  }
});

test('each rule has its sentence for lists of rules', () => {
  assert.deepEqual(
    codes.filter((code) => ruleSummary(code) === undefined),
    [],
  );
});
