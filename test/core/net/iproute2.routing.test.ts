import assert from 'node:assert/strict';
import test from 'node:test';
import type { Family } from '../../../src/core/net/address.ts';
import { formatRoute, formatRule, type RouteOptions, readRoutes, readRules } from '../../../src/core/net/iproute2.ts';
import { said } from '../../said.ts';

interface Expected {
  readonly lines: readonly string[];
  readonly problems?: readonly string[];
}

function checkRoutes(name: string, text: string, family: Family, expected: Expected, options?: RouteOptions): void {
  test(`routes: ${name}`, () => {
    const { routes, problems } = readRoutes(text, family, options);
    const actual = { lines: routes.map(formatRoute), problems: problems.map(({ message }) => said(message)) };
    assert.deepEqual(actual, { problems: [], ...expected });
  });
}

function checkRules(name: string, text: string, family: Family, expected: Expected): void {
  test(`rules: ${name}`, () => {
    const { rules, problems } = readRules(text, family);
    const actual = { lines: rules.map(formatRule), problems: problems.map(({ message }) => said(message)) };
    assert.deepEqual(actual, { problems: [], ...expected });
  });
}

checkRoutes(
  'what is not kept does not disturb what is',
  [
    'default via 10.0.0.1 dev eth0  proto dhcp  src 10.0.0.5  metric 100 mtu lock 1400 ',
    '10/8 dev eth0  proto kernel  scope link ',
    'unicast 1.2.3.0/24 encap ip id 42 src 9.9.9.9 dst 8.8.8.8 tos 3 via 10.0.0.1 dev eth0 scope global proto boot',
    '10.9.0.0/16 nhid 9 via 10.0.0.1 dev eth0 rt_offload onlink frob 7',
    '1.1.1.1 tos lowdelay dev eth0 table 254',
    '1.1.1.2 tos AF21 dev table table 200',
    'broadcast 10.0.0.255 dev eth1 table local src 10.0.0.10 linkdown dead ',
    '8.8.8.8 via 10.0.0.1 dev eth0 src 10.0.0.5 uid 0 ',
    '    cache ',
    '127.0.0.1 localhost',
  ].join('\n'),
  4,
  {
    lines: [
      'default via 10.0.0.1 dev eth0 proto dhcp src 10.0.0.5 metric 100',
      '10.0.0.0/8 dev eth0 proto kernel scope link',
      '1.2.3.0/24 via 10.0.0.1 dev eth0',
      '10.9.0.0/16 via 10.0.0.1 dev eth0 onlink rt_offload',
      '1.1.1.1 tos 0x10 dev eth0',
      '1.1.1.2 tos 0x48 dev table table 200',
      'broadcast 10.0.0.255 dev eth1 table local src 10.0.0.10 dead linkdown',
    ],
    problems: ["Line 10 is skipped: it isn't output of `ip route`: 127.0.0.1 localhost"],
  },
);

const multipath = [
  'default proto static metric 5 ',
  'nexthop via 10.0.0.1  dev eth0 weight 1 ',
  'nexthop via inet6 fe80::1 dev eth1 weight 3 onlink',
];
const readMultipath = {
  lines: [
    'default proto static metric 5 nexthop via 10.0.0.1 dev eth0 weight 1 nexthop via inet6 fe80::1 dev eth1 weight 3 onlink',
  ],
};
checkRoutes('several next hops below', multipath.join('\n\t'), 4, readMultipath);
checkRoutes('several next hops, indentation lost', multipath.join('\n'), 4, readMultipath);
checkRoutes('several next hops of `ip -o`', multipath.join('\\\t'), 4, readMultipath);
checkRoutes('several next hops in one line', multipath.join(' '), 4, readMultipath);

const old6 = [
  'unreachable ::/96 dev lo  metric 1024  error -101',
  'default dev sit0  metric 1024 ',
  'default via fe80::1 dev eth0  proto ra  metric 1024  expires 1799sec mtu 1500 hoplimit 64',
  'unreachable default dev lo  proto kernel  metric 4294967295  error -101 hoplimit 255',
  '2001:db8::/32 from 2001:db8:1::/48 via fe80::1 dev eth0',
].join('\n');
checkRoutes('IPv6 of an old release, which prints no preference', old6, 6, {
  lines: [
    'unreachable ::/96 dev lo metric 1024',
    'default dev sit0 metric 1024',
    'default via fe80::1 dev eth0 proto ra metric 1024',
    'unreachable default dev lo proto kernel metric 4294967295',
    '2001:db8::/32 from 2001:db8:1::/48 via fe80::1 dev eth0',
  ],
});
checkRoutes('none of IPv4 in them', old6, 4, { lines: [] });

