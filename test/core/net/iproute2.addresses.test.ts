import assert from 'node:assert/strict';
import test from 'node:test';
import type { Family } from '../../../src/core/net/address.ts';
import { type AddressOptions, parseInetLine, readAddresses } from '../../../src/core/net/iproute2.ts';
import { said } from '../../said.ts';
import { describeInterface } from './iproute2.describe.ts';

interface Expected {
  readonly interfaces: readonly string[];
  readonly families?: readonly Family[];
  readonly problems?: readonly string[];
}

function check(name: string, text: string, expected: Expected, options?: AddressOptions): void {
  test(`addresses: ${name}`, () => {
    const { interfaces, families, problems } = readAddresses(text, options);
    assert.deepEqual(
      {
        interfaces: interfaces.map(describeInterface),
        families,
        problems: problems.map(({ message }) => said(message)),
      },
      { families: [4, 6], problems: [], ...expected },
    );
  });
}

check(
  'an old release, CRLF, between prompts',
  [
    '[root@vms71 ~]# ip addr',
    '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 16436 qdisc noqueue state UNKNOWN ',
    '    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00',
    '    inet 127.0.0.1/8 scope host lo',
    '    inet6 ::1/128 scope host ',
    '       valid_lft forever preferred_lft forever',
    '2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc pfifo_fast state UP qlen 1000',
    '    link/ether 00:0c:29:5a:11:71 brd ff:ff:ff:ff:ff:ff',
    '    inet 192.168.26.71/24 brd 192.168.26.255 scope global eth0',
    '    inet 192.168.26.100/24 brd 192.168.26.255 scope global secondary eth0:1',
    '    inet6 fd00::1/64 scope global secondary dynamic ',
    '[root@vms71 ~]# ',
  ].join('\r\n'),
  {
    interfaces: [
      '1 lo <LOOPBACK,UP,LOWER_UP> mtu 16436 state UNKNOWN: 127.0.0.1/8 scope host lo; ::1/128 scope host',
      '2 eth0 <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP: 192.168.26.71/24 scope global eth0; 192.168.26.100/24 scope global secondary eth0:1; fd00::1/64 scope global dynamic temporary',
    ],
  },
);

check(
  'one line each of an old release, which prints headers too',
  [
    '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 16436 qdisc noqueue state UNKNOWN \\    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00',
    '1: lo    inet 127.0.0.1/8 scope host lo',
    '2: if\\d: <UP> mtu 1500 qdisc pfifo_fast state UP qlen 1000\\    link/ether 00:0c:29:5a:11:71 brd ff:ff:ff:ff:ff:ff',
    '2: if\\d    inet 192.168.26.71/24 brd 192.168.26.255 scope global if\\d\\       valid_lft forever preferred_lft forever',
  ].join('\n'),
  {
    interfaces: [
      '1 lo <LOOPBACK,UP,LOWER_UP> mtu 16436 state UNKNOWN: 127.0.0.1/8 scope host lo',
      '2 if\\d <UP> mtu 1500 state UP: 192.168.26.71/24 scope global if\\d',
    ],
  },
);

const colour = String.fromCharCode(27);
check(
  'colours, and what new releases print',
  [
    `${colour}[36m2: ${colour}[0m${colour}[36meth0: ${colour}[0m<UP,LOWER_UP> mtu 1500 qdisc mq master br0 state ${colour}[32mUP ${colour}[0mgroup default qlen 1000`,
    `    link/ether ${colour}[33m52:54:00:12:34:56${colour}[0m brd ff:ff:ff:ff:ff:ff promiscuity 1 allmulti 1`,
    '    bridge_slave state forwarding priority 32',
    '    alias uplink # ip addr',
    '    altname enp0s3',
    `    inet ${colour}[35m10.0.2.15${colour}[0m/24 metric 100 brd 10.0.2.255 scope global dynamic eth0`,
    '       valid_lft 86000sec preferred_lft 86000sec',
    `    inet6 ${colour}[34mfe80::5054:ff:fe12:3456${colour}[0m/64 scope link proto kernel_ll `,
  ].join('\n'),
  {
    interfaces: [
      '2 eth0 <UP,LOWER_UP> mtu 1500 state UP master br0: 10.0.2.15/24 scope global dynamic eth0; fe80::5054:ff:fe12:3456/64 scope link',
    ],
  },
);

check(
  'names that look like something else',
  [
    '3: dynamic: <UP> mtu 1500 qdisc noqueue state UP',
    '    inet 10.0.0.1/24 scope global dynamic dynamic',
    '4: a:b@NONE: <> mtu 1500 qdisc noop',
    '    inet 10.1.0.1/24 scope global a:b',
    '5: eth[0]@eth0.100: <UP> mtu 1500 qdisc noop',
    '    inet 10.2.0.1/24 scope 100 eth[0]',
  ].join('\n'),
  {
    families: [4],
    interfaces: [
      '3 dynamic <UP> mtu 1500 state UP: 10.0.0.1/24 scope global dynamic dynamic',
      '4 a:b <> mtu 1500: 10.1.0.1/24 scope global a:b',
      '5 eth[0]@eth0.100 <UP> mtu 1500: 10.2.0.1/24 scope 100 eth[0]',
    ],
  },
);

