import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';
import { world } from './fakeVscode.ts';

/** What is offered where a cluster can't be read, with VS Code played. */

registerHooks({
  resolve(name, context, next) {
    const fake = new URL('fakeVscode.ts', import.meta.url).href;
    return name === 'vscode' ? { url: fake, shortCircuit: true } : next(name, context);
  },
});
const { offer, fail } = await import('../../src/editor/notify.ts');
const { offerKubeconfig, stepsFor } = await import('../../src/editor/connectFailure.ts');

const log = { show: () => undefined };
const base = { message: 'm', command: 'kubectl get --raw /', context: 'prod' };
const byHand = ['Copy Command', 'Show Log'];

for (const [name, failure, labels] of [
  ['no kubectl', { ...base, kind: 'not-found' }, ['Open Setting', 'Select Inventory…']],
  ['a dead cluster', { ...base, kind: 'unreachable' }, ['Retry', ...byHand]],
  ['a login that ran out', { ...base, kind: 'unauthorised' }, ['Retry', ...byHand]],
  ['a broken kubeconfig', { message: 'm', command: 'c', kind: 'failed' }, ['Choose File…', ...byHand]],
] as const) {
  test(`${name} has its next step`, () => {
    assert.deepEqual(
      stepsFor(failure, log).map(({ label }) => label),
      labels,
    );
  });
}

test('Retry connects to the same context', async () => {
  world.button = 'Retry';
  await offer(fail, base.message, stepsFor({ ...base, kind: 'timed-out' }, log));
  assert.deepEqual(world.ran.at(-1), ['calico.connect', 'prod']);
});

test('without contexts, the path is named where they were looked for', () => {
  offerKubeconfig('/home/me/.kube/config');
  assert.equal(world.shown.at(-1), 'No contexts in /home/me/.kube/config. Choose another kubeconfig.');
  assert.deepEqual(world.buttons, ['Choose File…', 'Select Inventory…']);
});
