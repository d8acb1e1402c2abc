import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isListOf, isOptional, isText } from '../../src/protocol/guards.ts';
import { fromMatrixView, toMatrixView } from '../../src/protocol/matrixMessages.ts';
import { fromAnyView, type Guards, type Handlers, receive, type Tagged } from '../../src/protocol/messages.ts';
import { fromNicView, toNicView } from '../../src/protocol/nicMessages.ts';
import { fromTopologyView, toTopologyView } from '../../src/protocol/topologyMessages.ts';
import { allGuards, messages, take } from '../fuzz/messages.ts';
import { detailsMessage, matrixMessage, nicMessage, playedMatrixMessage, sampleNodes } from '../webview/samples.ts';
import { sampleInventory, topologyMessage, topologyService } from '../webview/topologySamples.ts';

/** Handlers that write down what came. */
function recorder<M extends Tagged>(guards: Guards<M>): { readonly got: unknown[]; take(value: unknown): boolean } {
  const got: unknown[] = [];
  const handlers: Handlers<M> = { ...guards };
  for (const type of Object.keys(guards)) Reflect.set(handlers, type, (message: unknown) => got.push(message));
  return { got, take: (value) => receive(guards, handlers, value) };
}

test('what the editor sends is what the pages read', () => {
  const nics = recorder(toNicView);
  assert.ok(nics.take({ type: 'start', translations: { Node: 'Knoten' } }));
  assert.ok(nics.take(nicMessage(sampleNodes, 'interface=ens33,eth0')));
  assert.ok(nics.take(nicMessage(sampleNodes, 'interface=nothing')));
  assert.ok(nics.take(detailsMessage(sampleNodes, 'interface=ens33,eth0', [0, 1])));
  assert.ok(recorder(toMatrixView).take(matrixMessage()));
  assert.ok(recorder(toMatrixView).take(playedMatrixMessage(sampleNodes, 'interface=ens33,eth0')));
  assert.equal(nics.got.length, 4);
  const sample = topologyService(sampleInventory(), 'interface=ens33,eth0');
  const topology = recorder(toTopologyView);
  assert.ok(topology.take(topologyMessage(sample)));
  assert.ok(topology.take(JSON.parse(JSON.stringify(topologyMessage(sample, { from: 'pod1', to: 'pod2' })))));
  assert.ok(topology.take(topologyMessage(sample, { from: 'pod1', to: 'nobody' })));
});

test('every message of every panel, in both directions, is among those that are fuzzed', () => {
  const kinds = new Set(messages.map((message) => Reflect.get(message, 'type')));
  const guarded = Object.values(allGuards).flatMap((guards) => Object.keys(guards));
  assert.deepEqual(
    guarded.filter((type) => !kinds.has(type)),
    [],
  );
  assert.deepEqual(
    messages.filter((message) => !take(message)),
    [],
  );
});

test('JSON, as which messages travel, keeps them whole', () => {
  const { take } = recorder(toNicView);
  assert.ok(take(JSON.parse(JSON.stringify(nicMessage(sampleNodes, 'can-reach=192.168.30.1')))));
});

const broken: readonly unknown[] = [
  undefined,
  null,
  7,
  'ready',
  [],
  [{ type: 'ready' }],
  {},
  { type: undefined },
  { type: 'constructor' },
  { type: '__proto__' },
  { type: 'toString' },
  { type: ['ready'] },
  { type: 'details' },
  { type: 'details', version: 1, nodes: 'all' },
  { type: 'details', version: 1, nodes: [-1] },
  { type: 'details', version: 1, nodes: [0.5] },
  { type: 'details', version: Number.NaN, nodes: [] },
  { type: 'family', family: 5 },
  { type: 'family', family: '4' },
  { type: 'run', command: 'workbench.action.quit' },
  { type: 'run', command: 'constructor' },
  { type: 'goToProblem', version: 1, problem: 0 },
  { type: 'drawn', version: 1, milliseconds: Number.POSITIVE_INFINITY },
  { type: 'use', version: 1, row: '0' },
  { type: 'try', methods: [{}] },
  { type: 'try', methods: { length: 1, 0: 'first-found' } },
];

for (const [at, value] of broken.entries()) {
  test(`a broken message is passed over: ${at} ${JSON.stringify(value)}`, () => {
    for (const guards of [fromNicView, fromMatrixView, fromTopologyView, fromAnyView]) {
      const { got, take } = recorder<Tagged>(guards);
      assert.equal(take(value), false);
      assert.deepEqual(got, []);
    }
  });
}

test('a list with a hole is no list', () => {
  const holed: unknown[] = [0, 1];
  delete holed[0];
  for (const nodes of [holed, new Array(1), new Array(4_294_967_295), Object.assign([0], { length: 2 })]) {
    assert.equal(recorder<Tagged>(fromNicView).take({ type: 'details', version: 1, nodes }), false);
  }
  assert.equal(isListOf(isOptional(isText))(new Array(1)), false);
  assert.equal(isListOf(isOptional(isText))([undefined]), true);
});

test('inherited fields are not fields', () => {
  const { take } = recorder<Tagged>(fromAnyView);
  assert.equal(take(Object.create({ type: 'ready' })), false);
});

test('nothing makes the check throw', () => {
  const guards = [fromNicView, fromMatrixView, fromTopologyView, toNicView, toMatrixView, toTopologyView];
  const types = [...new Set(guards.flatMap((each) => Object.keys(each)))];
  const tagged = fc
    .tuple(
      fc.constantFrom(...types),
      fc.dictionary(fc.constantFrom('version', 'nodes', 'table', 'matrix', 'row'), fc.anything()),
    )
    .map(([type, rest]) => ({ ...rest, type }));
  fc.assert(
    fc.property(fc.oneof(fc.anything(), tagged), (value) => {
      for (const each of guards) recorder<Tagged>(each).take(value);
    }),
  );
});
