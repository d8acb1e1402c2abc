// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is what is tried
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCalicoService } from '../../src/core/service.ts';

/** What Flux fills in, by the Kustomizations in the workspace. */

const release = (cidr: string): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: tigera-operator}
spec:
  chart: {spec: {chart: tigera-operator, version: v3.29.1}}
  values:
    installation:
      calicoNetwork:
        nodeAddressAutodetectionV4: {cidrs: [${cidr}]}
`;

const kustomization = (path: string, postBuild: string): string => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: calico, namespace: flux-system}
spec:
  path: ${path}
  postBuild: ${postBuild}
`;

const given = '{substitute: {NODE_CIDR: 10.20.0.0/16}}';
const other = '{substitute: {NODE_CIDR: 10.30.0.0/16}}';
const fromMap = '{substituteFrom: [{kind: ConfigMap, name: c}]}';

interface Case {
  readonly name: string;
  readonly cidr?: string;
  readonly file?: string;
  readonly others: Readonly<Record<string, string>>;
  readonly text: string;
  readonly found: readonly string[];
}

const asWritten = 'cidr=${NODE_CIDR}';

const cases: readonly Case[] = [
  { name: 'nothing fills it in', others: {}, text: asWritten, found: ['information placeholder'] },
  {
    name: 'beside the file',
    others: { 'a/k.yaml': kustomization('./b', given) },
    text: 'cidr=10.20.0.0/16',
    found: [],
  },
  {
    name: 'by its path',
    file: 'apps/calico/release.yaml',
    others: { 'clusters/one/k.yaml': kustomization('./apps/calico', given) },
    text: 'cidr=10.20.0.0/16',
    found: [],
  },
  {
    name: 'of another folder',
    others: { 'clusters/k.yaml': kustomization('./b', given) },
    text: asWritten,
    found: [],
  },
  {
    name: 'two clusters that differ',
    others: { 'c/1.yaml': kustomization('./a', given), 'c/2.yaml': kustomization('./a', other) },
    text: asWritten,
    found: [],
  },
  { name: 'by a ConfigMap', others: { 'a/k.yaml': kustomization('./a', fromMap) }, text: asWritten, found: [] },
  {
    name: 'a default',
    cidr: '"${OTHER:=10.40.0.0/16}"',
    others: { 'a/k.yaml': kustomization('./a', given) },
    text: 'cidr=10.40.0.0/16',
    found: [],
  },
  {
    name: 'what is filled in is judged',
    others: { 'a/k.yaml': kustomization('./a', '{substitute: {NODE_CIDR: 10.20.0.0/33}}') },
    text: 'cidr=10.20.0.0/33',
    found: ['error cidr-invalid'],
  },
];

for (const { name, cidr = '"${NODE_CIDR}"', file = 'a/release.yaml', others, text, found } of cases) {
  test(name, () => {
    const service = createCalicoService();
    service.setFile(file, release(cidr));
    for (const [each, content] of Object.entries(others)) service.setFile(each, content);
    assert.deepEqual(
      service.sites().map((site) => site.text),
      [text],
    );
    const { findings, failures } = service.findings();
    assert.deepEqual(failures, []);
    assert.deepEqual(
      findings.map(({ severity, code }) => `${severity} ${code}`),
      found,
    );
  });
}

test('a Kustomization that changes, changes what is filled in', () => {
  const service = createCalicoService();
  const texts = (): readonly (string | undefined)[] => service.sites().map((site) => site.text);
  service.setFile('a/release.yaml', release('"${NODE_CIDR}"'));
  service.setFile('a/k.yaml', kustomization('./a', given));
  assert.deepEqual(texts(), ['cidr=10.20.0.0/16']);
  service.setFile('a/k.yaml', kustomization('./a', other));
  assert.deepEqual(texts(), ['cidr=10.30.0.0/16']);
  service.removeFile('a/k.yaml');
  assert.deepEqual(texts(), [asWritten]);
});
