import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ClusterInventory } from '../../src/core/inventory/inventory.ts';
import { readSnapshot } from '../../src/core/inventory/snapshot.ts';
import { createLineIndex } from '../../src/core/text.ts';
import { findingsIn } from './report.ts';

/**
 * Calico's own manifests are in order: nothing is found in them, but that on nodes with two NICs `first-found`, which is
 * what they leave calico-node to, takes each node into another subnet; by IPIP nothing arrives then.
 */

const folder = new URL('../../../shared/manifests/', import.meta.url);
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
const snapshot = readFileSync(new URL('two-nodes.calico-inventory.yaml', import.meta.url), 'utf8');
const { inventory } = readSnapshot('two-nodes', 'two-nodes', snapshot);

/** `first-found` takes the last NIC of each node, and those two lie in different subnets. */
function firstFoundAt(line: number, place = 'IP'): readonly string[] {
  return [`${line} ${place} nodes-apart error`];
}

/** What is found on the two nodes; canal looks for no address, and the operator's files leave the method to it. */
const found: Readonly<Record<string, readonly string[]>> = {
  'calico-etcd-v3.32.1.yaml': firstFoundAt(488),
  'calico-master.yaml': firstFoundAt(12663),
  'calico-typha-v3.32.1.yaml': firstFoundAt(7643),
  'calico-v3.26.4.yaml': firstFoundAt(4768),
  'calico-v3.32.1.yaml': firstFoundAt(7601),
  'canal-v3.32.1.yaml': [],
  'custom-resources-v3.32.1.yaml': [
    '9 calicoNetwork address-in-range warning',
    '9 calicoNetwork nodes-apart information',
    '9 calicoNetwork several-candidates warning',
  ],
  'tigera-operator-v3.32.1.yaml': [],
  'tigera-operator-values-v3.32.1.yaml': firstFoundAt(11, 'installation'),
};

const skip = names.length === 0 && 'the manifests of Calico do not lie beside';

test('what is expected of the manifests of Calico is told for each', { skip }, () => {
  assert.deepEqual(names.toSorted(), Object.keys(found).sort());
});

for (const name of names) {
  const text = readFileSync(new URL(name, folder), 'utf8');

  test(`${name}: nothing is found without nodes`, () => assert.deepEqual(told(name, text, undefined), []));
  test(`${name}: what is found on two nodes`, () => assert.deepEqual(told(name, text, inventory), found[name]));
}

function told(name: string, text: string, nodes: ClusterInventory | undefined): readonly string[] {
  const lines = createLineIndex(text);
  return findingsIn({ files: new Map([[name, text]]), inventory: nodes }).map(({ at: { span }, code, severity }) => {
    return `${lines.positionAt(span.start).line + 1} ${text.slice(span.start, span.end)} ${code} ${severity}`;
  });
}
