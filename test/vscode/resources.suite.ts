import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { eventually, hoverAt, openText } from './helpers.ts';
import { test } from './runner.ts';

const tier = 'apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata:\n  name: security\nspec:\n  order: 100\n';
const policy = `apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata:
  name: security.db
spec:
  tier: security
  selector: role == 'db'
  types: [Ingress]
`;

test('a hover shows how Calico reads a selector, and one where its policy stands', async () => {
  const document = await openText(policy);
  const text = await eventually('the selector', async () => {
    const found = await hoverAt(document, "== 'db'");
    return found === '' ? undefined : found;
  });
  assert.match(text, /\*\*`selector`\*\* — `role == "db"`/);
  assert.match(await hoverAt(document, 'security.db'), /GlobalNetworkPolicy.*tier `security`/);
});

test('the way from a policy to its tier in another file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'calico-tier-'));
  try {
    await writeFile(join(folder, 'tier.yaml'), tier);
    await writeFile(join(folder, 'policy.yaml'), policy);
    for (const name of ['tier.yaml', 'policy.yaml']) {
      const document = await vscode.workspace.openTextDocument(join(folder, name));
      await vscode.window.showTextDocument(document);
    }
    const uri = vscode.Uri.file(join(folder, 'policy.yaml'));
    const document = await vscode.workspace.openTextDocument(uri);
    const position = document.positionAt(document.getText().indexOf('tier: security') + 'tier: '.length);
    const target = await eventually('the tier', async () => {
      const found = await vscode.commands.executeCommand<readonly vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        uri,
        position,
      );
      return found[0];
    });
    assert.equal(target.targetUri.path.split('/').at(-1), 'tier.yaml');
    assert.equal(target.targetRange.start.line, 3);
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true, force: true });
  }
});
