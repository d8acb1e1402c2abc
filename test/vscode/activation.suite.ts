import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import { test } from './runner.ts';

test('opening a manifest activates the extension', async () => {
  const extension = vscode.extensions.getExtension('vscode-calico.vscode-calico');
  assert.ok(extension);
  const [manifest] = await vscode.workspace.findFiles('calico.yaml');
  assert.ok(manifest);
  await vscode.window.showTextDocument(manifest);
  while (!extension.isActive) await setTimeout(20); // the runner's time limit ends a wait in vain
});
