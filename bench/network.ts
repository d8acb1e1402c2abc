import { english } from '../src/core/l10n.ts';
import { createCalicoService } from '../src/core/service.ts';
import { fleet, sample, serviceFor } from '../test/core/views/fleet.ts';
import { describeTimes } from './statistics.ts';

/** What topology, comparison and paths cost on 2, 60 and 5,000 nodes, and the longest slice that holds up others. */

const values = ['interface=eno1', 'interface=^eno2$', 'can-reach=10.20.255.254', 'skip-interface=eno2'];
const rounds = 5;

/** Runs the steps to their end; gives the time of all and of the longest one. */
function timed(steps: Generator<undefined, unknown>): { readonly all: number; readonly longest: number } {
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

function tell(name: string, make: () => Generator<undefined, unknown>): void {
  const samples = Array.from({ length: rounds }, () => timed(make()));
  console.log(`${name}: ${describeTimes(samples.map(({ all }) => all))}`);
  console.log(`  longest slice: ${describeTimes(samples.map(({ longest }) => longest))}`);
}

for (const [count, inventory] of [
  [2, sample()],
  [60, fleet(60)],
  [5000, fleet(5000, undefined, 15)],
] as const) {
  const fresh = () => {
    const service = serviceFor(count === 2 ? 'interface=ens33,eth0' : 'interface=eno1', { ...inventory });
    service.resolutions();
    return service;
  };
  tell(`${count} nodes, topology`, () => fresh().topologyInSteps('calico.yaml'));
  tell(`${count} nodes, comparison of some 10 values`, () => fresh().matrixInSteps('calico.yaml', { methods: values }));
}

const service = createCalicoService({ t: english });
service.setInventory(sample());
const began = performance.now();
for (let at = 0; at < 1000; at += 1) service.trace(undefined, 'pod1', 'pod2', { mode: 'live' });
console.log(`1,000 paths there and back: ${Math.round(performance.now() - began)} ms`);
