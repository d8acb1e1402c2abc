import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confirmPath } from '../../../src/core/diagnosis/confirm.ts';
import { nothing, say } from '../../../src/core/message.ts';

/** By which commands a path can be looked at, from where it is known. */

const witness = { from: 'default/pod1', to: 'node:vms72', reply: false, hop: nothing, text: nothing, advice: nothing };

test('a snapshot is traced as it is, a cluster once it is saved', () => {
  assert.deepEqual(confirmPath(witness, 'snapshot'), ['vscode-calico trace default/pod1 node:vms72 --inventory PATH']);
  assert.deepEqual(confirmPath(witness, 'cluster'), [
    'vscode-calico snapshot --context CONTEXT --pods --output cluster.calico-inventory.yaml',
    'vscode-calico trace default/pod1 node:vms72 --inventory cluster.calico-inventory.yaml',
  ]);
});

test('what a shell might read as more than a name is no command', () => {
  assert.deepEqual(confirmPath({ ...witness, to: 'a;reboot' }, 'snapshot'), []);
  assert.deepEqual(confirmPath({ ...witness, from: say('a pod on {0}', 'vms71') }, 'cluster'), []);
});
