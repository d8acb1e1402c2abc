import { nicDetails, nicTableInSteps } from '../../src/core/features/nicTable.ts';
import type { ClusterInventory } from '../../src/core/inventory/inventory.ts';
import { readSnapshot } from '../../src/core/inventory/snapshot.ts';
import type { Resolution } from '../../src/core/resolution.ts';
import { type CalicoService, createCalicoService } from '../../src/core/service.ts';
import type { ToNicView } from '../../src/protocol/nicMessages.ts';
import { inEnglish, said } from '../said.ts';

/** Clusters of several sizes, and what the editor would send of them. */

/** A node as a snapshot has it; an interface is `eth0 10.0.0.1/24 1500`, with `down` behind it where it is. */
export function node(name: string, interfaces: readonly string[], stored?: string): object {
  const list = interfaces.map((each) => {
    const [device, address, mtu = '1500', state] = each.split(' ');
    const flags = state === 'down' ? ['BROADCAST'] : ['UP', 'LOWER_UP'];
    return { name: device, addresses: address === '-' ? [] : [address], mtu: Number(mtu), flags };
  });
  return { name, interfaces: list, ...(stored !== undefined && { stored: { ipv4: stored } }) };
}

export const sampleNodes: readonly object[] = [
  node(
    'vms71',
    [
      'lo 127.0.0.1/8 65536',
      'ens32 192.168.26.71/24',
      'ens33 192.168.30.71/24',
      'docker0 172.17.0.1/16 1500 down',
      'tunl0 10.244.118.192/32 1480',
    ],
    '192.168.26.71/24',
  ),
  node(
    'vms72',
    ['lo 127.0.0.1/8 65536', 'eth0 192.168.30.72/24', 'eth1 192.168.26.72/24', 'tunl0 10.244.5.192/32 1480'],
    '192.168.26.72/24',
  ),
];

/** So many nodes with eno1 in one subnet, but for some: no eno1, only a bridge, another subnet, a stored address that differs. */
export function fleetNodes(count: number): readonly object[] {
  return Array.from({ length: count }, (_, at) => {
    const [high, low] = [Math.floor(at / 250), (at % 250) + 1];
    const address = `10.20.${high}.${low}`;
    const name = `worker-${String(at).padStart(String(count).length, '0')}`;
    const more = Array.from({ length: 16 }, (__, nic) => `ens${nic + 3} 10.${60 + nic}.${high}.${low}/16`);
    const base = ['lo 127.0.0.1/8 65536', `eno2 10.30.${high}.${low}/16`];
    const stored = `${at % 20 === 3 ? `10.30.${high}.${low}` : address}/16`;
    if (at === 17) return node(name, base.slice(0, 1));
    if (at === 18) return node(name, [...base, 'eno1 - 1500 down', `br-eno1 10.20.${high}.${low}/16`], stored);
    if (at === 19) return node(name, [...base, 'docker-eno1 172.17.0.1/16'], stored);
    if (at === 20) return node(name, [...base, `eno1 10.21.${high}.${low}/16`], stored);
    return node(name, [...base, `eno1 ${address}/16`, ...more, 'docker0 172.17.0.1/16 1500 down'], stored);
  });
}

export function manifestWith(method: string): string {
  return `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: calico-node, namespace: kube-system}
spec:
  template:
    spec:
      containers:
        - name: calico-node
          image: quay.io/calico/node:v3.32.1
          env:
            - {name: IP, value: autodetect}
            - name: IP_AUTODETECTION_METHOD
              value: "${method}"
`;
}

export function inventoryOf(nodes: readonly object[], more: object = {}): ClusterInventory {
  const head = { kind: 'CalicoInventory', version: 1, takenAt: '1970-01-01T00:00:00Z', calicoVersion: 'v3.32.1' };
  const { inventory, problems } = readSnapshot('file', 'test.json', JSON.stringify({ ...head, ...more, nodes }));
  if (problems.length > 0) throw new Error(problems.map(({ message }) => said(message)).join('\n'));
  return inventory;
}

