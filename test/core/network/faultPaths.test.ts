import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSnapshot } from '../../../src/core/inventory/snapshot.ts';
import { createCalicoService } from '../../../src/core/service.ts';
import { said } from '../../said.ts';

/** Small inputs with one fault each; most lie beside the project, with what real packets did. */
type Row = readonly [file: string, from: string, to: string, there: string, back: string, because?: RegExp];

const rows4: readonly Row[] = [
  ['docker-overlap.yaml', 'node:q1', 'node:q2', 'stops', 'unknown', /Nothing answers for 172\.17\.0\.12 on docker0/],
  ['source-rule.yaml', 'node:a', 'pb', 'unknown', 'arrives', /uses default via 10\.41\.0\.1 dev eth1 table 101/],
  ['source-rule.yaml', 'pa', 'node:a', 'stops', 'stops', /Felix on a drops packets from 10\.42\.1\.7/],
  [
    'tor-default-only.yaml',
    'pa',
    'pb',
    'unknown',
    'unknown',
    /whether the routers there have a route to the pods is unknown/,
  ],
  ['k01-no-proxy-arp', 'pod1a', 'pod1b', 'stops', 'stops', /doesn't answer its pods for 169\.254\.1\.1/],
  ['k01b-no-proxy-arp-rule', 'pod3a', 'pod3b', 'stops', 'stops', /blackhole default table 100/],
  ['k02-sender-own-route', 'pod2a', 'pod3a', 'stops', 'stops', /Felix on n2 drops packets/],
  ['k03-martian-source', 'pod2a', 'node:n1', 'stops', 'stops', /n1 drops packets from 10\.11\.0\.13/],
  ['k04-rule-from-node-rpfilter', 'pod1a', 'node:n1', 'stops', 'stops', /table 101, not through cali/],
  ['k04c-rule-from-pod-same', 'pod1b', 'pod1a', 'stops', 'stops', /Felix on n1 drops packets from 10\.244\.14\.209/],
  ['k05-rp-filter-strict', 'pod1a', 'pod2a', 'unknown', 'stops', /rp_filter unknown/],
  ['k05b-rp-filter-strict-vxlan', 'pod1a', 'pod2a', 'unknown', 'unknown', /rp_filter unknown/],
  // Nobody read what stops these packets: the answer names it.
  ['k06-forwarding-nic', 'pod1a', 'pod2a', 'arrives', 'arrives', /Not read, and assumed .*forwarding on n2/],
  ['k16-fdb-elsewhere', 'pod1a', 'pod2a', 'arrives', 'arrives', /Not read, and assumed .*FDB of VXLAN on n1/],
  ['k18-firewall', 'pod1a', 'pod2a', 'arrives', 'arrives', /Not read, and assumed .*firewall on n1/],
  ['k07-down-is-certain', 'pod1a', 'pod2a', 'stops', 'stops', /eth1 on n2 is down/],
  ['k07b-tunnel-down', 'pod2a', 'pod1a', 'stops', 'unknown', /tunl0 on n1 is down/],
  ['k08-vxlan-other-device-arrives', 'pod3a', 'pod4a', 'unknown', 'unknown', /rp_filter unknown/],
  ['k09-host-own-pod-source', 'node:n1', 'pod1a', 'arrives', 'arrives'],
  ['k10-plain-sender-address-stale', 'pod2a', 'pod3a', 'arrives', 'stops'],
  ['k11-docker0-plain-route-arrives', 'pod1a', 'pod2a', 'arrives', 'arrives'],
  ['k12-third-node-forwards', 'pod1a', 'pod3a', 'arrives', 'arrives'],
  [
    'k15-router-knows-no-way',
    'pod1a',
    'pod2a',
    'arrives',
    'unknown',
    /network must route 172\.20\.0\.0\/24 → 172\.20\.1\.0\/24/,
  ],
  [
    'k17-router-knows-pods',
    'pod2a',
    'pod3a',
    'unknown',
    'unknown',
    /whether the routers there have a route to the pods is unknown/,
  ],
];

const rows6: readonly Row[] = [
  ['k01-dadfailed-node-address', 'pod1a', 'node:n2', 'stops', 'stops', /on any of its interfaces/],
  ['k01b-dadfailed-next-hop', 'pod1a', 'pod2a', 'stops', 'arrives', /on any of its interfaces/],
  ['k02-address-gone-nic-ipv6-off', 'pod2a', 'node:n2', 'stops', 'stops', /on any of its interfaces/],
  ['k02b-address-gone-nic-down', 'pod2a', 'node:n2', 'stops', 'stops', /on any of its interfaces/],
  ['k03-sender-own-route', 'pod2a', 'node:n1', 'stops', 'stops', /Felix on n2 drops packets/],
  ['k04-forwarding-sender', 'pod2a', 'pod1a', 'stops', 'stops', /IPv6 forwarding is off on n2/],
  ['k04b-forwarding-receiver', 'pod1a', 'pod2a', 'stops', 'stops', /IPv6 forwarding is off on n2/],
  ['k05-rule-from-node-rpfilter', 'pod2a', 'node:n2', 'stops', 'stops', /table 101/],
  ['k05b-delivery-by-source', 'pod1a', 'pod2a', 'stops', 'stops', /table 100/],
  ['k07-masquerade-deprecated', 'pod1a', 'node:n2', 'arrives', 'arrives'],
  ['k08-host-own-pod-source', 'node:n1', 'pod1a', 'arrives', 'arrives'],
  ['k09-no-carrier-is-certain', 'pod1a', 'pod2a', 'stops', 'stops', /enp0s3 on n2 is down/],
  ['k09b-tunnel-down', 'pod1a', 'pod2a', 'stops', 'stops', /vxlan-v6\.calico on n2 is down/],
  ['k10-other-device-arrives', 'pod1a', 'pod2a', 'arrives', 'arrives'],
  ['k11-underlay-arrives', 'pod1a', 'pod2a', 'unknown', 'unknown', /must have a route to the pods/],
  ['k13-third-node-forwards', 'pod1a', 'pod3a', 'arrives', 'arrives'],
  ['k14-docker0-plain', 'pod1a', 'pod2a', 'arrives', 'arrives'],
];

const kept = new URL('../../fixtures/faultPaths/', import.meta.url);
const beside = new URL('../../../../shared/faults/', import.meta.url);

function textOf(folder: string, file: string): string | undefined {
  const own = new URL(file, kept);
  if (existsSync(own)) return readFileSync(own, 'utf8');
  const name = file.endsWith('.yaml') ? file : `${file}.calico-inventory.json`;
  const url = new URL(`${folder}/${name}`, beside);
  return existsSync(url) ? readFileSync(url, 'utf8') : undefined;
}

for (const [folder, family, rows] of [
  ['paths', 4, rows4],
  ['paths6', 6, rows6],
] as const) {
  for (const [file, from, to, there, back, because] of rows) {
    const text = textOf(folder, file);
    test(`${folder}: ${file}, ${from} → ${to}`, { skip: text === undefined }, () => {
      const service = createCalicoService();
      service.setInventory(readSnapshot('file', 'file', text ?? '').inventory);
      const paths = service.trace(undefined, from, to, { mode: 'live', family });
      assert.ok(paths && 'there' in paths);
      assert.deepEqual([paths.there.outcome, paths.back.outcome], [there, back]);
      if (because !== undefined) assert.match(said(paths.there.summary), because);
    });
  }
}
