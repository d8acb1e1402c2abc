import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFileStore } from '../../../src/core/fileStore.ts';
import { formatAddress } from '../../../src/core/net/address.ts';
import { parseInetLine } from '../../../src/core/net/iproute2.ts';
import { createJudge } from '../../../src/core/policy/judge.ts';
import { readWorld } from '../../../src/core/policy/readWorld.ts';
import { policyWorldInSteps } from '../../../src/core/policyWorld.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { drained } from '../../../src/core/steps.ts';
import { version } from '../../cases.ts';
import { flowOf, judgeOf, object, told } from './worlds.ts';

/** Nodes, what pods send to their own one, and the host endpoints that kube-controllers makes. */

interface World {
  readonly name: string;
  readonly objects: readonly string[];
  readonly flows: Readonly<Record<string, string>>;
}

const automatic = object(
  'KubeControllersConfiguration default',
  '{ controllers: { node: { hostEndpoint: { autoCreate: Enabled } } } }',
);
const node = (name: string, ip: string, labels = '{}'): string =>
  `\n---\napiVersion: v1\nkind: Node\nmetadata: { name: ${name}, labels: ${labels} }\nstatus: { addresses: [{ type: InternalIP, address: ${ip} }] }\n`;
const farPod =
  '\n---\nkind: Pod\napiVersion: v1\nmetadata: { name: far, namespace: lab, labels: { app: far } }\nspec: { nodeName: n2, containers: [] }\nstatus: { podIP: 10.65.9.1 }\n';
const noted = (name: string, interfaces: string): string =>
  node(name, '192.0.2.1').replace(
    'labels: {}',
    `labels: {}, annotations: { projectcalico.org/Interfaces: '${interfaces}' }`,
  );
const templates = (list: string): string =>
  object(
    'KubeControllersConfiguration default',
    `{ controllers: { node: { hostEndpoint: { autoCreate: Enabled, createDefaultHostEndpoint: Disabled, templates: [${list}] } } } }`,
  );
const twoNodes = [node('n1', '192.0.2.1', '{ role: worker }'), node('n2', '192.0.2.2'), automatic, farPod];
const daemonSet = (env: string): string =>
  `\n---\napiVersion: apps/v1\nkind: DaemonSet\nmetadata: { name: calico-node, namespace: kube-system }\nspec: { template: { spec: { hostNetwork: true, containers: [{ name: calico-node, env: [${env}] }] } } }\n`;
const daemonSetFrom = (source: string): string => daemonSet('').replace('env: []', `envFrom: [${source}]`);
const configMap = (data: string): string =>
  `\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: felix, namespace: kube-system }\ndata: ${data}\n`;
const open = 'egress allow kns.lab[0]';
const failsafe = 'untracked-ingress allow failsafe; preDNAT allow failsafe; ingress allow failsafe';
const closed = 'untracked-ingress allow no-match; preDNAT allow no-match; ingress deny no-profile';
const toNode = 'lab/cli > node:n1 tcp 22';
const forwarded = (spec: string): string =>
  object('GlobalNetworkPolicy f', `{ selector: has(projectcalico.org/created-by), applyOnForward: true, ${spec} }`);

