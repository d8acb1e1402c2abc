import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, type Flow, type Judgement } from '../../../src/core/policy/evaluate.ts';
import { createJudge } from '../../../src/core/policy/judge.ts';
import { readWorld } from '../../../src/core/policy/readWorld.ts';
import { readCases, version } from '../../cases.ts';
import { said } from '../../said.ts';
import { flowOf, judgeOf, object, told } from './worlds.ts';

interface RecordedFlow extends Flow, Judgement {
  /** What Calico up to v3.31 decides, where it is another. */
  readonly v3_31?: Judgement;
}

interface Recorded {
  readonly cases: readonly {
    readonly id: string;
    readonly manifests: string;
    readonly flows: readonly RecordedFlow[];
  }[];
}

const recorded = readCases('policies.json');

test('verdicts and deciding rules are those of Calico', { skip: recorded === undefined }, () => {
  const { cases }: Recorded = JSON.parse(JSON.stringify(recorded?.data ?? { cases: [] }));
  let flows = 0;
  for (const { id, manifests, flows: all } of cases) {
    const { world, problems } = readWorld([{ name: `${id}.yaml`, text: manifests }]);
    assert.deepEqual(problems, [], id);
    const judges = { new: createJudge(world, version('v3.32.1')), old: createJudge(world, version('v3.31.7')) };
    for (const flow of all) {
      assert.deepEqual(evaluate(judges.new, flow), judgementOf(flow), `${id} ${JSON.stringify(flow)}`);
      if (flow.v3_31) assert.deepEqual(evaluate(judges.old, flow), judgementOf(flow.v3_31), `${id} before v3.32`);
      flows += 1;
    }
  }
  assert.ok(flows > 8000, String(flows));
});

/** Without what another judge says of it. */
function judgementOf({ egress, ingress, host, verdict }: Judgement): Judgement {
  const plain = <D extends object>(decision: D): D => ({
    ...decision,
    ...('checker' in decision && { checker: undefined }),
  });
  const judgement = {
    ...(egress && { egress: plain(egress) }),
    ...(ingress && { ingress: plain(ingress) }),
    ...(host && { host: host.map(plain) }),
    verdict,
  };
  return JSON.parse(JSON.stringify(judgement));
}

interface World {
  readonly name: string;
  readonly objects: readonly string[];
  readonly release?: string;
  /** Flows, each with what is decided. */
  readonly flows: Readonly<Record<string, string>>;
}

const toWeb = 'lab/cli > shop/web tcp 80';
const outside = 'ip:203.0.113.9 > shop/web tcp 80';
const open = 'egress allow kns.lab[0]; ingress ';

