import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { largeManifest } from '../manifest.ts';
import { printRow } from '../print.ts';
import { atMost } from '../row.ts';
import { summarize } from '../statistics.ts';
import { measureActivation } from './activation.ts';

/** Run inside VS Code: what a user waits for, measured in the extension host. */
export async function run(): Promise<void> {
  const root = process.env['CALICO_BENCH_ROOT'] ?? '.';
  await measureActivation();
  const changed = new Map<string, number>();
  // Registered before the extension has seen a file, so that this is called before it works on the change.
  vscode.workspace.onDidChangeTextDocument(({ document }) => changed.set(document.uri.toString(), performance.now()));
  const { name, text } = largeManifest(root);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '.';
  const file = vscode.Uri.file(join(folder, 'large.yaml'));
  await writeFile(file.fsPath, text);
  const opened = performance.now();
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  await published(document, '[]');
  const first = performance.now() - opened;
  printRow({ name: `${name} opened → first findings, in VS Code`, unit: 'ms', ours: { median: first } });
  const inventory = vscode.Uri.file(join(root, 'examples/two-nodes/two-nodes.calico-inventory.yaml'));
  await vscode.commands.executeCommand('calico.selectInventory', inventory);
  await edits(document, changed);
  await cycles(file);
}

async function edits(document: vscode.TextDocument, changed: ReadonlyMap<string, number>): Promise<void> {
  const fromEvent: number[] = [];
  const fromEdit: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
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
    if (round === 5) delay.enable(); // the first ones warm up
    const asked = performance.now();
    await Promise.all([vscode.workspace.applyEdit(edit), published(document, before)]);
    const now = lastPublished;
    if (round < 5) continue;
    fromEvent.push(now - (changed.get(document.uri.toString()) ?? asked));
    fromEdit.push(now - asked);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  delay.disable();
  printRow({
    name: 'edit → published findings, in VS Code',
    unit: 'ms',
    ours: summarize(fromEvent),
    aim: atMost(10, 25),
  });
  printRow({ name: "… with VS Code's own round trip for the edit", unit: 'ms', ours: summarize(fromEdit) });
  printRow({
    name: 'longest block of the extension host during edits',
    unit: 'ms',
    ours: { median: delay.max / 1e6 },
    aim: atMost(50),
  });
}

let lastPublished = 0;

function stateOf(document: vscode.TextDocument): string {
  return JSON.stringify(vscode.languages.getDiagnostics(document.uri).map(({ message, range }) => [message, range]));
}

/** Waits until the findings are others than `before`; looks each time the host is free. */
async function published(document: vscode.TextDocument, before: string): Promise<void> {
  while (stateOf(document) === before) await new Promise(setImmediate);
  lastPublished = performance.now();
}

async function cycles(file: vscode.Uri): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const used = (): number => {
    if (typeof collect === 'function') collect();
    return process.memoryUsage().heapUsed / 1e6;
  };
  let settled = 0;
  for (let round = 0; round <= 60; round++) {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    if (round === 20) settled = used();
  }
  printRow({
    name: 'growth of the extension host from 20 to 60 times open and close',
    unit: 'MB',
    ours: { median: used() - settled },
    aim: atMost(1),
  });
}