const worlds: readonly World[] = [
  {
    name: 'without calico-node nothing is known of what pods send to their own node',
    objects: [node('n1', '192.0.2.1'), object('FelixConfiguration default', '{ defaultEndpointToHostAction: Drop }')],
    flows: { [toNode]: open },
  },
  {
    name: 'Felix drops it where neither its environment nor a FelixConfiguration says otherwise',
    objects: [node('n1', '192.0.2.1'), daemonSet('')],
    flows: { [toNode]: `${open}; to-host deny to-host`, 'lab/cli > ip:192.0.2.99 tcp 22': open },
  },
  {
    name: 'a FelixConfiguration of the node goes before the one of all',
    objects: [
      node('n1', '192.0.2.1'),
      daemonSet(''),
      object('FelixConfiguration default', '{ defaultEndpointToHostAction: Drop }'),
      object('FelixConfiguration node.n1', '{ defaultEndpointToHostAction: Accept }'),
    ],
    flows: { [toNode]: `${open}; to-host allow to-host` },
  },
  {
    name: 'the environment goes before every FelixConfiguration',
    objects: [
      node('n1', '192.0.2.1'),
      daemonSet('{ name: FELIX_DefaultEndpointToHostAction, value: accept }'),
      object('FelixConfiguration default', '{ defaultEndpointToHostAction: Drop }'),
    ],
    flows: { [toNode]: `${open}; to-host allow to-host` },
  },
  {
    name: 'all variables of a ConfigMap are in the environment',
    objects: [
      node('n1', '192.0.2.1'),
      daemonSetFrom('{ configMapRef: { name: felix } }'),
      configMap('{ FELIX_DEFAULTENDPOINTTOHOSTACTION: Accept, cni: "{ __CNI_MTU__ }" }'),
      object('FelixConfiguration default', '{ defaultEndpointToHostAction: Drop }'),
    ],
    flows: { [toNode]: `${open}; to-host allow to-host` },
  },
  {
    name: 'a variable may be the value of a key in a ConfigMap',
    objects: [
      node('n1', '192.0.2.1'),
      daemonSet(
        '{ name: FELIX_DEFAULTENDPOINTTOHOSTACTION, valueFrom: { configMapKeyRef: { name: felix, key: to_host } } }',
      ),
      configMap('{ to_host: ACCEPT }'),
    ],
    flows: { [toNode]: `${open}; to-host allow to-host` },
  },
  {
    name: 'a key that no ConfigMap has leaves it open what the variable says',
    objects: [
      node('n1', '192.0.2.1'),
      daemonSet(
        '{ name: FELIX_DEFAULTENDPOINTTOHOSTACTION, valueFrom: { configMapKeyRef: { name: felix, key: to_host } } }',
      ),
    ],
    flows: { [toNode]: open },
  },
  {
    name: 'a Secret may have the variable, unless it is written besides',
    objects: [node('n1', '192.0.2.1'), daemonSetFrom('{ secretRef: { name: felix } }')],
    flows: { [toNode]: open },
  },
  {
    name: 'a ConfigMap that need not be there sets nothing where it is not',
    objects: [node('n1', '192.0.2.1'), daemonSetFrom('{ configMapRef: { name: felix, optional: true } }')],
    flows: { [toNode]: `${open}; to-host deny to-host` },
  },
  {
    name: 'Return leaves it to the rules of the host, and what stands elsewhere is not known',
    objects: [node('n1', '192.0.2.1'), daemonSet('{ name: FELIX_DEFAULTENDPOINTTOHOSTACTION, value: RETURN }')],
    flows: { [toNode]: open },
  },
  {
    name: 'failsafe ports of the environment replace all others',
    objects: [
      daemonSet(
        '{ name: FELIX_FAILSAFEINBOUNDHOSTPORTS, value: "443, udp:10.0.0.0/8:68,tcp:[fd00::/8]:22" }, { name: FELIX_FAILSAFEOUTBOUNDHOSTPORTS, value: none }',
      ),
      object('HostEndpoint h', '{ node: n1, interfaceName: eth0, expectedIPs: [192.0.2.1, "fd00:1::1"] }'),
    ],
    flows: {
      'ip:198.51.100.1 > host:h tcp 443': failsafe,
      'ip:198.51.100.1 > host:h tcp 22': closed,
      'ip:10.1.1.1 > host:h udp 68': failsafe,
      'ip:198.51.100.1 > host:h udp 68': closed,
      'ip:fd00:9::1 > host:h tcp 22': failsafe,
      'host:h > ip:198.51.100.1 udp 53': 'untracked-egress allow no-match; egress deny no-profile',
    },
  },
  {
    name: 'an automatic host endpoint has the labels of its node, and lets everything through that no policy is for',
    objects: [
      ...twoNodes,
      object('GlobalNetworkPolicy p', "{ selector: role == 'worker', ingress: [{ action: Deny, protocol: TCP }] }"),
    ],
    flows: {
      'ip:198.51.100.1 > node:n1 tcp 80': 'ingress deny p[0]',
      'ip:198.51.100.1 > host:n1-auto-hep tcp 22': 'preDNAT allow failsafe; ingress allow failsafe',
      'ip:198.51.100.1 > node:n2 tcp 80': 'ingress allow projectcalico-default-allow[0]',
      'node:n1 > ip:198.51.100.1 tcp 80': 'egress allow projectcalico-default-allow[0]',
      'node:n1 > node:n2 tcp 80':
        'egress allow projectcalico-default-allow[0]; ingress allow projectcalico-default-allow[0]',
      'lab/cli > shop/web tcp 80': `${open}; ingress allow kns.shop[0]`,
      'node:n1 > shop/web tcp 80': '',
    },
  },
  {
    name: 'for all interfaces forwarded packets are asked on the way in and out, those of pods too',
    objects: [...twoNodes, forwarded('egress: [{ action: Deny, protocol: TCP }], ingress: [{ action: Allow }]')],
    flows: {
      'lab/cli > shop/web tcp 80': `${open}; ingress allow kns.shop[0]; forward-ingress allow f[0]; forward-egress deny f[0]`,
      'lab/cli > lab/far udp 80': `${open}; ingress allow kns.lab[0]; forward-ingress allow f[0]; forward-egress deny default; forward-ingress allow f[0]; forward-egress deny default`,
    },
  },
  {
    name: 'untracked policies do not count for all interfaces, those before DNAT do, for pods too',
    objects: [
      ...twoNodes,
      object(
        'GlobalNetworkPolicy u',
        '{ selector: has(role), applyOnForward: true, doNotTrack: true, ingress: [{ action: Deny }] }',
      ),
      object(
        'GlobalNetworkPolicy d',
        '{ selector: has(role), applyOnForward: true, preDNAT: true, ingress: [{ action: Deny, protocol: UDP }] }',
      ),
    ],
    flows: {
      'ip:198.51.100.1 > node:n1 udp 80': 'preDNAT deny d[0]',
      [toNode]: `${open}; preDNAT allow failsafe`,
      'ip:198.51.100.1 > node:n1 tcp 80': 'ingress allow projectcalico-default-allow[0]',
    },
  },
  {
    name: 'templates make host endpoints of addresses in their networks',
    objects: [
      node('n1', '192.0.2.1', '{ role: worker }'),
      node('n2', '203.0.113.2'),
      templates('{ generateName: front, interfaceCIDRs: [192.0.2.0/24], labels: { zone: front } }'),
      object('GlobalNetworkPolicy p', "{ selector: zone == 'front', ingress: [{ action: Deny }] }"),
    ],
    flows: {
      'ip:198.51.100.1 > host:n1-front-auto-hep tcp 80':
        'untracked-ingress allow no-match; preDNAT allow no-match; ingress deny p[0]',
      'ip:198.51.100.1 > host:n2-front-auto-hep tcp 80': 'unknown-end host:n2-front-auto-hep',
    },
  },
  {
    name: 'templates make one for each interface that matches, found anywhere in its name',
    objects: [
      noted('n1', '[{"name":"ens1","addresses":["192.0.2.1","fd00::1"]},{"name":"fast-ens2"},{"name":"wlan0"}]'),
      templates(
        '{ generateName: front, interfacePattern: ens, interfaceCIDRs: [198.51.100.0/24], labels: { zone: front } }',
      ),
      object('GlobalNetworkPolicy p', "{ selector: zone == 'front', ingress: [{ action: Deny }] }"),
    ],
    flows: {
      'ip:198.51.100.1 > host:n1-front-ens1-auto-hep tcp 80':
        'untracked-ingress allow no-match; preDNAT allow no-match; ingress deny p[0]',
      'ip:198.51.100.1 > host:n1-front-fast-ens2-auto-hep tcp 80':
        'untracked-ingress allow no-match; preDNAT allow no-match; ingress deny p[0]',
      'ip:198.51.100.1 > host:n1-front-wlan0-auto-hep tcp 80': 'unknown-end host:n1-front-wlan0-auto-hep',
    },
  },
  {
    name: "a template that can't be read ends the list",
    objects: [
      node('n1', '192.0.2.1'),
      templates(
        '{ generateName: a, interfaceCIDRs: [192.0.2.0/24] }, { generateName: b, nodeSelector: "((" }, { generateName: c, interfaceCIDRs: [192.0.2.0/24] }',
      ),
    ],
    flows: {
      'ip:198.51.100.1 > host:n1-a-auto-hep tcp 80':
        'untracked-ingress allow no-match; preDNAT allow no-match; ingress allow projectcalico-default-allow[0]',
      'ip:198.51.100.1 > host:n1-c-auto-hep tcp 80': 'unknown-end host:n1-c-auto-hep',
    },
  },
];

