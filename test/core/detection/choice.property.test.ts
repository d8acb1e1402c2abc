import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultExclusions } from '../../../src/core/calico/excludeLists.ts';
import { addressesAsSeen } from '../../../src/core/detection/candidates.ts';
import type { Candidate, Choice, Verdict } from '../../../src/core/detection/choice.ts';
import { createDetector, type Detector } from '../../../src/core/detection/choose.ts';
import { compileRegexp } from '../../../src/core/detection/goRegexp.ts';
import { methods } from '../../../src/core/detection/methods.ts';
import { localNames } from '../../../src/core/inventory/inventory.ts';
import {
  contains,
  type Family,
  formatAddress,
  isGlobalUnicast,
  parsePrefix,
  sameAddress,
} from '../../../src/core/net/address.ts';
import { parseInetLine, parseRoute } from '../../../src/core/net/iproute2.ts';
import type { Interface, Node } from '../../../src/core/net/node.ts';
import { version } from '../../cases.ts';

/** Whatever the node and the method: what is chosen is one of the node's addresses, and each reason given is true. */

const names = [
  'lo',
  'eth0',
  'eth1',
  'eth10',
  'ens32',
  'bond0',
  'docker0',
  'tunl0',
  'cali12',
  'br0',
  'br-ex',
  'wlo1',
  'wg0',
];
const address4 = fc.tuple(
  fc.constantFrom('10.0.', '192.168.', '172.17.', '169.254.', '127.0.'),
  fc.nat(3),
  fc.nat(255),
  fc.integer({ min: 8, max: 32 }),
);
const address6 = fc.tuple(
  fc.constantFrom('2001:db8:', 'fd00:', 'fe80:', '::ffff:10.0.0.'),
  fc.nat(3),
  fc.integer({ min: 64, max: 128 }),
);
const inet = fc.oneof(
  address4.map(([net, a, b, length]) => `${net}${a}.${b}/${length}`),
  address6.map(([net, a, length]) => (net.endsWith('.') ? `${net}${a}/${length}` : `${net}:${a + 1}/${length}`)),
  fc.constant('10.7.0.1 peer 10.7.0.2/24'),
);
const device: fc.Arbitrary<Interface> = fc
  .record({ name: fc.constantFrom(...names), up: fc.boolean(), addresses: fc.array(inet, { maxLength: 3 }) })
  .map(({ name, up, addresses }) => ({
    name,
    flags: up ? ['UP'] : [],
    addresses: addresses.flatMap((text) => parseInetLine(text, name) ?? []),
  }));
const routeText = fc.oneof(
  fc.constantFrom(...names).map((name) => `default via 10.0.0.1 dev ${name}`),
  fc.tuple(fc.nat(3), fc.constantFrom(...names)).map(([net, name]) => `192.168.${net}.0/24 dev ${name} scope link`),
  fc.constantFrom('unreachable 10.0.1.0/24', 'blackhole 192.168.2.0/24', '10.0.3.0/24 dev eth0 src 172.17.1.1'),
);
const node: fc.Arbitrary<Node> = fc
  .record({
    interfaces: fc.uniqueArray(device, { maxLength: 6, selector: ({ name }) => name }),
    kernelOrder: fc.boolean(),
    routes: fc.option(fc.array(routeText, { maxLength: 4 })),
    internalIPs: fc.option(fc.array(fc.constantFrom('10.0.0.1', '192.168.1.5', 'node', 'fd00::1'))),
  })
  .map(({ interfaces, kernelOrder, routes, internalIPs }) => ({
    name: 'node',
    interfaces,
    kernelOrder,
    prefixesKnown: true,
    families: [4, 6],
    routing:
      routes === null ? {} : { 4: { routes: routes.flatMap((text) => parseRoute(text, 4) ?? []), allTables: false } },
    sysctls: {},
    internalIPs,
  }));
const items = fc.array(fc.constantFrom('eth', 'eth0', '^eth0$', 'en.*', 'br', '', 'lo', '[', 'docker.*', ' eth1'), {
  minLength: 1,
  maxLength: 3,
});
const method = fc.oneof(
  fc.constantFrom('', 'first-found', 'kubernetes-internal-ip', 'eth0', 'Interface=eth0', 'cidr=10.0.0.0', 'can-reach='),
  items.map((list) => `interface=${list.join(',')}`),
  items.map((list) => `skip-interface=${list.join(',')}`),
  fc
    .constantFrom('10.0.0.0/8', '192.168.0.0/16,172.16.0.0/12', 'fd00::/8', '::ffff:10.0.0.0/104', '0.0.0.0/0')
    .map((list) => `cidr=${list}`),
  fc
    .constantFrom('10.0.1.9', '192.168.1.1', '8.8.8.8', '127.0.0.1', 'fd00::1', 'nohost')
    .map((host) => `can-reach=${host}`),
);
const releases = ['v3.10.0', 'v3.16.0', 'v3.22.1', 'v3.23.4', 'v3.24.2', 'v3.31.7', 'v3.32.1', 'master'].map(version);

test('a choice is one of the node’s addresses, and each verdict is true', (context) => {
  const outcomes = new Map<string, number>();
  const property = fc.property(
    node,
    method,
    fc.constantFrom(...releases),
    fc.constantFrom<Family>(4, 6),
    (host, text, release, family) => {
      const detector = createDetector(text, release, localNames);
      const choice = detector.choose(host, family);
      outcomes.set(choice.outcome, (outcomes.get(choice.outcome) ?? 0) + 1);
      for (const candidate of candidatesOf(choice)) checkCandidate(candidate, host, family, detector);
      for (const device of host.interfaces ?? []) {
        checkVerdict(choice.verdictFor(device), device, choice, host, family, detector);
      }
    },
  );
  fc.assert(property, { numRuns: 4000, seed: 20261123 });
  context.diagnostic([...outcomes].map(([outcome, count]) => `${outcome}: ${count}`).join(', '));
  assert.deepEqual([...outcomes.keys()].sort(), ['detected', 'exits', 'none', 'one-of', 'unknown']);
});

