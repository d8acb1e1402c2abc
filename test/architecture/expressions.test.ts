import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { findExpressions, judge, recordFile, written } from './expressions.ts';

/**
 * No text from outside can hold up the editor: expressions are RE2's, or take linear time. The verdicts are recorded in
 * expressions.expected, since the checker takes minutes for all of them: UPDATE_EXPECT=1 judges those that are new, and
 * `npm run fuzz:time -- --expressions` all of them.
 */

const { expressions, built } = findExpressions();
const texts = [...new Set(expressions.map(written))].sort();

function recorded(): ReadonlyMap<string, string> {
  const lines = readFileSync(recordFile, 'utf8').split('\n').slice(0, -1);
  return new Map(lines.map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]));
}

test('each expression of src is judged: UPDATE_EXPECT=1 judges the new ones', () => {
  if (process.env['UPDATE_EXPECT'] === '1') {
    const known = recorded();
    const lines = texts.map((text) => {
      const found = expressions.find((each) => written(each) === text);
      return `${known.get(text) ?? (found === undefined ? 'unknown' : judge(found)).replaceAll(' ', '-')} ${text}\n`;
    });
    writeFileSync(recordFile, lines.join(''));
  }
  assert.deepEqual([...recorded().keys()], texts);
});

test('no expression takes more than linear time: a scanner or RE2 serves instead', () => {
  assert.deepEqual(
    [...recorded()].filter(([, verdict]) => verdict !== 'linear' && verdict !== 'safe'),
    [],
  );
});

test('no expression is made while the program runs', () => {
  assert.deepEqual(built, []);
});
