import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonOf } from '../architecture/sources.ts';
import { allTexts } from './bundles.ts';

/** What is shown reads as people who run Calico write: short, in their words, and in Chinese with its own punctuation. */

const english = [...allTexts(), ...valuesOf('package.nls.json')];
const chinese = [...valuesOf('l10n/bundle.l10n.zh-cn.json'), ...valuesOf('package.nls.zh-cn.json')];

/** Words that read as translated. */
const strange =
  /\b(?:can not|cannot|start(?:s|ed)? anew|anew|look whether|would do|is held by|is no way|once applied|plays|grave|is meant\?)\b/i;

const mostWords = 25;

test('no text has a word that reads as translated', () => {
  assert.deepEqual(
    english.filter((text) => strange.test(text)),
    [],
  );
});

test('no sentence has more words than a reader takes in at once', () => {
  const sentences = english.flatMap((text) => text.replace(/\]\([^)]*\)/g, ']').split(/(?<=[.!?:]) |\n/));
  assert.deepEqual(
    sentences.filter((sentence) => sentence.split(' ').length > mostWords),
    [],
  );
});

test('a text in Chinese has what the English one has in its places', () => {
  const texts = Object.entries(Object(jsonOf('l10n/bundle.l10n.zh-cn.json'))).map(([key, text]) => [key, String(text)]);
  const placesIn = (text = ''): string => [...new Set(text.match(/\{\d+\}/g))].sort().join();
  assert.deepEqual(
    texts.filter(([key, text]) => placesIn(key) !== placesIn(text)),
    [],
  );
});

test('punctuation between Chinese words is theirs, without blanks behind it', () => {
  assert.deepEqual(
    chinese.filter((text) => /[\u4e00-\u9fff][,;?!]|[\u4e00-\u9fff]:[^\s\w/]|[。，；：、] /.test(text)),
    [],
  );
});

function valuesOf(path: string): readonly string[] {
  return Object.values(Object(jsonOf(path))).map(String);
}
