import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { formatAddress } from '../../src/core/net/address.ts';
import { createCalicoService } from '../../src/core/service.ts';
import { eventually } from '../cluster/fakeKubectl.ts';
import { chosen, compareWithKernels } from './kernel.ts';
import { absent, closeSessions, connectAs, down, killServer, kubectl, kubectlProcesses, up } from './testCluster.ts';

const net26 = ['192.168.26.71/24', '192.168.26.72/24'];
const net30 = ['192.168.30.71/24', '192.168.30.72/24'];

suite('two nodes', { skip: absent }, () => {
  before(() => up('two-nodes'));
  afterEach(closeSessions);
  after(down);

  test('the administrator: every method of the sample, from what the nodes themselves say', async (t) => {
    const processes = kubectlProcesses();
    const { session, updates } = connectAs('admin');
    assert.equal(await session.done, 'complete');
    const { inventory, progress } = session;
    assert.ok(inventory);
    assert.deepEqual(progress.problems, []);
    assert.deepEqual(
      inventory.nodes.map(({ name, origin, ready, trouble, stored, internalIPs }) => {
        return { name, origin, ready, trouble, stored, internalIPs };
      }),
      ['71', '72'].map((end) => ({
        name: `vms${end}.rhce.cc`,
        origin: 'exec',
        ready: true,
        trouble: undefined,
        stored: { 4: `192.168.30.${end}/24` },
        internalIPs: [`192.168.26.${end}`],
      })),
    );
    const methods: Record<string, readonly string[]> = {
      'interface=ens33,eth0': net30,
      'interface=ens32,eth1': net26,
      'interface=ens*,eth*': ['192.168.30.71/24', '192.168.26.72/24'],
      'interface=ens.*|eth.*': ['192.168.30.71/24', '192.168.26.72/24'],
      'skip-interface=ens32,eth1': net30,
      'first-found': ['192.168.30.71/24', '192.168.26.72/24'],
      'cidr=192.168.30.0/24': net30,
      'cidr=10.9.0.0/16,192.168.26.0/24': net26,
      'can-reach=192.168.30.1': net30,
      'can-reach=192.168.26.2': net26,
      'can-reach=8.8.8.8': net26,
      'kubernetes-internal-ip': net26,
      'interface=bond0': ['none', 'none'],
    };
    for (const [method, expected] of Object.entries(methods)) {
      assert.deepEqual(chosen(inventory, method), expected, method);
    }
    assert.deepEqual(
      inventory.pools?.map(({ cidr, ipipMode }) => [cidr, ipipMode]),
      [['10.244.0.0/16', 'Always']],
    );
    assert.deepEqual(
      inventory.blocks?.map(({ cidr }) => cidr),
      ['10.244.118.192/26', '10.244.5.192/26'],
    );
    assert.equal(inventory.calicoVersion, 'v3.23.1');
    const at = updates.find(({ progress: { phase } }) => phase === 'complete')?.at ?? Number.NaN;
    t.diagnostic(`complete after ${Math.round(at)} ms, ${session.kubectl.started} calls of kubectl`);
    session.close();
    assert.deepEqual(kubectlProcesses(), processes);
  });

  test('what runs is read as a manifest, and resolves to what Calico has stored', async () => {
    const { session } = connectAs('admin');
    await session.done;
    const service = createCalicoService();
    service.setFile('running.json', session.inventory?.running ?? '');
    service.setInventory(session.inventory);
    const results = service.resolutions().flatMap((resolution) => resolution.results);
    const addresses = results.map(({ startup }) => {
      const outcome = startup.outcomes[4];
      return outcome.kind === 'chosen' && outcome.choice.outcome === 'detected' && outcome.choice.candidate.address;
    });
    assert.deepEqual(
      addresses.map((each) => each && `${formatAddress(each)}/24`),
      net30,
    );
    session.close();
  });

  test('sources and can-reach are as the kernels say', async (t) => {
    const { session } = connectAs('admin');
    await session.done;
    assert.ok(session.inventory);
    compareWithKernels(t, session.inventory, ['vms71.rhce.cc', 'vms72.rhce.cc']);
    assert.deepEqual(await session.askSource('vms71.rhce.cc', '10.244.5.193'), {
      kind: 'source',
      source: { family: 4, value: 0xc0a81e47n },
    });
    assert.deepEqual(await session.askSource('vms71.rhce.cc', '2001:db8::1'), {
      kind: 'unknown',
      message: 'The node has no route there: Network is unreachable.',
    });
    session.close();
  });

  test('a viewer, who may not run commands, gets the rest and is told so', async () => {
    const { session } = connectAs('viewer');
    assert.equal(await session.done, 'complete');
    const lack = 'you lack permission to create pods/exec in namespace kube-system.';
    assert.deepEqual(
      session.inventory?.nodes.map(({ origin, trouble }) => [origin, trouble]),
      [1, 2].map(() => ['addresses', `Can't list its interfaces: ${lack}`]),
    );
    assert.deepEqual(
      session.progress.problems.map(({ part, kind, message }) => [part, kind, message]),
      [
        [
          'ipamconfigs',
          'forbidden',
          "Can't read the settings of Calico's IPAM. You lack permission to get ipamconfigs.crd.projectcalico.org in the whole cluster. Ask your cluster administrator for it, or use another context.",
        ],
        [
          'exec',
          'forbidden',
          "Can't run commands in the calico-node pods in namespace kube-system. You lack permission to create pods/exec in namespace kube-system. Ask your cluster administrator for it, or use another context.",
        ],
      ],
    );
    session.close();
  });

  test('nobody is told the one permission that is missing', async () => {
    const { session } = connectAs('nobody');
    assert.equal(await session.done, 'failed');
    assert.equal(session.inventory, undefined);
    assert.deepEqual(
      session.progress.problems.map(({ message }) => message),
      [
        "Can't read the nodes. You lack permission to list nodes in the whole cluster. Ask your cluster administrator for it, or use another context.",
      ],
    );
    assert.equal(session.kubectl.started, 1);
    session.close();
  });

  test('changes are noticed, the inventory stays while the server is away, and the watch comes back', async (t) => {
    const processes = kubectlProcesses();
    const { session, until } = connectAs('admin', { watch: true });
    await session.done;
    const store = (address: string): void => {
      kubectl('annotate', '--overwrite', 'node', 'vms71.rhce.cc', `projectcalico.org/IPv4Address=${address}`);
    };
    const stored = (address: string) => until(({ inventory }) => inventory?.nodes[0]?.stored?.[4] === address);
    store('192.168.26.71/24');
    await stored('192.168.26.71/24');
    const start = killServer();
    const broken = await until(({ progress }) => progress.problems.some(({ part }) => part === 'watch'));
    assert.deepEqual(
      session.inventory?.nodes.map(({ origin }) => origin),
      ['exec', 'exec'],
    );
    const other = connectAs('admin');
    assert.equal(await other.session.done, 'failed');
    assert.match(
      other.session.progress.problems[0]?.message ?? '',
      /^Can't read the nodes\. The cluster doesn't answer: /,
    );
    const began = performance.now();
    start();
    await until(({ progress, at }) => at > broken.at && progress.problems.length === 0, 60_000);
    t.diagnostic(`watching again ${Math.round(performance.now() - began)} ms after the server was started`);
    store('192.168.30.72/24');
    await stored('192.168.30.72/24');
    assert.equal(await other.session.refresh(), 'complete');
    assert.deepEqual(other.session.progress.problems, []);
    other.session.close();
    session.close();
    assert.ok(await eventually(() => isDeepStrictEqual(kubectlProcesses(), processes)), kubectlProcesses().join());
  });
});
