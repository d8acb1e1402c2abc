import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAddress } from '../../../src/core/net/address.ts';
import { createFirewall, type Filtered } from '../../../src/core/net/kernel/firewall.ts';

/** What becomes of a TCP packet to port 179 that comes in by eth0. */

const address = (text: string) => parseAddress(text) ?? assert.fail(text);
const packet: Filtered = {
  source: address('192.0.2.1'),
  destination: address('192.0.2.2'),
  transport: { protocol: 'tcp', port: 179 },
  input: 'eth0',
  reply: false,
  allowedByFelix: false,
};
const closed = ':INPUT DROP [0:0]';

interface Case {
  readonly lines: readonly string[];
  readonly is: 'passes' | 'drops' | 'may be dropped';
  readonly of?: Partial<Filtered>;
}

const cases: readonly Case[] = [
  { lines: [], is: 'passes' },
  { lines: [closed], is: 'drops' },
  { lines: [closed, '-A INPUT -p tcp -m tcp --dport 179 -j ACCEPT'], is: 'passes' },
  { lines: [closed, '-A INPUT -p udp -m udp --dport 179 -j ACCEPT'], is: 'drops' },
  { lines: [closed, '-A INPUT -p 6 -m multiport --dports 22,170:180 -j ACCEPT'], is: 'passes' },
  { lines: [closed, '-A INPUT -p tcp -m multiport ! --dports 22,170:180 -j ACCEPT'], is: 'drops' },
  { lines: [closed, '-A INPUT -p tcp -m multiport --dports 22,6443 -j ACCEPT'], is: 'drops' },
  // An answer goes to a port that was free.
  { lines: [closed, '-A INPUT -p tcp --dport 22 -j ACCEPT'], is: 'may be dropped', of: { reply: true } },
  {
    lines: [closed, '-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT'],
    is: 'passes',
    of: { reply: true },
  },
  { lines: [closed, '-A INPUT -m set --match-set nodes src -j ACCEPT'], is: 'may be dropped' },
  { lines: [closed, '-A INPUT -p tcp -m tcp --tcp-flags FIN,SYN,RST,ACK SYN -j ACCEPT'], is: 'may be dropped' },
  { lines: ['-A INPUT -p tcp -m tcp --syn -j DROP'], is: 'passes' },
  { lines: ['-A INPUT -i eth0 -m comment --comment "not -j ACCEPT" -j DROP'], is: 'drops' },
  { lines: ['-A INPUT -m comment --comment one -i eth1 -j DROP'], is: 'passes' },
  { lines: ['-A INPUT -p tcp --dport 179 -j REJECT --reject-with tcp-reset'], is: 'drops' },
  { lines: ['-A INPUT -j ours', '-A ours -s 192.0.2.0/24 -j RETURN', '-A ours -j DROP'], is: 'passes' },
  { lines: ['-A INPUT -j ours', '-A ours ! -s 192.0.2.0/24 -j RETURN', '-A ours -j DROP'], is: 'drops' },
  {
    lines: ['-A INPUT -m set --match-set k8s src -g zone', '-A INPUT -j REJECT', '-A zone -j ACCEPT'],
    is: 'may be dropped',
  },
  {
    lines: ['-A INPUT -j block', '-A block -m set --match-set k8s src -j RETURN', '-A block -j DROP'],
    is: 'may be dropped',
  },
  { lines: ['-A INPUT -p tcp -g ports', '-A INPUT -j DROP', '-A ports -p tcp --dport 23 -j DROP'], is: 'passes' },
  { lines: [closed, '-A INPUT -j NFQUEUE --queue-num 0 --queue-bypass'], is: 'may be dropped' },
  { lines: [closed, '-A INPUT -j elsewhere'], is: 'may be dropped' },
  { lines: [closed, '-A INPUT -j LOG --log-prefix "in: "'], is: 'drops' },
  { lines: [closed, '-A INPUT -p tcp --dport bgp -j ACCEPT'], is: 'may be dropped' },
  { lines: [closed, '-A INPUT -p tcp --dport 179 --jump ACCEPT'], is: 'passes' },
  { lines: ['-A INPUT -j DROP', '-I INPUT -p tcp --dport 179 -j ACCEPT'], is: 'passes' },
  { lines: [closed, ':INPUT ACCEPT [0:0]'], is: 'passes' },
  { lines: ['-A INPUT -m comment --comment "say \\"hi\\" -i eth1" -j DROP'], is: 'drops' },
  { lines: ['*nat', closed, '*filter'], is: 'passes' },
  { lines: ['[12:720] -A INPUT -p tcp -j DROP'], is: 'drops' },
  { lines: ['-A INPUT -m comment --comment "not closed -j DROP'], is: 'passes' },
];

for (const { lines, is, of } of cases) {
  test(`${lines.join(' ; ')}: ${is}`, () => {
    const verdict = createFirewall(lines).filter('INPUT', { ...packet, ...of });
    assert.equal(verdict.kind === 'drops' && !verdict.certain ? 'may be dropped' : verdict.kind, is);
  });
}
