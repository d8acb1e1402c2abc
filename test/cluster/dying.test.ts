import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { type ConnectOptions, connect, type Session } from '../../src/cluster/connect.ts';
import { createKubectl } from '../../src/cluster/kubectl.ts';
import type { ClusterInventory } from '../../src/core/inventory/inventory.ts';
import { english } from '../../src/core/l10n.ts';
import { dyingKubectl, type Fault, faults } from './dyingKubectl.ts';
import { eventually } from './fakeKubectl.ts';
import { holdDeadlines } from './heldDeadlines.ts';

/**
 * Whatever becomes of a kubectl at whichever call: nothing is thrown, what could not be read is named, what was known
 * stays, the next reading is whole, and no process and no handle is left.
 */

const skip = process.platform === 'win32' ? 'The program is a script of a shell.' : false;

const node = (name: string, at: number): object => ({
  metadata: { name, annotations: { 'projectcalico.org/IPv4Address': `10.0.0.${at}/24` }, resourceVersion: '5' },
  status: {
    addresses: [{ type: 'InternalIP', address: `10.0.0.${at}` }],
    conditions: [{ type: 'Ready', status: 'True' }],
  },
});
const calicoPod = (name: string): object => ({
  metadata: { name: `calico-${name}`, namespace: 'kube-system' },
  spec: { nodeName: name, containers: [{ name: 'calico-node' }] },
  status: { phase: 'Running' },
});
const method = { name: 'IP_AUTODETECTION_METHOD', valueFrom: { configMapKeyRef: { name: 'c', key: 'method' } } };
const container = { name: 'calico-node', image: 'calico/node:v3.30.2', env: [method] };
const answers = {
  nodes: { metadata: { resourceVersion: '7' }, items: [node('a', 1), node('b', 2)] },
  calicoPods: { items: [calicoPod('a'), calicoPod('b')] },
  pods: {
    items: [
      {
        metadata: { name: 'p', namespace: 'd' },
        spec: { nodeName: 'a' },
        status: { phase: 'Running', podIP: '10.1.0.2' },
      },
    ],
  },
  namespaces: { items: [{ metadata: { name: 'd', labels: { team: 'x' } } }] },
  serviceAccounts: { items: [{ metadata: { name: 'default', namespace: 'd' } }] },
  services: { items: [{ metadata: { name: 's', namespace: 'd' }, spec: { clusterIP: '10.96.0.9' } }] },
  endpointSlices: { items: [] },
  configMap: { metadata: { name: 'c', namespace: 'kube-system' }, data: { method: 'first-found' } },
  daemonSets: {
    items: [
      {
        metadata: { name: 'calico-node', namespace: 'kube-system' },
        spec: { template: { spec: { containers: [container] } } },
      },
    ],
  },
  pools: { items: [{ metadata: { name: 'p' }, spec: { cidr: '10.1.0.0/16', vxlanMode: 'Always' } }] },
  blocks: { items: [{ spec: { node: 'a', cidr: '10.1.0.0/26', state: 'confirmed' } }] },
  installations: { metadata: { resourceVersion: '1234567890' }, items: [] },
  addresses: [
    {
      ...{ ifindex: 1, ifname: 'eth0', flags: ['UP', 'LOWER_UP'], mtu: 1500, operstate: 'UP' },
      addr_info: [{ family: 'inet', local: '10.0.0.1', prefixlen: 24, scope: 'global' }],
    },
  ],
  routes:
    '@route4\ndefault via 10.0.0.2 dev eth0\n@route6\n!none\n@rule4\n0:\tfrom all lookup local\n@rule6\n!none\n@sysctl\n@end\n@neighbours\n10.0.0.2 dev eth0 FAILED\n@fdb\n@nft\n:FORWARD DROP [0:0]\n@legacy\n@ends\n',
};

/** Milliseconds that no call takes; they are over when a call hangs. */
const deadline = 1_000_000;

const options: Omit<ConnectOptions, 'kubectl'> = {
  t: english,
  exec: true,
  pods: 'all',
  concurrency: 1,
  deadline,
  patience: deadline,
  nodeDeadline: deadline,
  now: () => 0,
  searchPath: () => Promise.resolve(process.env['PATH'] ?? ''),
  onUpdate: () => undefined,
};

/** What is open: processes, pipes and timers; files aside, which the tests themselves write. */
function handles(): readonly string[] {
  return process
    .getActiveResourcesInfo()
    .filter((each) => /Process|Pipe|Timeout|Immediate/.test(each))
    .sort();
}

const kubectl = skip === false ? dyingKubectl(answers) : undefined;
// What the calls before have left of a node's deadline counts as one.
const deadlines = holdDeadlines((milliseconds) => milliseconds > deadline / 2);
after(() => {
  deadlines.release();
  kubectl?.remove();
});

const getNodes = { kind: 'get', path: '/api/v1/nodes' } as const;

