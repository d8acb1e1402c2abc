import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAddress, parseAddress } from '../../../src/core/net/address.ts';
import { readAddresses, readRoutes, readRules } from '../../../src/core/net/iproute2.ts';
import type { Node } from '../../../src/core/net/node.ts';
import { sourceAddress } from '../../../src/core/net/routing.ts';
import { keptCases, type SourceCluster, type SourceNode } from '../../cases.ts';

test('each IPv6 source is the one that a real kernel chose', (context) => {
  const found = keptCases('packets6.json');
  const clusters = found.data as readonly SourceCluster[];
  const mismatches: string[] = [];
  let choices = 0;
  for (const { id, destinations, nodes } of clusters) {
    for (const recorded of nodes) {
      const node = nodeOf(recorded);
      assert.equal(recorded.sources.length, destinations.length);
      for (const [index, destination] of destinations.entries()) {
        choices += 1;
        const told = chosen(node, destination);
        const real = chosenByKernel(recorded.sources[index] ?? null);
        if (told !== real) mismatches.push(`cluster ${id} ${node.name} to ${destination}: ${told}, not ${real}`);
      }
    }
  }
  context.diagnostic(`packets6.json (${found.from}): ${choices} choices, ${mismatches.length} mismatches`);
  assert.ok(choices > 500);
  assert.deepEqual(mismatches, []);
});

function chosen(node: Node, text: string): string {
  const answer = sourceAddress(node, addressOf(text));
  assert.ok(answer !== undefined);
  return answer.ok ? answer.sources.map(formatAddress).join(' or ') : 'none';
}

/** What connect gives; `ip route get` where both give the same. */
function chosenByKernel(recorded: readonly (string | null)[] | null): string {
  const source = recorded?.[recorded.length > 2 ? 2 : 0];
  return typeof source === 'string' ? formatAddress(addressOf(source)) : 'none';
}

function addressOf(text: string): NonNullable<ReturnType<typeof parseAddress>> {
  const address = parseAddress(text);
  assert.ok(address !== undefined, text);
  return address;
}

function nodeOf({ name, addr, routes6, rules6, sysctls }: SourceNode): Node {
  const routes = readRoutes(routes6.join('\n'), 6);
  const rules = readRules(rules6.join('\n'), 6);
  const { interfaces, problems } = readAddresses(JSON.stringify(addr));
  assert.deepEqual([...problems, ...routes.problems, ...rules.problems], []);
  return {
    name,
    interfaces,
    kernelOrder: true,
    prefixesKnown: true,
    families: [6],
    routing: { 6: { routes: routes.routes, allTables: true, rules: rules.rules } },
    sysctls,
  };
}

test('a link that is down is left out where the device itself says so, whatever "all" says', () => {
  const node = (sysctls: Readonly<Record<string, string>>): Node =>
    nodeOf({
      name: 'n',
      addr: [
        {
          ...{ ifindex: 2, ifname: 'eth1', flags: ['BROADCAST', 'UP'] },
          addr_info: [{ family: 'inet6', local: '2001:db8::1', prefixlen: 64, scope: 'global' }],
        },
      ],
      routes6: ['2001:db8::/64 dev eth1 proto kernel metric 256 linkdown pref medium'],
      rules6: ['0: from all lookup local', '32766: from all lookup main'],
      sysctls,
      sources: [],
    });
  const ignore = (device: string): string => `net.ipv6.conf.${device}.ignore_routes_with_linkdown`;
  assert.equal(chosen(node({}), '2001:db8::9'), '2001:db8::1');
  assert.equal(chosen(node({ [ignore('all')]: '1' }), '2001:db8::9'), '2001:db8::1');
  assert.equal(chosen(node({ [ignore('all')]: '1', [ignore('eth1')]: '1' }), '2001:db8::9'), 'none');
});
