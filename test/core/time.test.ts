import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSelector } from '../../src/core/calico/selector/parse.ts';
import { readDaemonSets } from '../../src/core/inventory/running.ts';
import { readManifest } from '../../src/core/manifest/file.ts';
import { matters } from '../../src/core/manifest/relevance.ts';
import { createCalicoService } from '../../src/core/service.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { said } from '../said.ts';

/** Texts that took seconds, minutes or for ever: each of these would be seen by a run that does not end. */

function findings(text: string): readonly string[] {
  const service = createCalicoService({ settings: { ...defaultSettings, calicoVersion: 'master' } });
  service.setFile('a.yaml', text);
  return service.findings().findings.map(({ code, message }) => `${code}: ${said(message)}`);
}

test('a duration of Felix that is no duration is told, however long it is', () => {
  const head = 'apiVersion: projectcalico.org/v3\nkind: FelixConfiguration\nmetadata: {name: default}\n';
  const value = `${'ms'.repeat(5000)}x`;
  const [found = '', ...others] = findings(
    `${head}spec:\n  bpfConntrackTimeouts: {genericTimeout: ${value}, icmpTimeout: 5s}\n`,
  );
  assert.match(found, /^resource-invalid: `[^`]*genericTimeout` .* like 5s\.$/);
  assert.deepEqual(others, []);
});

test('keys in a tag are no kinds', () => {
  assert.equal(matters('kind:!'.repeat(50_000)), false);
  assert.equal(matters(`${'kind:!'.repeat(50_000)} ConfigMap`), true);
  assert.deepEqual(readManifest('a.yaml', 'kind:!'.repeat(50_000)).documents, []);
});

test('a quote of a selector stays open over any number of blanks and signs', () => {
  for (const sign of ['\t', '$(', ':@', '\t\n', '"', ' ']) {
    const parsed = parseSelector(`a == '${sign.repeat(20_000)}x`);
    assert.equal('error' in parsed && parsed.error.kind, 'unterminated-string', JSON.stringify(sign));
  }
});

test('references that are not closed are none', () => {
  const env = [{ name: 'IP', value: '$('.repeat(20_000) }];
  const item = { metadata: {}, spec: { template: { spec: { containers: [{ name: 'calico-node', env }] } } } };
  assert.match(JSON.stringify(readDaemonSets({ items: [item] })), /"name":"IP"/);
});
