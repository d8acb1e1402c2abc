import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClusterInventory, localNames } from '../../../src/core/inventory/inventory.ts';
import { lostKnowledge } from '../../../src/core/inventory/lostKnowledge.ts';
import type { Node } from '../../../src/core/net/node.ts';
import { said } from '../../said.ts';

const unknown: Node = { name: 'a', kernelOrder: true, prefixesKnown: true, families: [], routing: {}, sysctls: {} };
const asked: Node = { ...unknown, origin: 'exec', interfaces: [] };
const annotated: Node = { ...unknown, origin: 'annotation', interfaces: [] };
const routed: Node = { ...asked, routing: { 4: { routes: [], allTables: true } } };
const b = (node: Node): Node => ({ ...node, name: 'b' });
const of = (nodes: readonly Node[], more: Partial<ClusterInventory> = {}): ClusterInventory => {
  return { source: { kind: 'cluster', name: 'x' }, nodes, hosts: localNames, ...more };
};

const cases: readonly (readonly [string, ClusterInventory, ClusterInventory, readonly string[]])[] = [
  ['the same', of([asked]), of([asked]), []],
  ['more', of([unknown]), of([asked, b(asked)], { pods: [] }), []],
  ['every exec failed', of([asked, b(asked)]), of([annotated, b(unknown)]), ['interfaces of 2 nodes']],
  ['one exec failed', of([asked, b(asked)]), of([asked, b(annotated)]), ['interfaces of 1 node']],
  ['no annotation either', of([annotated]), of([{ ...annotated, origin: 'addresses' }]), ['interfaces of 1 node']],
  ['what somebody wrote down', of([{ ...unknown, interfaces: [] }]), of([annotated]), ['interfaces of 1 node']],
  ['what somebody wrote down, read on the node', of([{ ...unknown, interfaces: [] }]), of([asked]), []],
  ['routes', of([routed, b(routed)]), of([asked, b(routed)]), ['routes of 1 node']],
  ['stored addresses', of([{ ...asked, stored: {} }]), of([asked]), ['stored address of 1 node']],
  ['a node is gone from the cluster', of([asked, b(asked)]), of([asked]), []],
  ['another cluster', of([asked]), of([b(asked)]), ['all nodes']],
  ['nothing was known', of([]), of([asked]), []],
  [
    'what is not of one node',
    of([asked], { pools: [], blocks: [], pods: [], running: '{}' }),
    of([asked]),
    ['IP pools', 'IPAM blocks', 'Pods', 'running configuration'],
  ],
];

for (const [name, before, after, lost] of cases) {
  test(`lost knowledge: ${name}`, () => {
    assert.deepEqual(lostKnowledge(before, after).map(said), lost);
  });
}
