import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from '../../src/cli/run.ts';
import { asRecord } from '../../src/core/inventory/json.ts';
import { fakeProgram } from '../cluster/fakeKubectl.ts';
import { node, type Script, scripted } from '../cluster/scripted.ts';

/** `--yes --plan FILE`: what is no plan, or no longer holds, applies nothing; hostile names stay text. */

const hostile = 'x\u001b[31m\u009b2J\n✔ \u202e"\'$(id)';
const stored = (version: string, data: object) => ({
  ...{ apiVersion: 'v1', kind: 'ConfigMap', data },
  metadata: { name: 'x', namespace: 'n', resourceVersion: version, uid: 'u' },
});
const script: Script = [
  ['/api/v1/nodes', { stdout: { items: [node('a')] } }],
  ['/api/v1/namespaces/kube-system', { stdout: { metadata: { uid: 'uid-1' } } }],
  ['can-i', { stdout: 'yes\n' }],
  ['get --ignore-not-found', { stdout: stored('1', { [hostile]: hostile }) }],
  ['apply', { stdout: stored('1', { a: '1' }) }],
];

/** Applies by a plan that `change` has made of one that holds; `written`: whether anything was sent to be stored. */
async function applied(change: (plan: string) => string, ...more: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'kept-plan-'));
  const printed = { stdout: '', stderr: '' };
  const into = (name: 'stdout' | 'stderr') => ({
    write(text: string): void {
      printed[name] += text;
    },
  });
  const world = { stdin: (async function* () {})(), isTTY: false, cwd: folder, env: {}, now: Date.now };
  const start = (...args: readonly string[]) => {
    const words = ['apply', 'x.json', '--context', 'a', '--kubectl', fakeProgram, ...args];
    return run(words, { stdout: into('stdout'), stderr: into('stderr'), ...world });
  };
  writeFileSync(join(folder, 'x.json'), JSON.stringify(stored('', { a: '1' })));
  try {
    return await scripted(script, async (calls) => {
      await start('--plan-out', 'plan.json');
      writeFileSync(join(folder, 'plan.json'), change(readFileSync(join(folder, 'plan.json'), 'utf8')));
      const code = await start('--yes', '--plan', 'plan.json', ...more);
      const written = calls().some((call) => call.includes('apply') && !call.includes('--dry-run'));
      return { code, written, ...printed, plan: readFileSync(join(folder, 'plan.json'), 'utf8') };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function assertPlain(text: string): void {
  for (const sign of ['\u001b', '\u009b', '\u202e']) assert.ok(!text.includes(sign), JSON.stringify(text));
}

const withFields = (more: object) => (plan: string) => JSON.stringify({ ...asRecord(JSON.parse(plan)), ...more });

const cases: Readonly<Record<string, readonly [change: (plan: string) => string, told: string]>> = {
  'no JSON': [() => 'kind: CalicoApplyPlan', 'The plan plan.json is no JSON. Make one with --plan-out.'],
  'an empty file': [() => '', 'The plan plan.json is no JSON. Make one with --plan-out.'],
  'a list': [() => '[]', 'plan.json is no plan of this version. Make one with --plan-out.'],
  'a lot of brackets': [
    () => '['.repeat(5000) + ']'.repeat(5000),
    'plan.json is no plan of this version. Make one with --plan-out.',
  ],
  'a plan of a later version': [
    withFields({ version: 2 }),
    'plan.json is no plan of this version. Make one with --plan-out.',
  ],
  'a plan of another cluster': [
    withFields({ cluster: 'uid-2' }),
    'Nothing was applied: since plan.json was made, cluster changed. Make a new plan.',
  ],
  'a plan of other files': [
    withFields({ files: [{ name: 'x.json', sha256: '0' }] }),
    'Nothing was applied: since plan.json was made, files[x.json].sha256 changed. Make a new plan.',
  ],
  'a plan with a field more, named to deceive': [
    withFields({ [hostile]: 1 }),
    'Nothing was applied: since plan.json was made, x',
  ],
};

for (const [name, [change, told]] of Object.entries(cases)) {
  test(`by ${name} nothing is applied`, async () => {
    const { code, written, stderr } = await applied(change);
    assert.deepEqual([code, written], [2, false]);
    assert.ok(stderr.includes(told), stderr);
    assertPlain(stderr);
  });
}

test('a plan that holds is applied, and names in it stay text', async () => {
  const { code, written, stdout, stderr, plan } = await applied((text) => text);
  assert.deepEqual([code, written], [0, true], stderr);
  assertPlain(stdout + stderr + plan);
  assert.doesNotMatch(stdout, /^✔/m);
});
