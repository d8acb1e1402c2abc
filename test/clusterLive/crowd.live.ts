import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { after, afterEach, before, suite, test } from 'node:test';
import { chosen } from './kernel.ts';
import { absent, closeSessions, connectAs, down, up } from './testCluster.ts';

suite('a crowd of 5000 nodes', { skip: absent }, () => {
  before(() => up('crowd'));
  afterEach(closeSessions);
  after(down);

  test('all are read in pages, from what Calico noted on them', async (t) => {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const { session, updates } = connectAs('admin');
    assert.equal(await session.done, 'complete');
    delay.disable();
    const { inventory, progress } = session;
    assert.ok(inventory);
    assert.deepEqual(progress.problems, []);
    assert.equal(inventory.nodes.length, 5000);
    assert.ok(
      inventory.nodes.every(({ origin, kernelOrder, prefixesKnown }) => {
        return origin === 'annotation' && !kernelOrder && !prefixesKnown;
      }),
    );
    assert.equal(progress.toAsk, 0, 'none is asked without being named');
    const plain = new Set(
      chosen(inventory, 'interface=eno1,ens3f0').map((each) => each.split('.').slice(0, 2).join('.')),
    );
    assert.deepEqual([...plain], ['10.20']);
    const told = updates.filter(({ inventory: some }) => some !== undefined);
    assert.ok(
      told.every((update) => update.inventory?.nodes.length === 5000),
      'never a part of the nodes',
    );
    await session.execNodes(['worker-00000']);
    assert.match(session.inventory?.nodes[0]?.trouble ?? '', /: no calico-node pod runs on this node\./);
    t.diagnostic(
      `complete after ${Math.round(updates.find((each) => each.progress.phase === 'complete')?.at ?? 0)} ms, ` +
        `longest block ${Math.round(delay.max / 1e6)} ms, ${session.kubectl.started} calls of kubectl`,
    );
    session.close();
  });
});
