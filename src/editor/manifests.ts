import * as vscode from 'vscode';
import { isWorthReading, speaksOfCalico } from '../core/features/worthReading.ts';
import type { CalicoService } from '../core/service.ts';
import { fileOf } from './convert.ts';
import type { Wake } from './wake.ts';
import { globOf, workspaceFiles } from './workspaceFiles.ts';

/** Feeds the core with the manifests that are open, and with those of the workspace that may be referred to. */

/** Documents that may hold a manifest. */
export const manifestSelector: vscode.DocumentSelector = [
  { language: 'yaml' },
  { language: 'json' },
  { language: 'jsonc' },
  { pattern: '**/*.{yaml,yml,json}' },
  // Templates of them, which have the language of their engine, if any.
  { pattern: '**/*.{yaml,yml}.{tpl,tmpl,gotmpl,j2,erb}' },
];

const endings = ['.yaml', '.yml'];

/** Bytes; larger ones are read when they are opened. */
const largestFile = 5_000_000;

export interface Manifests extends vscode.Disposable {
  /** Reads the workspace's files anew, at most so many; resolves when they have been read. */
  readWorkspace(maxFiles: number): Promise<void>;
}

/**
 * Keeps the service's files as they are in editors and, once the workspace has been read, on disk; `onChange` is called
 * after each change, `wake` when an open file speaks of Calico. `log` is told of what is not read.
 */
export function followManifests(
  service: CalicoService,
  onChange: () => void,
  wake: Wake,
  log: Pick<vscode.LogOutputChannel, 'warn'>,
): Manifests {
  /** Files of the workspace, which stay when their editors close. */
  const kept = new Set<string>();
  let reading = new vscode.CancellationTokenSource();
  const drop = (file: string): void => {
    kept.delete(file);
    service.removeFile(file);
    onChange();
  };
  const take = (document: vscode.TextDocument): void => {
    if (!mayHoldManifest(document)) return;
    const text = document.getText();
    if (!wake.done && speaksOfCalico(text)) void wake.now();
    service.setFile(fileOf(document.uri), text);
    onChange();
  };
  const takeFromDisk = async (uri: vscode.Uri): Promise<void> => {
    const file = fileOf(uri);
    const text = await readFile(uri, log);
    if (isOpen(uri)) return; // opened meanwhile: what is in the editor counts
    if (text === undefined || !isWorthReading(text)) return drop(file);
    kept.add(file);
    service.setFile(file, text);
    onChange();
  };
  const changedOnDisk = (uri: vscode.Uri): void => {
    if (!isOpen(uri) && kept.has(fileOf(uri))) void takeFromDisk(uri);
  };
  const gone = (uri: vscode.Uri): void => {
    const file = fileOf(uri);
    for (const each of [...kept]) if (each === file || each.startsWith(`${file}/`)) drop(each);
  };
  const watcher = vscode.workspace.createFileSystemWatcher(globOf(endings));
  const subscriptions = [
    watcher,
    watcher.onDidChange(changedOnDisk),
    watcher.onDidCreate((uri) => !wake.done || isOpen(uri) || void takeFromDisk(uri)),
    watcher.onDidDelete((uri) => isOpen(uri) || gone(uri)),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      for (const uri of files) gone(uri);
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri } of files) gone(oldUri);
    }),
    vscode.workspace.onDidOpenTextDocument(take),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) take(document);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (kept.has(fileOf(uri))) void takeFromDisk(uri);
      else drop(fileOf(uri));
    }),
  ];
  vscode.workspace.textDocuments.forEach(take);
  return {
    async readWorkspace(maxFiles) {
      reading.cancel();
      reading = new vscode.CancellationTokenSource();
      const { token } = reading;
      for (const file of [...kept]) if (!isOpenFile(file)) drop(file);
      kept.clear();
      if (maxFiles === 0) return;
      for (const uri of await workspaceFiles(endings, maxFiles, token)) {
        if (token.isCancellationRequested) return;
        if (isOpen(uri)) kept.add(fileOf(uri));
        else await takeFromDisk(uri);
      }
    },
    dispose() {
      reading.cancel();
      for (const each of subscriptions) each.dispose();
    },
  };
}

/** What somebody writes, or reads in the workspace; not the other side of a comparison, or output. */
function mayHoldManifest(document: vscode.TextDocument): boolean {
  const { scheme } = document.uri;
  const isWritten = scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
  if (!isWritten && vscode.workspace.getWorkspaceFolder(document.uri) === undefined) return false;
  return vscode.languages.match(manifestSelector, document) > 0;
}

function isOpen(uri: vscode.Uri): boolean {
  return isOpenFile(fileOf(uri));
}

function isOpenFile(file: string): boolean {
  return vscode.workspace.textDocuments.some(({ isClosed, uri }) => !isClosed && fileOf(uri) === file);
}

/** The file's text; undefined where it is gone, too large to be a manifest, or can't be read. */
async function readFile(uri: vscode.Uri, log: Pick<vscode.LogOutputChannel, 'warn'>): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestFile) {
      log.warn(`${fileOf(uri)} isn't read: it is larger than ${largestFile / 1_000_000} MB. Open it to have it read.`);
      return undefined;
    }
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined; // it went away between being listed and being read
  }
}