test('hosts and what pods send to their own', async (t) => {
  for (const { name, objects, flows } of worlds) {
    await t.test(name, () => {
      const judge = judgeOf(objects);
      const all = Object.keys(flows).map((text) => [text, told(judge, flowOf(text))]);
      assert.deepEqual(Object.fromEntries(all), flows);
    });
  }
});

test('nodes of an inventory have automatic host endpoints where their labels are known', () => {
  const bare = {
    interfaces: [],
    kernelOrder: true,
    prefixesKnown: true,
    families: [4],
    routing: {},
    sysctls: {},
  } as const;
  const nodes = [
    { ...bare, name: 'a', labels: { role: 'x' }, stored: { 4: '192.0.2.7/24' }, tunnels: { ipip: '10.65.0.1' } },
    { ...bare, name: 'b' },
  ];
  const written = object('HostEndpoint c-auto-hep', '{ node: c, interfaceName: "*" }');
  const { world } = readWorld([{ name: 'w.yaml', text: automatic + written }], {
    inventory: { nodes: [...nodes, { ...bare, name: 'c', labels: {} }] },
  });
  const { hosts } = createJudge(world);
  const summary = hosts.map(({ id, addresses, at }) => [id, addresses.length, at?.file]);
  assert.deepEqual(summary, [
    ['host:a-auto-hep', 2, 'w.yaml'],
    ['host:c-auto-hep', 0, 'w.yaml'],
  ]);
});

