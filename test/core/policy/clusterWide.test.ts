import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWorld } from '../../../src/core/policy/readWorld.ts';
import { version } from '../../cases.ts';
import { said } from '../../said.ts';
import { clusterWide, flowOf, judgeOf, object, told } from './worlds.ts';

const everyNamespace = 'subject: { namespaces: {} }, priority: 10';
const admin = (spec: string, name = 'a'): string =>
  clusterWide('AdminNetworkPolicy', name, `{ ${everyNamespace}, ${spec} }`);
const baseline = (spec: string): string =>
  clusterWide('BaselineAdminNetworkPolicy', 'default', `{ subject: { namespaces: {} }, ${spec} }`);
const cluster = (tier: string, spec: string, name = 'c'): string =>
  clusterWide('ClusterNetworkPolicy', name, `{ tier: ${tier}, ${everyNamespace}, ${spec} }`);

const fromLab = 'from: [{ namespaces: { matchLabels: { team: blue } } }]';
const web = 'lab/cli > shop/web tcp 80';
const free = 'egress allow kns.lab[0]; ';

interface World {
  readonly name: string;
  readonly release: string;
  readonly objects: readonly string[];
  readonly flows: Readonly<Record<string, string>>;
}

/** After libcalico-go/lib/backend/k8s/conversion, v3.31.6 and v3.32.1. */
const worlds: readonly World[] = [
  {
    name: 'administrators decide before the policies of a namespace',
    release: 'v3.31.0',
    objects: [
      admin(`ingress: [{ action: Deny, ${fromLab} }]`),
      object('NetworkPolicy shop/p', '{ ingress: [{ action: Allow }] }'),
    ],
    flows: {
      [web]: `${free}ingress deny a[0]`,
      'shop/db > shop/web tcp 80': 'egress allow kns.shop[0]; ingress Pass adminnetworkpolicy, allow shop/p[0]',
    },
  },
  {
    name: 'Pass goes on, and the baseline decides where no policy does',
    release: 'v3.31.0',
    objects: [
      admin(`ingress: [{ action: Pass, ${fromLab} }, { action: Allow, from: [{ namespaces: {} }] }]`),
      baseline('ingress: [{ action: Deny, from: [{ namespaces: {} }] }]'),
    ],
    flows: {
      [web]: `${free}ingress Pass a[0], deny default[0]`,
      'shop/db > shop/web tcp 80': 'egress allow kns.shop[0]; ingress allow a[1]',
    },
  },
  {
    name: 'a lower priority goes first',
    release: 'v3.31.0',
    objects: [
      admin(`ingress: [{ action: Deny, ${fromLab} }]`, 'z'),
      clusterWide(
        'AdminNetworkPolicy',
        'b',
        `{ subject: { pods: { namespaceSelector: {}, podSelector: { matchLabels: { app: web } } } }, priority: 3, ingress: [{ action: Allow, ${fromLab} }] }`,
      ),
    ],
    flows: { [web]: `${free}ingress allow b[0]`, 'lab/cli > shop/db tcp 80': `${free}ingress deny z[0]` },
  },
  {
    name: 'ports are one rule for each protocol, and a named port is every port',
    release: 'v3.31.0',
    objects: [
      admin(
        `ingress: [{ action: Deny, ${fromLab}, ports: [{ portNumber: { protocol: UDP, port: 53 } }, { portRange: { start: 80, end: 90 } }] },
          { action: Deny, ${fromLab}, ports: [{ namedPort: sql }] }]`,
      ),
    ],
    flows: {
      [web]: `${free}ingress deny a[0]`,
      'lab/cli > shop/web udp 53': `${free}ingress deny a[1]`,
      'lab/cli > shop/web tcp 99': `${free}ingress deny a[2]`,
    },
  },
  {
    name: 'a rule that denies or passes and has an unknown peer denies everything',
    release: 'v3.31.0',
    objects: [
      admin('egress: [{ action: Allow, to: [{ nodes: {} }] }, { action: Pass, to: [{ nodes: {} }] }]'),
      baseline('egress: [{ action: Allow, to: [{ nodes: {} }] }]'),
    ],
    flows: { [web]: 'egress deny a[0]; ingress allow kns.shop[0]' },
  },
  {
    name: 'egress may name networks',
    release: 'v3.30.0',
    objects: [admin('egress: [{ action: Deny, to: [{ networks: [10.65.0.0/24, "fd00::/64"] }] }]')],
    flows: {
      [web]: 'egress deny a[0]; ingress allow kns.shop[0]',
      'lab/cli > ip:192.0.2.1 tcp 80': 'egress Pass adminnetworkpolicy, allow kns.lab[0]',
    },
  },
  {
    name: 'since v3.32 there are two tiers, before and behind the others',
    release: 'v3.32.1',
    objects: [
      cluster(
        'Admin',
        `ingress: [{ action: Accept, ${fromLab}, protocols: [{ tcp: { destinationPort: { number: 80 } } }] }]`,
      ),
      cluster('Baseline', 'ingress: [{ action: Deny, from: [{ namespaces: {} }] }]', 'd'),
      object('NetworkPolicy shop/p', '{ order: 1, selector: app == "web", ingress: [{ action: Deny }] }'),
    ],
    flows: {
      [web]: `${free}ingress allow c[0]`,
      'lab/cli > shop/web tcp 81': `${free}ingress Pass kube-admin, deny shop/p[0]`,
      'lab/cli > shop/db tcp 81': `${free}ingress Pass kube-admin, deny d[0]`,
    },
  },
  {
    name: 'a named port without a protocol is that of a pod, in any protocol',
    release: 'v3.32.1',
    objects: [
      cluster(
        'Admin',
        `ingress: [{ action: Deny, ${fromLab}, protocols: [{ destinationNamedPort: stats }, { udp: {} }, { sctp: { destinationPort: { range: { start: 5, end: 6 } } } }] }]`,
      ),
    ],
    flows: {
      'lab/cli > shop/db udp 8125': `${free}ingress deny c[0]`,
      'lab/cli > shop/db tcp 8125': `${free}ingress Pass kube-admin, allow kns.shop[0]`,
      'lab/cli > shop/db udp 1': `${free}ingress deny c[2]`,
      'lab/cli > shop/db sctp 6': `${free}ingress deny c[1]`,
    },
  },
];

