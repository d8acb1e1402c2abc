import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Kubectl } from '../../src/cluster/kubectl.ts';
import type { KubectlFailure, KubectlResult } from '../../src/cluster/result.ts';
import { watchList } from '../../src/cluster/watch.ts';
import { readNodeFacts } from '../../src/core/inventory/kubernetesNode.ts';

const run = { command: 'kubectl', stderr: '', durationMs: 1 };
const ended: KubectlResult = { ...run, kind: 'ok', stdout: '' };
const broken: KubectlFailure = { ...run, kind: 'unreachable', reason: 'connection refused' };
const tooOld = { type: 'ERROR', object: { kind: 'Status', code: 410, reason: 'Expired' } };

function event(type: string, name: string, version: number): unknown {
  return { type, object: { metadata: { name, resourceVersion: String(version) } } };
}

interface Turn {
  readonly lines?: readonly unknown[];
  /** Undefined: it stands until the end. */
  readonly end?: KubectlResult;
}

/** Plays one watch after the other for so many milliseconds of a clock of its own; notes what is asked and what is told. */
async function play(turns: readonly Turn[], milliseconds = 400): Promise<readonly string[]> {
  const notes: string[] = [];
  const ending = new AbortController();
  const pending = [...turns];
  const unused = () => Promise.reject(new Error('not used'));
  const kubectl: Kubectl = {
    run: unused,
    runJson: unused,
    started: 0,
    async stream(call, onStdout, signal) {
      notes.push(`from ${/resourceVersion=(\d+)/.exec(call.kind === 'get' ? call.path : '')?.[1]}`);
      const turn = pending.shift() ?? {};
      // in pieces, as a pipe gives them
      const text = (turn.lines ?? [])
        .map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`)
        .join('');
      for (let at = 0; at < text.length; at += 7) onStdout(Buffer.from(text.slice(at, at + 7)));
      if (turn.end !== undefined) return turn.end;
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      return { ...run, kind: 'cancelled' };
    },
  };
  mock.timers.enable({ apis: ['setTimeout'] });
  watchList({
    kubectl,
    path: '/api/v1/nodes',
    read: (object) => readNodeFacts(object),
    signal: ending.signal,
    version: '10',
    firstPause: 20,
    relist: () => {
      notes.push('list');
      return Promise.resolve({ version: '50' });
    },
    onChange: ({ changed, gone }) => notes.push(`changed ${changed.map(({ name }) => name)} gone ${gone}`),
    onTrouble: (failure) => notes.push(failure === undefined ? 'works again' : `trouble: ${failure.kind}`),
  });
  for (let passed = 0; passed < milliseconds; passed += 5) {
    await setImmediate(); // all that is to be done by now is done
    mock.timers.tick(5);
  }
  ending.abort();
  await setImmediate();
  mock.timers.reset();
  return notes;
}

test('changes come together, of each node only the last', async () => {
  const lines = [
    event('ADDED', 'a', 11),
    event('MODIFIED', 'a', 12),
    event('ADDED', 'b', 13),
    event('DELETED', 'b', 14),
  ];
  assert.deepEqual(await play([{ lines }]), ['from 10', 'changed a gone b']);
});

test('a watch that ends goes on from where it was, bookmarks included', async () => {
  const first = {
    lines: [event('ADDED', 'a', 11), { type: 'BOOKMARK', object: { metadata: { resourceVersion: '20' } } }],
    end: ended,
  };
  assert.deepEqual(await play([first, {}]), ['from 10', 'from 20', 'changed a gone ']);
});

test('a broken connection is told once, tried again, and told when it works', async () => {
  const notes = await play(
    [{ end: broken }, { end: broken }, { lines: ['{"type": "ADD'], end: broken }, { lines: [event('ADDED', 'a', 11)] }],
    700,
  );
  assert.deepEqual(notes, [
    ...['from 10', 'trouble: unreachable', 'from 10', 'from 10', 'from 10', 'works again', 'changed a gone '],
  ]);
});

test('a version that is too old makes it list anew', async () => {
  assert.deepEqual(await play([{ lines: [tooOld], end: ended }, {}]), ['from 10', 'list', 'from 50']);
  assert.deepEqual(await play([{ end: { ...run, kind: 'expired' } }, {}]), [
    'from 10',
    'trouble: expired',
    'list',
    'from 50',
  ]);
});

test('a watch that ends at once, again and again, is not begun in a busy loop', async () => {
  const notes = await play(
    Array.from({ length: 1000 }, () => ({ end: ended })),
    500,
  );
  assert.ok(notes.length >= 3 && notes.length <= 8, notes.join());
});
