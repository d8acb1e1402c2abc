import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { applyObject } from '../../src/apply/writeObject.ts';
import { createWriter } from '../../src/apply/writer.ts';
import { run } from '../../src/cli/run.ts';
import { english } from '../../src/core/l10n.ts';
import { fakeProgram } from '../cluster/fakeKubectl.ts';
import { node, options, type Script, scripted } from '../cluster/scripted.ts';

/** Secrets in the files: left out unless they are named, and then nothing of their values is told or kept. */

const values = ['b2xkLXZhbHVl', 'bmV3LXZhbHVl', 'new-value'];
const metadata = { name: 'calico-etcd', namespace: 'kube-system' };
const secret = { apiVersion: 'v1', kind: 'Secret', metadata, stringData: { password: 'new-value' } };
const stored = (version: string, password: string) => ({
  ...{ apiVersion: 'v1', kind: 'Secret', data: { password } },
  metadata: { ...metadata, resourceVersion: version },
});
const cluster: Script = [
  ['/api/v1/nodes', { stdout: { items: [node('a')] } }],
  ['/api/v1/namespaces/kube-system', { stdout: { metadata: { uid: 'uid-1' } } }],
  ['can-i', { stdout: 'yes\n' }],
];
const decoding = `Error from server (BadRequest): error decoding, found in ...|password":"${values[1]}"|...\n`;

/** Plans an apply of the Secret alone; gives what is printed, what is kept, and the calls in which objects were sent. */
async function planned(script: Script, ...args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  const printed = { stdout: '', stderr: '' };
  const into = (name: 'stdout' | 'stderr') => ({
    write(text: string): void {
      printed[name] += text;
    },
  });
  const world = { stdin: (async function* () {})(), isTTY: false, cwd: folder, env: {}, now: Date.now };
  const plan = join(folder, 'plan.json');
  writeFileSync(join(folder, 'secret.json'), JSON.stringify(secret));
  const words = ['apply', 'secret.json', '--context', 'a', '--kubectl', fakeProgram, '--plan-out', plan, ...args];
  let sent: readonly string[] = [];
  await scripted([...script, ...cluster], async (calls) => {
    await run(words, { stdout: into('stdout'), stderr: into('stderr'), ...world });
    sent = calls().filter((call) => call.endsWith('-f -'));
  });
  const kept = readFileSync(plan, 'utf8');
  rmSync(folder, { recursive: true });
  return { ...printed, kept, sent };
}

function assertHidden(...texts: readonly string[]): void {
  for (const value of values) assert.ok(texts.every((text) => !text.includes(value)));
}

test('a Secret that nobody names is neither read nor sent', async () => {
  const { stdout, stderr, kept, sent } = await planned([]);
  assert.match(stdout, /Secret kube-system\/calico-etcd: left out, as every Secret that nobody names\.\n/);
  assert.deepEqual(sent, []);
  assertHidden(stdout, stderr, kept);
});

test('one that is named is compared, and its values are masked on the screen and in the plan that is kept', async () => {
  const script: Script = [
    ['get --ignore-not-found', { stdout: stored('1', 'b2xkLXZhbHVl') }],
    ['--dry-run=server', { stdout: stored('1', 'bmV3LXZhbHVl') }],
  ];
  const { stdout, stderr, kept, sent } = await planned(script, '--with-secret', 'kube-system/calico-etcd');
  assert.match(stdout, /Secret kube-system\/calico-etcd: changes\n {4}~ data\.password: \*\*\* → \*\*\*\n/);
  assert.match(kept, /"path": "data\.password",\s+"before": "\*\*\*",\s+"after": "\*\*\*"/);
  assert.equal(sent.length, 2);
  assertHidden(stdout, stderr, kept);
});

test('what the server says of one that it refuses may quote it, and is not told', async () => {
  const script: Script = [
    ['get --ignore-not-found', { stdout: '' }],
    ['--dry-run=server', { stderr: decoding, code: 1 }],
  ];
  const { stdout, stderr, kept } = await planned(script, '--with-secret', 'kube-system/calico-etcd');
  assert.match(stdout, /✖ Secret kube-system\/calico-etcd: the server refuses it\. What the server says isn't shown/);
  assertHidden(stdout, stderr, kept);
});

test('nor is what it says when it is written', async () => {
  const writer = createWriter({ ...options, context: 'a' });
  const work = {
    writer,
    signal: new AbortController().signal,
    t: english,
    attempts: 0,
    pause: () => Promise.resolve(),
  };
  await scripted([['apply', { stderr: decoding, code: 1 }]], async () => {
    const written = await applyObject(work, { object: secret, live: stored('1', 'b2xkLXZhbHVl'), force: false });
    assert.equal(written.kind, 'failed');
    assertHidden(JSON.stringify(written));
  });
});
