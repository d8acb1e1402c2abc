import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNodeName, pastedNodes } from '../../../src/core/inventory/pasted.ts';

/** What is read of the text that somebody copied from a terminal. */

const output = (address: string): string =>
  `2: eth0: <BROADCAST,UP,LOWER_UP> mtu 1500 state UP\n    inet ${address} scope global eth0\n`;

/** `vms71: eth0`, of each node. */
function told(text: string): readonly string[] {
  return pastedNodes(text).map(
    ({ host, node }) => `${host ?? '?'}: ${node.interfaces?.map(({ name }) => name).join(' ') ?? '–'}`,
  );
}

for (const [name, text, expected] of [
  ['output alone names no host', output('10.0.0.1/24'), ['?: eth0']],
  ['a prompt names the host', `[root@vms71 ~]# ip a\n${output('10.0.0.1/24')}[root@vms71 ~]# `, ['vms71: eth0']],
  [
    'a session over several hosts is one node each',
    `me@vms71:~$ ip addr\r\n${output('10.0.0.1/24')}me@VMS72:~$ ip addr\n${output('10.0.0.2/24')}me@vms73:~$ exit\n`,
    ['vms71: eth0', 'vms72: eth0'],
  ],
  [
    'what ssh prints is of the host that it goes to',
    `me@jump:~$ ssh -q root@vms71 ip addr\n${output('10.0.0.1/24')}me@jump:~$ ssh vms72 ip addr\n${output('10.0.0.2/24')}`,
    ['vms71: eth0', 'vms72: eth0'],
  ],
  [
    'routes and addresses of one host are of one node',
    `root@a:~# ip route\ndefault via 10.0.0.254 dev eth0\nroot@a:~# ip addr\n${output('10.0.0.1/24')}`,
    ['a: eth0'],
  ],
  ["a host that can't be a node has no name", `me@my_host:~$ ip a\n${output('10.0.0.1/24')}`, ['?: eth0']],
  ['any other text holds no node', 'Dear Sir,\nplease find attached\n', []],
  ['nothing holds no node', '', []],
] as const) {
  test(name, () => assert.deepEqual(told(text), expected));
}

test('a node is never named so that its file would be elsewhere', () => {
  const names = ['vms71', 'a.b-c.d', '', '.', '..', '../a', 'a/b', 'A', '-a', 'a-', 'a.', 'a'.repeat(254)];
  assert.deepEqual(names.filter(isNodeName), ['vms71', 'a.b-c.d']);
});
