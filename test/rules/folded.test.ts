import assert from 'node:assert/strict';
import { test } from 'node:test';
import { say } from '../../src/core/message.ts';
import { foldFindings, isOnFinding } from '../../src/core/rules/folded.ts';
import type { Finding, Severity } from '../../src/core/rules/rule.ts';
import { said } from '../said.ts';

function finding(code: string, severity: Severity, start: number, end: number, file = 'a.yaml'): Finding {
  const fix = { title: say('fix {0}', code), edits: [], preferred: false };
  return { code, severity, at: { file, span: { start, end } }, message: say(code), related: [], fixes: () => [fix] };
}

/** `worst: a, b` for each that is shown. */
function shown(findings: readonly Finding[]): readonly string[] {
  return foldFindings(findings).map(
    ({ code, related }) => `${code}: ${related.map(({ message }) => said(message)).join(' | ')}`,
  );
}

test('findings on one value are one, the worst, then the widest', () => {
  const whole = finding('whole', 'error', 10, 30);
  assert.deepEqual(
    shown([
      finding('move', 'information', 10, 30),
      finding('item', 'error', 20, 24),
      whole,
      finding('next', 'hint', 30, 40),
    ]),
    ['whole: item: item | move: move', 'next: '],
  );
});

test('one that touches only another of them stands for itself, and what was related stays', () => {
  const chain = [finding('a', 'error', 0, 10), finding('b', 'warning', 8, 20), finding('c', 'error', 18, 30)];
  assert.deepEqual(shown(chain), ['a: ', 'c: b: b']);
  const evidence = { at: { file: 'a.yaml', span: { start: 50, end: 60 } }, message: say('evidence') };
  const small = { ...finding('small', 'hint', 2, 4), related: [evidence] };
  assert.deepEqual(shown([finding('big', 'error', 0, 10), small]), ['big: small: small | evidence']);
});

test('a finding that touches nothing stays what it is', () => {
  const alone = finding('alone', 'warning', 0, 4);
  assert.equal(foldFindings([alone])[0], alone);
  assert.deepEqual(shown([alone, finding('other', 'error', 0, 4, 'b.yaml')]), ['alone: ', 'other: ']);
});

test('the fixes of all come, those of the one that is shown first', () => {
  const [only] = foldFindings([finding('b', 'warning', 0, 4), finding('a', 'error', 2, 4)]);
  assert.deepEqual(
    only?.fixes().map(({ title }) => said(title)),
    ['fix a', 'fix b'],
  );
});

test('what is related elsewhere has a place of its own', () => {
  const own = finding('own', 'error', 10, 30);
  const on = (start: number, file = 'a.yaml') =>
    isOnFinding({ at: { file, span: { start, end: start + 2 } }, message: say('x') }, own);
  assert.deepEqual([on(10), on(28), on(30), on(10, 'b.yaml')], [true, true, false, false]);
});
