import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSources } from './sources.ts';

/** Text from files and clusters reaches what reads more than text by one way only, which keeps it text. */

const sources = readSources('src');

/** `path: line` of each line that has this in it. */
function linesWith(pattern: RegExp): readonly string[] {
  return sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim()}`] : [])),
  );
}

function filesWith(pattern: RegExp): readonly string[] {
  return sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}

test('notifications, in which links run commands, are shown by one file', () => {
  assert.deepEqual(filesWith(/\.show(?:Information|Warning|Error)Message\b|ProgressLocation\.Notification/), [
    'src/editor/notify.ts',
  ]);
});

test('only hovers hold links that run commands, and only those that are named', () => {
  assert.deepEqual(linesWith(/isTrusted = /), [
    'src/editor/hover.ts: markdown.isTrusted = { enabledCommands: links };',
  ]);
  assert.deepEqual(filesWith(/supportHtml/), []);
});

test('nothing is made HTML, and no code is made of text', () => {
  const pattern =
    /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\beval\(|new Function|srcdoc/;
  assert.deepEqual(filesWith(pattern), []);
});

test('programs are run by one file, and never by a shell', () => {
  assert.deepEqual(filesWith(/'node:child_process'/), ['src/cluster/process.ts']);
  assert.deepEqual(linesWith(/^import .*'node:child_process'/), [
    "src/cluster/process.ts: import { type ChildProcess, spawn, spawnSync } from 'node:child_process';",
  ]);
  assert.deepEqual(linesWith(/\bshell: (?:true|'|")/), []);
});