check(
  'the two families one after the other, in an order that fits both',
  [
    '$ ip -4 addr',
    '2: eth0@if4: <UP> mtu 1500 qdisc noqueue state UP',
    '    inet 10.0.0.1/24 scope global eth0',
    '9: eth9: <UP> mtu 1500 qdisc noqueue state UP',
    '    inet 10.0.9.1/24 scope global eth9',
    '$ ip -6 addr',
    '2: eth0@docker0: <UP,M-DOWN> mtu 1500 state UP qlen 1000',
    '    inet6 fd00::1/64 scope global ',
    '300: eth1: <UP> mtu 1500 state UP qlen 1000',
    '    inet6 fd00::2/64 scope global ',
    '9: eth9: <UP> mtu 1500 state UP qlen 1000',
    '    inet6 fd00::9/64 scope global ',
  ].join('\n'),
  {
    interfaces: [
      '2 eth0@if4 <UP> mtu 1500 state UP: 10.0.0.1/24 scope global eth0; fd00::1/64 scope global',
      '300 eth1 <UP> mtu 1500 state UP: fd00::2/64 scope global',
      '9 eth9 <UP> mtu 1500 state UP: 10.0.9.1/24 scope global eth9; fd00::9/64 scope global',
    ],
  },
);

const eth0 = '2: eth0: <UP> mtu 1500 qdisc mq state UP\n    inet 10.0.0.1/24 scope global eth0\n';
const readEth0 = ['2 eth0 <UP> mtu 1500 state UP: 10.0.0.1/24 scope global eth0'];
check('no lines on links: one family alone was asked for', eth0, { interfaces: readEth0, families: [4] });
check(
  'no IPv6 address is no sign that IPv6 was left out',
  eth0.replace('    inet', '    link/ether 00:0c:29:5a:11:71\n    inet'),
  { interfaces: readEth0 },
);
check('the prompt tells the family', `# ip -4 a s\n${eth0}`, { interfaces: readEth0, families: [4] });
check('the caller tells the family', eth0, { interfaces: readEth0, families: [4] }, { families: [4] });
check('a command that printed nothing', '# ip -6 addr\n# ', { interfaces: [], families: [6] });
check('the same output twice', eth0 + eth0, { interfaces: readEth0, families: [4] });
check(
  'links without addresses',
  '$ ip link\n2: eth0: <UP> mtu 1500 qdisc mq state UP\n    link/ether 00:0c:29:5a:11:71\n',
  {
    interfaces: ['2 eth0 <UP> mtu 1500 state UP:'],
    families: [],
  },
);
check('brief, with metric and peer', 'lo UNKNOWN\neth0@if4   UP   10.0.0.1 peer 10.0.0.2/24 metric 512 fe80::1/64 \n', {
  interfaces: ['lo state UNKNOWN:', 'eth0@if4 state UP: 10.0.0.1 peer 10.0.0.2/24 scope global; fe80::1/64 scope link'],
});
check('brief links', 'eth0             UP             00:0c:29:5a:11:71 <BROADCAST,UP> ', {
  interfaces: ['eth0 <BROADCAST,UP> state UP:'],
  families: [],
});
check(
  'JSON with the empty objects that old releases print for what they filter out',
  '[{},{"ifindex":2,"ifname":"eth0","flags":["UP"],"mtu":1500,"addr_info":[{},{"family":"inet","local":"10.0.0.1","prefixlen":24,"scope":"global","label":"eth0"}]}]',
  { interfaces: ['2 eth0 <UP> mtu 1500: 10.0.0.1/24 scope global eth0'] },
);

check('nothing', '', { interfaces: [], families: [] });
check('something else', 'hello\nworld\n', {
  interfaces: [],
  families: [],
  problems: ["Line 1 and 1 more are skipped: they aren't output of `ip addr`: hello"],
});
check('half a JSON', '[{"ifname":', {
  interfaces: [],
  families: [],
  problems: ['The JSON that starts on line 1 is incomplete; paste all of it: [{"ifname":'],
});
check('a broken address', `${eth0}    inet 300.0.0.1/24 scope global eth0\n`, {
  interfaces: readEth0,
  families: [],
  problems: ["Line 3 is skipped: it isn't output of `ip addr`: inet 300.0.0.1/24 scope global eth0"],
});
check(
  'JSON with a broken address',
  '[{"ifname":"eth0","flags":[],"addr_info":[{"local":"10.0.0.1","prefixlen":240}]}]',
  {
    interfaces: ['eth0 <>:'],
    families: [],
    problems: [
      'The JSON that starts on line 1 is incomplete; paste all of it: [{"ifname":"eth0","flags":[],"addr_info":[{"local":"10.0.0.…',
    ],
  },
);

test('addresses written by hand', () => {
  const read = (text: string): string =>
    describeInterface({ name: 'x', addresses: [parseInetLine(text)].flatMap((one) => one ?? []) });
  assert.deepEqual(
    [
      '192.168.26.71/24',
      '127.0.0.1/8',
      '169.254.1.1',
      '::1',
      'fe80::1/64',
      'fec0::1/64',
      '10.0.0.1/24 secondary',
      '',
    ].map(read),
    [
      'x: 192.168.26.71/24 scope global',
      'x: 127.0.0.1/8 scope host',
      'x: 169.254.1.1/32 scope global',
      'x: ::1/128 scope host',
      'x: fe80::1/64 scope link',
      'x: fec0::1/64 scope site',
      'x: 10.0.0.1/24 scope global secondary',
      'x:',
    ],
  );
  assert.equal(parseInetLine('10.0.0.1 peer fe80::1/64'), undefined);
});
