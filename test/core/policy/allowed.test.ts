import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allowedRegion } from '../../../src/core/policy/allowed.ts';
import { allowedText } from '../../../src/core/policy/allowedText.ts';
import { compareConnections, connectionsOf } from '../../../src/core/policy/connections.ts';
import { evaluate, findEnd } from '../../../src/core/policy/evaluate.ts';
import { protocolNumber } from '../../../src/core/policy/protocols.ts';
import { createReach } from '../../../src/core/policy/reach.ts';
import { readWorld } from '../../../src/core/policy/readWorld.ts';
import { blocksOf, intersect, type Rectangle, type Region, subtract } from '../../../src/core/policy/region.ts';
import { said } from '../../said.ts';
import { judgeOf, object } from './worlds.ts';

const small = fc.integer({ min: 0, max: 6 });
const range = fc.tuple(small, small).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const rectangle = fc.record({ first: range, second: range });
const region: fc.Arbitrary<Region> = fc.array(rectangle, { maxLength: 4 }).map((all) => {
  const apart: Rectangle[] = [];
  for (const each of all) apart.push(...subtract([each], apart));
  return apart;
});

function has(of: Region, first: number, second: number): boolean {
  return of.some(
    (each) =>
      first >= each.first.from && first <= each.first.to && second >= each.second.from && second <= each.second.to,
  );
}

test('regions are sets of pairs', () => {
  fc.assert(
    fc.property(region, region, small, small, (a, b, first, second) => {
      const [inA, inB] = [has(a, first, second), has(b, first, second)];
      assert.equal(has(intersect(a, b), first, second), inA && inB);
      assert.equal(has(subtract(a, b), first, second), inA && !inB);
      const rebuilt = blocksOf(a).flatMap(({ firsts, seconds }) =>
        firsts.flatMap((f) => seconds.map((s) => ({ first: f, second: s }))),
      );
      assert.equal(has(rebuilt, first, second), inA);
      assert.deepEqual(blocksOf(rebuilt), blocksOf(a));
    }),
  );
});

const selectors = ["app == 'web'", "app != 'web'", 'has(app)', "app in {'db', 'cli'}", ''];
const ports = ['80', '"70:90"', 'http', 'sql', '"0:65535"', '1', '65535'];
const quoted = (text: string): string => JSON.stringify(text);
const list = (from: readonly string[]): fc.Arbitrary<string> =>
  fc.uniqueArray(fc.constantFrom(...from), { minLength: 1, maxLength: 3 }).map((items) => `[${items.join(', ')}]`);
const entity = fc
  .record(
    {
      selector: fc.constantFrom(...selectors).map(quoted),
      notSelector: fc.constantFrom(...selectors.slice(0, 3)).map(quoted),
      nets: list(['10.65.0.0/16', '203.0.113.0/24', '10.65.0.1/32']),
      notNets: list(['10.65.0.0/24', '203.0.113.9/32']),
      namespaceSelector: fc.constantFrom('all()', 'global()', "team == 'red'", "team != 'red'").map(quoted),
      ports: list(ports),
      notPorts: list(ports.slice(0, 4)),
    },
    { requiredKeys: [] },
  )
  .map(
    (fields) =>
      `{ ${Object.entries(fields)
        .map(([key, value]) => `${key}: ${value}`)
        .join(', ')} }`,
  );
const icmp = fc.constantFrom(
  '',
  ', icmp: { type: 8 }',
  ', icmp: { type: 3, code: 1 }',
  ', notICMP: { type: 8, code: 0 }',
);
const rule = fc
  .tuple(
    fc.constantFrom('Allow', 'Deny', 'Pass', 'Log'),
    fc.oneof(
      fc
        .tuple(fc.constantFrom('TCP', 'UDP'), entity, entity)
        .map(([p, s, d]) => `protocol: ${p}, source: ${s}, destination: ${d}`),
      icmp.map((text) => `protocol: ICMP${text}`),
      fc.constantFrom('notProtocol: UDP', 'protocol: 47', 'ipVersion: 4', 'ipVersion: 6'),
    ),
  )
  .map(([action, rest]) => `{ action: ${action}, ${rest} }`);