const worlds: readonly World[] = [
  {
    name: 'without policies the profile of the namespace allows',
    objects: [],
    flows: { [toWeb]: `${open}allow kns.shop[0]`, [outside]: 'ingress allow kns.shop[0]' },
  },
  {
    name: 'a tier ends for an endpoint only where one of its policies, not only staged, selects it',
    objects: [
      object('Tier deny', '{ order: 1 }'),
      object('StagedGlobalNetworkPolicy s', "{ tier: deny, selector: app == 'web', ingress: [{ action: Deny }] }"),
      object('GlobalNetworkPolicy p', "{ tier: deny, selector: app == 'db', types: [Ingress] }"),
    ],
    flows: {
      [toWeb]: `${open}allow kns.shop[0]`,
      'lab/cli > shop/db tcp 80': `${open}deny deny`,
      'shop/db > lab/cli tcp 80': 'egress allow kns.shop[0]; ingress allow kns.lab[0]',
    },
  },
  {
    name: 'Pass leaves the tier, Log goes on, and after the last tier come the profiles',
    objects: [
      object('Tier first', '{ order: 1, defaultAction: Pass }'),
      object('GlobalNetworkPolicy a', "{ tier: first, selector: app == 'web', ingress: [{ action: Log }] }"),
      object('NetworkPolicy shop/b', '{ ingress: [{ action: Pass, protocol: TCP }, { action: Allow }] }'),
    ],
    flows: {
      [toWeb]: `${open}Log a[0], Pass first, Pass shop/b[0], allow kns.shop[0]`,
      'lab/cli > shop/web udp 53': `${open}Log a[0], Pass first, allow shop/b[1]`,
    },
  },
  {
    name: 'with one order names decide, since v3.32 without their namespaces',
    objects: [
      object('GlobalNetworkPolicy b', '{ order: 1, ingress: [{ action: Allow }] }'),
      object('NetworkPolicy shop/c', '{ order: 1, ingress: [{ action: Deny }] }'),
      object('NetworkPolicy lab/a', '{ order: 1, ingress: [{ action: Deny }] }'),
    ],
    flows: {
      [toWeb]: `${open}allow b[0]`,
      'shop/web > lab/cli tcp 80': 'egress allow kns.shop[0]; ingress deny lab/a[0]',
    },
  },
  {
    name: 'before v3.32 a global policy sorts as default.… among namespaces',
    release: 'v3.31.7',
    objects: [
      object('GlobalNetworkPolicy b', '{ order: 1, ingress: [{ action: Allow }] }'),
      object('NetworkPolicy a-team/c', '{ order: 1, ingress: [{ action: Deny }] }'),
      object('NetworkPolicy shop/a', '{ order: 1, ingress: [{ action: Deny }] }'),
    ],
    flows: { [toWeb]: `${open}allow b[0]` },
  },
  {
    name: 'a lone notSelector of a NetworkPolicy is bound to its namespace, that of a global one is not',
    objects: [
      object(
        'NetworkPolicy shop/a',
        "{ selector: app == 'web', ingress: [{ action: Allow, source: { notSelector: app == 'x' } }] }",
      ),
      object(
        'GlobalNetworkPolicy b',
        "{ selector: app == 'db', ingress: [{ action: Allow, source: { notSelector: app == 'x' } }] }",
      ),
    ],
    flows: {
      [outside]: 'ingress deny default',
      [toWeb]: `${open}deny default`,
      'shop/db > shop/web tcp 80': 'egress allow kns.shop[0]; ingress allow shop/a[0]',
      'ip:203.0.113.9 > shop/db tcp 80': 'ingress allow b[0]',
    },
  },
  {
    name: 'what selects by missing labels of namespaces takes in network sets, but nothing that is known by nothing',
    objects: [
      object('GlobalNetworkSet partners', '{ nets: [203.0.113.0/24] }', '{ partner: yes-it-is }'),
      object('NetworkPolicy shop/a', "{ ingress: [{ action: Allow, source: { namespaceSelector: team != 'red' } }] }"),
    ],
    flows: {
      [outside]: 'ingress allow shop/a[0]',
      'ip:198.51.100.1 > shop/web tcp 80': 'ingress deny default',
      [toWeb]: `${open}allow shop/a[0]`,
      'shop/db > shop/web tcp 80': 'egress allow kns.shop[0]; ingress deny default',
    },
  },
  {
    name: 'networks of IPv4 say nothing of IPv6, excluded ones neither',
    objects: [
      object(
        'GlobalNetworkPolicy a',
        "{ selector: app == 'web', ingress: [{ action: Allow, source: { notNets: [10.0.0.0/8] } }] }",
      ),
    ],
    flows: { [outside]: 'ingress allow a[0]', 'ip:2001:db8::9 > shop/web tcp 80': 'ingress deny default' },
  },
  {
    name: 'a named port is that of the pods that have it, with its protocol',
    objects: [
      object(
        'NetworkPolicy shop/a',
        '{ ingress: [{ action: Allow, protocol: TCP, destination: { ports: [sql, stats, "90:91"], notPorts: [91] } }] }',
      ),
    ],
    flows: {
      'lab/cli > shop/db tcp 5432': `${open}allow shop/a[0]`,
      'lab/cli > shop/web tcp 5432': `${open}deny default`,
      'lab/cli > shop/db tcp 8125': `${open}deny default`,
      'lab/cli > shop/db udp 8125': `${open}deny default`,
      'lab/cli > shop/web tcp 90': `${open}allow shop/a[0]`,
      'lab/cli > shop/web tcp 91': `${open}deny default`,
    },
  },
  {
    name: 'a Kubernetes policy has one rule for each protocol and peer',
    objects: [
      object(
        'k8s:NetworkPolicy shop/k',
        `{ podSelector: {}, ingress: [{ ports: [{ port: 53, protocol: UDP }, { port: 80, endPort: 90 }],
          from: [{ ipBlock: { cidr: 203.0.113.0/24, except: [203.0.113.9/32] } }, { namespaceSelector: {} }] }] }`,
      ),
    ],
    flows: {
      [toWeb]: `${open}allow shop/k[1]`,
      'ip:203.0.113.10 > shop/web tcp 85': 'ingress allow shop/k[0]',
      'ip:203.0.113.9 > shop/web tcp 85': 'ingress deny default',
      'lab/cli > shop/web udp 53': `${open}allow shop/k[3]`,
      'shop/web > lab/cli tcp 80': 'egress allow kns.shop[0]; ingress allow kns.lab[0]',
    },
  },
  {
    name: 'ICMP by type and code',
    objects: [
      object(
        'NetworkPolicy shop/a',
        '{ ingress: [{ action: Deny, protocol: ICMP, icmp: { type: 8, code: 1 } }, { action: Allow, protocol: ICMP, notICMP: { type: 3 } }] }',
      ),
    ],
    flows: {
      'lab/cli > shop/web icmp 8': `${open}allow shop/a[1]`,
      'lab/cli > shop/web icmp 3': `${open}deny default`,
    },
  },
  {
    name: 'a host endpoint without policies is closed but for failsafe ports, and forwards',
    objects: [object('HostEndpoint h', '{ node: n1, interfaceName: eth0, expectedIPs: [192.168.1.10] }')],
    flows: {
      'ip:203.0.113.9 > host tcp 22':
        'untracked-ingress allow failsafe; preDNAT allow failsafe; ingress allow failsafe',
      'ip:203.0.113.9 > host tcp 80':
        'untracked-ingress allow no-match; preDNAT allow no-match; ingress deny no-profile',
      [outside]:
        'ingress allow kns.shop[0]; untracked-ingress allow no-match; preDNAT allow no-match; forward-ingress allow no-policy',
      'shop/web > ip:203.0.113.9 tcp 80': 'egress allow kns.shop[0]; forward-egress allow no-policy',
    },
  },
  {
    name: 'what preDNAT allows is asked no more at the host, and an own list of failsafe ports replaces the other',
    objects: [
      object('FelixConfiguration default', '{ failsafeInboundHostPorts: [{ protocol: tcp, port: 2222 }] }'),
      object(
        'HostEndpoint h',
        '{ node: n1, interfaceName: eth0, expectedIPs: [192.168.1.10], profiles: [gone] }',
        '{ host: h }',
      ),
      object(
        'GlobalNetworkPolicy p',
        '{ selector: has(host), preDNAT: true, applyOnForward: true, ingress: [{ action: Allow, protocol: TCP, destination: { ports: [80] } }] }',
      ),
    ],
    flows: {
      'ip:203.0.113.9 > host:h tcp 22':
        'untracked-ingress allow no-match; preDNAT allow no-match; ingress deny gone[0]',
      'ip:203.0.113.9 > host tcp 2222':
        'untracked-ingress allow failsafe; preDNAT allow failsafe; ingress allow failsafe',
      [outside]: 'ingress allow kns.shop[0]; untracked-ingress allow no-match; preDNAT allow p[0]',
    },
  },
  {
    name: 'named ports of a rule without a protocol are of any',
    release: 'v3.32.0',
    objects: [
      object(
        'NetworkPolicy shop/p',
        "{ selector: app == 'db', ingress: [{ action: Allow, destination: { ports: [stats, sql] } }] }",
      ),
    ],
    flows: {
      'lab/cli > shop/db udp 8125': 'egress allow kns.lab[0]; ingress allow shop/p[0]',
      'lab/cli > shop/db tcp 5432': 'egress allow kns.lab[0]; ingress allow shop/p[0]',
    },
  },
  {
    name: 'before v3.32 they are of TCP alone',
    release: 'v3.31.6',
    objects: [
      object(
        'NetworkPolicy shop/p',
        "{ selector: app == 'db', ingress: [{ action: Allow, destination: { ports: [stats, sql] } }] }",
      ),
    ],
    flows: {
      'lab/cli > shop/db udp 8125': 'egress allow kns.lab[0]; ingress deny default',
      'lab/cli > shop/db tcp 5432': 'egress allow kns.lab[0]; ingress allow shop/p[0]',
    },
  },
];

