import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, hoverAt, manifestWith, openManifest, openText } from './helpers.ts';
import { test } from './runner.ts';

/** What helps while a manifest is written. */

/** The labels of completions that are ours, at the end of the first `word`; undefined where there are none. */
async function completionsBehind(
  document: vscode.TextDocument,
  word: string,
): Promise<readonly vscode.CompletionItem[] | undefined> {
  const position = document.positionAt(document.getText().indexOf(word) + word.length);
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  const own = items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
  return own.length === 0 ? undefined : own;
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

async function hintsOf(document: vscode.TextDocument): Promise<readonly vscode.InlayHint[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  return vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
}

async function lensesOf(document: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
  return vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
}

test('names of the nodes complete a method', async () => {
  const document = await openManifest('interface=');
  const items = await eventually('completions', () => completionsBehind(document, 'interface='));
  const item = items.find((each) => labelOf(each) === '^ens33$');
  assert.ok(item, items.map(labelOf).join(', '));
  assert.equal(typeof item.label === 'object' && item.label.description, '192.168.30.0/24 · 1 of 2 nodes');
  assert.equal(item.insertText, '^ens33$');
});

test('a method that is taken is written into the file', async () => {
  const document = await openManifest('');
  await eventually('completions', () => completionsBehind(document, 'value: "'));
  const at = document.positionAt(document.getText().indexOf('""') + 1);
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(at, at);
  const written = (): true | undefined => (document.getText().includes('value: "first-found"') ? true : undefined);
  await vscode.commands.executeCommand('type', { text: 'first-f' });
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  await eventually('the whole method', async () => {
    await vscode.commands.executeCommand('acceptSelectedSuggestion'); // does nothing before the list is there
    return written();
  });
});

test('the name of a variable brings its value, and values for it are offered at once', async () => {
  const document = await openManifest('');
  const editor = await vscode.window.showTextDocument(document);
  const start = document.positionAt(document.getText().indexOf('- name: IP_AUTODETECTION_METHOD'));
  const whole = new vscode.Range(start, new vscode.Position(document.lineCount, 0));
  await editor.edit((edit) => edit.replace(whole, '- name: \n'));
  await eventually('completions', () => completionsBehind(document, 'autodetect\n            - name: '));
  const at = start.translate(0, '- name: '.length);
  editor.selection = new vscode.Selection(at, at);
  await vscode.commands.executeCommand('type', { text: 'IP_A' });
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  await eventually('the name and the first value', async () => {
    await vscode.commands.executeCommand('acceptSelectedSuggestion'); // the name, then the value
    return /- name: IP_AUTODETECTION_METHOD\n {14}value: "\S+"\n$/.test(document.getText()) || undefined;
  });
});

test('a hint tells what a method chooses, and can be turned off', async () => {
  const document = await openManifest('interface=^ens33$,^eth0$');
  const [hint] = await eventually('the hint', async () => {
    const hints = await hintsOf(document);
    return hints.length > 0 ? hints : undefined;
  });
  assert.equal(hint?.label, '→ ens33, eth0 · 192.168.30.0/24');
  assert.equal(document.getText(new vscode.Range(hint.position.translate(0, -1), hint.position)), '"');
  const settings = vscode.workspace.getConfiguration('calico');
  await settings.update('inlayHints', false, vscode.ConfigurationTarget.Global);
  try {
    await eventually('no hint', async () => ((await hintsOf(document)).length === 0 ? true : undefined));
  } finally {
    await settings.update('inlayHints', undefined, vscode.ConfigurationTarget.Global);
  }
});

test('a lens stands above the container, and can be turned off', async () => {
  const document = await openManifest('interface=^ens33$,^eth0$');
  const [lens] = await eventually('the lens', async () => {
    const lenses = await lensesOf(document);
    return lenses.length > 0 ? lenses : undefined;
  });
  assert.equal(lens?.command?.title, '$(check) 2 of 2 nodes resolved');
  assert.equal(document.lineAt(lens.range.start.line).text.trim(), '- name: calico-node');
  const known = await vscode.commands.getCommands(true);
  assert.ok(known.includes(lens.command.command));
  const settings = vscode.workspace.getConfiguration('calico');
  await settings.update('codeLens', false, vscode.ConfigurationTarget.Global);
  try {
    await eventually('no lens', async () => ((await lensesOf(document)).length === 0 ? true : undefined));
  } finally {
    await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Global);
  }
});

test('a variable leads to its key in a ConfigMap, and back', async () => {
  const pair =
    '            - name: BACKEND\n              valueFrom: { configMapKeyRef: { name: own, key: backend } }\n';
  const map = '---\nkind: ConfigMap\nmetadata: { name: own }\ndata:\n  backend: bird\n';
  const content =
    manifestWith('first-found').replace('            - name: IP\n', `${pair}            - name: IP\n`) + map;
  const document = await openText(content);
  const follow = async (command: string, word: string): Promise<readonly string[]> => {
    const position = document.positionAt(content.indexOf(word) + 1);
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      command,
      document.uri,
      position,
    );
    return found.map((each) => document.getText('targetUri' in each ? each.targetRange : each.range));
  };
  assert.deepEqual(await follow('vscode.executeDefinitionProvider', 'BACKEND'), ['backend']);
  assert.deepEqual(await follow('vscode.executeDefinitionProvider', 'backend: bird'), ['BACKEND']);
  assert.deepEqual(await follow('vscode.executeReferenceProvider', 'backend: bird'), ['BACKEND']);
});

test('a hover tells what a variable does', async () => {
  const document = await openText(
    manifestWith('first-found').replace(
      '            - name: IP\n',
      '            - name: CALICO_NETWORKING_BACKEND\n              value: bird\n            - name: IP\n',
    ),
  );
  const text = await eventually('the hover', async () => (await hoverAt(document, 'CALICO_NETWORKING')) || undefined);
  assert.match(text, /CALICO/);
  assert.doesNotMatch(text, /command:/);
});

test('the detection methods of a file are gone through one by one', async () => {
  const document = await openText(`${manifestWith('interface=ens33')}---\n${manifestWith('cidr=10.0.0.0/8')}`);
  const editor = await vscode.window.showTextDocument(document);
  const selected: string[] = [];
  for (let left = 3; left > 0; left--) {
    await vscode.commands.executeCommand('calico.goToMethod');
    selected.push(document.getText(editor.selection));
  }
  assert.deepEqual(selected, ['interface=ens33', 'cidr=10.0.0.0/8', 'interface=ens33']);
});
