import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { marked } from 'marked';
import { formatSummary } from '../../src/cli/formats/summary.ts';
import type { CheckReport } from '../../src/cli/report.ts';
import { clean, ignoredMethod, informational, runCli } from './harness.ts';

const table = ['| Severity | Rule | Where | Finding |', '| :-- | :-- | :-- | :-- |'];
const warning =
  '| warning | `method-ignored` | `a.yaml:11:18` | This method has no effect: IP is "none", not "autodetect". |';
const remark =
  "| information | `method-ignored` | `b.yaml:10:18` | IP isn't set: this method only applies to nodes without a stored address. |";
const cases = [
  {
    name: 'no findings',
    files: { 'c.yaml': clean },
    code: 0,
    summary: [
      '## ✔ The Calico check passes',
      '',
      '1 file with 1 calico-node, checked without inventory: no findings.',
      '',
    ],
  },
  {
    name: 'the worst first, behind what the file holds',
    files: { 'c/b.yaml': informational, 'd.yaml': ignoredMethod, summary: '# Before\n' },
    code: 1,
    summary: [
      '# Before',
      '',
      '## ✖ The Calico check fails',
      '',
      '2 files with 2 calico-nodes, checked without inventory: 1 warning and 1 informational finding.',
      '',
      ...table,
      warning.replace('a.yaml', 'd.yaml'),
      remark.replace('b.yaml', 'c/b.yaml'),
      '',
    ],
  },
  {
    name: 'what is only informational passes',
    files: { 'b.yaml': informational },
    code: 0,
    summary: [
      '## ✔ The Calico check passes',
      '',
      '1 file with 1 calico-node, checked without inventory: 1 informational finding.',
      '',
      ...table,
      remark,
      '',
    ],
  },
  {
    name: 'a file that is not read',
    files: { 'a.yaml': ignoredMethod, 'b.yaml': new Uint8Array([0, 1, 2, 255, 0]) },
    code: 2,
    summary: [
      '## ? The Calico check is not complete',
      '',
      '1 file with 1 calico-node, checked without inventory: 1 warning.',
      '',
      'Some file or rule is missing in it; the log tells which.',
      '',
      ...table,
      warning,
      '',
    ],
  },
];
for (const { name, files, code, summary } of cases) {
  test(`summary: ${name}`, async () => {
    let written = '';
    const ran = await runCli({
      args: ['check', '.', '--summary', 'summary'],
      files,
      after: (folder) => {
        written = readFileSync(join(folder, 'summary'), 'utf8');
      },
    });
    assert.deepEqual([ran.code, ...written.split('\n')], [code, ...summary]);
  });
}

test('summary: a file that can not be written', async () => {
  const { code, stderr } = await runCli({
    args: ['check', 'c.yaml', '--summary', 'missing/summary'],
    files: { 'c.yaml': clean },
  });
  assert.deepEqual([code, stderr], [2, "missing/summary can't be written: no such file or directory.\n"]);
});

test('summary: hostile names stay text, in as many rows as GitHub takes', () => {
  const evil = '<img src=x> | `a|b` [x](http://e.vil) @who\n# *h* www.e.vil ![i](j)';
  const text = 'x\n'.repeat(150);
  const report: CheckReport = {
    files: [{ name: evil, text }],
    inventory: undefined,
    levels: new Map(),
    agents: 0,
    findings: Array.from({ length: 101 }, (_, line) => ({
      code: 'some-rule',
      severity: 'hint',
      at: { file: evil, span: { start: 2 * line, end: 2 * line + 1 } },
      message: { text: 'It is {0}.', args: [evil] },
      related: [],
      fixes: () => [],
    })),
    failures: [],
  };
  const written = formatSummary(report, 'passes', { cwd: '/', env: {}, paint: (_, shown) => shown, strict: false });
  const lines = written.split('\n');
  assert.equal(lines.filter((line) => line.startsWith('| hint |')).length, 100);
  assert.equal(lines.at(-2), '1 more: the log has all of them.');
  const html = marked.parse(written, { async: false, gfm: true });
  assert.doesNotMatch(html, /<(?!\/?(?:h2|p|table|thead|tbody|tr|th|td|code)\b)/);
  assert.equal(html.match(/<td\b/g)?.length, 400);
  assert.ok(written.length < 1_048_576);
});
