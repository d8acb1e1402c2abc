import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSnapshot } from '../../src/core/inventory/snapshot.ts';
import { said } from '../said.ts';
import { findingsIn } from './report.ts';

const manifest = `kind: DaemonSet
spec:
  template:
    spec:
      containers:
        - name: calico-node
          image: calico/node:v3.32.1
          env:
            - name: IP
              value: autodetect
            - name: IP_AUTODETECTION_METHOD
              value: interface=^eth0$
`;

function messageFor(nodes: number): string {
  const list = Array.from({ length: nodes }, (_, at) => {
    const subnet = `10.${at % 2}.0.0/16`;
    const address = `10.${at % 2}.${at >> 8}.${at & 255}`;
    return `  - { name: n${at}, interfaces: [{ name: eth0, addresses: [${address}/16] }], routes: [${subnet} dev eth0 scope link] }\n`;
  });
  const text = `kind: CalicoInventory\nversion: 1\nnodes:\n${list.join('')}`;
  const { inventory, problems } = readSnapshot('nodes', 'nodes', text);
  assert.deepEqual(problems, []);
  const found = findingsIn({ files: new Map([['calico.yaml', manifest]]), inventory });
  return found.flatMap(({ message, related }) => [message, ...related.map((each) => each.message)].map(said)).join(' ');
}

test('of all pairs of nodes it is told how many are apart, and one of them', () => {
  const path = 'n0 has no route to 10.1.0.1: network is unreachable.';
  assert.equal(messageFor(500), `Pods can't reach pods on 125,000 of 249,500 paths. ${path}`);
  assert.equal(messageFor(501), `Pods on 250 of 501 nodes can't reach pods on other nodes. ${path}`);
});
