import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import { root } from '../host/paths.ts';
import { packPlugin } from './packPlugin.ts';

/** The plugin of kubectl, unpacked and linked as krew does it, where nothing else is. */

const folder = mkdtempSync(join(tmpdir(), 'calico-kubectl-'));
after(() => rmSync(folder, { recursive: true }));
const url = 'https://github.com/owner/name/releases/download/v1/kubectl-calico_manifests.tar.gz';
const { archive, manifest } = packPlugin(url);
const store = join(folder, 'store');
execFileSync('mkdir', ['-p', store, join(folder, 'bin')]);
execFileSync('tar', ['-xzf', archive, '-C', store]);
symlinkSync(join(store, 'kubectl-calico_manifests'), join(folder, 'bin', 'kubectl-calico_manifests'));
const env = { PATH: [join(folder, 'bin'), dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter) };
const hasKubectl = spawnSync('kubectl', ['version', '--client'], { env }).status === 0;

test("krew's manifest names the archive by its checksum, for the systems that it is for", () => {
  const { metadata, spec } = parse(readFileSync(manifest, 'utf8'));
  const [sum] = execFileSync('sha256sum', [archive], { encoding: 'utf8' }).split(' ');
  assert.equal(metadata.name, 'calico-manifests');
  assert.match(spec.version, /^v\d+\.\d+\.\d+$/);
  assert.ok(spec.shortDescription.length <= 50);
  assert.deepEqual(
    spec.platforms.map((each: Record<string, unknown>) => [each['uri'], each['sha256'], each['bin']]),
    [
      [url, sum, 'kubectl-calico_manifests'],
      [url, sum, 'kubectl-calico_manifests'],
    ],
  );
});

test('kubectl finds and runs it', { skip: hasKubectl ? false : 'needs kubectl' }, () => {
  const listed = spawnSync('kubectl', ['plugin', 'list'], { env, encoding: 'utf8' });
  assert.match(listed.stdout, /kubectl-calico_manifests/);
  const example = join(root, 'examples/two-nodes');
  const args = ['check', join(example, 'calico.yaml'), '--format', 'json'];
  const inventory = ['--inventory', join(example, 'two-nodes.calico-inventory.yaml')];
  const run = spawnSync('kubectl', ['calico-manifests', ...args, ...inventory], { env, encoding: 'utf8' });
  assert.equal(run.status, 1, run.stderr);
  assert.equal(JSON.parse(run.stdout).counts.error, 1);
});