test('one call, whichever way it ends', { skip }, async () => {
  assert.ok(kubectl);
  kubectl.onHang(deadlines.pass);
  const whole = JSON.stringify(answers.nodes).length;
  const before = handles();
  for (const how of faults) {
    for (const cut of [0, 1, 17, whole - 1, whole]) {
      kubectl.setFault({ at: 1, how, after: cut });
      const result = await createKubectl({ ...options, kubectl: kubectl.program }).runJson(getNodes);
      const isWhole = cut === whole && (how === 'half' || how === 'closed');
      const expected = { kill: 'failed', exit: 'failed', hang: 'timed-out' };
      const kind = isWhole ? 'ok' : (Object.entries(expected).find(([name]) => name === how)?.[1] ?? 'unreadable');
      assert.equal(result.kind, kind, `${how} after ${cut}`);
    }
  }
  assert.ok(await eventually(() => handles().join() === before.join()), handles().join());
});

test('one call whose output is taken as it comes, whichever way it ends', { skip }, async () => {
  assert.ok(kubectl);
  const whole = JSON.stringify(answers.nodes);
  const before = handles();
  for (const how of faults) {
    for (const cut of [0, 1, 17, whole.length - 1, whole.length]) {
      let taken = '';
      let hangs = false;
      const ending = new AbortController();
      const endWhatHangs = (): void => {
        if (hangs && taken.length >= cut) ending.abort();
      };
      kubectl.onHang(() => {
        hangs = true;
        endWhatHangs();
      });
      kubectl.setFault({ at: 1, how, after: cut });
      const take = (chunk: Buffer): void => {
        taken += chunk.toString();
        endWhatHangs();
      };
      await createKubectl({ ...options, kubectl: kubectl.program }).stream(getNodes, take, ending.signal);
      assert.equal(hangs, how === 'hang');
      assert.ok(taken.startsWith(whole.slice(0, cut)), `${how} after ${cut}`);
    }
  }
  assert.ok(await eventually(() => handles().join() === before.join()), handles().join());
});

for (const how of faults) {
  const name = `any call of a reading, the first of it or one of a cluster that is known: ${how}`;
  test(name, { skip }, async () => {
    assert.ok(kubectl);
    kubectl.onHang(deadlines.pass);
    const before = handles();
    kubectl.setFault(undefined);
    const known = connect({ ...options, kubectl: kubectl.program });
    assert.equal(await known.done, 'complete');
    await known.settled();
    const whole = known.inventory;
    assert.deepEqual(known.progress.problems, []);
    assert.deepEqual(
      whole?.nodes.map(({ origin }) => origin),
      ['exec', 'exec'],
    );
    const calls = kubectl.calls();
    assert.ok(calls.length > 9, calls.join('\n'));
    for (const [at, call] of calls.entries()) {
      if (how === 'hang' && at % 3 > 0) continue;
      const fault: Fault = { at: at + 1, how, after: how === 'half' ? 20 : (at * 7) % 40 };
      kubectl.setFault(fault);
      assert.ok(['complete', 'failed'].includes(await known.refresh()), call);
      await known.settled();
      assert.ok(isNamed(known) || isDeepStrictEqual(known.inventory, whole), `${call} is named`);
      // Routes belong to the interfaces that were read with them: without them newer interfaces have none.
      if (!call.includes('-- sh -c')) assert.deepEqual(facts(known.inventory), facts(whole), `${call}: it stays`);
      kubectl.setFault(undefined);
      await readsWhole(known, whole, call);
      if (at % 3 !== faults.indexOf(how) % 3) continue;
      kubectl.setFault(fault);
      const fresh = connect({ ...options, kubectl: kubectl.program });
      assert.ok(['complete', 'failed'].includes(await fresh.done), call);
      await fresh.settled();
      assert.ok(isNamed(fresh) || isDeepStrictEqual(fresh.inventory, whole), `${call} is named at first`);
      kubectl.setFault(undefined);
      await readsWhole(fresh, whole, call);
      fresh.close();
    }
    known.close();
    assert.ok(await eventually(() => handles().join() === before.join()), handles().join());
  });
}

async function readsWhole(session: Session, whole: ClusterInventory | undefined, call: string): Promise<void> {
  assert.equal(await session.refresh(), 'complete', call);
  await session.settled();
  assert.deepEqual(session.progress.problems, [], call);
  assert.deepEqual(session.inventory, whole, `${call}: the next reading is whole`);
}

function isNamed({ progress, inventory }: Session): boolean {
  return progress.problems.length > 0 || (inventory?.nodes.some(({ trouble }) => trouble !== undefined) ?? false);
}

/** All that is known, without what is told of the troubles. */
function facts(inventory: ClusterInventory | undefined): unknown {
  return { ...inventory, nodes: inventory?.nodes.map(({ trouble, ...node }) => node) };
}
