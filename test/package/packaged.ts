import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, expectCodes, hoverAt } from '../vscode/helpers.ts';
import { runAll, test } from '../vscode/runner.ts';

/** Called by the extension host of a VS Code in which the package is installed; the example is its workspace. */
export function run(): Promise<void> {
  return runAll();
}

test('the installed extension is activated by a manifest', async () => {
  const extension = vscode.extensions.getExtension('vscode-calico.vscode-calico');
  assert.ok(extension, 'the extension is installed');
  assert.ok(!extension.extensionPath.includes('vscode-calico-packaged-'));
  const [manifest] = await vscode.workspace.findFiles('calico.yaml');
  assert.ok(manifest);
  await vscode.window.showTextDocument(manifest);
  await eventually('the activation', () => extension.isActive || undefined);
});

test('it answers in hovers, and finds what is wrong', async () => {
  const document = vscode.window.activeTextEditor?.document;
  assert.ok(document);
  await eventually('the answer for a node', async () =>
    (await hoverAt(document, 'interface=')).includes('vms71') ? true : undefined,
  );
  await eventually('a finding', () =>
    vscode.languages.getDiagnostics(document.uri).some(({ source }) => source === 'calico') ? true : undefined,
  );
});

test('it speaks the language of VS Code', async () => {
  const document = vscode.window.activeTextEditor?.document;
  const extension = vscode.extensions.getExtension('vscode-calico.vscode-calico');
  assert.ok(document && extension);
  const inChinese = vscode.env.language === 'zh-cn';
  assert.match(await hoverAt(document, 'interface='), inChinese ? /网卡/ : /interface/);
  const { description }: { readonly description?: unknown } = extension.packageJSON;
  assert.match(String(description), inChinese ? /网卡/ : /interface/);
  const [finding] = vscode.languages.getDiagnostics(document.uri);
  assert.match(finding?.message ?? '', inChinese ? /[一-鿿]/ : /[a-z]/);
  console.log(`ok (in ${vscode.env.language})`);
});

test('its findings lead to pages that are in the package', async () => {
  const document = await vscode.workspace.openTextDocument({
    language: 'yaml',
    content:
      'kind: DaemonSet\nmetadata: {name: calico-node}\nspec:\n  template:\n    spec:\n      containers:\n        - name: calico-node\n          image: calico/node:v3.32.1\n          env:\n            - {name: IP, value: autodetect}\n            - {name: IP_AUTODETECTION_METHOD, value: eth0}\n',
  });
  await expectCodes(document, ['method-unknown']);
  const [finding] = vscode.languages.getDiagnostics(document.uri);
  assert.ok(typeof finding?.code === 'object' && 'target' in finding.code);
  const page = await vscode.workspace.fs.readFile(vscode.Uri.file(finding.code.target.fsPath));
  assert.match(new TextDecoder().decode(page), /^# method-unknown/);
});
