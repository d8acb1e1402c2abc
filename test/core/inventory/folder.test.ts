import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNodeFile, readNodeFiles } from '../../../src/core/inventory/folder.ts';
import { said } from '../../said.ts';

const address = (cidr: string): string =>
  `2: eth0: <BROADCAST,UP,LOWER_UP> mtu 1500 state UP\n    inet ${cidr} scope global eth0\n`;

test('a folder is read in the order of its names, and is as old as its youngest file', () => {
  const { inventory, problems } = readNodeFiles('nodes', [
    { file: '/nodes/b.txt', base: 'b.txt', text: address('10.0.0.2/24'), written: '2026-11-20T09:00:00.000Z' },
    { file: '/nodes/c.txt', base: 'c.txt', error: 'no permission' },
    { file: '/nodes/a.txt', base: 'a.txt', text: address('10.0.0.1/24'), written: '2026-11-21T09:00:00.000Z' },
  ]);
  assert.deepEqual(
    inventory.nodes.map(({ name }) => name),
    ['a', 'b'],
  );
  assert.deepEqual(inventory.source, { kind: 'folder', name: 'nodes', takenAt: '2026-11-21T09:00:00.000Z' });
  assert.deepEqual(
    problems.map(({ file, message }) => [file, said(message)]),
    [['/nodes/c.txt', "Can't be read: no permission"]],
  );
});

test('a folder without files names no node, and no time', () => {
  const { inventory, problems } = readNodeFiles('nodes', []);
  assert.deepEqual([inventory.source, inventory.nodes, problems], [{ kind: 'folder', name: 'nodes' }, [], []]);
});

test('hidden files are none of a node', () => {
  assert.deepEqual(['.DS_Store', 'a.txt'].filter(isNodeFile), ['a.txt']);
});
