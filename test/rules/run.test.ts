import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readManifest } from '../../src/core/manifest/file.ts';
import { say } from '../../src/core/message.ts';

import type { FileContext, Report, Rule } from '../../src/core/rules/rule.ts';
import { runRules } from '../../src/core/rules/run.ts';
import { said } from '../said.ts';

const manifest = readManifest('calico.yaml', 'kind: ConfigMap\n');
const input = { files: [{ manifest }], agents: [], sites: [] };
const at = { file: 'calico.yaml', span: { start: 0, end: 4 } };

const rule = (code: string, check: (context: FileContext) => readonly Report[]): Rule => {
  return { code, severity: 'error', scope: 'file', check };
};

test('a rule that throws is reported, and costs its own findings only', () => {
  const throws = rule('throws', () => {
    throw new Error('a fault of the rule');
  });
  const says = rule('says', () => [{ at, message: say('something') }]);
  const { findings, failures } = runRules(input, [throws, says]);
  assert.deepEqual(
    findings.map(({ code, message }) => [code, said(message)]),
    [['says', 'something']],
  );
  assert.deepEqual(failures, [{ code: 'throws', message: 'a fault of the rule' }]);
});

test('what is said twice is told once', () => {
  const twice = rule('twice', () => [1, 2].map(() => ({ at, message: say('something') })));
  assert.equal(runRules(input, [twice]).findings.length, 1);
});

test('arguments of messages stay on one line, visible and short', () => {
  const says = rule('says', () =>
    ['a\nb\x1b[31m\u202e', 'x'.repeat(1000)].map((text) => ({ at, message: say('"{0}".', text) })),
  );
  assert.deepEqual(
    runRules(input, [says]).findings.map(({ message }) => said(message)),
    ['"a\\nb\\x1b[31m\\u202e".', `"${'x'.repeat(199)}…".`],
  );
});

test("a rule that is off is not run, so that it can't fail", () => {
  const throws = rule('throws', () => {
    throw new Error('a fault of the rule');
  });
  const levels = new Map([['throws', 'off'] as const]);
  assert.deepEqual(runRules({ ...input, levels }, [throws]), { findings: [], failures: [] });
});