test('what surprises in policies', async (t) => {
  for (const { name, objects, release, flows } of worlds) {
    await t.test(name, () => {
      const judge = judgeOf(objects, release);
      const all = Object.keys(flows).map((text) => [text, told(judge, flowOf(text))]);
      assert.deepEqual(Object.fromEntries(all), flows);
    });
  }
});

test("flows that can't be judged say why", () => {
  const judge = judgeOf(['\n---\nkind: Pod\napiVersion: v1\nmetadata: { name: agent }\nspec: { hostNetwork: true }\n']);
  const flow = { from: 'lab/cli', to: 'shop/web', protocol: 'tcp', dport: 80 };
  assert.equal(told(judge, { ...flow, from: 'lab/nobody' }), 'unknown-end lab/nobody');
  assert.equal(told(judge, { ...flow, to: 'default/agent' }), 'no-endpoint default/agent');
  assert.equal(told(judge, { ...flow, protocol: 'tcpp' }), 'protocol tcpp');
  assert.equal(told(judge, { ...flow, src: '10.65.0' }), 'address 10.65.0');
  assert.equal(told(judge, { ...flow, from: 'ip:x' }), 'address ip:x');
  assert.equal(told(judge, { ...flow, src: '2001:db8::1', dst: '10.65.0.1' }), 'families lab/cli → shop/web');
});

