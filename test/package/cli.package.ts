import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../host/paths.ts';
import { packCli } from './packCli.ts';

/** The npm package of the terminal program, installed where nothing else is. */

const folder = mkdtempSync(join(tmpdir(), 'calico-npm-'));
after(() => rmSync(folder, { recursive: true }));
const tarball = packCli();
execFileSync('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--prefix', folder, tarball]);

const nodes = ['--inventory', join(root, 'examples/two-nodes/two-nodes.calico-inventory.yaml')];
const command = ['--no-install', 'vscode-calico'];
const run = (...args: readonly string[]) => spawnSync('npx', [...command, ...args], { cwd: folder, encoding: 'utf8' });

test('it brings nothing along', () => {
  assert.deepEqual(
    readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['vscode-calico'],
  );
});

test('npx runs the version and a check', () => {
  assert.match(run('--version').stdout, /^vscode-calico \d/);
  const checked = run('check', join(root, 'examples/two-nodes/calico.yaml'), '--format', 'json', ...nodes);
  assert.equal(checked.status, 1);
  assert.equal(JSON.parse(checked.stdout).counts.error, 1);
});

test('npx runs the language server, which ends as it is told', async () => {
  const params = { processId: null, rootUri: null, capabilities: {} };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
  const shutdown = JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'shutdown' });
  const exit = JSON.stringify({ jsonrpc: '2.0', method: 'exit' });
  const input = [body, shutdown, exit].map((each) => `Content-Length: ${each.length}\r\n\r\n${each}`).join('');
  const child = spawn('npx', [...command, 'lsp'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stdin.write(input);
  const [status] = await once(child, 'close');
  assert.match(stdout, /"hoverProvider":true/);
  assert.equal(status, 0);
});
