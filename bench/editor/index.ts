import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { describeTimes } from '../statistics.ts';
import { activation } from './activation.ts';
import { largeManifest } from './manifest.ts';

/** Run inside VS Code by `npm run bench`: what a user waits for, measured in the extension host. */
export async function run(): Promise<void> {
  const root = process.env['CALICO_BENCH_ROOT'] ?? '.';
  print(`activation with nothing open: ${await activation()} (aim 50 ms)`);
  const changed = new Map<string, number>();
  // Registered before the extension is active, so that this is called before it works on the change.
  vscode.workspace.onDidChangeTextDocument(({ document }) => changed.set(document.uri.toString(), performance.now()));
  const { name, text } = largeManifest(root);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '.';
  const file = vscode.Uri.file(join(folder, 'large.yaml'));
  await writeFile(file.fsPath, text);
  const opened = performance.now();
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  await published(document, 0);
  print(`${name}, ${(text.length / 1000).toFixed(0)} kB, ${document.lineCount} lines`);
  print(`opened to first findings: ${(performance.now() - opened).toFixed(0)} ms`);
  const inventory = vscode.Uri.file(join(root, 'examples/two-nodes/two-nodes.calico-inventory.yaml'));
  await vscode.commands.executeCommand('calico.selectInventory', inventory);
  await edits(document, changed);
  await cycles(file);
}

async function edits(document: vscode.TextDocument, changed: ReadonlyMap<string, number>): Promise<void> {
  const fromEvent: number[] = [];
  const fromEdit: number[] = [];
  for (let round = 0; round < 35; round++) {
    const before = stateOf(document);
    const at = document.positionAt(document.getText().indexOf('"interface=') + 1);
    // Turns the value into one that calico-node refuses, and back.
    const edit = new vscode.WorkspaceEdit();
    const line = document.lineAt(at.line).text;
    const end = new vscode.Position(at.line, line.lastIndexOf('"'));
    edit.replace(
      document.uri,
      new vscode.Range(at, end),
      round % 2 === 0 ? 'interface=eth[' : `interface=ens*,eth${round}`,
    );
    const asked = performance.now();
    await Promise.all([vscode.workspace.applyEdit(edit), published(document, before)]);
    const now = lastPublished;
    if (round < 5) continue; // the first ones warm up
    fromEvent.push(now - (changed.get(document.uri.toString()) ?? asked));
    fromEdit.push(now - asked);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  print(`edit to published findings, from the change's arrival: ${describeTimes(fromEvent)} (aim 10 and 25 ms)`);
  print(`the same with VS Code's own round trip for the edit: ${describeTimes(fromEdit)}`);
}

let lastPublished = 0;

function stateOf(document: vscode.TextDocument): number | string {
  return JSON.stringify(vscode.languages.getDiagnostics(document.uri).map(({ message, range }) => [message, range]));
}

/** Waits until the findings are others than `before`; looks each time the host is free. */
async function published(document: vscode.TextDocument, before: number | string): Promise<void> {
  const none = '[]';
  while (stateOf(document) === (before === 0 ? none : before)) await new Promise(setImmediate);
  lastPublished = performance.now();
}

async function cycles(file: vscode.Uri): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const used = (): number => {
    if (typeof collect === 'function') collect();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const samples: number[] = [];
  for (let round = 0; round <= 100; round++) {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    if (round % 20 === 0) samples.push(used());
  }
  print(`heap after 0, 20 … 100 times open and close: ${samples.map((each) => each.toFixed(1)).join(', ')} MB`);
}

/** The mark by which the runner knows what to show. */
function print(line: string): void {
  console.log(`bench: ${line}`);
}