test('what Calico refuses is told and left out', () => {
  const text = [
    object('NetworkPolicy shop/a', '{ selector: app = web }'),
    object('NetworkPolicy shop/b', '{ ingress: [{ action: Allow, protocol: Foo }] }'),
    object('NetworkPolicy shop/c', '{ ingress: [{ action: Allow, source: { nets: [10.0.0] } }] }'),
    object('NetworkPolicy shop/d', '{ ingress: [{ action: Allow, protocol: TCP, destination: { ports: ["9:8"] } }] }'),
    object('NetworkPolicy shop/e', '{ ingress: [{ source: {} }, { action: Allow }] }'),
  ].join('');
  const { world, problems } = readWorld([{ name: 'a.yaml', text }]);
  assert.deepEqual(
    problems.map(({ message }) => said(message)),
    [
      "NetworkPolicy a is ignored here: Calico rejects it because `app = web` isn't a selector.",
      "NetworkPolicy b is ignored here: Calico rejects it because `Foo` isn't a protocol.",
      "NetworkPolicy c is ignored here: Calico rejects it because `10.0.0` isn't a network.",
      "NetworkPolicy d is ignored here: Calico rejects it because `9:8` isn't a port.",
      'Rule skipped: NetworkPolicy e has an unknown action in ingress[0].',
    ],
  );
  assert.deepEqual(
    world.policies.map(({ id }) => id),
    ['shop/e'],
  );
});
