import { createCalicoService } from '../src/core/service.ts';
import { fleet, ownNics, sample, serviceFor } from '../test/core/features/fleet.ts';
import { atMost, type Row } from './row.ts';
import { timed } from './timed.ts';

/** What topology, comparison, reach and paths cost on 2, 60, 171 (each with names of its own for NICs) and 5,000 nodes, and the longest slice that holds up others. */

const values = ['interface=eno1', 'interface=^eno2$', 'can-reach=10.20.255.254', 'skip-interface=eno2'];
const paths = 1000;

export async function measure(): Promise<readonly Row[]> {
  const clusters = [
    [2, sample(), 'interface=ens33,eth0'],
    [60, fleet(60), 'interface=eno1'],
    [171, fleet(171, ownNics), 'cidr=10.20.0.0/16'],
    [5000, fleet(5000, undefined, 15), 'interface=eno1'],
  ] as const;
  const rows = clusters.flatMap(([count, inventory, method]) => {
    const fresh = () => {
      const service = serviceFor(method, { ...inventory });
      service.resolutions();
      return service;
    };
    return [
      ...timed(`topology of ${count} nodes`, () => fresh().topologyInSteps('calico.yaml')),
      ...timed(
        `comparison of some 10 methods on ${count} nodes`,
        () => fresh().matrixInSteps('calico.yaml', { methods: values }),
        count === 5000 ? atMost(200) : undefined,
      ),
      ...timed(`reach of all pairs of ${count} nodes, now and planned`, () =>
        fresh().reachInSteps('calico.yaml', { diff: true }),
      ),
    ];
  });
  const service = createCalicoService();
  service.setInventory(sample());
  const began = performance.now();
  for (let at = 0; at < paths; at += 1) service.trace(undefined, 'pod1', 'pod2', { mode: 'live' });
  const each = ((performance.now() - began) / paths) * 1000;
  return [...rows, { name: 'a path there and back', unit: 'µs', ours: { median: each } }];
}