test('a walk that ends early chooses what the verdicts on all interfaces tell', () => {
  const property = fc.property(
    node,
    method,
    fc.constantFrom(...releases),
    fc.constantFrom<Family>(4, 6),
    (host, text, release, family) => {
      const detector = createDetector(text, release, localNames);
      const { kind } = detector.method;
      if (kind === 'unknown' || !methods[kind].walksList) return;
      const choice = detector.choose(host, family);
      const told = (host.interfaces ?? []).toReversed().map((device) => ({ device, ...choice.verdictFor(device) }));
      const suitable = told.filter((each) => ['chosen', 'possible', 'overtaken'].includes(each.kind));
      const names = suitable.map(({ device }) => device.name);
      const about = told.some((each) => each.kind === 'no-address' || each.kind === 'refused');
      if (choice.outcome === 'none' && choice.failure.kind.startsWith('invalid')) return;
      assert.equal(
        choice.outcome,
        names.length === 0 ? 'none' : host.kernelOrder || names.length === 1 ? 'detected' : 'one-of',
      );
      if (choice.outcome === 'none') assert.equal(choice.failure.kind, about ? 'no-address' : 'no-interface');
      const shown = choice.outcome === 'detected' ? names.slice(0, 2) : names;
      assert.deepEqual(
        candidatesOf(choice).map((each) => each.interface.name),
        shown,
      );
    },
  );
  fc.assert(property, { numRuns: 4000, seed: 20261201 });
});

function candidatesOf(choice: Choice): readonly Candidate[] {
  if (choice.outcome === 'detected') return [choice.candidate, ...(choice.next ? [choice.next] : [])];
  return choice.outcome === 'one-of' ? choice.candidates : [];
}

function checkCandidate(
  candidate: Candidate,
  host: Node,
  family: Family,
  { method: parsed, version: release }: Detector,
): void {
  const { interface: owner, address, prefixLength } = candidate;
  assert.ok(host.interfaces?.includes(owner), 'the interface is one of the node');
  const own = addressesAsSeen(owner, family, host, release);
  assert.ok(
    own.some((each) => sameAddress(each.address, address) && each.prefixLength === prefixLength),
    'the address is on it',
  );
  if (parsed.kind === 'interface') assert.ok(parsed.regexp.ok && parsed.regexp.matches(owner.name));
  if (parsed.kind === 'skip-interface') assert.ok(parsed.regexp.ok && !parsed.regexp.matches(owner.name));
  if (parsed.kind === 'cidr')
    assert.ok(parsed.networks.some((prefix) => prefix !== undefined && contains(prefix, address)));
  if (['first-found', 'skip-interface'].includes(parsed.kind)) {
    assert.ok(!defaultExclusions(release).some(({ pattern }) => matches(pattern, owner.name)));
  }
  if (!['can-reach', 'kubernetes-internal-ip'].includes(parsed.kind)) assert.ok(isGlobalUnicast(address));
  if (parsed.kind === 'kubernetes-internal-ip') assert.ok(host.internalIPs?.includes(formatAddress(address)));
}

function checkVerdict(
  verdict: Verdict,
  owner: Interface | undefined,
  choice: Choice,
  host: Node,
  family: Family,
  { method: parsed, version: release }: Detector,
): void {
  assert.ok(owner !== undefined);
  const order = (name: string): number => (host.interfaces ?? []).findIndex((each) => each.name === name);
  switch (verdict.kind) {
    case 'chosen':
      assert.ok(choice.outcome === 'detected' && choice.candidate.interface === owner);
      break;
    case 'possible':
      assert.ok(choice.outcome === 'one-of' && choice.candidates.some((each) => each.interface === owner));
      break;
    case 'overtaken':
      assert.ok(choice.outcome === 'detected' && choice.candidate.interface.name === verdict.by);
      assert.ok(order(owner.name) < order(verdict.by), 'the one that overtakes is later in the list');
      break;
    case 'excluded-by-default':
      assert.ok(matches(verdict.pattern, owner.name));
      break;
    case 'name-does-not-match':
      assert.ok(parsed.kind === 'interface' && parsed.regexp.ok && !parsed.regexp.matches(owner.name));
      break;
    case 'skipped':
      assert.ok(parsed.kind === 'skip-interface' && parsed.regexp.ok && parsed.regexp.matches(owner.name));
      break;
    case 'no-address':
      assert.deepEqual(addressesAsSeen(owner, family, host, release), []);
      break;
    case 'refused':
      for (const refusal of verdict.refusals) {
        if (refusal.kind === 'not-global') assert.ok(!isGlobalUnicast(refusal.address));
        else
          assert.ok(
            !refusal.networks
              .flatMap((text) => parsePrefix(text) ?? [])
              .some((prefix) => contains(prefix, refusal.address)),
          );
      }
      break;
    default:
      assert.ok(choice.outcome !== 'detected' || choice.candidate.interface !== owner);
  }
}

function matches(pattern: string, name: string): boolean {
  const compiled = compileRegexp(pattern);
  return compiled.ok && compiled.matches(name);
}
