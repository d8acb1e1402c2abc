import { isAbsolute } from 'node:path';
import * as vscode from 'vscode';
import { loadInventory } from '../cluster/inventoryFiles.ts';
import { groupBy } from '../core/collections.ts';
import type { ClusterInventory, InventoryProblem } from '../core/inventory/inventory.ts';
import { readSnapshot } from '../core/inventory/snapshot.ts';
import type { Translate } from '../core/l10n.ts';
import { visible } from '../core/plainText.ts';
import { textLines, toRange } from './convert.ts';
import { diagnosticSource } from './diagnostics.ts';
import type { InventoryState } from './inventoryState.ts';

/** Inventories from files. */
export interface FileInventories extends vscode.Disposable {
  /** Uses the snapshot file or folder at `uri`; undefined: none, which tells nobody. */
  use(uri: vscode.Uri | undefined): Promise<void>;
}

/** Files that are taken for snapshots by their name. */
export const snapshotGlob = '**/*.calico-inventory.{yaml,yml,json}';

/** Loads the inventory, and again whenever its file changes, on disk or in an editor; `onChange` is told each time. */
export function createFileInventories(t: Translate, onChange: (state: InventoryState) => void): FileInventories {
  const collection = vscode.languages.createDiagnosticCollection(`${diagnosticSource}-inventory`);
  let watching: vscode.Disposable | undefined;
  let turn = 0;
  const load = async (uri: vscode.Uri): Promise<void> => {
    turn += 1;
    const mine = turn;
    const next = await read(uri, t);
    if (mine !== turn) return; // another inventory, or a later reading of this one, came first
    const diagnostics = await diagnosticsOf(next.problems);
    if (mine !== turn) return;
    collection.clear();
    for (const [file, own] of diagnostics) collection.set(vscode.Uri.file(file), own);
    onChange(stateOf(uri, next));
  };
  return {
    async use(uri) {
      watching?.dispose();
      turn += 1;
      collection.clear();
      if (uri === undefined) return;
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

interface FileReading {
  readonly inventory: ClusterInventory | undefined;
  readonly problems: readonly InventoryProblem[];
  readonly error: string | undefined;
}

async function read(uri: vscode.Uri, t: Translate): Promise<FileReading> {
  const open = openDocument(uri);
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  if (open !== undefined) return { ...readSnapshot(uri.fsPath, name, open.getText(), t), error: undefined };
  try {
    return { ...(await loadInventory(uri.fsPath, t)), error: undefined };
  } catch (error) {
    return { inventory: undefined, problems: [], error: error instanceof Error ? error.message : String(error) };
  }
}

function stateOf(uri: vscode.Uri, { inventory, problems, error }: FileReading): InventoryState {
  const shown = problems.map(({ message, file }) => ({ message, detail: file }));
  return { origin: { kind: 'file', uri }, inventory, problems: shown, error };
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((each) => !each.isClosed && each.uri.toString() === uri.toString());
}

/** VS Code's watching has begun by then, in milliseconds; it does not tell when. */
const watchingBegins = 1000;

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
  // Closing without saving takes edits back.
  const closing = vscode.workspace.onDidCloseTextDocument((document) => {
    if (document.uri.toString() === uri.toString()) soon();
  });
  // What is written before the watching has begun would never be told.
  const before = writtenAt(uri);
  const look = setTimeout(async () => {
    if ((await writtenAt(uri)) !== (await before)) reload();
  }, watchingBegins);
  const timers = {
    dispose() {
      clearTimeout(pending);
      clearTimeout(look);
    },
  };
  return vscode.Disposable.from(...subscriptions, edits, closing, timers);
}

/** Milliseconds since 1970; undefined where there is nothing to read. */
async function writtenAt(uri: vscode.Uri): Promise<number | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).mtime;
  } catch {
    return undefined; // reading it tells why
  }
}

async function diagnosticsOf(problems: readonly InventoryProblem[]): Promise<ReadonlyMap<string, vscode.Diagnostic[]>> {
  const found = new Map<string, vscode.Diagnostic[]>();
  for (const [file, own] of groupBy(problems, (problem) => problem.file)) {
    const uri = vscode.Uri.file(file);
    const lines = textLines(openDocument(uri)?.getText() ?? (await textOf(uri)));
    found.set(
      file,
      own.map(({ message, span }) => {
        const range = toRange(lines, span ?? { start: 0, end: 0 });
        const diagnostic = new vscode.Diagnostic(range, visible(message), vscode.DiagnosticSeverity.Error);
        diagnostic.source = diagnosticSource;
        return diagnostic;
      }),
    );
  }
  return found;
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
