import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { eventually, expectCodes, fixesAt, hoverAt, openManifest } from './helpers.ts';
import { test } from './runner.ts';

test('a hover shows the choice on each node', async () => {
  const document = await openManifest('interface=ens33,eth0');
  await eventually('the answer', async () =>
    (await hoverAt(document, 'interface=ens33')).includes('vms71') ? true : undefined,
  );
  for (const word of ['IP_AUTODETECTION_METHOD', 'interface=ens33']) {
    const text = await hoverAt(document, word);
    assert.match(text, /\| vms71 \| `ens33` \| 192\\\.168\\\.30\\\.71\/24 \| .*\\\(moves\\\) \| matches `ens33` \|/);
    assert.match(text, /\| vms72 \| `eth0` \| 192\\\.168\\\.30\\\.72\/24 \| .*\\\(moves\\\) \| matches `eth0` \|/);
    assert.match(text, /one subnet 192\\\.168\\\.30\\\.0\/24/);
  }
});

test('findings follow what is typed', async () => {
  const document = await openManifest('cidr=192.168.26.0/24');
  await expectCodes(document, []);
  const at = document.positionAt(document.getText().indexOf('cidr='));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(at, at.translate(0, 'cidr='.length)), 'cidr ');
  await vscode.workspace.applyEdit(edit);
  await expectCodes(document, ['method-unknown']);
  await vscode.commands.executeCommand('undo');
  await expectCodes(document, []);
});

test('a quick fix is applied, and nothing is left to find', async () => {
  const document = await openManifest('Interface=^ens32$,^eth1$');
  await expectCodes(document, ['method-spelling']);
  const [fix] = await fixesAt(document, 'Interface=');
  assert.equal(fix?.title, 'Write interface=^ens32$,^eth1$');
  assert.equal(fix.isPreferred, true);
  assert.ok(fix.edit);
  await vscode.workspace.applyEdit(fix.edit);
  assert.match(document.getText(), /value: "interface=\^ens32\$,\^eth1\$"/);
  await expectCodes(document, []);
});

test('values made from the real interfaces are offered', async () => {
  const document = await openManifest('interface=^eth1$');
  await expectCodes(document, ['node-unresolved']);
  const titles = (await fixesAt(document, 'interface=')).map(({ title }) => title);
  assert.ok(
    titles.includes('Use cidr=192.168.30.0/24 (2 nodes move): vms71 ens33 192.168.30.71, vms72 eth0 192.168.30.72'),
    titles.join('\n'),
  );
});

test('the version of the settings is answered for where the image names none', async () => {
  const document = await openManifest('cidr=192.168.26.0/24');
  const settings = vscode.workspace.getConfiguration('calico');
  const edit = new vscode.WorkspaceEdit();
  const image = document.getText().indexOf('v3.32.1');
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(image), document.positionAt(image + 'v3.32.1'.length)),
    'own',
  );
  await vscode.workspace.applyEdit(edit);
  await expectCodes(document, []);
  await settings.update('calicoVersion', 'v3.15.3', vscode.ConfigurationTarget.Global);
  try {
    await expectCodes(document, ['method-version']);
    assert.match(await hoverAt(document, 'cidr='), /Calico v3\\\.15\\\.3, from the settings/);
  } finally {
    await settings.update('calicoVersion', undefined, vscode.ConfigurationTarget.Global);
  }
  await expectCodes(document, []);
});

test('a rule is turned off by a quick fix, and its findings go', async () => {
  const document = await openManifest('Interface=^ens32$,^eth1$');
  await expectCodes(document, ['method-spelling']);
  const fixes = await fixesAt(document, 'Interface=');
  assert.deepEqual(
    fixes.slice(-2).map(({ title }) => title),
    ['Disable method-spelling for this line', 'Turn method-spelling off in the settings'],
  );
  const command = fixes.at(-1)?.command;
  assert.ok(command);
  const settings = (): unknown => vscode.workspace.getConfiguration('calico').get('rules');
  try {
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await expectCodes(document, []);
    assert.deepEqual(settings(), { 'method-spelling': 'off' });
  } finally {
    const { Workspace, Global } = vscode.ConfigurationTarget;
    const target = vscode.workspace.workspaceFolders === undefined ? Global : Workspace;
    await vscode.workspace.getConfiguration('calico').update('rules', undefined, target);
  }
  await expectCodes(document, ['method-spelling']);
});

