import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { explain } from '../../src/cluster/explain.ts';
import type { KubectlResult } from '../../src/cluster/result.ts';
import { english } from '../../src/core/l10n.ts';
import { patience } from '../patience.ts';
import { eventually, fakeKubectl, fakeProgram, isAlive } from './fakeKubectl.ts';
import { holdDeadlines } from './heldDeadlines.ts';

const call = { kind: 'contexts' } as const;

/** What a user reads of the result: its kind, and the explanation where it failed. */
function told(result: Exclude<KubectlResult, { kind: 'ok' }> | { readonly kind: 'ok' }): readonly string[] {
  return result.kind === 'ok' ? ['ok'] : [result.kind, explain(result, english)];
}

test('arguments arrive as they are, behind kubeconfig and context, and the command can be copied', async () => {
  const kubectl = fakeKubectl('answers', { kubeconfig: '/a b/config', context: "x'y" });
  const result = await kubectl.runJson({ kind: 'get', path: '/api/v1/nodes?limit=1&a=$(id)' });
  const words = ['get', '--raw', '/api/v1/nodes?limit=1&a=$(id)'];
  assert.deepEqual(result.kind === 'ok' && result.value, ['--kubeconfig=/a b/config', "--context=x'y", ...words]);
  assert.equal(
    result.command,
    `${fakeProgram} '--kubeconfig=/a b/config' '--context=x'\\''y' get --raw '/api/v1/nodes?limit=1&a=$(id)'`,
  );
});

test('it gets no input', async () => {
  const result = await fakeKubectl('stdin').runJson(call);
  assert.equal(result.kind === 'ok' && result.value, 'no input');
});

test('one that hangs is ended at its deadline', async () => {
  const result = await fakeKubectl('hangs', { deadline: 300 }).run(call);
  assert.deepEqual(told(result), [
    'timed-out',
    "kubectl didn't answer within 0.3 s and was stopped. Run the command in a terminal to see why.",
  ]);
});

test('one that waits for a login is ended, and the address is told', async () => {
  await withPidFile(async (file, pid) => {
    const deadlines = holdDeadlines((milliseconds) => milliseconds === 400);
    const run = fakeKubectl('login', { deadline: 400 }, { PID_FILE: file }).run(call);
    assert.ok(await eventually(() => pid() > 0), 'the address is printed');
    deadlines.pass();
    deadlines.release();
    assert.deepEqual(told(await run), [
      'timed-out',
      'kubectl waited 0.4 s for a login at https://login.example/device?code=ABCD-EFGH and was stopped. Log in by running the command in a terminal, then reconnect.',
    ]);
  });
});

test('one that prints without end is ended', async () => {
  const result = await fakeKubectl('floods').run(call);
  assert.deepEqual(told(result), ['too-much-output', 'kubectl printed more than 64 MB and was stopped.']);
});

test('half of a JSON is unreadable', async () => {
  const result = await fakeKubectl('half').runJson(call);
  assert.equal(result.kind, 'unreadable');
});

test('of 2 MB on standard error the start and the end are kept', async () => {
  const result = await fakeKubectl('loud').run(call);
  assert.deepEqual(told(result), ['failed', 'kubectl failed: error: last words']);
  assert.equal(result.exitCode, 1);
  assert.ok(result.stderr.length < 66_000, String(result.stderr.length));
  assert.match(result.stderr, /^first words\n[\s\S]*… \d+ bytes left out …[\s\S]*\nerror: last words\n$/);
});

test('a program that is not there', async () => {
  const result = await fakeKubectl('answers', { kubectl: 'no-such-kubectl' }).run(call);
  assert.deepEqual(told(result), [
    'not-found',
    '`no-such-kubectl` not found. Install kubectl, or set calico.kubectlPath (`--kubectl` on the command line).',
  ]);
});

test('a child of a child that ignores the polite signal is gone too', async () => {
  await withPidFile(async (file, pid) => {
    const cancelling = new AbortController();
    const run = fakeKubectl('family', {}, { PID_FILE: file }).run(call, { signal: cancelling.signal });
    assert.ok(await eventually(() => pid() > 0), 'the grandchild has started');
    assert.ok(isAlive(pid()));
    cancelling.abort();
    assert.equal((await run).kind, 'cancelled');
    assert.ok(await eventually(() => !isAlive(pid())), 'the grandchild has ended');
  });
});

test('a helper that stays behind and holds the pipes does not keep the answer back', {
  timeout: patience,
}, async () => {
  await withPidFile(async (file, pid) => {
    try {
      assert.equal((await fakeKubectl('leavesHelper', {}, { PID_FILE: file }).run(call)).kind, 'ok');
      assert.ok(isAlive(pid()), 'the helper is still there');
    } finally {
      process.kill(pid());
    }
  });
});

test('cancelling a session ends what runs and what waits', async () => {
  const cancelling = new AbortController();
  const kubectl = fakeKubectl('hangs');
  const runs = [1, 2, 3].map(() => kubectl.run(call, { signal: cancelling.signal }));
  assert.ok(await eventually(() => kubectl.started === 1));
  cancelling.abort();
  assert.deepEqual(
    (await Promise.all(runs)).map(({ kind }) => kind),
    ['cancelled', 'cancelled', 'cancelled'],
  );
  assert.equal(kubectl.started, 1, 'the others never ran');
});

async function withPidFile(work: (file: string, pid: () => number) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fake-kubectl-'));
  const file = join(folder, 'pid');
  const pid = (): number => {
    try {
      return Number(readFileSync(file, 'utf8'));
    } catch {
      return 0; // not written yet
    }
  };
  try {
    await work(file, pid);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
