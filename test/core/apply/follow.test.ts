import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  advance,
  begin,
  type Following,
  type Goal,
  type NodeState,
  nextNodes,
  type PodSeen,
  readPodSeen,
} from '../../../src/core/apply/follow.ts';
import type { Expected, Stored } from '../../../src/core/apply/outlook.ts';

/** A node while its pod is replaced: what is seen at which second, and what is said of it. */

const pace = { patience: 60_000 };
const old: PodSeen = {
  uid: 'old',
  namespace: 'kube-system',
  name: 'a',
  node: 'r1',
  ready: true,
  failing: false,
  leaving: false,
};
const leaving = { ...old, leaving: true };
const fresh: PodSeen = { ...old, uid: 'new', name: 'b', ready: false };
const ready = { ...fresh, ready: true };
const failing = { ...fresh, failing: true };
const [before, after, third] = ['10.91.0.11/24', '10.92.0.11/24', '10.99.0.1/24'];

/** `asked`: what is stored was asked for since the pod is ready, and is no older message. */
type Step = readonly [second: number, pods: readonly PodSeen[], stored: Stored, state: string, asked?: 'asked'];

interface Case {
  readonly name: string;
  readonly expected: Expected;
  readonly before?: Stored;
  /** The template of the new pod. */
  readonly revision?: string;
  readonly steps: readonly Step[];
}

const toAfter: Expected = { kind: 'address', anyOf: [after] };
const cases: readonly Case[] = [
  {
    name: 'a node that moves as predicted',
    expected: toAfter,
    steps: [
      [0, [old], { 4: before }, 'waiting'],
      [1, [leaving], { 4: before }, 'waiting'],
      [2, [leaving, fresh], { 4: before }, 'replaced'],
      [3, [fresh], { 4: after }, 'replaced'],
      [4, [ready], { 4: after }, 'agrees'],
    ],
  },
  {
    name: 'the length of what is stored does not matter',
    expected: { kind: 'address', anyOf: ['10.92.0.11'] },
    steps: [[1, [ready], { 4: after }, 'agrees']],
  },
  {
    name: 'an address that is told after the pod is',
    expected: toAfter,
    steps: [
      [4, [ready], { 4: before }, 'ready'],
      [6, [ready], { 4: after }, 'agrees'],
    ],
  },
  {
    name: 'a node that stays where it should move',
    expected: toAfter,
    steps: [
      [4, [ready], { 4: before }, 'ready'],
      [5, [ready], { 4: before }, 'disagrees', 'asked'],
    ],
  },
  {
    name: 'a third address disagrees at once',
    expected: toAfter,
    steps: [[4, [ready], { 4: third }, 'disagrees']],
  },
  {
    name: 'a node that is to stay is waited for, since its address may still change',
    expected: { kind: 'address', anyOf: [before] },
    steps: [
      [4, [ready], { 4: before }, 'ready'],
      [5, [ready], { 4: third }, 'disagrees'],
      [8, [ready], { 4: before }, 'agrees', 'asked'],
    ],
  },
  {
    name: 'one of several addresses',
    expected: { kind: 'address', anyOf: [third, after] },
    steps: [[4, [ready], { 4: after }, 'agrees']],
  },
  {
    name: 'what nobody could predict is said to be so',
    expected: { kind: 'unknown' },
    steps: [
      [4, [ready], { 4: before }, 'ready'],
      [7, [ready], { 4: before }, 'unpredicted', 'asked'],
    ],
  },
  {
    name: 'a pod that exits again and again, and recovers',
    expected: toAfter,
    steps: [
      [4, [failing], { 4: before }, 'crashes'],
      [20, [ready], { 4: after }, 'agrees'],
    ],
  },
  {
    name: 'a pod that is not ready in time',
    expected: toAfter,
    steps: [
      [59, [fresh], { 4: before }, 'replaced'],
      [60, [fresh], { 4: before }, 'silent'],
      [70, [ready], { 4: after }, 'agrees'],
    ],
  },
  {
    name: 'a node whose address nobody can read',
    expected: toAfter,
    steps: [
      [59, [ready], { 4: before }, 'ready'],
      [60, [ready], { 4: before }, 'silent'],
    ],
  },
  {
    name: 'a pod that somebody has restarted meanwhile is of the older template',
    expected: toAfter,
    revision: 'b',
    steps: [
      [1, [{ ...ready, revision: 'a' }], { 4: before }, 'waiting', 'asked'],
      [2, [{ ...ready }], { 4: before }, 'waiting', 'asked'],
      [
        3,
        [
          { ...ready, revision: 'a' },
          { ...ready, uid: 'newer', revision: 'b' },
        ],
        { 4: after },
        'agrees',
        'asked',
      ],
    ],
  },
  { name: 'no pod in time', expected: toAfter, steps: [[61, [old], { 4: before }, 'silent']] },
  {
    name: 'an address that should have gone',
    expected: { kind: 'none' },
    steps: [
      [1, [ready], { 4: before }, 'ready'],
      [2, [ready], {}, 'agrees'],
    ],
  },
];

