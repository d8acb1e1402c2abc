import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ClusterInventory } from '../../../src/core/inventory/inventory.ts';
import { readSnapshot } from '../../../src/core/inventory/snapshot.ts';
import { type CalicoService, createCalicoService } from '../../../src/core/service.ts';

/** Clusters for the views of the network. */

function example(name: string): string {
  return readFileSync(new URL(`../../../examples/two-nodes/${name}`, import.meta.url), 'utf8');
}

/** A service with the sample's manifest, in which the method is `method`. */
export function serviceFor(method: string, inventory: ClusterInventory | undefined): CalicoService {
  const service = createCalicoService();
  service.setInventory(inventory);
  service.setFile('calico.yaml', manifest(method));
  return service;
}

export function manifest(method: string): string {
  return example('calico.yaml').replace('interface=ens*,eth*', () => method);
}

export function sample(): ClusterInventory {
  return wellRead(example('two-nodes.calico-inventory.yaml'));
}

export function wellRead(text: string): ClusterInventory {
  const { inventory, problems } = readSnapshot('inventory', 'inventory', text);
  assert.deepEqual(problems, []);
  return inventory;
}

/** What node `at` has instead of what all have. */
export type Odd = (at: number) => { readonly [key: string]: unknown } | undefined;

/** NICs with names that each node has for itself. */
export const ownNics: Odd = (at) => {
  const end = `${at >> 8}.${at & 255}`;
  return {
    interfaces: [
      { name: 'lo', addresses: ['127.0.0.1/8'] },
      { name: `nic${at}`, addresses: [`10.20.${end}/16`] },
      { name: `nic${at}-back`, addresses: [`10.30.${end}/16`] },
      { name: `docker${at}`, addresses: ['172.17.0.1/16'], state: 'down' },
      { name: 'tunl0', addresses: [`10.200.${end}/32`] },
    ],
    routes: [
      `default via 10.20.255.254 dev nic${at}`,
      `10.20.0.0/16 dev nic${at} proto kernel scope link src 10.20.${end}`,
      `10.30.0.0/16 dev nic${at}-back proto kernel scope link src 10.30.${end}`,
    ],
  };
};

/** Nodes with two NICs in common networks, docker0, tunl0 and pods' interfaces; each holds a block. */
export function fleet(count: number, odd: Odd = () => undefined, further = 4): ClusterInventory {
  const nodes = Array.from({ length: count }, (_, at) => {
    const end = `${at >> 8}.${at & 255}`;
    return {
      name: `worker-${String(at).padStart(5, '0')}`,
      internalIPs: [`10.20.${end}`],
      stored: { ipv4: `10.20.${end}/16` },
      tunnels: { ipip: `10.200.${end}` },
      interfaces: [
        { name: 'lo', addresses: ['127.0.0.1/8'] },
        { name: 'eno1', addresses: [`10.20.${end}/16`] },
        { name: 'eno2', addresses: [`10.30.${end}/16`] },
        { name: 'docker0', addresses: ['172.17.0.1/16'], state: 'down' },
        { name: 'tunl0', addresses: [`10.200.${end}/32`] },
        ...Array.from({ length: further }, (__, each) => ({
          name: `cali${String(at * 100 + each).padStart(11, '0')}`,
        })),
      ],
      routes: [
        'default via 10.20.255.254 dev eno1',
        `10.20.0.0/16 dev eno1 proto kernel scope link src 10.20.${end}`,
        `10.30.0.0/16 dev eno2 proto kernel scope link src 10.30.${end}`,
      ],
      rules: ['0: from all lookup local', '32766: from all lookup main', '32767: from all lookup default'],
      ...odd(at),
    };
  });
  const pools = [{ name: 'p', cidr: '10.200.0.0/16', ipipMode: 'Always', natOutgoing: true }];
  return wellRead(JSON.stringify({ kind: 'CalicoInventory', version: 1, pools, nodes }));
}
