import * as vscode from 'vscode';
import type { PanelEvent } from '../../src/editor/panel.ts';
import { happens, openManifest, panels } from './helpers.ts';
import { test } from './runner.ts';

/** The panels in the real editor: what is sent to their pages, and what the pages answer. */

function isPosted(event: PanelEvent, type: string, text: string): boolean {
  return event.kind === 'posted' && event.message.type === type && JSON.stringify(event.message).includes(text);
}

test('the NIC panel is drawn, and follows what is typed', async () => {
  const { nics } = await panels();
  const document = await openManifest('interface=ens33,eth0');
  const open = () => vscode.commands.executeCommand('calico.openNicPanel');
  await happens(nics, open, ({ kind }) => kind === 'drawn');
  const type = () => {
    const at = document.positionAt(document.getText().indexOf('interface='));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(
      document.uri,
      new vscode.Range(at, at.translate(0, 'interface=ens33,eth0'.length)),
      'cidr=192.168.26.0/24',
    );
    return vscode.workspace.applyEdit(edit);
  };
  await happens(nics, type, (event) => isPosted(event, 'nics', '192.168.26.71/24","stored'));
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

test('the NIC panel follows the active editor', async () => {
  const { nics } = await panels();
  await openManifest('interface=^ens32$');
  await happens(
    nics,
    () => vscode.commands.executeCommand('calico.openNicPanel'),
    ({ kind }) => kind === 'drawn',
  );
  await happens(
    nics,
    () => openManifest('interface=^eth1$', vscode.ViewColumn.One),
    (event) => isPosted(event, 'nics', '"method":"interface=^eth1$"'),
  );
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

test('a hidden panel is drawn anew when it is shown again', async () => {
  const { nics } = await panels();
  await openManifest('interface=^ens32$');
  const open = () => vscode.commands.executeCommand('calico.openNicPanel');
  await happens(nics, open, ({ kind }) => kind === 'drawn');
  const { activeTabGroup } = vscode.window.tabGroups;
  const other = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'other' });
  await vscode.window.showTextDocument(other, { viewColumn: activeTabGroup.viewColumn });
  await happens(nics, open, ({ kind }) => kind === 'ready');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

test('the topology is drawn, follows what is typed, and a packet is traced in it', async () => {
  const { topology } = await panels();
  const document = await openManifest('interface=ens33,eth0');
  const open = () => vscode.commands.executeCommand('calico.openTopology');
  await happens(topology, open, ({ kind }) => kind === 'drawn');
  const type = () => {
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf('ens33');
    edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 5)), 'ens32');
    return vscode.workspace.applyEdit(edit);
  };
  await happens(topology, type, (event) => isPosted(event, 'topology', '"after":"192.168.30.72/24"'));
  await happens(
    topology,
    () => vscode.commands.executeCommand('calico.tracePacket'),
    (event) => isPosted(event, 'topology', '"task":{"kind":"pick"'),
  );
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

test('the comparison is drawn, and follows what is typed', async () => {
  const { methods } = await panels();
  const document = await openManifest('interface=ens33,eth0');
  const open = () => vscode.commands.executeCommand('calico.compareMethods');
  await happens(methods, open, ({ kind }) => kind === 'drawn');
  const type = () => {
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf('ens33');
    edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 5)), 'ens32');
    return vscode.workspace.applyEdit(edit);
  };
  await happens(methods, type, (event) => isPosted(event, 'matrix', '"method":"interface=ens32,eth0","origin":"file"'));
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});
