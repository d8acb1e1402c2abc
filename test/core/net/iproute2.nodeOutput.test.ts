import assert from 'node:assert/strict';
import test from 'node:test';
import type { Family } from '../../../src/core/net/address.ts';
import { readNodeOutput, readRoutes, readRules } from '../../../src/core/net/iproute2.ts';
import { said } from '../../said.ts';
import { describeInterface, describeRouting } from './iproute2.describe.ts';

interface Expected {
  readonly interfaces?: readonly string[];
  readonly families?: readonly Family[];
  readonly 4?: readonly string[];
  readonly 6?: readonly string[];
  readonly problems?: readonly string[];
}

function check(name: string, text: string, expected: Expected): void {
  test(`node output: ${name}`, () => {
    const { interfaces, families, routing, problems } = readNodeOutput(text);
    const actual = {
      families,
      ...(interfaces && { interfaces: interfaces.map(describeInterface) }),
      ...(routing[4] && { 4: describeRouting(routing[4]) }),
      ...(routing[6] && { 6: describeRouting(routing[6]) }),
      problems: problems.map(({ message }) => said(message)),
    };
    assert.deepEqual(actual, { families: [], problems: [], ...expected });
  });
}

const addr = `1: lo: <UP> mtu 65536 qdisc noqueue state UNKNOWN group default
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    inet 127.0.0.1/8 scope host lo
2: eth0@if4: <UP> mtu 1500 qdisc noqueue state UP group default
    inet 10.0.0.1/24 scope global eth0
`;
const readAddr = [
  '1 lo <UP> mtu 65536 state UNKNOWN: 127.0.0.1/8 scope host lo',
  '2 eth0@if4 <UP> mtu 1500 state UP: 10.0.0.1/24 scope global eth0',
];

check(
  'prompts and headings of every kind',
  `== ip route ==
default via 10.0.0.254 dev eth0
10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.1

# ip -6 route
fe80::/64 dev eth0 proto kernel metric 256 pref medium

### ip addr
\`\`\`
${addr}\`\`\`

$ sudo ip rule
0:	from all lookup local
32766:	from all lookup main
32767:	from all lookup default
$ ssh n1 /sbin/ip -6 ru
0:	from all lookup local
32766:	from all lookup main
[root@a ~]# ip route show table 100
default via 10.0.0.253 dev eth0
[root@a ~]# ip route get 8.8.8.8
8.8.8.8 via 10.0.0.254 dev eth0 src 10.0.0.1 uid 0
    cache
[root@a ~]# cat /etc/hosts
127.0.0.1 localhost
`,
  {
    interfaces: readAddr,
    families: [4, 6],
    4: [
      'table main',
      'default via 10.0.0.254 dev eth0',
      '10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.1',
      'default via 10.0.0.253 dev eth0 table 100',
      '0: from all lookup local',
      '32766: from all lookup main',
      '32767: from all lookup default',
    ],
    6: [
      'table main',
      'fe80::/64 dev eth0 proto kernel metric 256 pref medium',
      '0: from all lookup local',
      '32766: from all lookup main',
    ],
    problems: ["Line 30 is skipped: it isn't output of `ip addr`, `ip route` or `ip rule`: 127.0.0.1 localhost"],
  },
);

check(
  'a prompt decides the family of what looks alike, and that nothing was printed',
  `root@n:~# ip -6 route
root@n:~# ip -6 rule
RTNETLINK answers: Operation not supported
root@n:~# ip -4 a
${addr}Connection to 10.0.0.1 closed.
Bye
root@n:~#`,
  {
    interfaces: readAddr,
    families: [4],
    6: ['table main'],
    problems: [
      "Line 3 is skipped: it isn't output of `ip addr`, `ip route` or `ip rule`: RTNETLINK answers: Operation not supported",
      "Line 10 and the next 1 are skipped: they aren't output of `ip addr`, `ip route` or `ip rule`: Connection to 10.0.0.1 closed.",
    ],
  },
);

