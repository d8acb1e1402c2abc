import assert from 'node:assert/strict';
import { after, afterEach, suite, test } from 'node:test';
import type { PacketPath } from '../../src/core/features/packetPath.ts';
import { createCalicoService } from '../../src/core/service.ts';
import { inEnglish } from '../said.ts';
import { randomScenario } from './randomScenario.ts';
import { absent, closeSessions, connectAs, down, probe, upWith } from './testCluster.ts';

/** What is told of paths in the running cluster, held against packets that are really sent there. */

const named = ['two-nodes', 'multi-nic-rules', 'tor', 'overlap', 'vxlan-two-sites'] as const;
const seeds = [Number(process.env['SEED'] ?? 1), 7];
const scenarios = [
  ...named.map((name) => ({ name, scenario: name })),
  ...seeds.map((seed) => ({ name: `at random, SEED=${seed}`, scenario: { text: randomScenario(seed) } })),
];

/** The cluster has no iptables: what Felix' own check of pods' packets drops arrives there. */
function isComparable({ outcome, summary }: PacketPath): boolean {
  return outcome !== 'stops' || !inEnglish(summary).includes('Felix on ');
}

function wrongOf(way: string, path: PacketPath, arrived: boolean): readonly string[] {
  const shown = inEnglish(path.summary);
  const said = path.outcome === 'arrives' || path.outcome === 'stops' ? path.outcome === 'arrives' : undefined;
  return said === undefined || said === arrived || !isComparable(path) ? [] : [`${way}: ${shown}`];
}

suite('packets in the cluster', { skip: absent }, () => {
  afterEach(closeSessions);
  after(down);

  for (const { name, scenario } of scenarios) {
    test(`they do what is told of them: ${name}`, async (t) => {
      upWith(scenario);
      const { session } = connectAs('admin');
      await session.done;
      await session.settled();
      const service = createCalicoService();
      service.setInventory(session.inventory);
      const probed = probe();
      const wrong = probed.flatMap(({ from, to, arrived, back }) => {
        const paths = service.trace(undefined, from, to, { mode: 'live', family: 4 });
        assert.ok(paths && 'there' in paths, `${from} → ${to}`);
        const there = wrongOf(`${from} → ${to}`, paths.there, arrived);
        return arrived ? [...there, ...wrongOf(`${from} ← ${to}`, paths.back, back)] : there;
      });
      t.diagnostic(`${probed.length} pairs, ${wrong.length} wrong`);
      assert.ok(probed.length > 0);
      assert.deepEqual(wrong, []);
    });
  }
});
