import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, afterEach, before, suite, type TestContext, test } from 'node:test';
import fc from 'fast-check';
import type { ClusterInventory } from '../../src/core/inventory/inventory.ts';
import { asList, asText, at } from '../../src/core/inventory/json.ts';
import { type Address, formatAddress } from '../../src/core/net/address.ts';
import { formatRoute } from '../../src/core/net/iproute2.ts';
import type { Node } from '../../src/core/net/node.ts';
import { createRouter } from '../../src/core/net/routing.ts';
import { createPathContext } from '../../src/core/network/context.ts';
import type { PathContext, PathMode } from '../../src/core/network/model.ts';
import { nodePath } from '../../src/core/network/nodePath.ts';
import { methodPlan } from '../../src/core/plan.ts';
import { resolve } from '../../src/core/resolution.ts';
import { createCalicoService } from '../../src/core/service.ts';
import { version } from '../cases.ts';
import { inEnglish } from '../said.ts';
import { absent, askKernel, closeSessions, connectAs, down, type Scenario, up } from './testCluster.ts';

/** Holds next hops and the interfaces they leave by against what the nodes' own kernels answer. */

const methods = [
  ...['interface=ens33,eth0', 'interface=ens32,eth1', 'interface=ens*,eth*', 'first-found', 'cidr=192.168.30.0/24'],
  ...['cidr=192.168.26.0/24', 'can-reach=192.168.30.1', 'can-reach=8.8.8.8', 'kubernetes-internal-ip'],
];
const destinationsPerNode = 200;

/** `ens33 via 192.168.26.2 from 192.168.30.71`; what stands there is the same for the kernel and for the core. */
function wayText(device: string | undefined, gateway: string | undefined, source: string | undefined): string {
  return [device ?? '-', ...(gateway === undefined ? [] : ['via', gateway]), 'from', source ?? '-'].join(' ');
}

/** `source` is one that the sender has bound, as VXLAN's device does. */
function kernelWay(node: string, destination: string, source?: string): string {
  const bound = source === undefined ? [] : ['from', source];
  const [route] = asList(askKernel(node, 'route', 'get', destination, ...bound));
  if (route === undefined || at(route, 'type') === 'broadcast') return 'none';
  return wayText(asText(at(route, 'dev')), asText(at(route, 'gateway')), source ?? asText(at(route, 'prefsrc')));
}

function coreWay(node: Node, destination: Address): string {
  const answer = createRouter(node, 4)(destination);
  if (!answer?.ok || answer.route.type === 'broadcast') return 'none';
  const { hop, source } = answer.hops[0] ?? {};
  const gateway = hop?.gateway && formatAddress(hop.gateway);
  // What is for the node itself goes by way of lo, whatever interface has the address.
  const device = answer.route.type === 'local' ? 'lo' : hop?.device;
  return wayText(device, gateway, source && formatAddress(source));
}

function contextFor(inventory: ClusterInventory, method: string, mode: PathMode): PathContext {
  const plan = methodPlan(method, 4, { version: version('v3.29.1'), from: 'image' }, inventory.hosts);
  return createPathContext({ inventory, resolution: resolve(plan, inventory), ranges: [], family: 4, mode });
}

/** Each way between two nodes that were asked, for each method, planned and now. */
function compareWays(inventory: ClusterInventory): { readonly compared: number; readonly wrong: readonly string[] } {
  const asked = inventory.nodes.filter(({ origin }) => origin === 'exec');
  let compared = 0;
  const wrong: string[] = [];
  const hold = (what: string, told: string, real: string): void => {
    compared += 1;
    if (told !== real) wrong.push(`${what}: ${told}, but the kernel: ${real}`);
  };
  for (const method of methods) {
    for (const mode of ['planned', 'live'] as const) {
      const context = contextFor(inventory, method, mode);
      for (const from of asked) {
        for (const to of asked) {
          if (from === to) continue;
          const path = nodePath(context, from, to);
          const wrapped = path.hops.find(({ kind }) => kind === 'encapsulation');
          const egress = path.hops.find(({ kind }) => kind === 'egress');
          const what = `${method} ${mode} ${from.name} → ${to.name}`;
          const inside = context.blocksOf(to)[0]?.address;
          const [route] = path.route?.route.nexthops ?? [];
          if (path.route?.origin === 'live' && route !== undefined && inside !== undefined) {
            const gateway = route.gateway && formatAddress(route.gateway);
            hold(
              `${what} block`,
              wayText(route.device, gateway, ''),
              kernelWay(from.name, formatAddress(inside)).replace(/from .*/, 'from '),
            );
          }
          if (wrapped?.outer === undefined) continue;
          const target = formatAddress(wrapped.outer.destination);
          const source = wrapped.outer.source && formatAddress(wrapped.outer.source);
          const bound = wrapped.encapsulation === 'vxlan' ? source : undefined;
          const gateway = egress?.gateway && formatAddress(egress.gateway);
          const told = egress?.device === undefined ? 'none' : wayText(egress.device, gateway, source);
          hold(`${what} to ${target}`, told, kernelWay(from.name, target, bound));
        }
      }
    }
  }
  return { compared, wrong };
}

