import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PacketPaths } from '../../src/core/features/packetPath.ts';
import type { ClusterInventory } from '../../src/core/inventory/inventory.ts';
import { readSnapshot } from '../../src/core/inventory/snapshot.ts';
import { type CalicoService, createCalicoService } from '../../src/core/service.ts';
import { drained } from '../../src/core/steps.ts';
import type { Message } from '../../src/protocol/messages.ts';
import type { PathAnswer, TopologyWish, ToTopologyView } from '../../src/protocol/topologyMessages.ts';
import { exampleFolder } from '../host/paths.ts';
import { inEnglish, said } from '../said.ts';
import { fleetNodes, inventoryOf, manifestWith } from './samples.ts';

/** What the editor would send to the topology, of clusters of several sizes. */

export type TopologyMessage = Message<ToTopologyView, 'topology'>;

const inventoryFile = join(exampleFolder, 'two-nodes.calico-inventory.yaml');

export function sampleInventory(change: (text: string) => string = (text) => text): ClusterInventory {
  const { inventory } = readSnapshot('file', inventoryFile, change(readFileSync(inventoryFile, 'utf8')));
  return inventory;
}

/** So many nodes, a few of which answer in another way, with a pool, a block for each, and pods on some. */
export function fleetInventory(count: number): ClusterInventory {
  const nodes = fleetNodes(count);
  const names = nodes.map((node) => String(Reflect.get(node, 'name')));
  const blockOf = (at: number): string => `10.${128 + Math.floor(at / 1024)}.${Math.floor((at % 1024) / 4)}`;
  return inventoryOf(nodes, {
    pools: [{ name: 'default', cidr: '10.128.0.0/9', vxlanMode: 'Always', natOutgoing: true, blockSize: 26 }],
    blocks: names.map((node, at) => ({ node, cidr: `${blockOf(at)}.${(at % 4) * 64}/26` })),
    pods: names.slice(0, 40).flatMap((node, at) =>
      ['web', 'db'].map((name, pod) => ({
        namespace: 'shop',
        name: `${name}-${at}`,
        node,
        ips: [`${blockOf(at)}.${(at % 4) * 64 + pod + 1}`],
      })),
    ),
  });
}

/** Pods of the sample with labels, of which one takes TCP 80 only from the other. */
export const samplePolicies = `apiVersion: v1
kind: Pod
metadata: { name: pod1, namespace: default, labels: { app: one } }
spec: { containers: [] }
---
apiVersion: v1
kind: Pod
metadata: { name: pod2, namespace: default, labels: { app: two } }
spec: { containers: [] }
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: two, namespace: default }
spec:
  selector: app == 'two'
  types: [Ingress]
  ingress:
    - { action: Allow, protocol: TCP, source: { selector: app == 'one' }, destination: { ports: [80] } }
    - { action: Deny, protocol: UDP }
`;

export function topologyService(inventory: ClusterInventory, method: string, policies = ''): CalicoService {
  const service = createCalicoService();
  service.setFile('calico.yaml', manifestWith(method));
  if (policies !== '') service.setFile('policies.yaml', policies);
  service.setInventory(inventory);
  return service;
}

/** The message for a wish; `cache` lets several wishes share one service. */
export function topologyMessage(
  service: CalicoService,
  wish: Partial<TopologyWish> = {},
  version = 1,
): TopologyMessage {
  const { open = [], search = '', alone = '', from = '', to = '', mode = 'planned', port = '' } = wish;
  const found = from === '' || to === '' ? undefined : service.trace('calico.yaml', from, to, { mode });
  const path: PathAnswer | undefined =
    found === undefined
      ? undefined
      : 'reason' in found
        ? { from, to, mode, reason: said(found.reason) }
        : { from, to, mode, reason: '', ...withPolicies(service, found, port) };
  const ends = path?.paths === undefined ? [] : [path.paths.there.from.node, path.paths.there.to.node];
  const show = [...ends, ...(alone === '' ? [] : [alone])];
  const graph = service.topology('calico.yaml', { mode, open, search, show, mostCards: 40 });
  if (graph === undefined) throw new Error('There is no topology.');
  return { type: 'topology', version, families: [4], graph: inEnglish(graph), ...(path && { path }) };
}

function withPolicies(
  service: CalicoService,
  found: PacketPaths,
  port: string,
): Pick<PathAnswer, 'paths' | 'policies'> {
  const { paths, policies } = drained(service.policies.onPathInSteps('calico.yaml', found, port));
  const steps = policies?.steps.map(({ at, ...step }) => ({
    ...step,
    where: at ? service.policies.placeText(at) : '',
  }));
  return inEnglish({ paths, ...(policies && steps && { policies: { ...policies, steps } }) });
}