test('the interfaces of an inventory are those that calico-node notes', () => {
  const interfaces = [
    { name: 'lo', text: '127.0.0.1' },
    { name: 'ens2', text: '198.51.100.7' },
    { name: 'ens1', text: '192.0.2.7' },
    { name: 'docker0', text: '172.17.0.1' },
  ].map(({ name, text }) => ({ name, addresses: [parseInetLine(`${text}/24`) ?? assert.fail(text)] }));
  const known = {
    name: 'a',
    labels: {},
    interfaces,
    kernelOrder: true,
    prefixesKnown: true,
    families: [4],
    routing: {},
    sysctls: {},
  } as const;
  const hostsIn = (release: string, config: string): readonly unknown[] => {
    const inventory = { nodes: [known] };
    const { world } = readWorld([{ name: 'w.yaml', text: config }], { inventory, version: version(release) });
    return createJudge(world).hosts.map(({ name, interfaceName, addresses }) => [
      name,
      interfaceName,
      addresses.map(formatAddress).join(),
    ]);
  };
  assert.deepEqual(hostsIn('v3.32.0', automatic), [['a-auto-hep', '*', '192.0.2.7,198.51.100.7']]);
  assert.deepEqual(hostsIn('v3.30.0', automatic), [['a-auto-hep', '*', '']]);
  assert.deepEqual(hostsIn('v3.32.0', templates('{ generateName: t, interfacePattern: "^(ens|docker)" }')), [
    ['a-t-ens1-auto-hep', 'ens1', '192.0.2.7'],
    ['a-t-ens2-auto-hep', 'ens2', '198.51.100.7'],
  ]);
});

test("calico-node's ConfigMap may stand in another file, which has no part in policies by itself", () => {
  const store = createFileStore({});
  store.set('a/node.yaml', daemonSetFrom('{ configMapRef: { name: felix } }') + node('n1', '192.0.2.1') + farPod);
  store.set('a/settings.yaml', configMap('{ FELIX_DEFAULTENDPOINTTOHOSTACTION: Accept }'));
  store.set('a/other.yaml', configMap('{ x: y }').replace('name: felix', 'name: other'));
  const analysis = { ...store.current(), inventory: undefined, running: [], settings: defaultSettings };
  const { judge, files } = drained(policyWorldInSteps(analysis, undefined));
  assert.equal(judge.world.felix.get('')?.endpointToHost, 'ACCEPT');
  assert.deepEqual(files, ['a/node.yaml']);
});