const rules = fc.array(rule, { maxLength: 4 }).map((all) => `[${all.join(', ')}]`);
const policy = fc
  .record({
    tier: fc.constantFrom('default', 'first', 'last'),
    order: fc.integer({ min: 1, max: 3 }),
    selector: fc.constantFrom(...selectors).map(quoted),
    ingress: rules,
    egress: rules,
    types: fc.constantFrom('[Ingress]', '[Egress]', '[Ingress, Egress]'),
    isGlobal: fc.boolean(),
    forward: fc.constantFrom('', 'applyOnForward: true, '),
  })
  .map(({ isGlobal, forward, ...fields }) => (name: number) => {
    const spec = `{ ${isGlobal ? forward : ''}${Object.entries(fields)
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ')} }`;
    return object(isGlobal ? `GlobalNetworkPolicy p${name}` : `NetworkPolicy shop/p${name}`, spec);
  });

const around = [
  object('Tier first', '{ order: 1, defaultAction: Pass }'),
  object('Tier last', '{ order: 2000000, defaultAction: Deny }'),
  object('GlobalNetworkSet s', '{ nets: [203.0.113.0/24] }', '{ app: web }'),
  object('HostEndpoint h', '{ node: n1, interfaceName: eth0, expectedIPs: [192.168.1.10] }', '{ app: host }'),
];
const ends = ['shop/web', 'shop/db', 'lab/cli', 'ip:203.0.113.9', 'ip:198.51.100.1', 'host'];
const protocols = ['tcp', 'udp', 'icmp', '47', 'sctp'];

