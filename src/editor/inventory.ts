import { isAbsolute } from 'node:path';
import * as vscode from 'vscode';
import { loadInventory } from '../cluster/inventoryFiles.ts';
import { groupBy } from '../core/collections.ts';
import type { InventoryProblem, InventoryReading } from '../core/inventory/inventory.ts';
import { readSnapshot } from '../core/inventory/snapshot.ts';
import type { Translate } from '../core/l10n.ts';
import { textLines, toRange } from './convert.ts';
import { diagnosticSource } from './diagnostics.ts';

/** The inventory in use: where it is, what it says, and what is wrong with it. */
export interface InventoryState {
  /** Undefined where there is none. */
  readonly uri: vscode.Uri | undefined;
  readonly reading: InventoryReading | undefined;
  /** Why it can't be read at all. */
  readonly error: string | undefined;
}

export interface Inventories extends vscode.Disposable {
  readonly state: InventoryState;
  /** Uses the snapshot file or folder at `uri`; undefined: none. */
  use(uri: vscode.Uri | undefined): Promise<void>;
}

/** Files that are taken for snapshots by their name. */
export const snapshotGlob = '**/*.calico-inventory.{yaml,yml,json}';

const none: InventoryState = { uri: undefined, reading: undefined, error: undefined };

/** Loads the inventory, and again whenever its file changes, on disk or in an editor; `onChange` is told each time. */
export function createInventories(t: Translate, onChange: (state: InventoryState) => void): Inventories {
  const collection = vscode.languages.createDiagnosticCollection(`${diagnosticSource}-inventory`);
  let state = none;
  let watching: vscode.Disposable | undefined;
  let turn = 0;
  const load = async (uri: vscode.Uri): Promise<void> => {
    turn += 1;
    const mine = turn;
    const next = await read(uri, t);
    if (mine !== turn) return; // another inventory, or a later reading of this one, came first
    state = next;
    await publish(collection, next.reading?.problems ?? []);
    onChange(next);
  };
  return {
    get state() {
      return state;
    },
    async use(uri) {
      watching?.dispose();
      turn += 1;
      collection.clear();
      if (uri === undefined) {
        state = none;
        onChange(state);
        return;
      }
      watching = watch(uri, () => void load(uri));
      await load(uri);
    },
    dispose() {
      turn += 1;
      watching?.dispose();
      collection.dispose();
    },
  };
}

async function read(uri: vscode.Uri, t: Translate): Promise<InventoryState> {
  const open = openDocument(uri);
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  if (open !== undefined) return { uri, reading: readSnapshot(uri.fsPath, name, open.getText(), t), error: undefined };
  try {
    return { uri, reading: await loadInventory(uri.fsPath, t), error: undefined };
  } catch (error) {
    return { uri, reading: undefined, error: error instanceof Error ? error.message : String(error) };
  }
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((each) => !each.isClosed && each.uri.toString() === uri.toString());
}

/** A file is watched by its name, a folder by what is in it; edits in an editor count before they are saved. */
function watch(uri: vscode.Uri, reload: () => void): vscode.Disposable {
  const slash = uri.path.lastIndexOf('/');
  const parent = uri.with({ path: uri.path.slice(0, slash) || '/' });
  const patterns = [
    new vscode.RelativePattern(parent, uri.path.slice(slash + 1)),
    new vscode.RelativePattern(uri, '*'),
  ];
  const watchers = patterns.map((pattern) => vscode.workspace.createFileSystemWatcher(pattern));
  let pending: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(pending);
    pending = setTimeout(reload, 100);
  };
  const subscriptions = watchers.flatMap((each) => [
    each,
    each.onDidChange(soon),
    each.onDidCreate(soon),
    each.onDidDelete(soon),
  ]);
  const edits = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    if (document.uri.toString() === uri.toString()) soon();
  });
  return vscode.Disposable.from(...subscriptions, edits, { dispose: () => clearTimeout(pending) });
}

async function publish(collection: vscode.DiagnosticCollection, problems: readonly InventoryProblem[]): Promise<void> {
  collection.clear();
  for (const [file, own] of groupBy(problems, (problem) => problem.file)) {
    const uri = vscode.Uri.file(file);
    const text = openDocument(uri)?.getText() ?? (await textOf(uri));
    const lines = textLines(text);
    const diagnostics = own.map(({ message, span }) => {
      const range = toRange(lines, span ?? { start: 0, end: 0 });
      const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
      diagnostic.source = diagnosticSource;
      return diagnostic;
    });
    collection.set(uri, diagnostics);
  }
}

async function textOf(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return ''; // the problem itself says that it can't be read
  }
}

/** The inventory that the setting names, relative to the workspace; else the first snapshot in the workspace. */
export async function defaultInventory(setting: string): Promise<vscode.Uri | undefined> {
  if (setting !== '') {
    if (isAbsolute(setting)) return vscode.Uri.file(setting);
    const folder = vscode.workspace.workspaceFolders?.[0];
    return folder && vscode.Uri.joinPath(folder.uri, setting);
  }
  const found = await vscode.workspace.findFiles(snapshotGlob, '**/node_modules/**', 20);
  return found.sort((a, b) => a.path.split('/').length - b.path.split('/').length || a.path.localeCompare(b.path))[0];
}
