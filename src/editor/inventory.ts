import * as vscode from 'vscode';
import { groupBy } from '../core/collections.ts';
import type { ClusterInventory, InventoryProblem } from '../core/inventory/inventory.ts';
import { compareNearness, snapshotEndings } from '../core/inventory/snapshotNames.ts';
import type { Translate } from '../core/l10n.ts';
import { render } from '../core/words/render.ts';
import { baseOf, shownPath, textLines, toRange, uriOf } from './convert.ts';
import { diagnosticSource } from './diagnostics.ts';
import { readInventory, textOf } from './inventoryFiles.ts';
import type { InventoryState } from './inventoryState.ts';
import { reasonNotToRead } from './trust.ts';
import { workspaceFiles } from './workspaceFiles.ts';

/** Inventories from files. */
export interface FileInventories extends vscode.Disposable {
  /** Uses the snapshot file or folder at `uri`; undefined: none, which tells nobody. */
  use(uri: vscode.Uri | undefined): Promise<void>;
}

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
    const diagnostics = await diagnosticsOf(next.problems, t);
    if (mine !== turn) return;
    collection.clear();
    for (const [file, own] of diagnostics) collection.set(uriOf(file), own);
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
  try {
    return { ...(await readInventory(uri, t)), error: undefined };
  } catch (error) {
    return { inventory: undefined, problems: [], error: error instanceof Error ? error.message : String(error) };
  }
}

function stateOf(uri: vscode.Uri, { inventory, problems, error }: FileReading): InventoryState {
  const shown = problems.map(({ message, file }) => ({
    message: render(vscode.l10n.t, message),
    detail: shownPath(uriOf(file)),
  }));
  return { origin: { kind: 'file', uri }, inventory, problems: shown, error };
}

/**
 * VS Code does not tell when its watching has begun, and what is written before would never be told: the file is looked
 * at after so many milliseconds, and again after twice as many, up to the longest pause.
 */
const firstLook = 1000;
const longestPause = 64_000;

/** A file is watched by its name, a folder by what is in it; edits in an editor count before they are saved. */
function watch(uri: vscode.Uri, reload: () => void): vscode.Disposable {
  const patterns = [
    new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), baseOf(uri)),
    new vscode.RelativePattern(uri, '*'),
  ];
  const watchers = patterns.map((pattern) => vscode.workspace.createFileSystemWatcher(pattern));
  let pending: ReturnType<typeof setTimeout> | undefined;
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
  let seen = writtenAt(uri);
  let looking: ReturnType<typeof setTimeout> | undefined;
  const lookAfter = (pause: number): void => {
    looking = setTimeout(async () => {
      const [before, now] = [await seen, writtenAt(uri)];
      seen = now;
      const isChanged = (await now) !== before;
      if (looking === undefined) return; // disposed of meanwhile
      if (isChanged) reload();
      if (pause < longestPause) lookAfter(2 * pause);
    }, pause);
  };
  lookAfter(firstLook);
  const timers = {
    dispose() {
      clearTimeout(pending);
      clearTimeout(looking);
      looking = undefined;
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

async function diagnosticsOf(
  problems: readonly InventoryProblem[],
  t: Translate,
): Promise<ReadonlyMap<string, vscode.Diagnostic[]>> {
  const found = new Map<string, vscode.Diagnostic[]>();
  for (const [file, own] of groupBy(problems, (problem) => problem.file)) {
    const lines = textLines(await textOf(file, t));
    found.set(
      file,
      own.map(({ message, span }) => {
        const range = toRange(lines, span ?? { start: 0, end: 0 });
        const diagnostic = new vscode.Diagnostic(range, render(t, message), vscode.DiagnosticSeverity.Error);
        diagnostic.source = diagnosticSource;
        return diagnostic;
      }),
    );
  }
  return found;
}

/** As on Windows or elsewhere. */
const absolutePath = /^(?:[\\/]|[a-z]:[\\/])/i;

/** The inventory that the setting names, relative to the workspace. */
export function inventoryAt(setting: string): vscode.Uri | undefined {
  if (absolutePath.test(setting)) return vscode.Uri.file(setting);
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder && vscode.Uri.joinPath(folder.uri, setting);
}

/** The first snapshot in the workspace; one that may not be read only where there is no other. */
export async function foundInventory(t: Translate): Promise<vscode.Uri | undefined> {
  const found = [...(await workspaceFiles(snapshotEndings, 20))].sort((a, b) => compareNearness(a.path, b.path));
  for (const uri of found) if ((await reasonNotToRead(uri, t)) === undefined) return uri;
  return found[0];
}
