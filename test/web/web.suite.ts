import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codesOf, eventually, expectCodes, fixesAt, hoverAt } from '../vscode/helpers.ts';
import { test } from '../vscode/runner.ts';

/** In a browser, with a workspace that no disk holds and VS Code can't search. */

const extension = vscode.extensions.getExtension('vscode-calico.vscode-calico');
const workspace = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.parse('none:/');
const manifest = vscode.Uri.joinPath(workspace, 'manifests', 'calico.yaml');
const snapshot = vscode.Uri.joinPath(workspace, 'nodes', 'two-nodes.calico-inventory.yaml');

async function copyExample(name: string, to: vscode.Uri): Promise<void> {
  assert.ok(extension);
  const from = vscode.Uri.joinPath(extension.extensionUri, 'examples', 'two-nodes', name);
  await vscode.workspace.fs.writeFile(to, await vscode.workspace.fs.readFile(from));
}

/** Waits for a hover that tells `text`. */
function answer(document: vscode.TextDocument, text: string): Promise<string> {
  return eventually(`the answer ${text}`, async () => {
    const hover = await hoverAt(document, 'interface=');
    return hover.includes(text) ? hover : undefined;
  });
}

test('a browser runs the extension, in a workspace that is on no disk', () => {
  assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
  assert.equal(vscode.env.remoteName, undefined);
  assert.equal(workspace.scheme, 'tmp');
  assert.equal(extension?.extensionUri.scheme, 'http');
});

test('a manifest activates it, and a snapshot of the workspace answers', async () => {
  await copyExample('calico.yaml', manifest);
  await copyExample('two-nodes.calico-inventory.yaml', snapshot);
  const document = await vscode.workspace.openTextDocument(manifest);
  await vscode.window.showTextDocument(document);
  await answer(document, '| vms71 |');
  assert.equal(extension?.isActive, true);
});

test('its findings have fixes, which are written into the file', async () => {
  const document = await vscode.workspace.openTextDocument(manifest);
  await eventually('what the nodes are found to do', () =>
    codesOf(document).includes('nodes-apart') ? true : undefined,
  );
  const fixes = await fixesAt(document, 'interface=');
  const fix = fixes.find(({ title }) => title.startsWith('Use cidr=192.168.26.0/24'));
  assert.ok(fix?.edit, fixes.map(({ title }) => title).join());
  await vscode.workspace.applyEdit(fix.edit);
  await expectCodes(document, []);
  assert.equal(await document.save(), true);
  const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(manifest));
  assert.match(written, /cidr=192\.168\.26\.0\/24/);
});

test('a snapshot that is rewritten answers anew', async () => {
  const document = await vscode.workspace.openTextDocument(manifest);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(snapshot));
  await vscode.workspace.fs.writeFile(snapshot, new TextEncoder().encode(text.replaceAll('ens32', 'eno77')));
  await eventually('the new name', async () =>
    (await hoverAt(document, 'cidr=')).includes('`eno77`') ? true : undefined,
  );
  await vscode.workspace.fs.writeFile(snapshot, new TextEncoder().encode(text));
  await eventually('the old name', async () =>
    (await hoverAt(document, 'cidr=')).includes('`ens32`') ? true : undefined,
  );
});

test('a folder of what nodes printed answers, too', async () => {
  const document = await vscode.workspace.openTextDocument(manifest);
  const folder = vscode.Uri.joinPath(workspace, 'printed');
  const output = '2: eno1: <BROADCAST,UP,LOWER_UP> mtu 1500 state UP\n    inet 192.168.26.9/24 scope global eno1\n';
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'lonely.txt'), new TextEncoder().encode(output));
  await vscode.commands.executeCommand('calico.selectInventory', folder);
  await eventually('the node', async () => ((await hoverAt(document, 'cidr=')).includes('lonely') ? true : undefined));
  await vscode.commands.executeCommand('calico.selectInventory', snapshot);
});

test('what is wrong in a snapshot is told in that file', async () => {
  const bad = vscode.Uri.joinPath(workspace, 'bad.calico-inventory.yaml');
  const text = 'kind: CalicoInventory\nversion: 1\nnodes:\n  - name: one\n    interfaces: eth0\n';
  await vscode.workspace.fs.writeFile(bad, new TextEncoder().encode(text));
  await vscode.commands.executeCommand('calico.selectInventory', bad);
  const [problem] = await eventually('the problem', () => {
    const found = vscode.languages.getDiagnostics(bad);
    return found.length > 0 ? found : undefined;
  });
  assert.equal(problem?.range.start.line, 4);
  await vscode.workspace.fs.delete(bad);
  await vscode.commands.executeCommand('calico.selectInventory', snapshot);
});

test('the example that comes with the extension can be tried', async () => {
  await vscode.commands.executeCommand('calico.openExample');
  const document = vscode.window.activeTextEditor?.document;
  assert.ok(document);
  assert.match(document.uri.path, /\/example\/calico\.yaml$/);
  await answer(document, '| vms71 |');
  await vscode.commands.executeCommand('calico.openInventory');
  assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /two-nodes\.calico-inventory\.yaml$/);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await vscode.commands.executeCommand('calico.selectInventory', snapshot);
});

test('why no cluster can be connected is told', async () => {
  const told = vscode.commands.executeCommand('calico.connect', 'sample');
  await vscode.commands.executeCommand('notifications.showList');
  await told; // until the notification is closed, which test/host/runWeb.ts does once it has looked at it
});
