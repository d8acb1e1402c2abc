import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClusterInventory } from '../../../src/core/inventory/inventory.ts';
import { readSnapshot } from '../../../src/core/inventory/snapshot.ts';
import { createCalicoService } from '../../../src/core/service.ts';
import { markdownOf } from '../../said.ts';

/** What a hover says, word for word. Markdown escapes are taken out, so that the words can be read. */

const day = 24 * 3600 * 1000;

function inventory(nodes: string): ClusterInventory {
  const text = `kind: CalicoInventory\nversion: 1\ntakenAt: "1970-01-01T00:00:00Z"\nnodes:\n${nodes}`;
  const { inventory: read, problems } = readSnapshot('file', 'test.yaml', text);
  assert.deepEqual(problems, []);
  return read;
}

function node(name: string, interfaces: readonly string[], more = ''): string {
  const list = interfaces.map((each) => {
    const [device, ...addresses] = each.split(' ');
    return `{name: "${device}", addresses: [${addresses.join(', ')}]}`;
  });
  return `  - {name: "${name}", interfaces: [${list.join(', ')}]${more}}\n`;
}

interface Case {
  readonly name: string;
  readonly method: string;
  readonly nodes?: string;
  readonly image?: string;
  readonly ip?: string;
  readonly says: string;
}

const two = node('a', ['lo 127.0.0.1/8', 'eth0 10.0.0.1/24', 'eth1 10.1.0.1/24']) + node('b', ['eth0 10.0.0.2/24']);
const routed = ', routes: [default via 10.0.0.254 dev eth0, 10.0.0.0/24 dev eth0 scope link]';