check(
  'broken parts cost only themselves',
  `[{"ifname":"lo","flags":["UP"],"addr_info":[
{"dst":"x"
1: lo: <UP> mtu 1 qdisc noqueue
   inet 127.0.0.1/8 scope host lo
some noise in between
   inet 127.0.0.2/8 scope host lo
[{"dst":"default","gateway":"10.0.0.254","dev":"eth0","flags":[]}][{"priority":0,"src":"all","table":"local"}]root@n:~# ip -j -6 route
[ ]
[{"foo":1}]`,
  {
    interfaces: ['1 lo <UP> mtu 1: 127.0.0.1/8 scope host lo; 127.0.0.2/8 scope host lo'],
    4: ['table main', 'default via 10.0.0.254 dev eth0', '0: from all lookup local'],
    problems: [
      'The JSON that starts on line 1 is incomplete; paste all of it: [{"ifname":"lo","flags":["UP"],"addr_info":[',
      "Line 5 is skipped: it isn't output of `ip addr`: some noise in between",
      'The JSON that starts on line 9 is incomplete; paste all of it: [{"foo":1}]',
    ],
  },
);

check(
  'a listing of all tables counts, wherever it stands',
  `+ ip route show table all
default via 10.0.0.254 dev eth0
+ ip route
default via 10.0.0.253 dev eth0
`,
  { 4: ['all tables', 'default via 10.0.0.254 dev eth0'], 6: ['all tables'] },
);

check(
  'rules without a prompt: IPv6 has no rule for table default',
  '0: from all lookup local\n32766: from all lookup main\ndefault via fe80::1 dev eth0 metric 1024 pref medium\n',
  {
    6: [
      'table main',
      'default via fe80::1 dev eth0 metric 1024 pref medium',
      '0: from all lookup local',
      '32766: from all lookup main',
    ],
  },
);

check('brief addresses above routes', 'eth0   UP   10.0.0.1/24 \ndefault via 10.0.0.254 dev eth0\n', {
  interfaces: ['eth0 state UP: 10.0.0.1/24 scope global'],
  families: [4, 6],
  4: ['table main', 'default via 10.0.0.254 dev eth0'],
});
check('several commands behind one prompt', `$ ip a; ip r\n${addr}default via 10.0.0.254 dev eth0\n`, {
  interfaces: readAddr,
  families: [4, 6],
  4: ['table main', 'default via 10.0.0.254 dev eth0'],
});
check('nothing', ' \n\t\t\n', {});

/** Parts that, repeated, make a careless expression go back and forth; a blow-up would hit the time limit. */
const hostile: readonly string[] = [
  ...[
    'a',
    ' ',
    '[',
    '[{',
    '\\',
    '\\ ',
    '\\\t',
    '1.',
    'a:',
    '"',
    '@',
    '#',
    '\t\r',
    '1: a',
    '1: : ',
    '1: a@',
    '0: from ',
  ],
  ...['a-', 'ip ', '$ ip ', 'inet ', 'eth0 UP ', 'default ', 'nexthop ', `${String.fromCharCode(27)}[1`],
  ...['[\n', '{"\n', 'a@b.c\n', '$ ip a\n'],
];

test('no input throws, takes long, or gives more than one problem', { timeout: 30_000 }, () => {
  for (const part of hostile) {
    const text = part.repeat(Math.ceil(1e6 / part.length));
    const behind = `1: a: <UP> mtu 1\n    inet 10.0.0.1/8 ${text.slice(0, 1e5)}`;
    const readings = [
      readNodeOutput(text),
      readNodeOutput(behind),
      readRoutes(text.slice(0, 1e5), 4),
      readRules(text.slice(0, 1e5), 6),
    ];
    const counts = readings.map(({ problems }) => problems.length);
    assert.ok(Math.max(...counts) <= 1, `${JSON.stringify(part)}: ${counts.join()}`);
  }
});
