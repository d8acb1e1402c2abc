import assert from 'node:assert/strict';
import { chmod, copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { codesOf, eventually, hoverAt, openManifest } from './helpers.ts';
import { test } from './runner.ts';

/** With a kubectl that is acted by a script: what VS Code does with a cluster. */

const fixture = join(process.env['CALICO_BENCH_ROOT'] ?? '.', 'test/fixtures/kubectl/cluster.mjs');

async function withKubectl(body: (calls: () => Promise<readonly string[]>) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'calico-kubectl-'));
  const script = join(folder, 'kubectl.mjs');
  await copyFile(fixture, script);
  await chmod(script, 0o755);
  const settings = vscode.workspace.getConfiguration('calico');
  const calls = async (): Promise<readonly string[]> => {
    const text = await readFile(join(folder, 'calls.log'), 'utf8').catch(() => '');
    return text.split('\n').filter((line) => line !== '');
  };
  const [first] = await vscode.workspace.findFiles('*.calico-inventory.yaml');
  await settings.update('kubectlPath', script, vscode.ConfigurationTarget.Global);
  await settings.update('exec', 'never', vscode.ConfigurationTarget.Global);
  try {
    await body(calls);
  } finally {
    await vscode.commands.executeCommand('calico.disconnect');
    await settings.update('kubectlPath', undefined, vscode.ConfigurationTarget.Global);
    await settings.update('exec', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('calico.selectInventory', first);
    await rm(folder, { recursive: true });
  }
}

test('a connected cluster answers, and its last answer stays', async () => {
  await withKubectl(async (calls) => {
    assert.deepEqual(await calls(), [], 'nothing is asked before connecting');
    const document = await openManifest('interface=^ens33$,^eth0$');
    await vscode.commands.executeCommand('calico.connect', 'sample');
    const hover = await eventually('the answer in the cluster', async () => {
      const text = await hoverAt(document, 'interface=');
      return text.includes('context sample') ? text : undefined;
    });
    assert.match(hover, /\| vms71 \| `ens33` \| 192\\\.168\\\.30\\\.71 \| 192\\\.168\\\.26\\\.71\/24 \\\(moves\\\)/);
    assert.match(hover, /0 of 2 nodes read on the node/);
    assert.ok(codesOf(document).includes('nodes-move'));
    assert.ok(
      (await calls()).every((call) => !/"(create|apply|patch|delete|exec)"|secret/i.test(call)),
      'reads only',
    );
    await vscode.commands.executeCommand('calico.disconnect');
    assert.match(await hoverAt(document, 'interface='), /context sample/);
  });
});

test('a cluster that is down leaves the editor as it was', async () => {
  await withKubectl(async () => {
    const document = await openManifest('interface=^ens33$,^eth0$');
    await vscode.commands.executeCommand('calico.connect', 'down');
    assert.match(await hoverAt(document, 'interface='), /No inventory is open/);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
