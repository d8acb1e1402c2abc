import assert from 'node:assert/strict';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

/** The bundle as a program of its own, with nothing around it: `node cli.cjs`. */

const folder = mkdtempSync(join(tmpdir(), 'calico-bundle-'));
after(() => rmSync(folder, { recursive: true }));
const program = join(folder, 'cli.cjs');
const examples = fileURLToPath(new URL('../../examples/two-nodes/', import.meta.url));
const inventory = join(examples, 'two-nodes.calico-inventory.yaml');

// The same options as in esbuild.js; without `external`, so that an import of anything but Node's modules fails.
await build({
  entryPoints: [fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))],
  outfile: program,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  logLevel: 'silent',
});

/** Every Node on the path, and the one that runs this test, by version. */
function installedNodes(): ReadonlyMap<string, string> {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((each) => join(each, name));
  const found = new Map<string, string>();
  for (const path of [process.execPath, ...onPath].filter((each) => existsSync(each))) {
    const version = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim();
    if (!found.has(version)) found.set(version, path);
  }
  return found;
}

for (const [version, node] of installedNodes()) {
  const old = Number(version.slice(1).split('.')[0]) < 20;
  test(`the bundle under Node ${version}`, { skip: old && 'needs Node 20' }, async () => {
    const args = ['resolve', '--method', 'interface=ens33,eth0', '--inventory', inventory, '--format', 'json'];
    const { stdout, stderr } = await promisify(execFile)(node, [program, ...args], { cwd: folder });
    assert.equal(stderr, '');
    const answers = JSON.parse(stdout).resolutions[0].nodes.map(
      (each: { name: string; families: readonly { address: string }[] }) => [each.name, each.families[0]?.address],
    );
    assert.deepEqual(answers, [
      ['vms71', '192.168.30.71/24'],
      ['vms72', '192.168.30.72/24'],
    ]);
  });
}

/** Runs the program with `input`; leaves stdout open for `mostBytes` only. */
async function pipe(args: readonly string[], input: string, mostBytes = Number.POSITIVE_INFINITY) {
  const child = spawn(process.execPath, [program, ...args], { cwd: folder });
  const seen = { stdout: '', stderr: '' };
  child.stderr.on('data', (chunk: Buffer) => {
    seen.stderr += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    seen.stdout += chunk.toString();
    if (seen.stdout.length > mostBytes) child.stdout.destroy();
  });
  child.stdin.end(input);
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, ...seen };
}

/** So many nodes that their answers are far more than a pipe holds. */
const manyNodes = join(folder, 'many.yaml');
const count = 3000;
const node = (at: number): string =>
  `  - {name: n${at}, interfaces: [{name: eth0, addresses: [10.0.${at >> 8}.${at & 255}/8]}]}\n`;
writeFileSync(
  manyNodes,
  `kind: CalicoInventory\nversion: 1\nnodes:\n${Array.from({ length: count }, (_, at) => node(at)).join('')}`,
);
const large = ['resolve', '--method', 'first-found', '--inventory', manyNodes, '--format', 'json'];

test('a large output is written to its end', async () => {
  const { code, stdout, stderr } = await pipe(large, '');
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  assert.ok(stdout.length > 1_000_000);
  assert.equal(JSON.parse(stdout).resolutions[0].nodes.length, count);
});

test('a reader that leaves early is no error', async () => {
  const { code, stderr } = await pipe(large, '', 10);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
});

test('standard input, and the exit codes', async () => {
  const broken = 'kind: DaemonSet\nspec: {template: {spec: {containers: [{name: calico-node,\n';
  const codes = await Promise.all([
    pipe(['check', '-'], 'a: b\n'),
    pipe(['check', '-'], broken),
    pipe(['check', 'no'], ''),
  ]);
  assert.deepEqual(
    codes.map(({ code }) => code),
    [0, 1, 2],
  );
});
