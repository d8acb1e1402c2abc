import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openManifest } from './helpers.ts';
import { test } from './runner.ts';

/** The questions of models, as VS Code itself asks them. */

/** The text of a tool's answer, and the JSON at its end. */
async function asked(name: string, input: object): Promise<{ readonly text: string; readonly data: object }> {
  const { content } = await vscode.lm.invokeTool(`calico_${name}`, { input, toolInvocationToken: undefined });
  const text = content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  return { text, data: Object(JSON.parse(text.slice(text.lastIndexOf('\n\n')))) };
}

const names = ['resolve', 'check', 'matrix', 'trace', 'reach', 'doctor'];

test('models find each tool, with what it takes', () => {
  const own = vscode.lm.tools.filter(({ name }) => name.startsWith('calico_'));
  assert.deepEqual(own.map(({ name }) => name).toSorted(), names.map((name) => `calico_${name}`).toSorted());
  for (const { description, inputSchema } of own) assert.ok(description.length > 50 && inputSchema !== undefined);
});

test('a model is told what the open manifest chooses on the open inventory', async () => {
  const document = await openManifest('interface=ens33,eth0');
  const { text, data } = await asked('resolve', { node: 'vms71' });
  assert.match(text, /\nvms71 IPv4: 192\.168\.30\.71\/24 \(ens33\): /);
  assert.deepEqual(Object.keys(data), ['answer', 'left']);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  assert.ok(document.isClosed || !document.isDirty);
});

test('each tool answers over the workspace', async () => {
  const inputs = { trace: { from: 'pod1', to: 'pod2' } };
  for (const name of names) {
    const { text, data } = await asked(name, name === 'trace' ? inputs.trace : {});
    assert.ok(text.length > 20 && 'answer' in data, text);
  }
  const { text } = await eventually('the findings', async () => {
    const found = await asked('check', {});
    return found.text.includes('nodes-apart') ? found : undefined;
  });
  assert.match(text, /calico\.yaml:\d+:\d+ error nodes-apart: /);
});

test('what is wrong in a question is told with the way out', async () => {
  await assert.rejects(
    asked('resolve', { node: 'vms99' }),
    /There is no node "vms99"\. The nodes are vms71 and vms72\./,
  );
  await assert.rejects(asked('trace', { from: 'pod1', to: 'pod9' }), /pod9/);
});
