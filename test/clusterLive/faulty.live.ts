import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { eventually } from '../cluster/fakeKubectl.ts';
import { compareWithKernels } from './kernel.ts';
import { absent, closeSessions, connectAs, down, kubectlProcesses, type Update, up } from './testCluster.ts';

/** Each node in a word, with the first sentence of its trouble. */
function described({ inventory }: Pick<Update, 'inventory'>): readonly string[] {
  return (inventory?.nodes ?? []).map(({ name, origin, trouble }) => {
    const sentence = trouble?.split(/(?<=[.;,]) /)[0];
    return `${name}: ${origin}${sentence === undefined ? '' : `. ${sentence}`}`;
  });
}

suite('a cluster with sick nodes', { skip: absent }, () => {
  before(() => up('faulty'));
  afterEach(closeSessions);
  after(down);

  test('the healthy answer at once, each sick one has a reason, and the slow one comes later', async (t) => {
    const processes = kubectlProcesses();
    const { session, until } = connectAs('admin');
    const healthy = await until(({ inventory }) => {
      return inventory?.nodes.filter(({ origin }) => origin === 'exec').length === 2;
    });
    const complete = await until(({ progress }) => progress.phase === 'complete');
    assert.deepEqual(described(complete), [
      'fine: exec',
      "no-calico-pod: addresses. Can't list its interfaces: no calico-node pod runs on this node.",
      "no-iproute: addresses. Can't list the node's interfaces: the image of pod calico-node-00002 has no `ip` command.",
      'one-leg: exec',
      "slow: addresses. The node didn't answer within 2.5 s;",
    ]);
    t.diagnostic(`the healthy after ${Math.round(healthy.at)} ms, all sick named after ${Math.round(complete.at)} ms`);
    assert.ok(healthy.at < 3000);
    const late = await until(({ inventory }) => {
      return inventory?.nodes.find(({ name }) => name === 'slow')?.origin === 'exec';
    }, 60_000);
    assert.equal(late.inventory?.nodes.find(({ name }) => name === 'slow')?.trouble, undefined);
    t.diagnostic(`the slow one after ${Math.round(late.at)} ms, ${session.kubectl.started} calls of kubectl`);
    await session.settled();
    assert.ok(session.inventory);
    compareWithKernels(t, session.inventory, ['fine', 'one-leg', 'slow']);
    assert.deepEqual(
      session.progress.problems.map(({ part, node, stderr }) => [part, node, stderr.split('\n')[0]]),
      [['exec', 'no-iproute', 'exec: "ip": executable file not found in $PATH']],
    );
    session.close();
    assert.deepEqual(kubectlProcesses(), processes);
  });

  test('closing in the middle leaves no process and tells nothing more', async () => {
    const processes = kubectlProcesses();
    const { session, updates, until } = connectAs('admin');
    await until(({ progress }) => progress.asked > 0);
    assert.ok(kubectlProcesses().length > processes.length);
    session.close();
    const told = updates.length;
    assert.equal(await session.done, 'closed');
    await session.settled();
    assert.equal(updates.length, told);
    assert.equal(updates.at(-1)?.progress.phase, 'closed');
    assert.ok(await eventually(() => isDeepStrictEqual(kubectlProcesses(), processes)), kubectlProcesses().join());
  });
});
