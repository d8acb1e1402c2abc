import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonOf } from '../architecture/sources.ts';
import {
  allTexts,
  bundleOf,
  englishBundle,
  knownDynamic,
  languages,
  placeholders,
  readBundle,
  readUntranslated,
} from './bundles.ts';
import { collect } from './collect.ts';

/** What is shown is in the bundles; `npm run l10n` writes the English one and tells what the others lack. */

test('every text that is shown can be read from the sources', () => {
  const found = collect().dynamic.map(({ path, code }) => `${path} ${code}`);
  assert.deepEqual(found.sort(), [...knownDynamic].sort());
});

test('the English bundle has each text, and nothing else', () => {
  const expected = Object.fromEntries(allTexts().map((text) => [text, text]));
  assert.deepEqual(readBundle(englishBundle), expected, 'run `npm run l10n`');
});

for (const language of languages) {
  test(`${language} has each text that is not listed as untranslated`, () => {
    const bundle = readBundle(bundleOf(language));
    const missing = allTexts().filter((text) => bundle[text] === undefined);
    assert.deepEqual(missing, [...readUntranslated()].sort(), 'run `npm run l10n`');
  });

  test(`${language} has the placeholders of each text`, () => {
    const wrong = Object.entries(readBundle(bundleOf(language))).filter(
      ([text, translation]) => translation === '' || placeholders(text) !== placeholders(translation),
    );
    assert.deepEqual(wrong, []);
  });

  test(`${language} has each text of package.json`, () => {
    const english = readBundle('package.nls.json');
    const translated = readBundle(`package.nls.${language}.json`);
    assert.deepEqual(Object.keys(translated).sort(), Object.keys(english).sort());
  });
}

test('each text of package.json that is shown stands in package.nls.json, and each of those is used', () => {
  const used = new Set<string>();
  const bare: string[] = [];
  visit(jsonOf('package.json'), '', (key, text) => {
    const name = /^%(.+)%$/.exec(text)?.[1];
    if (name !== undefined) used.add(name);
    else if (shownKeys.has(key) && /[a-z] [a-z]|^[A-Z]/.test(text)) bare.push(`${key}: ${text}`);
  });
  assert.deepEqual(bare, []);
  assert.deepEqual([...used].sort(), Object.keys(readBundle('package.nls.json')).sort());
});

const shownKeys = new Set(
  'title displayName description markdownDescription enumDescriptions contents name contextualTitle altText'.split(' '),
);

function visit(value: unknown, key: string, found: (key: string, text: string) => void): void {
  if (typeof value === 'string') found(key, value);
  if (Array.isArray(value)) {
    for (const each of value) visit(each, key, found);
    return;
  }
  // What a tool takes is described for models, which read English.
  if (key === 'inputSchema') return;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) visit(each, name, found);
}
