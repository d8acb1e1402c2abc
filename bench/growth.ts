import type { ClusterInventory } from '../src/core/inventory/inventory.ts';
import { parseSlice } from '../src/core/manifest/parse.ts';
import { createCalicoService } from '../src/core/service.ts';
import { sample } from '../test/core/features/fleet.ts';
import { atMost, type Row } from './row.ts';

/** What an edit costs beside n and 4n others of a kind, and the power by which that grows: 1 is linear. */

const rounds = 7;
const mostPower = 1.25;

/** The files and the inventory; `edit` gives another version of one of the files each time. */
interface World {
  readonly files: ReadonlyMap<string, string>;
  readonly inventory?: ClusterInventory;
  readonly edit: (round: number) => readonly [file: string, text: string];
}

const agent = (name = 'calico-node', method = 'interface=eth.*'): string => `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: ${name}, namespace: kube-system}
spec:
  template:
    spec:
      containers:
        - name: calico-node
          image: quay.io/calico/node:v3.30.0
          env:
            - {name: IP, value: autodetect}
            - {name: IP_AUTODETECTION_METHOD, value: "${method}"}
`;

const pool = (at: number): string => `apiVersion: projectcalico.org/v3
kind: IPPool
metadata: {name: pool-${at}}
spec: {cidr: 10.${(at >> 8) & 255}.${at & 255}.0/24, ipipMode: Always, nodeSelector: all()}
`;

const policy = (at: number): string => `apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: {name: policy-${at}, namespace: ns-${at % 10}}
spec:
  order: ${at}
  selector: app == 'a${at}'
  types: [Ingress]
  ingress:
    - {action: Allow, protocol: TCP, source: {selector: "app == 'b${at}'"}, destination: {ports: [80]}}
`;

const configMap = (at: number): string => `apiVersion: v1
kind: ConfigMap
metadata: {name: config-${at}, namespace: kube-system}
data: {key: value}
`;

const many = (count: number, make: (at: number) => string, glue = '---\n'): string =>
  Array.from({ length: count }, (_, at) => make(at)).join(glue);

/** A file beside `others`, which gets one letter after the other. */
function beside(others: Readonly<Record<string, string>>): World {
  const file = 'calico.yaml';
  const edit = (round: number) => [file, `${agent()}# ${'x'.repeat(round)}\n`] as const;
  return { files: new Map([...Object.entries(others), [file, agent()]]), edit };
}

/** The edit of a file with this text. */
function within(text: string): World {
  return { files: new Map([['all.yaml', text]]), edit: (round) => ['all.yaml', `${text}# ${'x'.repeat(round)}\n`] };
}

/** Another method each time, so that it is resolved anew. */
function resolved(inventory: ClusterInventory): World {
  const edit = (round: number) => ['calico.yaml', agent(undefined, `interface=e${'.?'.repeat(round)}th.*`)] as const;
  return { files: new Map([['calico.yaml', agent()]]), inventory, edit };
}

function withNodes(nodes: number, nics: number): ClusterInventory {
  const all = sample();
  const [node] = all.nodes;
  const [nic] = node?.interfaces ?? [];
  if (node === undefined || nic === undefined) throw new Error('The example has a node with an interface.');
  const interfaces = Array.from({ length: nics }, (_, at) => ({ ...nic, name: `eth${at}`, index: at + 1 }));
  return { ...all, nodes: Array.from({ length: nodes }, (_, at) => ({ ...node, name: `node-${at}`, interfaces })) };
}

const filesOf = (count: number, make: (at: number) => readonly [string, string]) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => make(at)));

const worlds: readonly (readonly [title: string, count: number, make: (count: number) => World])[] = [
  ['pools', 750, (count) => beside({ 'pools.yaml': many(count, pool) })],
  ['pools, one of them edited', 750, (count) => within(many(count, pool))],
  ['policies', 1000, (count) => beside({ 'policies.yaml': many(count, policy) })],
  ['policies, one of them edited', 1000, (count) => within(many(count, policy))],
  ['files with a calico-node', 250, (count) => beside(filesOf(count, (at) => [`${at}/calico.yaml`, agent()]))],
  [
    'files with a calico-node in one folder',
    250,
    (count) => beside(filesOf(count, (at) => [`calico-${at}.yaml`, agent(`calico-node-${at}`)])),
  ],
  ['files with a ConfigMap', 2000, (count) => beside(filesOf(count, (at) => [`config-${at}.yaml`, configMap(at)]))],
  ['documents', 1000, (count) => within(`${many(count, configMap)}---\n${agent()}`)],
  ['interfaces of 2 nodes', 500, (count) => resolved(withNodes(2, count))],
  ['nodes with 10 interfaces', 500, (count) => resolved(withNodes(count, 10))],
];

/** What one document, the calico-node, takes to be parsed: an edit can't take less. */
function parseTime(): number {
  const times = Array.from({ length: 200 }, (_, round) => {
    const text = `${agent()}# ${'x'.repeat(round)}\n`;
    const before = performance.now();
    parseSlice(text);
    return performance.now() - before;
  });
  return Math.min(...times);
}

export async function measure(): Promise<readonly Row[]> {
  const parse = parseTime();
  return worlds.flatMap(([title, count, make]): readonly Row[] => {
    const [few, all] = [editTime(make(count)), editTime(make(4 * count))];
    const power = Math.log(all / few) / Math.log(4);
    return [
      { name: `an edit beside ${count} ${title}`, unit: 'ms', ours: { median: few } },
      { name: `… beside ${4 * count}`, unit: 'ms', ours: { median: all }, floor: parse, aim: atMost(15) },
      { name: '… power by which it grows', unit: 'power', ours: { median: power }, aim: atMost(mostPower) },
    ];
  });
}

/** The CPU time of the shortest of some edits, in milliseconds: what else the machine does, and collections of garbage, only add to it. */
function editTime({ files, inventory = sample(), edit }: World): number {
  const service = createCalicoService();
  service.setInventory(inventory);
  for (const [file, text] of files) service.setFile(file, text);
  service.findings();
  const times = Array.from({ length: rounds }, (_, round) => {
    const [file, text] = edit(round + 1);
    const before = process.cpuUsage();
    service.setFile(file, text);
    service.findings();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