for (const { name, expected, steps, ...given } of cases) {
  test(name, () => {
    const goal: Goal = {
      ...{ node: 'r1', families: [4], before: given.before ?? { 4: before }, old: new Set(['old']) },
      expected: { 4: expected, 6: { kind: 'none' } },
      ...(given.revision !== undefined && { revision: given.revision }),
    };
    let following: Following = begin(0);
    const states = steps.map(([second, pods, stored, , asked]) => {
      const sight = { pods, stored, ...(asked && { confirmed: stored }) };
      following = advance(following, goal, sight, second * 1000, pace);
      return following.state.kind;
    });
    assert.deepEqual(
      states,
      steps.map(([, , , state]) => state),
    );
  });
}

test('both families must be as predicted', () => {
  const goal: Goal = {
    ...{ node: 'r1', families: [4, 6], before: {}, old: new Set() },
    expected: { 4: toAfter, 6: { kind: 'address', anyOf: ['fd00::1/64'] } },
  };
  const stateFor = (stored: Stored): NodeState => advance(begin(0), goal, { pods: [ready], stored }, 9, pace).state;
  assert.deepEqual(stateFor({ 4: after }), { kind: 'ready' });
  assert.deepEqual(stateFor({ 4: after, 6: 'fd00::2/64' }), { kind: 'disagrees', family: 6, found: 'fd00::2/64' });
  assert.deepEqual(stateFor({ 4: after, 6: 'fd00::1/64' }), { kind: 'agrees', found: { 4: after, 6: 'fd00::1/64' } });
});

test('no more nodes are away than may be, and none begins while one is bad', () => {
  const queue = ['a', 'b', 'c', 'd'];
  const states = (...each: readonly (readonly [string, NodeState])[]) => new Map(each);
  const good = { kind: 'agrees', found: {} } as const;
  assert.deepEqual(nextNodes(queue, states(), 2), ['a', 'b']);
  assert.deepEqual(nextNodes(queue, states(['a', { kind: 'ready' }], ['b', good]), 2), ['c']);
  assert.deepEqual(nextNodes(queue, states(['a', { kind: 'ready' }], ['b', { kind: 'waiting' }]), 2), []);
  assert.deepEqual(nextNodes(queue, states(['a', { kind: 'crashes' }]), 2), []);
});

test('a pod is read where the DaemonSet owns it', () => {
  const pod = (owner: string, status: object, labels: object = {}) => ({
    metadata: { uid: 'u', namespace: 'n', name: 'p', ownerReferences: [{ uid: owner }], labels },
    spec: { nodeName: 'r1' },
    status,
  });
  const conditions = [{ type: 'Ready', status: 'True' }];
  const seen = { uid: 'u', namespace: 'n', name: 'p', node: 'r1', ready: true, failing: false, leaving: false };
  assert.deepEqual(readPodSeen(pod('ds', { conditions }), 'ds'), seen);
  assert.equal(readPodSeen(pod('other', { conditions }), 'ds'), undefined);
  assert.deepEqual(readPodSeen(pod('ds', { conditions }, { 'controller-revision-hash': 'b' }), 'ds'), {
    ...seen,
    revision: 'b',
  });
  const exited = (restartCount: number) => ({
    containerStatuses: [{ restartCount, state: { waiting: { reason: 'CrashLoopBackOff' } } }],
  });
  assert.deepEqual(readPodSeen(pod('ds', exited(1)), 'ds'), { ...seen, ready: false });
  assert.deepEqual(readPodSeen(pod('ds', exited(2)), 'ds'), { ...seen, ready: false, failing: true });
  const restarted = { conditions, containerStatuses: [{ restartCount: 7, state: { running: {} } }] };
  assert.deepEqual(readPodSeen(pod('ds', restarted), 'ds'), seen);
});
