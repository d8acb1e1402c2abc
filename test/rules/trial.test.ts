import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verbatim } from '../../src/core/message.ts';
import type { Finding, Fix } from '../../src/core/rules/rule.ts';
import { newFindings, withTriedFixes } from '../../src/core/rules/trial.ts';
import { createCalicoService } from '../../src/core/service.ts';
import { drained } from '../../src/core/steps.ts';
import { said } from '../said.ts';

/** Fixes are tried out before they are preferred. */

function finding(message: string, fixes: readonly Fix[] = []): Finding {
  const at = { file: 'a.yaml', span: { start: 0, end: 1 } };
  return { code: 'x', severity: 'error', at, message: verbatim(message), related: [], fixes: () => fixes };
}

function fix(newText: string, preferred = true): Fix {
  return {
    title: verbatim(newText),
    edits: [{ file: 'a.yaml', edits: [{ span: { start: 0, end: 1 }, newText }] }],
    preferred,
  };
}

test('what is found once more is new', () => {
  const [a, b] = [finding('a'), finding('b')];
  const edited = new Set(['a.yaml']);
  assert.deepEqual(newFindings([a, b], [b], edited), []);
  assert.deepEqual(newFindings([a], [a, a], edited), [a]);
  assert.deepEqual(newFindings([a], [b], edited), [b]);
});

test('what is found at the same place of another file is not new, though its message quotes what was edited', () => {
  const [a, b] = [finding('a'), finding('b')];
  assert.deepEqual(newFindings([a], [b], new Set(['b.yaml'])), []);
  assert.deepEqual(newFindings([a], [a, b], new Set(['b.yaml'])), [b]);
});

/** Counts the trials; one that writes `harm` brings up another finding, one that writes `?` can't be made. */
function tried(fixes: readonly Fix[]) {
  const trials: string[] = [];
  const { findings, tryInSteps } = withTriedFixes([finding('a', fixes)], function* (edits) {
    const text = edits[0]?.edits[0]?.newText ?? '';
    trials.push(text);
    yield undefined;
    return text === '?' ? undefined : text === 'harm' ? [finding('harm')] : [];
  });
  return { trials, tryInSteps, all: () => findings.flatMap((each) => each.fixes()) };
}

test('a fix is tried out when somebody reads whether it is preferred, and once', () => {
  const { trials, all } = tried([fix('good'), fix('harm'), fix('?'), fix('other', false)]);
  const fixes = all();
  assert.deepEqual(trials, []);
  assert.deepEqual(
    fixes.map(({ title, preferred }) => [said(title), preferred]),
    [
      ['good', true],
      ['harm', false],
      ['?', false],
      ['other', false],
    ],
  );
  assert.deepEqual(trials, ['good', 'harm', '?']);
  assert.deepEqual(
    all().map(({ preferred }) => preferred),
    [true, false, false, false],
  );
  assert.deepEqual(trials, ['good', 'harm', '?']);
});

test('a fix that was tried in steps is not tried again', () => {
  const { trials, tryInSteps, all } = tried([fix('good')]);
  drained(tryInSteps(() => true));
  assert.deepEqual(trials, ['good']);
  assert.equal(all()[0]?.preferred, true);
  assert.deepEqual(trials, ['good']);
});

test('of thousands of fixes only the first are tried, and the rest is not preferred', () => {
  const { trials, all } = tried(Array.from({ length: 3000 }, (_, at) => fix(String(at))));
  const preferred = all().filter((each) => each.preferred);
  assert.equal(preferred.length, 200);
  assert.equal(trials.length, 200);
});

test('a fix that brings up a finding with another file is not preferred', () => {
  const service = createCalicoService();
  const pool = (name: string, cidr: string): string =>
    `apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata: {name: ${name}}\nspec: {cidr: ${cidr}, natOutgoing: true}\n`;
  const offered = () =>
    service.findings().findings.flatMap((each) => each.fixes().map((own) => [said(own.title), own.preferred]));
  service.setFile('k/a.yaml', pool('a', '10.0.0.0/255.255.0.0'));
  assert.deepEqual(offered(), [['Replace with 10.0.0.0/16', true]]);
  service.setFile('k/b.yaml', pool('b', '10.0.0.0/16'));
  assert.deepEqual(offered(), [['Replace with 10.0.0.0/16', false]]);
  assert.deepEqual(service.fixAll('k/a.yaml'), { edits: [], titles: [] });
});
