import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { formatTraceText } from '../../../src/cli/formats/traceText.ts';
import { readSnapshot } from '../../../src/core/inventory/snapshot.ts';
import { createCalicoService } from '../../../src/core/service.ts';
import { inEnglish, said } from '../../said.ts';

/** The six kinds of paths in a cluster that has IPv6 alone, both ways; what is told stands in test/fixtures/paths6. */

const fixtures = new URL('../../fixtures/', import.meta.url);
const folder = new URL('paths6/', fixtures);
const manifest = `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: calico-node, namespace: kube-system }
spec:
  template:
    spec:
      containers:
        - name: calico-node
          image: docker.io/calico/node:v3.30.2
          env:
            - { name: IP, value: none }
            - { name: IP6, value: autodetect }
            - { name: IP6_AUTODETECTION_METHOD, value: "cidr=fd00:30::/64" }
`;

const cases: Readonly<Record<string, readonly [from: string, to: string, mode?: 'live']>> = {
  'pod-to-pod-far': ['pod1', 'pod2'],
  'pod-to-pod-near': ['pod1', 'pod3'],
  'pod-to-node-far': ['pod1', 'node:vms72'],
  'pod-to-node-near': ['pod1', 'node:vms71'],
  'node-to-pod-far': ['node:vms71', 'pod2'],
  'node-to-node': ['node:vms71', 'node:vms72'],
  'node-to-node-live': ['node:vms71', 'node:vms72', 'live'],
};

for (const [name, [from, to, mode]] of Object.entries(cases)) {
  test(`path: ${name}`, () => {
    const text = readFileSync(new URL('ipv6.calico-inventory.yaml', fixtures), 'utf8');
    const reading = readSnapshot('inventory', 'inventory', text);
    assert.deepEqual(reading.problems, []);
    const service = createCalicoService();
    service.setInventory(reading.inventory);
    service.setFile('calico.yaml', manifest);
    const paths = service.trace('calico.yaml', from, to, mode && { mode }) ?? assert.fail();
    const told = 'reason' in paths ? `${said(paths.reason)}\n` : formatTraceText(inEnglish(paths), (_, each) => each);
    const url = new URL(`${name}.expected`, folder);
    if (process.env['UPDATE_EXPECT'] === '1') writeFileSync(url, told);
    assert.equal(told, readFileSync(url, 'utf8'));
  });
}

test('every fixture has its case', () => {
  const expected = Object.keys(cases).map((name) => `${name}.expected`);
  assert.deepEqual(readdirSync(folder).sort(), expected.sort());
});