function compareRoutes(inventory: ClusterInventory): { readonly compared: number; readonly wrong: readonly string[] } {
  const near = fc
    .tuple(
      fc.constantFrom(0xc0a81a00, 0xc0a81e00, 0x0af40500, 0x0af476c0, 0xac110000),
      fc.integer({ min: 0, max: 255 }),
    )
    .map(([network, last]) => network + last);
  const anywhere = fc.integer({ min: 0x01000000, max: 0xdfffffff });
  const destinations = fc.sample(fc.oneof(near, anywhere), { numRuns: destinationsPerNode, seed: 4 });
  const asked = inventory.nodes.filter(({ origin }) => origin === 'exec');
  const wrong = asked.flatMap((node) =>
    destinations.flatMap((value) => {
      const destination: Address = { family: 4, value: BigInt(value) };
      const [told, real] = [coreWay(node, destination), kernelWay(node.name, formatAddress(destination))];
      return told === real ? [] : [`${node.name} to ${formatAddress(destination)}: ${told}, but the kernel: ${real}`];
    }),
  );
  return { compared: asked.length * destinations.length, wrong };
}

async function readCluster(): Promise<ClusterInventory> {
  const { session } = connectAs('admin');
  await session.done;
  await session.settled();
  const { inventory } = session;
  assert.ok(inventory);
  session.close();
  return inventory;
}

function compareAll(t: TestContext, inventory: ClusterInventory): void {
  const [ways, routes] = [compareWays(inventory), compareRoutes(inventory)];
  t.diagnostic(`${ways.compared} next hops and egress interfaces, ${ways.wrong.length} mismatches`);
  t.diagnostic(`${routes.compared} routes to other destinations, ${routes.wrong.length} mismatches`);
  assert.ok(ways.compared > 0);
  assert.deepEqual([...ways.wrong, ...routes.wrong], []);
}

const scenarios: readonly Scenario[] = ['two-nodes', 'faulty'];
for (const scenario of scenarios) {
  suite(`paths in the cluster ${scenario}`, { skip: absent }, () => {
    before(() => up(scenario));
    afterEach(closeSessions);
    after(down);

    test('next hops, interfaces and sources are as the kernels say', async (t) => {
      compareAll(t, await readCluster());
    });
  });
}

suite('expected routes', { skip: absent }, () => {
  before(() => up('two-nodes'));
  afterEach(closeSessions);
  after(down);

  test('a kernel takes the route that is expected, and sends pods there', async (t) => {
    const inventory = await readCluster();
    const [from, to] = inventory.nodes;
    assert.ok(from && to);
    const { route } = nodePath(contextFor(inventory, 'cidr=192.168.26.0/24', 'planned'), from, to);
    assert.equal(route?.origin, 'predicted');
    assert.ok(route);
    const text = formatRoute(route.route);
    assert.match(text, /^10\.244\.5\.192\/26 via 192\.168\.26\.72 dev tunl0 proto bird onlink$/);
    execFileSync('ip', ['-n', from.name, 'route', 'replace', ...text.replace('proto bird', 'proto 12').split(' ')]);
    t.diagnostic(text);
    assert.match(kernelWay(from.name, '10.244.5.194'), /^tunl0 via 192\.168\.26\.72 /);
  });

  test('pods are read, and their ways told', async () => {
    const inventory = await readCluster();
    assert.deepEqual(
      inventory.pods
        ?.filter(({ namespace }) => namespace === 'default')
        .map(({ name, node, ips }) => [name, node, ips]),
      [
        ['pod1', 'vms71.rhce.cc', ['10.244.118.193']],
        ['pod2', 'vms72.rhce.cc', ['10.244.5.194']],
      ],
    );
    assert.deepEqual(
      inventory.nodes.map(({ tunnels }) => tunnels),
      [{ ipip: '10.244.118.192' }, { ipip: '10.244.5.192' }],
    );
    const service = createCalicoService();
    service.setInventory(inventory);
    const paths = service.trace(undefined, 'pod1', 'default/pod2');
    assert.ok(paths && 'there' in paths);
    const block = inEnglish(paths).there.hops.find(({ kind }) => kind === 'block');
    assert.equal(block?.title, 'block 10.244.5.192/26');
  });
});
