import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingPermissions } from '../../src/apply/permissions.ts';
import { applyObject, restoreObject, savedObject, withStrategy } from '../../src/apply/writeObject.ts';
import { createWriter, type WriteCall } from '../../src/apply/writer.ts';
import { isKubeName, type KubeName } from '../../src/cluster/kubeName.ts';
import { english } from '../../src/core/l10n.ts';
import { options, type Script, scripted } from '../cluster/scripted.ts';

/** What is said to a kubectl that may write, and that nothing is overwritten which nobody has seen. */

const writer = createWriter({ ...options, context: 'a' });
const work = {
  ...{ writer, signal: new AbortController().signal, t: english, attempts: 2 },
  pause: () => Promise.resolve(),
};

function name(text: string): KubeName {
  assert.ok(isKubeName(text));
  return text;
}

const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: { a: '1' } };

test('each call has its words, and objects are no part of them', async () => {
  const [namespace, pod, node] = [name('kube-system'), name('calico-node-x'), name('r1')];
  const calls: readonly (readonly [WriteCall, string])[] = [
    [{ kind: 'live', object }, 'get --ignore-not-found -o json -f -'],
    [
      { kind: 'try', object, force: false },
      'apply --server-side --field-manager=vscode-calico --dry-run=server -o json -f -',
    ],
    [
      { kind: 'apply', object, force: true },
      'apply --server-side --field-manager=vscode-calico --force-conflicts -o json -f -',
    ],
    [{ kind: 'replace', object }, 'replace --field-manager=vscode-calico -o json -f -'],
    [{ kind: 'may', verb: 'patch', resource: 'nodes' }, 'auth can-i patch nodes'],
    [
      { kind: 'delete-pod', namespace, name: pod, uid: 'u' },
      'delete --raw /api/v1/namespaces/kube-system/pods/calico-node-x -f -',
    ],
    [
      { kind: 'annotate', node, annotations: { a: null } },
      'patch node r1 --field-manager=vscode-calico --type=merge --patch={"metadata":{"annotations":{"a":null}}}',
    ],
  ];
  await scripted([['', { stdout: {} }]], async (made) => {
    for (const [call] of calls) await writer.run(call);
    assert.deepEqual(
      made(),
      calls.map(([, words]) => `--context=a ${words}`),
    );
  });
});

const live = (version: string, data: object) => ({
  ...object,
  metadata: { name: 'x', resourceVersion: version },
  data,
});
const conflict = { stderr: 'Error from server (Conflict): the object has been modified\n', code: 1 };
const away = {
  stderr: 'The connection to the server x was refused - did you specify the right host or port?\n',
  code: 1,
};

const cases: readonly { name: string; script: Script; expected: object; calls: number }[] = [
  {
    name: 'an object that is as it was is written',
    script: [['apply', { stdout: live('2', { a: '1' }) }]],
    expected: { kind: 'written', object: live('2', { a: '1' }) },
    calls: 1,
  },
  { name: 'one that has changed is not', script: [['apply', conflict]], expected: { kind: 'changed' }, calls: 1 },
  {
    name: 'what was written before the server went away is not written twice',
    script: [
      ['apply', away],
      ['get', { stdout: live('2', { a: '1', b: '2' }) }],
    ],
    expected: { kind: 'written', object: live('2', { a: '1', b: '2' }) },
    calls: 2,
  },
  {
    name: 'what was written before kubectl died is not written twice',
    script: [
      ['apply', { code: 137 }],
      ['get', { stdout: live('2', { a: '1', b: '2' }) }],
    ],
    expected: { kind: 'written', object: live('2', { a: '1', b: '2' }) },
    calls: 2,
  },
  {
    name: 'what somebody else has written meanwhile stays',
    script: [
      ['apply', away],
      ['get', { stdout: live('2', { a: '9' }) }],
    ],
    expected: { kind: 'changed' },
    calls: 2,
  },
];

for (const each of cases) {
  test(each.name, async () => {
    await scripted(each.script, async (calls) => {
      const written = await applyObject(work, { object, live: live('1', { a: '0' }), force: false });
      assert.deepEqual([written, calls().length], [each.expected, each.calls]);
    });
  });
}

test('an object that somebody has made meanwhile is not written', async () => {
  await scripted([['get', { stdout: live('1', {}) }]], async (calls) => {
    assert.deepEqual(await applyObject(work, { object, live: undefined, force: false }), { kind: 'changed' });
    assert.equal(calls().length, 1);
  });
});

test('what is put back takes the place of what was left, and of nothing else', async () => {
  const left = live('2', { a: '1' });
  await scripted([['get', { stdout: live('3', { a: '5' }) }]], async (calls) => {
    assert.deepEqual(await restoreObject(work, left, object), { kind: 'changed' });
    assert.equal(calls().length, 1);
  });
  await scripted(
    [
      ['get', { stdout: { kind: 'List', items: [live('7', { a: '1' })] } }],
      ['replace', { stdout: live('8', { a: '0' }) }],
    ],
    async () => {
      assert.deepEqual(await restoreObject(work, left, object), { kind: 'written', object: live('8', { a: '0' }) });
    },
  );
});

test('what the server adds is no part of what is put back', () => {
  const metadata = { name: 'x', uid: 'u', resourceVersion: '1', managedFields: [], generation: 3, labels: { a: 'b' } };
  const saved = savedObject({ kind: 'DaemonSet', metadata, spec: { a: 1 }, status: { ready: 1 } });
  assert.deepEqual(saved, { kind: 'DaemonSet', metadata: { name: 'x', labels: { a: 'b' } }, spec: { a: 1 } });
  assert.deepEqual(withStrategy(saved, { type: 'OnDelete' }), {
    kind: 'DaemonSet',
    metadata: { name: 'x', labels: { a: 'b' } },
    spec: { a: 1, updateStrategy: { type: 'OnDelete' } },
  });
});

test('what is not allowed is named, and what nobody answers is not', async () => {
  const tried = { object: { file: 'a', apiVersion: 'v1', kind: 'ConfigMap', name: 'x', value: object }, conflicts: [] };
  const input = { ...work, rollout: undefined, before: undefined };
  const missing = {
    ...input,
    tried: [{ ...tried, live: object, next: { ...object, metadata: { name: 'x', namespace: 'n' } } }],
  };
  await scripted(
    [
      ['can-i update', { stdout: 'no\n', code: 1 }],
      ['can-i', { stdout: 'yes\n' }],
    ],
    async (calls) => {
      assert.deepEqual(await missingPermissions(missing), [
        { kind: 'forbidden', stops: true, verb: 'update', what: 'configmap -n n' },
      ]);
      assert.equal(calls().length, 2);
    },
  );
  await scripted([['can-i', away]], async () => {
    assert.deepEqual(await missingPermissions(missing), []);
  });
});

test('no other program is named to kubectl', async () => {
  const { createRunner } = await import('../../src/cluster/runner.ts');
  const node = createRunner({ ...options, kubectl: process.execPath }, (code: string) => ({ args: ['-e', code] }));
  Object.assign(process.env, { KUBECTL_EXTERNAL_DIFF: 'evil', OTHER_VARIABLE: 'kept' });
  const code =
    'process.stdout.write(JSON.stringify([process.env.KUBECTL_EXTERNAL_DIFF ?? "", process.env.OTHER_VARIABLE]))';
  const result = await node.runJson(code);
  assert.ok(result.kind === 'ok');
  assert.deepEqual(result.value, ['', 'kept']);
});
