import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findEnds } from '../../../src/core/features/pathEnds.ts';
import { readSnapshot } from '../../../src/core/inventory/snapshot.ts';
import { inEnglish } from '../../said.ts';

/** What can be an end of a path, as it is found by typing. */

const text = `kind: CalicoInventory
version: 1
pods:
  - { namespace: shop, name: web-1, node: a-web, ips: [10.0.0.1] }
  - { namespace: shop, name: db-web, node: b, ips: [10.0.0.2] }
  - { namespace: web, name: cache, node: b, ips: [10.0.0.3] }
nodes:
  - { name: a-web, stored: { ipv4: 192.0.2.1/24 }, interfaces: [] }
  - { name: b, internalIPs: [192.0.2.2], interfaces: [] }
`;
const { inventory } = readSnapshot('file', 'x.yaml', text);
const found = (wanted: string, most = 10): readonly string[] =>
  findEnds(inventory, wanted, most).map(({ value }) => value);

test('names that begin with the text come first, and pods before nodes', () => {
  assert.deepEqual(found('web'), ['shop/web-1', 'shop/db-web', 'web/cache', 'node:a-web']);
  assert.deepEqual(found(''), ['shop/web-1', 'shop/db-web', 'web/cache', 'node:a-web', 'node:b']);
});

test('addresses are looked through too, and a node can be asked for by its sort', () => {
  assert.deepEqual(found('192.0.2.2'), ['node:b']);
  assert.deepEqual(found('10.0.0.3'), ['web/cache']);
  assert.deepEqual(found('NODE:a'), ['node:a-web']);
  assert.deepEqual(found('nobody'), []);
});

test('neither sort takes all the room', () => {
  assert.deepEqual(found('', 2), ['shop/web-1', 'node:a-web']);
  assert.deepEqual(found('', 4), ['shop/web-1', 'shop/db-web', 'node:a-web', 'node:b']);
});

test('each tells what it is', () => {
  assert.deepEqual(
    inEnglish(findEnds(inventory, 'a-web', 4)).map(({ title, detail }) => `${title}: ${detail}`),
    ['a-web: node, 192.0.2.1/24'],
  );
});
