import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Agent } from '../../../src/core/manifest/agent.ts';
import { findAgents } from '../../../src/core/manifest/agent.ts';
import { readManifest } from '../../../src/core/manifest/file.ts';
import type { ManifestDocument } from '../../../src/core/manifest/model.ts';

/** The manifests of projectcalico/calico, where they stand beside the repository. */
const FOLDER = new URL('../../../../shared/manifests/', import.meta.url);

const CALICO = 'ConfigMap DaemonSet Deployment';
const expected: Readonly<Record<string, readonly string[]>> = {
  'calico-master.yaml': ['3 of 38', CALICO, 'calico calico-node master IP=autodetect backend=bird'],
  'calico-v3.32.1.yaml': ['3 of 38', CALICO, 'calico calico-node v3.32.1 IP=autodetect backend=bird'],
  'calico-v3.26.4.yaml': ['3 of 31', CALICO, 'calico calico-node v3.26.4 IP=autodetect backend=bird'],
  'calico-etcd-v3.32.1.yaml': ['3 of 16', CALICO, 'calico calico-node v3.32.1 IP=autodetect backend=bird'],
  'calico-typha-v3.32.1.yaml': [
    '4 of 41',
    `${CALICO} Deployment`,
    'calico calico-node v3.32.1 IP=autodetect backend=bird',
  ],
  'canal-v3.32.1.yaml': ['3 of 40', CALICO, 'canal canal v3.32.1 IP= backend=none'],
  'custom-resources-v3.32.1.yaml': [
    '4 of 4',
    'Installation (Installation) (APIServer) (Goldmane) (Whisker)',
    'installation default',
  ],
  'tigera-operator-v3.32.1.yaml': ['1 of 7', 'Deployment'],
  'tigera-operator-values-v3.32.1.yaml': ['1 of 1', 'Installation', 'installation undefined'],
};

for (const [name, lines] of Object.entries(expected)) {
  const file = new URL(name, FOLDER);
  const skip = existsSync(file) ? false : 'shared/manifests is not beside the repository';
  test(`upstream ${name}`, { skip }, () => {
    const manifest = readManifest(name, readFileSync(file, 'utf8'));
    const parsed = manifest.slices.filter((slice) => slice.parsed !== null);
    const kinds = manifest.documents.map(kindOf);
    assert.deepEqual(manifest.problems, []);
    assert.deepEqual(
      parsed.filter(({ text }) => /^kind: CustomResourceDefinition/m.test(text)).map(({ start }) => start),
      [],
    );
    assert.deepEqual(
      [`${parsed.length} of ${manifest.slices.length}`, kinds.join(' '), ...findAgents([manifest]).map(describeAgent)],
      lines,
    );
  });
}

/** The kind of a document; of an object that is read as any of Calico's, in brackets. */
function kindOf(document: ManifestDocument): string {
  if (document.form === 'resource') return `(${document.kind?.value})`;
  if (document.form === 'workload') return document.kind.value;
  return document.form === 'configMap' ? 'ConfigMap' : 'Installation';
}

function describeAgent(agent: Agent): string {
  if (agent.form === 'installation') return `installation ${agent.installation.name?.value}`;
  if (agent.form === 'settings') return agent.settings.tool;
  const text = (name: string): string | undefined => agent.env.get(name)?.text;
  const { flavour, workload, versionText } = agent;
  const settings = `IP=${text('IP')} backend=${text('CALICO_NETWORKING_BACKEND')}`;
  return `${flavour} ${workload.name?.value} ${versionText?.value} ${settings}`;
}
