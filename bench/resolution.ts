import { methodPlan, versionWithout } from '../src/core/plan.ts';
import { resolve } from '../src/core/resolution.ts';
import { wellRead } from '../test/core/features/fleet.ts';
import { atMost, type Row } from './row.ts';
import { summarize } from './statistics.ts';

/** What calico-node would choose on many nodes by several methods, each made ready anew. */

const nodes = 5000;
const methods = [
  'first-found',
  'interface=eno1',
  'interface=^ens[0-9]+$,eno3',
  'skip-interface=eno1,docker.*',
  'cidr=10.24.0.0/16',
  'can-reach=10.20.255.254',
  'can-reach=192.0.2.1',
  'kubernetes-internal-ip',
];
const physical = 8;
const pods = 10;
const rounds = 7;

export async function measure(): Promise<readonly Row[]> {
  const inventory = wellRead(JSON.stringify({ kind: 'CalicoInventory', version: 1, nodes: cluster() }));
  const samples = Array.from({ length: rounds }, () => {
    const began = performance.now();
    for (const method of methods) {
      resolve(methodPlan(method, 4, versionWithout(undefined), inventory.hosts), inventory);
    }
    return performance.now() - began;
  });
  const all = summarize(samples);
  const one = 1000 / nodes / methods.length;
  return [
    { name: 'all of it', unit: 'ms', ours: all, floor: bareWalk(inventory), aim: atMost(400) },
    { name: 'one method on one node', unit: 'µs', ours: { median: all.median * one, p95: all.p95 * one } },
  ];
}

/** Goes through all interfaces and their addresses once for each method, and decides nothing. */
function bareWalk({ nodes: all }: ReturnType<typeof wellRead>): number {
  const samples = Array.from({ length: rounds }, () => {
    const began = performance.now();
    let seen = 0;
    for (const _ of methods) {
      for (const { interfaces = [] } of all) for (const { addresses } of interfaces) seen += addresses.length;
    }
    return seen === 0 ? Number.NaN : performance.now() - began;
  });
  return summarize(samples).median;
}

/** 20 NICs each: lo, docker0, eight in networks of their own, and those of ten pods, whose names no other node has. */
function cluster(): readonly object[] {
  return Array.from({ length: nodes }, (_, at) => {
    const end = `${at >> 8}.${at & 255}`;
    const networks = Array.from({ length: physical }, (__, each) => ({ name: `eno${each + 1}`, net: 20 + each }));
    return {
      name: `worker-${String(at).padStart(5, '0')}`,
      internalIPs: [`10.20.${end}`],
      interfaces: [
        { name: 'lo', addresses: ['127.0.0.1/8'] },
        ...networks.map(({ name, net }) => ({ name, addresses: [`10.${net}.${end}/16`] })),
        { name: 'docker0', addresses: ['172.17.0.1/16'], state: 'down' },
        ...Array.from({ length: pods }, (__, each) => ({ name: `cali${String(at * 100 + each).padStart(11, '0')}` })),
      ],
      routes: [
        'default via 10.20.255.254 dev eno1',
        ...networks.map(({ name, net }) => `10.${net}.0.0/16 dev ${name} proto kernel scope link src 10.${net}.${end}`),
      ],
      rules: ['0: from all lookup local', '32766: from all lookup main', '32767: from all lookup default'],
    };
  });
}
