import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newest } from '../../../src/core/calico/version.ts';
import { parseMethod } from '../../../src/core/detection/methods.ts';
import { gradeOf, penaltyOf } from '../../../src/core/features/matrixRank.ts';
import type { PlayedValue } from '../../../src/core/features/playedValue.ts';

type Given = Partial<Omit<PlayedValue, 'states'>> & { readonly states?: Partial<PlayedValue['states']> };

/** What a value did on 100 nodes, in one subnet, without any trouble but what is given. */
function played({ states, ...given }: Given = {}): PlayedValue {
  const all = { good: 100, odd: 0, bad: 0, unknown: 0, ...states };
  const none = { virtual: 0, fixed: 0, contested: 0, shared: 0, moving: 0, foreign: 0, apart: false, subnets: 1 };
  return { answers: [], answerOf: [], served: 100, ...none, ...given, states: all };
}

const penalty = (given: Given, method = 'cidr=192.0.2.0/24'): number =>
  penaltyOf(played(given), parseMethod(method, newest));

test('each of these is worse than the one before it', () => {
  const ladder: readonly (readonly [string, number])[] = [
    ['nothing at all', penalty({})],
    ['a second subnet', penalty({ subnets: 2 })],
    ['98 subnets', penalty({ subnets: 98 })],
    ['one node where another NIC would do', penalty({ contested: 1 })],
    ['many such nodes', penalty({ contested: 4999 })],
    ['a method that any new NIC changes', penalty({ contested: 4999, subnets: 1 }, 'first-found') + 1],
    ['the same in two subnets, on no node', penalty({ subnets: 2 }, 'first-found')],
    ['a node that is not known', penalty({ states: { unknown: 1 } })],
    ['a node in doubt', penalty({ states: { odd: 1 } })],
    ['two nodes in doubt', penalty({ states: { odd: 2 } })],
    ['all nodes in doubt', penalty({ states: { odd: 900_000 }, subnets: 99, contested: 4999 })],
    ['a node without an address', penalty({ states: { bad: 1 } })],
  ];
  const wrong = ladder.filter(([, each], at) => at > 0 && each <= (ladder[at - 1]?.[1] ?? 0));
  assert.deepEqual(wrong, []);
});

test('failing nodes count for more than any number of subnets, and these for more than fragility', () => {
  const doubt = { states: { odd: 1 } };
  assert.ok(penalty({ states: { odd: 2 } }) > penalty({ ...doubt, subnets: 100_000, contested: 100_000 }));
  assert.ok(penalty({ ...doubt, subnets: 2 }) > penalty({ ...doubt, subnets: 1, contested: 100_000 }));
  assert.ok(penalty(doubt, 'first-found') > penalty({ ...doubt, contested: 4999 }, 'kubernetes-internal-ip'));
});

test('a weight is never more than its share', () => {
  assert.equal(penalty({ subnets: 99 }), penalty({ subnets: 1000 }));
  assert.equal(penalty({ contested: 4999 }), penalty({ contested: 10_000 }));
  assert.equal(penalty({ states: { bad: 1 } }) - penalty({ states: { bad: 0 }, apart: true }), 1e6);
});

test('the worst trouble decides the grade', () => {
  const grades = [
    played(),
    played({ contested: 1 }),
    played({ states: { unknown: 1 } }),
    played({ states: { unknown: 1, odd: 1 } }),
    played({ apart: true }),
    played({ states: { odd: 1, bad: 1 } }),
    played({ shared: 1 }),
  ].map((each) => gradeOf(each, parseMethod('cidr=192.0.2.0/24', newest)));
  assert.deepEqual(grades, ['good', 'fragile', 'unknown', 'poor', 'bad', 'bad', 'bad']);
});