export function serviceWith(
  nodes: readonly object[],
  method: string,
  more: object = {},
): { service: CalicoService; resolution: Resolution } {
  const service = createCalicoService();
  service.setFile('calico.yaml', manifestWith(method));
  service.setInventory(inventoryOf(nodes, more));
  const resolution = service.resolutionFor('calico.yaml');
  if (resolution === undefined) throw new Error('There is no resolution.');
  return { service, resolution };
}

/** Runs a generator to its end. */
export function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

export function nicMessage(
  nodes: readonly object[],
  method: string,
  version = 1,
): Extract<ToNicView, { type: 'nics' }> {
  const { service, resolution } = serviceWith(nodes, method);
  const table = inEnglish(finish(nicTableInSteps(resolution, 4, 1000)));
  const problems = service
    .findings()
    .findings.map(({ severity, code, message }) => ({ severity, code, message: said(message) }));
  return { type: 'nics', version, table, problems };
}

export function detailsMessage(
  nodes: readonly object[],
  method: string,
  asked: readonly number[],
  version = 1,
): Extract<ToNicView, { type: 'details' }> {
  const { resolution } = serviceWith(nodes, method);
  return {
    type: 'details',
    version,
    nodes: asked.flatMap((at) => {
      const result = resolution.results[at];
      return result === undefined ? [] : [{ at, details: inEnglish(nicDetails(resolution, result, 4)) }];
    }),
  };
}

/** The comparison of real values on these nodes. */
export function playedMatrixMessage(nodes: readonly object[], method: string, version = 1) {
  const matrix = inEnglish(serviceWith(nodes, method).service.matrix('calico.yaml'));
  return { type: 'matrix', version, title: 'DaemonSet kube-system/calico-node', families: [4], writable: true, matrix };
}

/** A comparison as the editor would send it, made by hand; node names and values are whatever the test wants to see. */
export function matrixMessage(version = 1, nodes: readonly string[] = ['vms71', 'vms72']) {
  const cell = (name: string, subnet: number, last: number, more = {}): object => {
    const address = `192.168.${subnet === 0 ? 30 : 26}.${last}/24`;
    return {
      state: 'good',
      interface: name,
      address,
      subnet,
      virtual: false,
      moves: subnet === 0,
      why: `matches \`${name}\``,
      ...more,
    };
  };
  const none = { state: 'bad', virtual: false, moves: false, why: 'no name matches' };
  const docker = {
    state: 'odd',
    interface: 'docker0',
    address: '172.17.0.1/16',
    subnet: 2,
    virtual: true,
    moves: true,
    why: 'matches `docker0`',
  };
  const row = (
    method: string,
    origin: string,
    rank: number,
    grade: string,
    reason: string,
    cells: readonly object[],
  ): object => {
    return {
      method,
      origin,
      meaning: `what ${method} means`,
      rank,
      grade,
      reason,
      served: 2,
      cells: nodes.map((_, at) => cells[at % cells.length]),
    };
  };
  const rows = [
    row(
      'interface=ens33,eth0',
      'file',
      2,
      'fragile',
      'every node, one subnet; a new NIC whose name matches may be taken',
      [cell('ens33', 0, 71), cell('eth0', 0, 72)],
    ),
    row('cidr=192.168.30.0/24', 'suggested', 1, 'good', 'every node, one subnet, stable if a NIC is added', [
      cell('ens33', 0, 71),
      cell('eth0', 0, 72),
    ]),
    row('cidr=192.168.26.0/24', 'suggested', 1, 'good', 'every node, one subnet, stable if a NIC is added', [
      cell('ens32', 1, 71),
      cell('eth1', 1, 72),
    ]),
    row('first-found', 'default', 3, 'poor', '2 subnets: these nodes do not reach each other', [
      cell('ens33', 0, 71),
      cell('eth1', 1, 72),
    ]),
    row('interface=docker0', 'typed', 4, 'bad', '1 of 2 nodes: no name matches on vms72', [docker, none]),
  ];
  const columns = nodes.map((name) => ({ id: name, title: name, count: 1, nodes: [name] }));
  const subnets = ['192.168.30.0/24', '192.168.26.0/24', '172.17.0.0/16'];
  const matrix = { family: 4, nodes: nodes.length, subnets, columns, leftOut: 0, rows, best: [2, 1] };
  return { type: 'matrix', version, title: 'DaemonSet kube-system/calico-node', families: [4], writable: true, matrix };
}