test('all is fixed by a command, and by the action that runs on save', async () => {
  const document = await openManifest('Cidr=192.168.26.0/24');
  await expectCodes(document, ['method-spelling']);
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    vscode.CodeActionKind.SourceFixAll.value,
  );
  const ours = actions.filter(({ kind }) => kind?.value === 'source.fixAll.calico');
  assert.deepEqual(
    ours.map(({ edit }) => edit?.size),
    [1],
  );
  await vscode.commands.executeCommand('calico.fixAll');
  assert.match(document.getText(), /value: "cidr=192\.168\.26\.0\/24"/);
  await expectCodes(document, []);
});

test('another inventory changes the answer, at once when it is edited', async () => {
  const document = await openManifest('interface=^eno1$');
  await expectCodes(document, ['node-unresolved']);
  const folder = await mkdtemp(join(tmpdir(), 'calico-inventory-'));
  const uri = vscode.Uri.file(join(folder, 'one.calico-inventory.yaml'));
  const snapshot = (name: string): string =>
    `kind: CalicoInventory\nversion: 1\nnodes:\n  - name: one\n    interfaces: [{name: ${name}, addresses: [10.0.0.1/24]}]\n`;
  await writeFile(uri.fsPath, snapshot('eno1'));
  const [first] = await vscode.workspace.findFiles('*.calico-inventory.yaml');
  try {
    await vscode.commands.executeCommand('calico.selectInventory', uri);
    await expectCodes(document, []);
    assert.match(await hoverAt(document, 'interface='), /\| one \| `eno1` \| 10\\\.0\\\.0\\\.1\/24/);
    await writeFile(uri.fsPath, snapshot('eno2'));
    await expectCodes(document, ['node-unresolved']);
  } finally {
    await vscode.commands.executeCommand('calico.selectInventory', first);
    await rm(folder, { recursive: true });
  }
});

test('a snapshot with a mistake is told where it stands', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'calico-inventory-'));
  const uri = vscode.Uri.file(join(folder, 'bad.calico-inventory.yaml'));
  await writeFile(uri.fsPath, 'kind: CalicoInventory\nversion: 1\nnodes:\n  - name: one\n    interfaces: eth0\n');
  const [first] = await vscode.workspace.findFiles('*.calico-inventory.yaml');
  try {
    await vscode.commands.executeCommand('calico.selectInventory', uri);
    const [problem] = await eventually('the problem', () => {
      const found = vscode.languages.getDiagnostics(uri);
      return found.length > 0 ? found : undefined;
    });
    assert.equal(problem?.message, '`nodes[0].interfaces` must be a list.');
    assert.equal(problem.range.start.line, 4);
  } finally {
    await vscode.commands.executeCommand('calico.selectInventory', first);
    await rm(folder, { recursive: true });
  }
});

test('a JSON snapshot is checked by the schema', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'calico-inventory-'));
  const uri = vscode.Uri.file(join(folder, 'typed.calico-inventory.json'));
  await writeFile(uri.fsPath, '{ "kind": "CalicoInventory", "version": 1, "nodes": [{ "name": 7 }] }');
  try {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await eventually('the finding of the schema', () =>
      vscode.languages.getDiagnostics(uri).some(({ message }) => /type|string/i.test(message)) ? true : undefined,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the example is a copy whose method is selected, and a change stays in the copy', async () => {
  const [first] = await vscode.workspace.findFiles('*.calico-inventory.yaml');
  await vscode.commands.executeCommand('calico.openExample');
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  assert.match(editor.document.uri.path, /\/globalStorage\/.*\/example\/calico\.yaml$/);
  assert.equal(editor.document.getText(editor.selection), 'interface=ens*,eth*');
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await vscode.commands.executeCommand('calico.selectInventory', first);
});
