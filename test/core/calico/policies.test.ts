import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { directions, orderPolicies, type Policy, type Tier } from '../../../src/core/calico/policies.ts';
import { appliesTo, type Endpoint, governs, policiesFor } from '../../../src/core/calico/policyTargets.ts';
import { type RulePlace, unreachableRules } from '../../../src/core/calico/unreachable.ts';
import { version } from '../../cases.ts';

interface Cases {
  readonly order: readonly {
    readonly name: string;
    readonly version: string;
    readonly tiers?: readonly Tier[];
    readonly policies: readonly Partial<Policy>[];
    readonly expected: readonly string[];
  }[];
  readonly applies: readonly {
    readonly policy: Partial<Policy>;
    readonly endpoint: Endpoint;
    readonly expected: boolean | 'unknown';
  }[];
  readonly unreachable: readonly {
    readonly name: string;
    readonly version?: string;
    readonly policies: readonly Partial<Policy>[];
    readonly expected: readonly string[];
  }[];
}

const cases: Cases = JSON.parse(readFileSync(new URL('../../fixtures/policies.json', import.meta.url), 'utf8'));

function policy(given: Partial<Policy>): Policy {
  return { kind: 'GlobalNetworkPolicy', name: 'p', ingress: [], egress: [], ...given };
}

test('policies come in the order in which Felix tries them', () => {
  for (const { name, version: release, tiers = [], policies, expected } of cases.order) {
    for (const given of [policies, [...policies].reverse()]) {
      const ordered = orderPolicies(given.map(policy), tiers, version(release));
      const names = ordered.flatMap(({ tier, known, policies: members }) =>
        members.map((one) => `${known ? '' : '?'}${tier.name}:${one.namespace ? `${one.namespace}/` : ''}${one.name}`),
      );
      assert.deepEqual(names, expected, name);
    }
  }
});

test('policies apply to the endpoints that Felix finds for them', () => {
  for (const { policy: given, endpoint, expected } of cases.applies) {
    assert.equal(appliesTo(policy(given), endpoint) ?? 'unknown', expected, JSON.stringify([given, endpoint]));
  }
});

test('types that are left out follow from the rules, as far as that is certain', () => {
  const rule = { action: 'Allow' };
  const told: readonly (readonly [Partial<Policy>, boolean | undefined, boolean | undefined])[] = [
    [{ types: ['Ingress'], egress: [rule] }, true, false],
    [{ types: ['ingress', 'Egress'] }, true, true],
    [{}, true, undefined],
    [{ ingress: [rule] }, true, undefined],
    [{ egress: [rule] }, undefined, true],
    [{ ingress: [rule], egress: [rule] }, true, true],
  ];
  for (const [given, ingress, egress] of told) {
    assert.deepEqual([governs(policy(given), 'ingress'), governs(policy(given), 'egress')], [ingress, egress]);
  }
});

test('what applies to an endpoint, one after the other', () => {
  const policies = [
    policy({ name: 'last', types: ['Ingress'] }),
    policy({ name: 'other', types: ['Ingress'], selector: "app == 'db'" }),
    policy({ name: 'outwards', types: ['Egress'] }),
    policy({ name: 'perhaps', order: 2, types: ['Ingress'], namespaceSelector: "team == 'red'" }),
    policy({ name: 'lost', tier: 'nowhere', types: ['Ingress'] }),
    policy({ kind: 'StagedGlobalNetworkPolicy', name: 'staged', order: 1, types: ['Ingress'] }),
  ];
  const tiers = orderPolicies(policies, [], version('v3.32.1'));
  const applied = policiesFor({ labels: { app: 'web' }, namespace: 'shop' }, 'ingress', tiers);
  assert.deepEqual(
    applied.map(({ policy: { name }, certain, staged }) => [name, certain, staged]),
    [
      ['staged', true, true],
      ['perhaps', false, false],
      ['last', true, false],
      ['lost', false, false],
    ],
  );
});

test('rules that are never reached', () => {
  const told = ({ policy: { name }, direction, index }: RulePlace): string => `${name} ${direction} ${index}`;
  for (const { name, version: release, policies, expected } of cases.unreachable) {
    const found = unreachableRules(policies.map(policy), release === undefined ? undefined : version(release));
    assert.deepEqual(
      found.map((one) => `${told(one)} by ${told(one.by)}`),
      expected,
      name,
    );
  }
});

test('whatever policies hold, nothing throws and every rule has an earlier one that decides', () => {
  const rule = fc.oneof(
    fc.record({ action: fc.constantFrom('Allow', 'Deny', 'Pass', 'Log') }),
    fc.dictionary(fc.constantFrom('action', 'source', 'protocol', 'x'), fc.jsonValue({ maxDepth: 2 })),
  );
  const text = fc.constantFrom('', 'all()', "a == 'x'", "a == 'x' && has(b)", 'has(a)', 'a = b', '!has(a)');
  const any: fc.Arbitrary<Policy> = fc.record(
    {
      kind: fc.constantFrom('NetworkPolicy', 'GlobalNetworkPolicy', 'StagedNetworkPolicy'),
      name: fc.constantFrom('a', 'b', 'c'),
      namespace: fc.constantFrom('n', 'm'),
      order: fc.nat(3),
      types: fc.subarray(['Ingress', 'Egress']),
      selector: text,
      namespaceSelector: text,
      serviceAccountSelector: text,
      ingress: fc.array(rule, { maxLength: 3 }),
      egress: fc.array(rule, { maxLength: 3 }),
    },
    { requiredKeys: ['kind', 'name', 'ingress', 'egress'] },
  );
  const pod: Endpoint = { labels: { a: 'x' }, namespace: 'n', namespaceLabels: { a: 'x' }, serviceAccountLabels: {} };
  fc.assert(
    fc.property(fc.array(any, { maxLength: 5 }), (policies) => {
      const tiers = orderPolicies(policies, [], version('v3.32.1'));
      for (const direction of directions) policiesFor(pod, direction, tiers);
      for (const { policy: later, index, direction, by } of unreachableRules(policies, undefined)) {
        assert.equal(direction, by.direction);
        if (by.policy === later) assert.ok(by.index < index);
        else assert.ok(appliesTo(later, pod) !== true || appliesTo(by.policy, pod) === true);
      }
    }),
    { numRuns: 300 },
  );
});
