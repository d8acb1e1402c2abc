import * as vscode from 'vscode';
import type { CalicoService } from '../core/service.ts';
import { fileOf } from './convert.ts';

/** Feeds the core with the manifests that are open, and with those of the workspace that may be referred to. */

/** Documents that may hold a manifest. */
export const manifestSelector: vscode.DocumentSelector = [
  { language: 'yaml' },
  { language: 'json' },
  { language: 'jsonc' },
  { pattern: '**/*.{yaml,yml,json}' },
];

/** Only files that speak of Calico, or may hold what such a file refers to, are worth keeping. */
const worthReading = /calico|tigera|kind:\s*["']?ConfigMap/i;
const largestFile = 5_000_000;

export interface Manifests extends vscode.Disposable {
  /** Ends when the workspace's files have been read. */
  readonly ready: Promise<void>;
}

/** Keeps the service's files as they are in editors and on disk; `onChange` is called after each change. */
export function followManifests(service: CalicoService, maxFiles: number, onChange: () => void): Manifests {
  const isOpen = (uri: vscode.Uri): boolean =>
    vscode.workspace.textDocuments.some((document) => !document.isClosed && fileOf(document.uri) === fileOf(uri));
  const take = (document: vscode.TextDocument): void => {
    if (vscode.languages.match(manifestSelector, document) === 0) return;
    service.setFile(fileOf(document.uri), document.getText());
    onChange();
  };
  const takeFromDisk = async (uri: vscode.Uri): Promise<void> => {
    const text = await readFile(uri);
    if (isOpen(uri)) return; // opened meanwhile: what is in the editor counts
    if (text === undefined || !worthReading.test(text)) service.removeFile(fileOf(uri));
    else service.setFile(fileOf(uri), text);
    onChange();
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml}');
  const subscriptions = [
    watcher,
    watcher.onDidChange((uri) => isOpen(uri) || void takeFromDisk(uri)),
    watcher.onDidCreate((uri) => isOpen(uri) || void takeFromDisk(uri)),
    watcher.onDidDelete((uri) => {
      if (isOpen(uri)) return;
      service.removeFile(fileOf(uri));
      onChange();
    }),
    vscode.workspace.onDidOpenTextDocument(take),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) take(document);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => void takeFromDisk(document.uri)),
  ];
  vscode.workspace.textDocuments.forEach(take);
  const cancel = new vscode.CancellationTokenSource();
  const ready = readWorkspace(maxFiles, cancel.token, takeFromDisk, isOpen);
  return {
    ready,
    dispose() {
      cancel.cancel();
      cancel.dispose();
      for (const each of subscriptions) each.dispose();
    },
  };
}

async function readWorkspace(
  maxFiles: number,
  token: vscode.CancellationToken,
  take: (uri: vscode.Uri) => Promise<void>,
  isOpen: (uri: vscode.Uri) => boolean,
): Promise<void> {
  if (maxFiles === 0) return;
  const uris = await vscode.workspace.findFiles('**/*.{yaml,yml}', '**/node_modules/**', maxFiles, token);
  for (const uri of uris) {
    if (token.isCancellationRequested) return;
    if (!isOpen(uri)) await take(uri);
  }
}

/** The file's text; undefined where it is gone, too large to be a manifest, or can't be read. */
async function readFile(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestFile) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined; // it went away between being listed and being read
  }
}
