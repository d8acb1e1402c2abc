import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { check, runCli, sampleManifest, twoNodes } from './harness.ts';

/** UPDATE_EXPECT=1 writes the report of the broken sample. */
const update = process.env['UPDATE_EXPECT'] === '1';
const healthy = new URL('../fixtures/healthy/', import.meta.url);
const files = { 'a.yaml': sampleManifest, 'i.yaml': twoNodes };

for (const name of readdirSync(healthy)) {
  const text = readFileSync(new URL(name, healthy), 'utf8');

  test(`${name}: nothing wrong is found in a healthy cluster`, async () => {
    const args = ['doctor', '--inventory', 'i.yaml', '--json'];
    const { code, stdout, stderr } = await runCli({ args, files: { 'i.yaml': text } });
    assert.equal(stderr, '');
    const { causes, verdict } = JSON.parse(stdout);
    assert.deepEqual(
      causes.filter(({ severity }: { readonly severity: string }) => severity !== 'information'),
      [],
    );
    assert.match(verdict.text, /Nothing wrong was found\./);
    assert.equal(code, 0);
  });

  test(`${name}: a node's block that another one owns too is found`, async () => {
    const broken = text.replace(
      /^blocks:\n {2}- (\{ node: \S+, cidr: (\S+) \})\n {2}- \{ node: (\S+),/m,
      'blocks:\n  - $1\n  - { node: $3, cidr: $2 }\n  - { node: $3,',
    );
    const args = ['doctor', '--inventory', 'i.yaml', '--json'];
    const { code, stdout } = await runCli({ args, files: { 'i.yaml': broken } });
    const [first] = JSON.parse(stdout).causes;
    assert.equal(first.id, 'block-owner');
    assert.deepEqual(first.where, ['DaemonSet kube-system/calico-node']);
    assert.equal(code, 1);
  });
}

test('doctor: the report of a manifest with a wrong method', async () => {
  const args = ['doctor', 'a.yaml', '--inventory', 'i.yaml'];
  const { code, stdout } = await runCli({ args, files });
  const url = new URL('doctor.expected.md', import.meta.url);
  if (update) writeFileSync(url, stdout);
  else assert.equal(stdout, readFileSync(url, 'utf8'));
  assert.equal(code, 1);
});

test('doctor: no folder and no name of the inventory is in the report', async () => {
  const args = ['doctor', 'secret/a.yaml', '--inventory', 'hidden/i.yaml', '--json'];
  const { stdout } = await runCli({ args, files: { 'secret/a.yaml': sampleManifest, 'hidden/i.yaml': twoNodes } });
  assert.doesNotMatch(stdout, /secret|hidden|i\.yaml/);
  assert.match(stdout, /"a\.yaml:\d+"/);
});

check([
  {
    name: 'doctor: neither an inventory nor a context',
    args: ['doctor', 'a.yaml'],
    files,
    expected: {
      code: 2,
      stderr: [
        'Name either a snapshot or folder with --inventory PATH, or a context with --context NAME. "vscode-calico doctor --help" tells more.',
      ],
    },
  },
]);
