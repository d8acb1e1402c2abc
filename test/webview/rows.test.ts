import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NicDetails } from '../../src/protocol/nicMessages.ts';
import { countsOf, type NicOptions, type NicRow, nodesToAsk, parentOf, rowsOf } from '../../src/webview/nic/rows.ts';
import { colourOf, hostPart, letterOf } from '../../src/webview/octets.ts';
import { scrollTo, windowOf } from '../../src/webview/window.ts';
import { detailsMessage, fleetNodes, nicMessage, sampleNodes } from './samples.ts';

/** Which rows the pages list. */

const all: NicOptions = { show: 'all', text: '', grouped: false, sort: 'trouble', toggled: new Set() };
const fleet = nicMessage(fleetNodes(60), 'interface=eno1').table;
const two = nicMessage(sampleNodes, 'interface=ens33,eth0').table;

/** `node worker-17`, `group 56`, `nic ens33`. */
function shortly(rows: readonly NicRow[], table = fleet): readonly string[] {
  return rows.map((row) => {
    if (row.kind === 'group') return `group ${row.count}${row.open ? ' open' : ''}`;
    return row.kind === 'node' ? `node ${table.nodes[row.at]?.name}` : row.key;
  });
}

test('what is wrong stands first, then what moves', () => {
  const rows = shortly(rowsOf(fleet, all, new Map()));
  const first = ['17', '19', '18', '03', '20', '23', '43', '00'].map((each) => `node worker-${each}`);
  assert.deepEqual(rows.slice(0, 8), first);
  assert.equal(rows.length, 60);
});

test('the order of the inventory, and that of names', () => {
  const inFile = rowsOf(fleet, { ...all, sort: 'file' }, new Map());
  assert.deepEqual(shortly(inFile).slice(0, 2), ['node worker-00', 'node worker-01']);
  const mixed = nicMessage([...fleetNodes(12)].reverse(), 'interface=eno1').table;
  const named = shortly(rowsOf(mixed, { ...all, sort: 'name' }, new Map()), mixed);
  assert.deepEqual(named.slice(0, 3), ['node worker-00', 'node worker-01', 'node worker-02']);
});

test('problems, moves and texts are counted and found', () => {
  assert.deepEqual(countsOf(fleet), { all: 60, problems: 3, moves: 5 });
  const problems = rowsOf(fleet, { ...all, show: 'problems', sort: 'file' }, new Map());
  assert.deepEqual(shortly(problems), ['node worker-17', 'node worker-18', 'node worker-19']);
  assert.equal(rowsOf(fleet, { ...all, show: 'moves' }, new Map()).length, 5);
  assert.deepEqual(shortly(rowsOf(fleet, { ...all, text: ' DOCKER ' }, new Map())), ['node worker-19']);
  assert.deepEqual(shortly(rowsOf(fleet, { ...all, text: '10.20.0.60' }, new Map())), ['node worker-59']);
  assert.deepEqual(rowsOf(fleet, { ...all, text: 'no such thing' }, new Map()), []);
});

test('nodes that answer alike stand in one group, the odd ones alone before it', () => {
  const rows = rowsOf(fleet, { ...all, grouped: true }, new Map());
  assert.deepEqual(shortly(rows).slice(-2), ['node worker-20', 'group 56']);
  const toggled = new Set(['group good eno1 in 10.20.0.0/16']);
  const open = rowsOf(fleet, { ...all, grouped: true, toggled }, new Map());
  assert.equal(open.length, 5 + 56);
  assert.equal(parentOf(open, 30), 4);
  assert.equal(parentOf(open, 2), 2);
});

test('few nodes are open at first; what is not known of them is asked for', () => {
  const rows = rowsOf(two, all, new Map());
  assert.deepEqual(shortly(rows, two), ['node vms71', 'note vms71', 'node vms72', 'note vms72']);
  assert.deepEqual(nodesToAsk(rows, two, new Set()), [0, 1]);
  assert.deepEqual(nodesToAsk(rows, two, new Set(['vms71'])), [1]);
  assert.deepEqual(nodesToAsk(rowsOf(fleet, all, new Map()), fleet, new Set()), []);
});

test('an open node lists its interfaces, and closes', () => {
  const { nodes } = detailsMessage(sampleNodes, 'interface=ens33,eth0', [0]);
  const details = new Map<string, NicDetails>(nodes.map((each) => ['vms71', each.details]));
  const rows = rowsOf(two, { ...all, toggled: new Set(['node vms72']) }, details);
  assert.deepEqual(shortly(rows, two), [
    'node vms71',
    'nic vms71 lo',
    'nic vms71 ens32',
    'nic vms71 ens33',
    'nic vms71 docker0',
    'nic vms71 tunl0',
    'node vms72',
  ]);
  assert.equal(parentOf(rows, 3), 0);
});

test('only the rows in sight are drawn', () => {
  assert.deepEqual(windowOf(5000, 20, 0, 400), { first: 0, end: 28 });
  assert.deepEqual(windowOf(5000, 20, 50_000, 400), { first: 2492, end: 2528 });
  assert.deepEqual(windowOf(10, 20, 99_999, 400), { first: 10, end: 10 });
  assert.deepEqual(windowOf(0, 20, 0, 400), { first: 0, end: 0 });
  assert.equal(scrollTo(30, 20, 0, 400), 220);
  assert.equal(scrollTo(3, 20, 100, 400), 60);
  assert.equal(scrollTo(6, 20, 100, 400), 100);
});

test('an address is told from its neighbours by its last part', () => {
  assert.equal(hostPart('192.168.30.71/24', '192.168.30.0/24'), '.71');
  assert.equal(hostPart('10.20.3.4/16', '10.20.0.0/16'), '.3.4');
  assert.equal(hostPart('10.20.3.4/21', '10.20.0.0/21'), '.3.4');
  assert.equal(hostPart('10.20.3.4/32', '10.20.3.4/32'), '.4');
  assert.equal(hostPart('10.20.3.4/0', '0.0.0.0/0'), '10.20.3.4');
  assert.equal(hostPart('10.20.3.4', undefined), '10.20.3.4');
  assert.equal(hostPart('fd00::71/64', 'fd00::/64'), 'fd00::71');
});

test('each subnet has a letter of its own, and colours come round', () => {
  assert.deepEqual([0, 1, 25, 26, 27, 52].map(letterOf), ['A', 'B', 'Z', 'AA', 'AB', 'BA']);
  assert.equal(colourOf(7), 'subnet-2');
});
