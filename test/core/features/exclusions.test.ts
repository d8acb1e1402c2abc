import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exclusionsOf, skippingMethod } from '../../../src/core/features/exclusions.ts';
import { sampleNodes, serviceWith } from '../../webview/samples.ts';

test('a NIC is skipped by its whole name', () => {
  assert.equal(skippingMethod('eth0'), 'skip-interface=^eth0$');
  assert.equal(skippingMethod('eth0.100'), 'skip-interface=^eth0\\.100$');
});

test('no method that is offered chooses the NIC on any node', () => {
  const { service } = serviceWith(sampleNodes, 'interface=ens*,eth*');
  const matrix = service.matrix(undefined, { methods: [skippingMethod('ens33')] });
  assert.ok(matrix);
  const methods = exclusionsOf('ens33', matrix).map(({ method }) => method);
  assert.ok(methods.includes('cidr=192.168.26.0/24'), methods.join());
  assert.ok(methods.includes('skip-interface=^ens33$'), methods.join());
  assert.ok(!methods.includes('cidr=192.168.30.0/24') && !methods.includes('interface=ens*,eth*'));
});
