import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** Run in a workspace that is not trusted, whose settings name a kubectl that would tell that it was run. */
export async function run(): Promise<void> {
  assert.equal(vscode.workspace.isTrusted, false);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const [manifest] = await vscode.workspace.findFiles('calico.yaml');
  assert.ok(manifest);
  await vscode.window.showTextDocument(manifest);
  await vscode.extensions.getExtension('vscode-calico.vscode-calico')?.activate();
  const settings = vscode.workspace.getConfiguration('calico');
  assert.equal(settings.get('kubectlPath'), '', 'the workspace can not name the kubectl');
  await vscode.commands.executeCommand('calico.connect', 'sample'); // where it connects, it ends with the reading
  assert.equal(existsSync(join(folder, 'calls.log')), false, 'nothing was run');
  console.log('ok an untrusted workspace runs nothing');
}
