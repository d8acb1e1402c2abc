import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calicoOfOperator } from '../../src/core/calico/operatorVersion.ts';
import { isRelease, newest } from '../../src/core/calico/version.ts';
import { tunnelDevices, workloadPrefix } from '../../src/core/facts/devices.ts';
import { exclusionData } from '../../src/core/facts/exclusionData.ts';
import { felixDefault } from '../../src/core/facts/felix.ts';
import { releaseNames } from '../../src/core/facts/fields.ts';

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
