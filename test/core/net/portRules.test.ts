import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAddress, parseAddress } from '../../../src/core/net/address.ts';
import { readAddresses, readRoutes, readRules } from '../../../src/core/net/iproute2.ts';
import type { Node } from '../../../src/core/net/node.ts';
import { sourceAddress } from '../../../src/core/net/routing.ts';

/** A node with two NICs, whose table 100 leads through the second one; `selector` is what its rule asks for. */
function nodeWith(selector: string): Node {
  const { interfaces } = readAddresses(
    ['eth0 192.0.2.1/24', 'eth1 198.51.100.1/24']
      .map((each, at) => {
        const [name, address] = each.split(' ');
        return `${at + 1}: ${name}: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500\n    inet ${address} scope global ${name}`;
      })
      .join('\n'),
  );
  const { routes } = readRoutes('default via 192.0.2.254 dev eth0\ndefault via 198.51.100.254 dev eth1 table 100', 4);
  const { rules, problems } = readRules(
    `0: from all lookup local\n100: from all ${selector} lookup 100\n32766: from all lookup main`,
    4,
  );
  assert.deepEqual(problems, []);
  const routing = { 4: { routes, allTables: true, rules } };
  return { name: 'a', interfaces, kernelOrder: true, prefixesKnown: true, families: [4], routing, sysctls: {} };
}

/** The interface by which the packet leaves, with `?` where a rule on source ports may take it elsewhere. */
function taken(selector: string): string {
  const destination = parseAddress('203.0.113.9');
  const answer = destination && sourceAddress(nodeWith(selector), destination);
  assert.ok(answer?.ok, selector);
  const name = answer.sources.map(formatAddress).join() === '192.0.2.1' ? 'eth0' : 'eth1';
  return answer.doubts.includes('source-port') ? `${name}?` : name;
}

test('a rule on destination ports takes a packet to port 80, both bounds included', () => {
  const ranges = ['80', '79-80', '80-81', '1-65535', '79', '81', '1-79', '81-65535'];
  assert.deepEqual(
    ranges.map((range) => taken(`ipproto udp dport ${range}`)),
    ['eth1', 'eth1', 'eth1', 'eth1', 'eth0', 'eth0', 'eth0', 'eth0'],
  );
});

test('a rule on source ports takes a packet where it has all ports of sockets that chose none', () => {
  const ranges = ['32768-60999', '1-65535', '32767-61000'];
  assert.deepEqual(
    ranges.map((range) => taken(`ipproto udp sport ${range}`)),
    ['eth1', 'eth1', 'eth1'],
  );
});

test('a rule on some of these ports leaves a doubt, one on none of them does not', () => {
  const ranges = ['32769-60999', '32768-60998', '32768', '60999', '1-32768', '60999-65535', '1-32767', '61000-65535'];
  assert.deepEqual(
    ranges.map((range) => taken(`ipproto udp sport ${range}`)),
    ['eth0?', 'eth0?', 'eth0?', 'eth0?', 'eth0?', 'eth0?', 'eth0', 'eth0'],
  );
});
