import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drained } from '../../../src/core/steps.ts';
import { manifest, sample, serviceFor } from '../features/fleet.ts';

test('a verdict follows what the file says of packets from pods to their own node', () => {
  const service = serviceFor('interface=ens33,eth0', sample());
  const broken = (): number | undefined =>
    drained(service.verdictInSteps('calico.yaml', 4))?.counts['pods-to-nodes'].broken;
  const text = manifest('interface=ens33,eth0');
  const dropping = text.replace(
    /( +)- name: IP_AUTODETECTION_METHOD/,
    '$1- {name: FELIX_DEFAULTENDPOINTTOHOSTACTION, value: DROP}\n$1- name: IP_AUTODETECTION_METHOD',
  );
  assert.notEqual(dropping, text);
  assert.equal(broken(), 0);
  service.setFile('calico.yaml', dropping);
  assert.ok((broken() ?? 0) > 0);
  service.setFile('calico.yaml', text);
  assert.equal(broken(), 0);
});
