import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newest } from '../../../src/core/calico/version.ts';
import { createApartness, type Placed } from '../../../src/core/detection/apart.ts';
import { createDetector } from '../../../src/core/detection/choose.ts';
import type { ClusterInventory } from '../../../src/core/inventory/inventory.ts';
import { sameAddress } from '../../../src/core/net/address.ts';
import { sourceAddress } from '../../../src/core/net/routing.ts';
import { drained } from '../../../src/core/steps.ts';
import { fleet, wellRead } from '../features/fleet.ts';
import { methods, randomFleetText, randomOf } from '../network/fleets.ts';

function placedBy(method: string, { nodes, hosts }: ClusterInventory): readonly Placed[] {
  const detector = createDetector(method, newest, hosts);
  return nodes.flatMap((node): readonly Placed[] => {
    const choice = detector.choose(node, 4);
    return choice.outcome === 'detected' ? [{ node, candidate: choice.candidate }] : [];
  });
}

/** Whether `from` is known to have no route to the address of `to`, or to send from other addresses. */
function isGap(from: Placed, to: Placed): boolean {
  const answer = sourceAddress(from.node, to.candidate.address);
  if (answer === undefined || answer.doubts.some((doubt) => doubt !== 'default-rules' && doubt !== 'multipath'))
    return false;
  return !answer.ok || !answer.sources.some((each) => sameAddress(each, from.candidate.address));
}

test('nodes are apart where any pair of them is, on 120 random fleets', () => {
  const random = randomOf(500);
  const counts = { true: 0, false: 0 };
  for (let round = 0; round < 120; round += 1) {
    const inventory = wellRead(randomFleetText(random, 2 + random(30)));
    const placed = placedBy(methods[round % methods.length] ?? '', inventory);
    const pairs = placed.flatMap((from) => placed.map((to) => [from, to] as const));
    const expected = pairs.some(([from, to]) => from !== to && isGap(from, to));
    assert.equal(drained(createApartness(4)(placed)), expected, `round ${round}`);
    counts[`${expected}`] += 1;
  }
  assert.ok(counts.true > 10 && counts.false > 10, JSON.stringify(counts));
});

test('one missing way among 600 nodes is found, whichever nodes it is between', () => {
  const inventory = fleet(600, (at) =>
    at === 570
      ? {
          routes: [
            'default via 10.20.255.254 dev eno1',
            '10.20.0.0/16 dev eno1 proto kernel scope link src 10.20.2.58',
            'unreachable 10.20.2.60',
          ],
        }
      : undefined,
  );
  const placed = placedBy('interface=eno1', inventory);
  assert.equal(placed.length, 600);
  assert.equal(drained(createApartness(4)(placed)), true);
  assert.equal(drained(createApartness(4)(placed.filter(({ node }) => node.name !== 'worker-00572'))), false);
});
