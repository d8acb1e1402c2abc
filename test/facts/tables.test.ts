import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calicoOfOperator } from '../../src/core/calico/operatorVersion.ts';
import { isRelease, newest } from '../../src/core/calico/version.ts';
import { tunnelDevices, workloadPrefix } from '../../src/core/facts/devices.ts';
import { exclusionData } from '../../src/core/facts/exclusionData.ts';
import { felixDefault } from '../../src/core/facts/felix.ts';
import { kindsOfGroup, releaseNames, releasesOfKind } from '../../src/core/facts/fields.ts';
import { readManifest } from '../../src/core/manifest/file.ts';
import { sinceOfKind } from '../../src/core/objects/kinds.ts';
import { reviewResource } from '../../src/core/objects/reviewResource.ts';
import { said } from '../said.ts';

/** What is read of the small tables. */

test('every tunnel has its device', () => {
  assert.deepEqual(tunnelDevices, {
    ipip: { 4: 'tunl0', 6: 'tunl0' },
    vxlan: { 4: 'vxlan.calico', 6: 'vxlan-v6.calico' },
    wireguard: { 4: 'wireguard.cali', 6: 'wg-v6.cali' },
  });
  assert.equal(workloadPrefix, 'cali');
});

test("what Felix does by default is its parameter's default", () => {
  assert.equal(felixDefault('FELIX_VXLANPORT'), '4789');
  assert.equal(felixDefault('FELIX_NOSUCHTHING'), '');
});

test('each line of the exclusions begins with a release', () => {
  const wrong = exclusionData.split('\n').filter((line) => !isRelease(line.split(' ', 1)[0] ?? ''));
  assert.deepEqual(wrong, []);
});

test('master is on its way to the line after the newest release', () => {
  assert.deepEqual(newest, { major: 3, minor: 33, patch: 0 });
  assert.deepEqual(
    releaseNames.filter((name) => !isRelease(name)),
    ['master'],
  );
});

test('the line that an operator installs is read from its tag', () => {
  const minors = ['v1.43.2', '1.38', 'v1.21.0', 'master'].map((tag) => calicoOfOperator(tag)?.minor);
  assert.deepEqual(minors, [32, 30, undefined, undefined]);
});

test('each group has its own kinds alone', () => {
  for (const group of ['crd.projectcalico.org', 'operator.tigera.io', 'projectcalico.org'] as const) {
    const unknown = kindsOfGroup(group).filter((kind) => releasesOfKind(kind, group) === 0n);
    assert.deepEqual(unknown, [], group);
  }
  const both: readonly string[] = kindsOfGroup('projectcalico.org');
  assert.ok(both.includes('IPAMConfiguration') && !both.includes('IPAMConfig'));
});

test('staged policies are there since the release whose definitions have them', () => {
  assert.equal(sinceOfKind('StagedNetworkPolicy'), 'v3.30.0');
  assert.equal(sinceOfKind('NetworkPolicy'), undefined);
});

test("a misspelt kind of the operator's is told, whichever it is", () => {
  const source = 'apiVersion: operator.tigera.io/v1\nkind: GatewayApi\nmetadata: { name: default }\n';
  const resource = readManifest('a.yaml', source).documents.find(({ form }) => form === 'resource');
  if (resource?.form !== 'resource') assert.fail();
  const { problems } = reviewResource({ resource, source, version: undefined });
  assert.deepEqual(
    problems.map(({ message }) => said(message)),
    ['Calico has no kind `GatewayApi` in operator.tigera.io: did you mean GatewayAPI?'],
  );
});
