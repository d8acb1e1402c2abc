import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { PanelEvent } from '../../src/editor/panel.ts';
import { happens, panels } from './helpers.ts';

/** Run in a workspace that is not trusted, whose settings name a kubectl that would tell that it was run. */
export async function run(): Promise<void> {
  assert.equal(vscode.workspace.isTrusted, false);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const [manifest] = await vscode.workspace.findFiles('calico.yaml');
  assert.ok(manifest);
  await vscode.window.showTextDocument(manifest);
  await vscode.extensions.getExtension('vscode-calico.vscode-calico')?.activate();
  const settings = vscode.workspace.getConfiguration('calico');
  assert.equal(settings.get('kubectlPath'), '', "the workspace can't name the kubectl");
  await vscode.commands.executeCommand('calico.connect', 'sample'); // where it connects, it ends with the reading
  await vscode.commands.executeCommand('calico.apply');
  assert.equal(existsSync(join(folder, 'calls.log')), false, 'nothing was run');
  console.log('ok an untrusted workspace runs nothing');
  const asked = vscode.lm.invokeTool('calico_resolve', { input: {}, toolInvocationToken: undefined });
  await assert.rejects(Promise.resolve(asked), 'an untrusted workspace is told to no model');
  console.log('ok an untrusted workspace is told to no model');
  await readsNothingOutside();
}

/** The workspace's settings name a file outside; then files and folders that lead there, and one that is too large. */
async function readsNothingOutside(): Promise<void> {
  const { nics } = await panels();
  const settings = vscode.workspace.getConfiguration('calico');
  const use = (inventory: string) => () =>
    settings.update('inventory', inventory, vscode.ConfigurationTarget.Workspace);
  const shows = (type: string) => (event: PanelEvent) => event.kind === 'posted' && event.message.type === type;
  await happens(nics, () => vscode.commands.executeCommand('calico.openNicPanel'), shows('nothing'));
  await happens(nics, use(''), shows('nics')); // the link comes first by its name, and is passed over
  await happens(nics, use('a-link.calico-inventory.yaml'), shows('nothing'));
  await happens(nics, use('linked/elsewhere.calico-inventory.yaml'), shows('nothing'));
  await happens(nics, use('linked'), shows('nothing'));
  await happens(nics, use('./two-nodes.calico-inventory.yaml'), shows('nics'));
  await happens(nics, use('../../../../etc/hosts'), shows('nothing'));
  await happens(nics, use('two-nodes.calico-inventory.yaml'), shows('nics'));
  console.log('ok an untrusted workspace has nothing read outside');
  const before = process.memoryUsage().rss;
  await happens(nics, use('z-sparse.calico-inventory.yaml'), shows('nothing'));
  const grown = Math.round((process.memoryUsage().rss - before) / 1_000_000);
  assert.ok(grown < 100, `${grown} MB more`);
  console.log('ok a file of 400 MB is not read');
}
