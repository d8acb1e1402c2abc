import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './helpers.ts';
import { test } from './runner.ts';

test('opening a manifest activates the extension', async () => {
  const extension = vscode.extensions.getExtension('vscode-calico.vscode-calico');
  assert.ok(extension);
  const [manifest] = await vscode.workspace.findFiles('calico.yaml');
  assert.ok(manifest);
  await vscode.window.showTextDocument(manifest);
  await eventually('the activation', () => extension.isActive || undefined);
});