const cases: readonly Case[] = [
  {
    name: 'a row for each node',
    method: 'interface=eth',
    nodes: two,
    says: `$(question) Whether packets arrive is unknown on 1 of 2 paths. The routes of b are unknown. Add the output of \`ip addr\`, \`ip route show table all\` and \`ip rule\` on b to the inventory to find out.

\`interface=eth\` — last interface (kernel order) whose name matches eth

| node | NIC | address | why |
| :-- | :-- | :-- | :-- |
| a | \`eth1\` | 10.1.0.1/24 | matches \`eth\` |
| b | \`eth0\` | 10.0.0.2/24 | matches \`eth\` |

2 of 2 nodes, 2 subnets: 10.1.0.0/24, 10.0.0.0/24 · snapshot test.yaml, collected 3 days ago · Calico v3.32.1, from the image tag`,
  },
  {
    name: 'what moves, what stays, what fails',
    method: 'cidr=10.1.0.0/16',
    nodes:
      node('a', ['eth0 10.0.0.1/24', 'eth1 10.1.0.1/24'], ', stored: {ipv4: 10.0.0.1/24}') +
      node('b', ['eth0 10.0.0.2/24'], ', stored: {}'),
    says: `$(error) Pods on a and b can't reach each other. b has no IPv4 address for Calico: calico-node fails to start: no address is in 10.1.0.0/16.

\`cidr=10.1.0.0/16\` — last interface (kernel order) with an address in 10.1.0.0/16

| node | NIC | address | current | why |
| :-- | :-- | :-- | :-- | :-- |
| a | \`eth1\` | 10.1.0.1/24 | 10.0.0.1/24 (moves) | the address is in the range |
| $(error) b | none |  |  | calico-node fails to start: no address is in 10.1.0.0/16 |

1 of 2 nodes move · 1 of 2 nodes, one subnet 10.1.0.0/24 · snapshot test.yaml, collected 3 days ago · Calico v3.32.1, from the image tag`,
  },
  {
    name: 'an answer from subnets is likely, not certain',
    method: 'can-reach=10.1.0.9',
    nodes: two,
    says: `$(question) Whether packets arrive is unknown on 2 of 2 paths. b's IPv4 address is unknown: its routes are unknown. Add the output of \`ip addr\`, \`ip route show table all\` and \`ip rule\` on b to the inventory to find out.

\`can-reach=10.1.0.9\` — the source address the node uses to reach 10.1.0.9, according to its routes

| node | NIC | address | why |
| :-- | :-- | :-- | :-- |
| a | \`eth1\` | 10.1.0.1/24 | the kernel sends from this address |
| $(question) b |  |  | unknown: its routes are unknown |

1 of 2 nodes, one subnet 10.1.0.0/24 · snapshot test.yaml, collected 3 days ago · Calico v3.32.1, from the image tag · likely, but not certain: routes are unknown; only subnets were checked`,
  },
  {
    name: 'routes without rules',
    method: 'can-reach=8.8.8.8',
    nodes: node('a', ['eth0 10.0.0.1/24'], routed),
    image: 'calico/node@sha256:0000',
    says: `\`can-reach=8.8.8.8\` — the source address the node uses to reach 8.8.8.8, according to its routes

| node | NIC | address | why |
| :-- | :-- | :-- | :-- |
| a | \`eth0\` | 10.0.0.1/24 | the kernel sends from this address |

1 of 1 node, one subnet 10.0.0.0/24 · snapshot test.yaml, collected 3 days ago · Calico version unknown; assuming the newest (master) · likely, but not certain: policy routing rules are unknown; assuming the kernel's defaults`,
  },
  {
    name: 'an order that is not known',
    method: 'first-found',
    nodes: node('a', ['eth0 10.0.0.1/24', 'eth1 10.1.0.1/24'], ', interfaceOrder: unknown'),
    says: `\`first-found\` — last interface (kernel order) with a usable IPv4 address and a name that Calico doesn't exclude by default

| node | NIC | address | why |
| :-- | :-- | :-- | :-- |
| $(warning) a |  |  | one of eth1 10.1.0.1/24, eth0 10.0.0.1/24: the kernel's interface order is unknown |

0 of 1 node · snapshot test.yaml, collected 3 days ago · Calico v3.32.1, from the image tag · likely, but not certain: the kernel's interface order is unknown`,
  },
  {
    name: 'from ten nodes on, groups, the odd ones first',
    method: 'interface=eno1,docker0',
    nodes:
      Array.from({ length: 12 }, (_, at) => node(`n${at}`, [`eno1 10.20.0.${at + 1}/16`])).join('') +
      node('odd', ['docker0 172.17.0.1/16']) +
      node('bad', ['eth0 10.20.1.1/16'], ', stored: {}'),
    says: `$(error) Pods on bad can't reach pods on other nodes. bad has no IPv4 address for Calico: calico-node fails to start: no suitable interface.

\`interface=eno1,docker0\` — last interface (kernel order) whose name matches eno1 or docker0

- $(error) 1 node → no NIC (calico-node fails to start: no suitable interface) (bad)
- $(warning) 1 node → docker0 (virtual) in 172.17.0.0/16 (odd)
- 12 nodes → eno1 in 10.20.0.0/16

13 of 14 nodes, 2 subnets: 10.20.0.0/16, 172.17.0.0/16 · snapshot test.yaml, collected 3 days ago · Calico v3.32.1, from the image tag`,
  },
  {
    name: 'without an inventory',
    method: 'kubernetes-internal-ip',
    says: `\`kubernetes-internal-ip\` — the interface with the first IPv4 InternalIP of the Kubernetes node

No inventory is open, so there are no nodes to check.

Calico v3.32.1, from the image tag`,
  },
];

for (const { name, method, nodes, image = 'calico/node:v3.32.1', says } of cases) {
  test(`hover: ${name}`, () => {
    const service = createCalicoService();
    if (nodes !== undefined) service.setInventory(inventory(nodes));
    const text = manifest(method, image);
    service.setFile('calico.yaml', text);
    const markdown = service.hover('calico.yaml', text.indexOf('IP_AUTO'), 3 * day)?.markdown;
    assert.equal(markdown && markdownOf(markdown).replace(/\\([^\w\s])/g, '$1'), says);
  });
}

function manifest(method: string, image: string): string {
  return `kind: DaemonSet
apiVersion: apps/v1
metadata: {name: calico-node, namespace: kube-system}
spec:
  template:
    spec:
      containers:
        - name: calico-node
          image: ${image}
          env:
            - {name: IP, value: autodetect}
            - {name: IP_AUTODETECTION_METHOD, value: '${method}'}
`;
}