const both = [
  'default dev tun0 scope link ',
  'unreachable default table 10 metric 4278198272 ',
  '20.0.0.0/8 via inet6 fe80::1 dev eth0 ',
  'default dev tun1 metric 1024 pref medium',
  'unreachable default dev lo metric 4294967295 pref medium',
].join('\n');
checkRoutes('both families: IPv4', both, 4, {
  lines: [
    'default dev tun0 scope link',
    'unreachable default table 10 metric 4278198272',
    '20.0.0.0/8 via inet6 fe80::1 dev eth0',
  ],
});
checkRoutes('both families: IPv6', both, 6, {
  lines: ['default dev tun1 metric 1024 pref medium', 'unreachable default dev lo metric 4294967295 pref medium'],
});
checkRoutes('nothing tells the family: the asked one', 'default dev tun0', 6, { lines: ['default dev tun0'] });
checkRoutes('the prompt tells the table', '$ ip route show table 100\ndefault dev tun0', 4, {
  lines: ['default dev tun0 table 100'],
});
checkRoutes(
  'the caller tells the table',
  'default dev tun0',
  4,
  { lines: ['default dev tun0 table 7'] },
  { table: '7' },
);
checkRoutes(
  'JSON',
  JSON.stringify([
    { type: 'blackhole', dst: '10.1.0.0/16', tos: '0x10', flags: [] },
    {
      dst: '10.2.0.0/16',
      gateway: '10.0.0.1',
      dev: 'eth1',
      table: '200',
      protocol: 'static',
      prefsrc: '10.0.0.10',
      metric: 5,
      flags: ['onlink', 'linkdown', 'dead'],
    },
    { dst: '10.3.0.0/16', via: { family: 'inet6', host: 'fe80::1' }, dev: 'eth1', scope: 'link', flags: [] },
    {
      dst: 'default',
      nhid: 9,
      flags: [],
      nexthops: [
        { gateway: '10.0.0.1', dev: 'eth0', weight: 10, flags: ['dead'] },
        { dev: 'tun0', weight: 1, flags: [] },
      ],
    },
  ]),
  4,
  {
    lines: [
      'blackhole 10.1.0.0/16 tos 0x10',
      '10.2.0.0/16 via 10.0.0.1 dev eth1 table 200 proto static src 10.0.0.10 metric 5 dead linkdown onlink',
      '10.3.0.0/16 via inet6 fe80::1 dev eth1 scope link',
      'default nexthop via 10.0.0.1 dev eth0 weight 10 dead nexthop dev tun0 weight 1',
    ],
  },
);
checkRoutes(
  'an answer of `ip -j route get` is no route',
  '[{"dst":"8.8.8.8","gateway":"10.0.0.1","dev":"eth0","flags":[],"uid":0,"cache":[]}]',
  4,
  { lines: [] },
);
checkRoutes('a gateway of the wrong family', '10.0.0.0/8 via fe80::1 dev eth0', 4, {
  lines: [],
  problems: ["Line 1 is skipped: it isn't output of `ip route`: 10.0.0.0/8 via fe80::1 dev eth0"],
});

checkRules(
  'every selector and action',
  [
    '0:\tfrom all lookup local ',
    '5:\tfrom 0/8 iif eth0 [detached] lookup 100 proto static',
    '6:\tnot from 10.0.0.0/8 to 1.2.3.4 tos 0x10 fwmark 0x1/0xff oif eth1 uidrange 0-10 ipproto udp sport 1-2 dport 53 lookup 254 suppress_prefixlength 0 suppress_ifgroup 5',
    '7: from all goto 9 [unresolved]',
    '8: from all blackhole',
    '9: from all nop',
    '10: from all realms 5/6 goto none',
    '1000:\tfrom all lookup [l3mdev-table]',
    '1001: from all fwmark zz lookup 1',
    'foo',
  ].join('\n'),
  4,
  {
    lines: [
      '0: from all lookup local',
      '5: from 0.0.0.0/8 iif eth0 lookup 100',
      '6: not from 10.0.0.0/8 to 1.2.3.4 tos 0x10 fwmark 0x1/0xff oif eth1 uidrange 0-10 ipproto udp sport 1-2 dport 53 lookup main suppress_prefixlength 0 suppress_ifgroup 5',
      '7: from all goto 9',
      '8: from all blackhole',
      '9: from all nop',
      '10: from all nop',
      '1000: from all lookup [l3mdev-table]',
    ],
    problems: ["Line 9 and 1 more are skipped: they aren't output of `ip rule`: 1001: from all fwmark zz lookup 1"],
  },
);

checkRules(
  'JSON',
  JSON.stringify([
    {
      priority: 6,
      not: null,
      src: '0.0.0.0',
      srclen: 8,
      fwmark: '0x1',
      fwmask: '0xff',
      sport_start: 1,
      sport_end: 2,
      table: 'main',
    },
    {
      priority: 7,
      src: 'all',
      dst: '1.2.3.4',
      iif: 'lo',
      oif: 'eth0',
      uid_start: 0,
      uid_end: 10,
      dport: 53,
      action: 'unreachable',
    },
    { priority: 8, src: 'all', table: 'main', suppress_prefixlen: 0, suppress_ifgroup: '5' },
    { priority: 9, src: 'all', goto: 32766 },
    { priority: 1000, src: 'all', l3mdev: null },
  ]),
  4,
  {
    lines: [
      '6: not from 0.0.0.0/8 fwmark 0x1/0xff sport 1-2 lookup main',
      '7: from all to 1.2.3.4 iif lo oif eth0 uidrange 0-10 dport 53 unreachable',
      '8: from all lookup main suppress_prefixlength 0 suppress_ifgroup 5',
      '9: from all goto 32766',
      '1000: from all lookup [l3mdev-table]',
    ],
  },
);
