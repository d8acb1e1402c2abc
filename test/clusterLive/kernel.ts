import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import type { ClusterInventory } from '../../src/core/inventory/inventory.ts';
import { asList, asText, at } from '../../src/core/inventory/json.ts';
import { type Address, formatAddress } from '../../src/core/net/address.ts';
import type { Node } from '../../src/core/net/node.ts';
import { sourceAddress } from '../../src/core/net/routing.ts';
import { methodPlan } from '../../src/core/plan.ts';
import { resolve } from '../../src/core/resolution.ts';
import { version } from '../cases.ts';
import { askKernel } from './testCluster.ts';

/** Holds what the core makes of a node's routes against the node's own kernel. */

const methodsPerNode = 50;
const destinationsPerNode = 200;
const destinations6PerNode = 20;

/** Compares sources and can-reach choices for random destinations on each node that was asked, and prints the counts. */
export function compareWithKernels(t: TestContext, inventory: ClusterInventory, known: readonly string[]): void {
  const asked = inventory.nodes.filter(({ origin }) => origin === 'exec');
  assert.deepEqual(
    asked.map(({ name }) => name),
    known,
  );
  const mismatches = asked.flatMap((node) => [...wrongSources(node), ...wrongChoices(node, inventory)]);
  const sources = asked.length * (destinationsPerNode + destinations6PerNode);
  t.diagnostic(
    `${asked.length} nodes: ${sources} sources and ${asked.length * methodsPerNode} can-reach choices, ${mismatches.length} mismatches`,
  );
  assert.deepEqual(mismatches, []);
}

function wrongSources(node: Node): readonly string[] {
  const all = [...addresses4(destinationsPerNode, 1), ...addresses6(destinations6PerNode, 2)];
  return all.flatMap((destination) => {
    const answer = sourceAddress(node, destination);
    const told = answer?.ok ? answer.sources.map(formatAddress).join(' or ') : answer && 'none';
    const real = kernelSource(node.name, destination);
    return told === real ? [] : [`${node.name} to ${formatAddress(destination)}: ${told}, but the kernel: ${real}`];
  });
}

function wrongChoices(node: Node, inventory: ClusterInventory): readonly string[] {
  return addresses4(methodsPerNode, 3).flatMap((destination) => {
    const method = `can-reach=${formatAddress(destination)}`;
    const [told] = chosen({ ...inventory, nodes: [node] }, method);
    const source = kernelSource(node.name, destination);
    const own = node.interfaces?.flatMap(({ addresses }) => addresses);
    const found = own?.find(({ address }) => formatAddress(address) === source);
    const real = found === undefined ? 'none' : `${source}/${found.prefixLength}`;
    return told === real ? [] : [`${node.name} ${method}: ${told}, but the kernel: ${real}`];
  });
}

/** What the method gives on each node, as `192.168.30.71/24`; `none` where it gives nothing. */
export function chosen(inventory: ClusterInventory, method: string): readonly string[] {
  const plan = methodPlan(method, 4, { version: version('v3.29.1'), from: 'assumed' }, inventory.hosts);
  return resolve(plan, inventory).results.map(({ startup }) => {
    const outcome = startup.outcomes[4];
    if (outcome.kind !== 'chosen' || outcome.choice.outcome !== 'detected') return 'none';
    const { address, prefixLength } = outcome.choice.candidate;
    return `${formatAddress(address)}/${prefixLength}`;
  });
}

/** The source the kernel names; `none` where it has no way there, or refuses to send without a right to broadcast. */
function kernelSource(node: string, destination: Address): string {
  const answer = askKernel(node, 'route', 'get', formatAddress(destination), 'ipproto', 'udp', 'dport', '80');
  const [route] = asList(answer);
  if (at(route, 'type') === 'broadcast') return 'none';
  return asText(at(route, 'prefsrc')) ?? 'none';
}

/** Half of them anywhere, half in the networks of the scenarios; the same in each run. */
function addresses4(count: number, seed: number): readonly Address[] {
  const host = fc.integer({ min: 0, max: 255 });
  const networks = fc.constantFrom(0xc0a81a00, 0xc0a81e00, 0x0af40500, 0x0af476c0, 0xac110000, 0xac120000, 0x0a001e00);
  const near = fc.tuple(networks, host).map(([network, last]) => BigInt(network + last));
  const anywhere = fc.integer({ min: 0x01000000, max: 0xdfffffff }).map(BigInt);
  const value = fc.oneof(near, anywhere);
  return fc.sample(value, { numRuns: count, seed }).map((each) => ({ family: 4, value: each }));
}

function addresses6(count: number, seed: number): readonly Address[] {
  const value = fc.bigInt({ min: 0x2000n << 112n, max: 0x3fffn << 112n });
  return fc.sample(value, { numRuns: count, seed }).map((each) => ({ family: 6, value: each }));
}
