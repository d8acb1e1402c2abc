import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, hoverAt, openManifest } from './helpers.ts';
import { test } from './runner.ts';

/** What is pasted from a terminal becomes the inventory. */

const session = `root@vms81:~# ip addr
1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 state UNKNOWN
    inet 127.0.0.1/8 scope host lo
2: ens40: <BROADCAST,UP,LOWER_UP> mtu 1500 state UP
    inet 192.168.40.81/24 scope global ens40
root@vms82:~# ip addr
2: ens40: <BROADCAST,UP,LOWER_UP> mtu 1500 state UP
    inet 192.168.40.82/24 scope global ens40
`;

test('output of ip addr in the clipboard becomes an inventory that answers at once', async () => {
  const [first] = await vscode.workspace.findFiles('*.calico-inventory.yaml');
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(root && first);
  const folder = vscode.Uri.joinPath(root, 'calico-nodes');
  const document = await openManifest('interface=^ens40$');
  await vscode.env.clipboard.writeText(session);
  try {
    await vscode.commands.executeCommand('calico.pasteAddresses');
    const hover = await eventually('the answer of the pasted nodes', async () => {
      const text = await hoverAt(document, 'interface=');
      return text.includes('vms82') ? text : undefined;
    });
    assert.match(hover, /\| vms81 \| `ens40` \| 192\\\.168\\\.40\\\.81/);
    const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
    assert.deepEqual(names, ['vms81.txt', 'vms82.txt']);
  } finally {
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('calico.selectInventory', first);
    await vscode.workspace.fs.delete(folder, { recursive: true });
  }
});

test('the menu of a node copies its address', async () => {
  await vscode.commands.executeCommand('calico.copyAddress', { node: 'vms71', address: '192.168.26.71' });
  assert.equal(await vscode.env.clipboard.readText(), '192.168.26.71');
});
