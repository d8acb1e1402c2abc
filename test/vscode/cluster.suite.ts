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
    const told = vscode.languages
      .getDiagnostics(document.uri)
      .flatMap(({ message, relatedInformation = [] }) => [message, ...relatedInformation.map((each) => each.message)]);
    assert.match(told.join('\n'), /2 of 2 nodes change address: vms71 from/);
    assert.equal(codesOf(document).length, 1);
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

/** Runs Calico: Diagnose Cluster, and gives the report that it opens. */
async function diagnosed(): Promise<string> {
  await vscode.commands.executeCommand('calico.diagnose');
  const document = vscode.window.activeTextEditor?.document;
  assert.ok(document?.isUntitled && document.languageId === 'markdown', 'the report is open, and saved by nobody');
  const text = document.getText();
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return text;
}

test('the diagnosis tells the verdict, then causes with evidence, fix and a command', async () => {
  await openManifest('interface=ens*,eth*');
  const report = await diagnosed();
  const [title, , verdict = ''] = report.split('\n');
  assert.equal(title, '# Calico diagnosis');
  assert.match(verdict, /^Pods on vms71 and vms72 can't reach each other\. \d+ errors?, \d+ warnings?\.$/);
  const [, first = ''] = report.split(/^## /m);
  assert.match(first, /^1\. Error: `nodes-apart`\n/);
  assert.match(first, /^- Where: .*:16\b/m);
  assert.match(first, /^- Evidence: pod to pod, 2 pairs, as default\/pod1 → default\/pod2/m);
  assert.match(first, /^- Fix: Use cidr=192\.168\.26\.0\/24/m);
  assert.match(first, /^vscode-calico trace default\/pod1 default\/pod2 --inventory PATH$/m);
});

test('the diagnosis of a connected cluster names no context, user, server or folder', async () => {
  await withKubectl(async () => {
    const document = await openManifest('interface=^ens33$,^eth0$');
    await vscode.commands.executeCommand('calico.connect', 'sample');
    await eventually('the answer in the cluster', async () =>
      (await hoverAt(document, 'interface=')).includes('context sample') ? true : undefined,
    );
    const report = await diagnosed();
    assert.match(report, /^- Read: a cluster, over kubectl, 2 nodes, \d{4}-\d\d-\d\dT/m);
    assert.doesNotMatch(report, /sample|\bme\b|127\.0\.0\.1|\/tmp\/|file:/);
  });
});
