import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, happens, hoverAt, openText, panels } from './helpers.ts';
import { test } from './runner.ts';

/** Policies in the real editor: what one changes, which apply, and who may talk to whom. */

const shop = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    metadata: { labels: { app: web-pods } }
    spec: { containers: [{ name: c, image: i }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: db, namespace: shop }
spec:
  template:
    metadata: { labels: { app: db-pods } }
    spec: { containers: [{ name: c, image: i }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: only-web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db-pods } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web-pods } } }]
      ports: [{ port: 5432 }]
`;

async function lensTitles({ uri }: vscode.TextDocument): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10);
  return lenses.flatMap(({ command }) => command?.title ?? []);
}

test('above a policy stands what it changes, and in its hover between whom', async () => {
  const document = await openText(shop);
  const titles = await eventually('the lens of the policy', async () => {
    const found = await lensTitles(document);
    return found.length > 0 ? found : undefined;
  });
  const hover = await hoverAt(document, 'only-web');
  assert.deepEqual(titles, ['$(shield) Denies 2 connections'], hover);
  assert.match(hover, /^\*\*Denies 2 connections\*\*/);
  assert.match(hover, /`shop\/web` \| `shop\/db` \| TCP 0\\-5431, 5433\\-65535/);
  assert.match(hover, /command:calico\.showConnections/);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

test('on the labels of a template stands which policies apply', async () => {
  const document = await openText(shop);
  assert.match(
    await hoverAt(document, 'db-pods'),
    /^\*\*Policies restrict what `shop\/db` can receive; it can send everything\\\.\*\*\n\n1\. KubernetesNetworkPolicy `shop\/only-web`/,
  );
  assert.match(await hoverAt(document, 'web-pods'), /No policy applies to `shop\/web`/);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

test('the matrix of connections is drawn, and follows what is typed', async () => {
  const { connections } = await panels();
  const document = await openText(shop);
  const isSent =
    (text: string) =>
    (event: { readonly kind: string; readonly message?: object }): boolean =>
      event.kind === 'posted' && JSON.stringify(event.message).includes(text);
  const open = () => vscode.commands.executeCommand('calico.showConnections');
  await happens(connections, open, isSent('"text":"TCP 5432"'));
  const type = () => {
    const at = document.getText().indexOf('5432');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 4)), '80');
    return vscode.workspace.applyEdit(edit);
  };
  await happens(connections, type, isSent('"text":"TCP 80"'));
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});