test('policies for the whole cluster decide as Calico converts them', async (t) => {
  for (const { name, objects, release, flows } of worlds) {
    await t.test(name, () => {
      const judge = judgeOf(objects, release);
      const all = Object.keys(flows).map((text) => [text, told(judge, flowOf(text))]);
      assert.deepEqual(Object.fromEntries(all), flows);
    });
  }
});

test('host endpoints are never selected', () => {
  const host =
    '\n---\napiVersion: projectcalico.org/v3\nkind: HostEndpoint\nmetadata: { name: h }\nspec: { node: n1, expectedIPs: [192.0.2.9], profiles: [projectcalico-default-allow] }\n';
  const judge = judgeOf([host, cluster('Admin', 'ingress: [{ action: Deny, from: [{ namespaces: {} }] }]')]);
  const [endpoint] = judge.hosts;
  assert.ok(endpoint);
  assert.deepEqual(judge.policiesOf(endpoint), []);
});

test('kinds that a release ignores are told, and policies without a subject', () => {
  const objects = [
    admin('ingress: []'),
    baseline('ingress: []'),
    cluster('Admin', 'ingress: []'),
    clusterWide('ClusterNetworkPolicy', 'none', '{ tier: Admin, priority: 1 }'),
  ];
  const problemsOf = (release: string | undefined) => {
    const { problems } = readWorld([{ name: 'a.yaml', text: objects.join('') }], {
      version: release === undefined ? undefined : version(release),
    });
    return problems.map(({ message, unread }) => `${said(message)}${unread ? ' (unread)' : ''}`);
  };
  const ignored = (release: string, kind: string, name: string): string =>
    `Calico ${release} ignores ${kind} ${name}: this version doesn't read such policies.`;
  assert.deepEqual(problemsOf('v3.29.2'), [
    ignored('v3.29.2', 'BaselineAdminNetworkPolicy', 'default'),
    ignored('v3.29.2', 'ClusterNetworkPolicy', 'c'),
    ignored('v3.29.2', 'ClusterNetworkPolicy', 'none'),
  ]);
  assert.deepEqual(problemsOf('v3.32.0'), [
    ignored('v3.32.0', 'AdminNetworkPolicy', 'a'),
    ignored('v3.32.0', 'BaselineAdminNetworkPolicy', 'default'),
    'Calico skips ClusterNetworkPolicy none: its subject or tier is missing.',
  ]);
  assert.match(problemsOf(undefined)[0] ?? '', /newest Calico ignores AdminNetworkPolicy a.*\(unread\)$/);
});
