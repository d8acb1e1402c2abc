import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterTree, type TreeItem } from '../../../src/core/features/clusterTree.ts';
import type { ClusterInventory } from '../../../src/core/inventory/inventory.ts';
import { english as t } from '../../../src/core/l10n.ts';
import { drained } from '../../../src/core/steps.ts';
import { treeTexts } from '../../../src/core/words/treeTexts.ts';
import { inEnglish } from '../../said.ts';
import { fleet, type Odd, sample, serviceFor } from './fleet.ts';

/** What stands in the view of the cluster, in which order. */

const file = 'calico.yaml';

function roots(method: string, inventory: ClusterInventory): readonly TreeItem[] {
  const service = serviceFor(method, inventory);
  const [resolution] = service.resolutions();
  const verdict = drained(service.verdictInSteps(file, 4));
  return clusterTree({ inventory, resolution, verdict, family: 4, problems: [] });
}

function toldOf(item: TreeItem): string {
  const { label, description } = treeTexts(t, item);
  return `${item.icon} ${label}: ${description}`;
}

/** The nodes `numbers` have another NIC, whose routes are not known. */
function oddAt(...numbers: readonly number[]): Odd {
  return (at) =>
    numbers.includes(at) ? { interfaces: [{ name: 'wlan0', addresses: [`10.20.0.${at}/16`] }] } : undefined;
}

test('a node with a problem comes before those without', () => {
  assert.deepEqual(roots('interface=eno1', fleet(3, oddAt(2))).map(toldOf), [
    'question 2 of 6 paths unknown: Whether packets arrive is unknown on 2 of 6 paths.',
    'warning worker-00002: 10.20.0.2/16 · paths unknown · same',
    'pass worker-00000: eno1 10.20.0.0/16 · same',
    'pass worker-00001: eno1 10.20.0.1/16 · same',
    'layers 1 IP pool: ',
  ]);
});

test('from ten nodes on, odd ones are named and the rest is one group', () => {
  const found = roots('interface=eno1', fleet(12, oddAt(7, 8)));
  assert.deepEqual(found.map(toldOf), [
    'question 22 of 132 paths unknown: Whether packets arrive is unknown on 22 of 132 paths.',
    'warning worker-00007: 10.20.0.7/16 · paths unknown · same',
    'warning worker-00008: 10.20.0.8/16 · paths unknown · same',
    'pass 10 nodes: eno1 in 10.20.0.0/16',
    'layers 1 IP pool: ',
  ]);
  const group = found.find(({ context }) => context === 'group');
  assert.equal(group?.children?.().length, 10);
});

test('a node and its NICs have the addresses that are copied, without their prefix lengths', () => {
  const [node] = roots('interface=^ens33$,^eth0$', sample()).filter(({ context }) => context === 'node');
  const nics = node?.children?.() ?? [];
  assert.deepEqual(
    [node, ...nics].map((item) => `${inEnglish(item?.label)} ${item?.address ?? '–'}`),
    [
      'vms71 192.168.30.71',
      'lo 127.0.0.1',
      'ens32 192.168.26.71',
      'ens33 192.168.30.71',
      'docker0 172.17.0.1',
      'tunl0 10.244.118.192',
      'calice0906292e2 –',
    ],
  );
});