test('exact sets agree with single verdicts in random worlds', () => {
  const edge = fc.constantFrom(0, 1, 69, 70, 79, 80, 81, 90, 91, 5432, 8080, 65_534, 65_535);
  fc.assert(
    fc.property(
      fc.array(policy, { minLength: 1, maxLength: 5 }),
      fc.uniqueArray(fc.constantFrom(...ends), { minLength: 2, maxLength: 2 }),
      fc.constantFrom(...protocols),
      fc.array(fc.tuple(edge, edge), { minLength: 8, maxLength: 8 }),
      (policies, [from = '', to = ''], protocol, points) => {
        const judge = judgeOf([...around, ...policies.map((make, index) => make(index))]);
        const [source, destination] = [findEnd(judge, from), findEnd(judge, to)];
        assert.ok(!('what' in source) && !('what' in destination));
        const exact = allowedRegion(judge, source, destination, protocolNumber(protocol) ?? 0);
        assert.deepEqual(exact?.unknown, []);
        const number = protocolNumber(protocol) ?? 0;
        const [shared] = createReach(judge, [number]).between(source, destination, 4) ?? [];
        assert.deepEqual(blocksOf(shared?.allowed ?? []), blocksOf(exact?.allowed ?? []));
        for (const [first, second] of points) {
          const isIcmp = protocol === 'icmp';
          const flow = isIcmp
            ? { from, to, protocol, icmpType: first % 9, icmpCode: second % 3 }
            : { from, to, protocol, sport: first, dport: second };
          const judgement = evaluate(judge, flow);
          assert.ok(!('what' in judgement));
          const [a, b] = isIcmp ? [first % 9, second % 3] : protocol === '47' ? [0, 0] : [first, second];
          assert.equal(has(exact?.allowed ?? [], a, b) ? 'allow' : 'deny', judgement.verdict, JSON.stringify(flow));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('connections are told pair by pair', () => {
  const judge = judgeOf([
    object(
      'NetworkPolicy shop/a',
      '{ selector: app == \'web\', ingress: [{ action: Allow, protocol: TCP, source: { namespaceSelector: all() }, destination: { ports: [80, "443:444"] } }] }',
    ),
    object(
      'NetworkPolicy shop/b',
      "{ selector: app == 'db', ingress: [{ action: Allow, protocol: ICMP, icmp: { type: 8 } }, { action: Allow, protocol: UDP, source: { ports: [53] } }], egress: [], types: [Ingress, Egress] }",
    ),
  ]);
  const { connections, pairs } = connectionsOf(judge);
  const lines = connections
    .filter(({ from, to }) => from.kind === 'pods' && to.kind === 'pods')
    .map(({ from, to, family, allowed }) => `${from.name} > ${to.name}${family ?? ''}: ${said(allowedText(allowed))}`);
  assert.deepEqual(lines, [
    'lab/cli > shop/db: UDP all ports from 53; ICMP type 8',
    'lab/cli > shop/web: TCP 80, 443-444',
    'shop/web > lab/cli: all',
    'shop/web > shop/db: UDP all ports from 53; ICMP type 8',
  ]);
  assert.equal(pairs, 18);
});

test('all ports are told, however many they are', () => {
  const ports = Array.from({ length: 90 }, (_, at) => 1000 + 2 * at);
  const judge = judgeOf([
    object(
      'NetworkPolicy shop/a',
      `{ selector: app == 'web', ingress: [{ action: Allow, protocol: TCP, destination: { ports: [${ports.join()}] } }] }`,
    ),
  ]);
  const { connections } = connectionsOf(judge);
  const told = connections.flatMap(({ to, allowed }) => (to.name === 'shop/web' ? [said(allowedText(allowed))] : []));
  assert.ok(told.includes(`TCP ${ports.join(', ')}`), told.join('\n'));
});

test('what appears and vanishes between two worlds', () => {
  const before = judgeOf([
    object(
      'NetworkPolicy shop/a',
      '{ selector: app == \'web\', ingress: [{ action: Allow, protocol: TCP, destination: { ports: ["80:90"] } }] }',
    ),
  ]);
  const after = judgeOf([
    object(
      'NetworkPolicy shop/a',
      "{ selector: app == 'web', ingress: [{ action: Allow, protocol: TCP, source: { selector: app == 'db' }, destination: { ports: [\"85:95\"] } }] }",
    ),
  ]);
  const lines = compareConnections(before, after)
    .filter(({ family }) => family === 4)
    .map(
      ({ from, to, added, removed }) =>
        `${from.name} > ${to.name} +${said(allowedText(added))} -${said(allowedText(removed))}`,
    );
  assert.deepEqual(lines, [
    'lab/cli > shop/web + -TCP 80-90',
    'shop/db > shop/web +TCP 91-95 -TCP 80-84',
    'outside IPv4 > shop/web + -TCP 80-90',
  ]);
});

test('what depends on an unknown address yet is unknown', () => {
  const workload =
    '\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: new, namespace: lab }\nspec: { template: { metadata: { labels: { app: new } }, spec: {} } }\n';
  const allow = (net: string): string =>
    object('NetworkPolicy shop/a', `{ ingress: [{ action: Allow, source: { nets: [${net}] } }] }`);
  const pool = object('IPPool p', '{ cidr: 10.65.0.0/16 }');
  const verdict = (objects: readonly string[]): string => {
    const judgement = evaluate(judgeOf([workload, ...objects]), {
      from: 'lab/new',
      to: 'shop/web',
      protocol: 'tcp',
      dport: 80,
    });
    return 'what' in judgement ? judgement.what : judgement.verdict;
  };
  assert.equal(verdict([]), 'allow');
  assert.equal(verdict([allow('10.65.0.0/16')]), 'unknown');
  assert.equal(verdict([allow('10.65.0.0/16'), pool]), 'allow');
  assert.equal(verdict([allow('10.65.7.0/24'), pool]), 'unknown');
  assert.equal(verdict([allow('192.168.0.0/16'), pool]), 'deny');
});

test('pods that run stand for the workloads that made them, with their addresses', () => {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: new, namespace: lab }
spec: { template: { metadata: { labels: { app: new } }, spec: { containers: [{ name: c, ports: [{ name: http, containerPort: 81 }] }] } } }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: lab }
spec: { template: { metadata: { labels: { app: db } }, spec: {} } }`;
  const pod = (name: string, ip: string) => ({ namespace: 'lab', name, node: 'n1', ips: [ip], hostNetwork: false });
  const pods = [
    pod('new-7d9f8b6c5-x2x4z', '10.65.2.1'),
    { ...pod('lone', '10.65.2.2'), labels: { app: 'lone' } },
    pod('nobody', '10.65.2.3'),
    { ...pod('agent', '192.168.1.1'), hostNetwork: true },
  ];
  const { world } = readWorld([{ name: 'w.yaml', text }], { inventory: { pods } });
  assert.deepEqual(
    world.endpoints.map(({ id, labels, node, addresses, ports }) => [
      id,
      labels.get('app'),
      node,
      addresses.length,
      ports.length,
    ]),
    [
      ['lab/db', 'db', undefined, 0, 0],
      ['lab/new-7d9f8b6c5-x2x4z', 'new', 'n1', 1, 1],
      ['lab/lone', 'lone', 'n1', 1, 0],
    ],
  );
});
