import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { linkScript, readLinks } from '../../../src/core/inventory/linkScript.ts';
import { formatForwardingEntry, formatNeighbour } from '../../../src/core/net/iproute2.ts';

const firewall = [':INPUT ACCEPT [12:900]', ':FORWARD DROP [3:180]', '[5:300] -A INPUT -j cali-INPUT'];

/** What a node printed, and what is known of it then: neighbours, FDB entries, firewall; `-` where not known. */
const cases = [
  {
    title: 'silent next hops, entries by bridge, the filter table of nft',
    text: `@neighbours
192.168.26.2 dev ens32 FAILED
10.244.5.192 dev vxlan.calico lladdr 66:40:b3:ea:b6:3f PERMANENT
@fdb
=vxlan.calico
66:40:b3:ea:b6:3f dst 192.168.26.71 self permanent

@nft
${firewall.join('\n')}
@legacy
@ends
`,
    neighbours: ['192.168.26.2 dev ens32 FAILED', '10.244.5.192 dev vxlan.calico lladdr 66:40:b3:ea:b6:3f PERMANENT'],
    fdb: ['66:40:b3:ea:b6:3f dev vxlan.calico dst 192.168.26.71'],
    firewall,
  },
  {
    title: 'entries by ip, for want of bridge',
    text: `@neighbours
@fdb
=vxlan.calico
[{"dst":"192.168.26.71","lladdr":"66:40:B3:EA:B6:3F","state":["NOARP","PERMANENT"]},{"lladdr":"x"}]

@nft
@legacy
@ends
`,
    neighbours: [],
    fdb: ['66:40:b3:ea:b6:3f dev vxlan.calico dst 192.168.26.71'],
    firewall: [],
  },
  {
    title: 'nothing could be read',
    text: '@neighbours\n!none\n@fdb\n=vxlan.calico\n!none\n\n@nft\n!none\n@legacy\n@ends\n',
    neighbours: '-',
    fdb: '-',
    firewall: '-',
  },
  {
    title: 'the rules are in the older form',
    text: '@neighbours\n@fdb\n@nft\n:INPUT ACCEPT [0:0]\n@legacy\n:FORWARD DROP [0:0]\n@ends\n',
    neighbours: [],
    fdb: [],
    firewall: [':FORWARD DROP [0:0]'],
  },
  {
    title: 'rules in both forms: nobody knows which come first',
    text: '@neighbours\n@fdb\n@nft\n:INPUT DROP [0:0]\n@legacy\n:FORWARD DROP [0:0]\n@ends\n',
    neighbours: [],
    fdb: [],
    firewall: '-',
  },
];

for (const { title, text, ...expected } of cases) {
  test(title, () => {
    const read = readLinks(text);
    assert.ok(read);
    assert.deepEqual(
      {
        neighbours: read.neighbours?.map(formatNeighbour) ?? '-',
        fdb: read.fdb?.map(formatForwardingEntry) ?? '-',
        firewall: read.firewall ?? '-',
      },
      expected,
    );
  });
}

test('output that breaks off is not taken for a node without rules', () => {
  for (const { text } of cases) assert.equal(readLinks(text.slice(0, -6)), undefined);
});

test('the command runs in a shell', { skip: process.platform === 'linux' ? false : 'it reads /proc' }, () => {
  const { stdout, stderr } = spawnSync('sh', ['-c', linkScript], { encoding: 'utf8' });
  assert.equal(stderr, '');
  assert.ok(readLinks(stdout), stdout);
});
