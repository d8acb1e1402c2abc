import { english } from '../src/core/l10n.ts';
import { createCalicoService } from '../src/core/service.ts';
import { fleet, sample, serviceFor } from '../test/core/features/fleet.ts';
import { atMost, type Row } from './row.ts';
import { summarize } from './statistics.ts';

/** What topology, comparison, reach and paths cost on 2, 60 and 5,000 nodes, and the longest slice that holds up others. */

const values = ['interface=eno1', 'interface=^eno2$', 'can-reach=10.20.255.254', 'skip-interface=eno2'];
const rounds = 5;
const paths = 1000;

export async function measure(): Promise<readonly Row[]> {
  const rows = [[2, sample()] as const, [60, fleet(60)] as const, [5000, fleet(5000, undefined, 15)] as const].flatMap(
    ([count, inventory]) => {
      const fresh = () => {
        const service = serviceFor(count === 2 ? 'interface=ens33,eth0' : 'interface=eno1', { ...inventory });
        service.resolutions();
        return service;
      };
      return [
        ...timed(`topology of ${count} nodes`, () => fresh().topologyInSteps('calico.yaml')),
        ...timed(`comparison of some 10 methods on ${count} nodes`, () =>
          fresh().matrixInSteps('calico.yaml', { methods: values }),
        ),
        ...timed(`reach of all pairs of ${count} nodes, now and planned`, () =>
          fresh().reachInSteps('calico.yaml', { diff: true }),
        ),
      ];
    },
  );
  const service = createCalicoService({ t: english });
  service.setInventory(sample());
  const began = performance.now();
  for (let at = 0; at < paths; at += 1) service.trace(undefined, 'pod1', 'pod2', { mode: 'live' });
  const each = ((performance.now() - began) / paths) * 1000;
  return [...rows, { name: 'a path there and back', unit: 'µs', ours: { median: each } }];
}

function timed(name: string, make: () => Generator<undefined, unknown>): Row[] {
  const samples = Array.from({ length: rounds }, () => run(make()));
  const longest = Math.max(...samples.map((each) => each.longest));
  return [
    { name, unit: 'ms', ours: summarize(samples.map(({ all }) => all)) },
    { name: '… longest slice of it', unit: 'ms', ours: { median: longest }, aim: atMost(50) },
  ];
}

/** Runs the steps to their end; gives the time of all and of the longest one. */
function run(steps: Generator<undefined, unknown>): { readonly all: number; readonly longest: number } {
  const began = performance.now();
  let [longest, before] = [0, began];
  for (;;) {
    const { done } = steps.next();
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    if (done) return { all: now - began, longest };
  }
}
