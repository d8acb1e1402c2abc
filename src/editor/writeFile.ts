import * as vscode from 'vscode';
import { isNode } from './runtime.ts';

/** Makes a folder, and those above it. */
export function createFolder(uri: vscode.Uri): Thenable<void> {
  return vscode.workspace.fs.createDirectory(uri);
}

/**
 * Writes `text` to a file whole or not at all; rejects with an error whose message tells the reason. VS Code itself cuts
 * a file on the disk before it writes it anew; other file systems know best how they keep files.
 */
export async function writeFile(uri: vscode.Uri, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  if (uri.scheme !== 'file' || !isNode) return vscode.workspace.fs.writeFile(uri, bytes);
  const { writeWhole } = await import('../files/write.ts');
  const { reasonOf } = await import('../files/reason.ts');
  try {
    await writeWhole(uri.fsPath, bytes);
  } catch (error) {
    throw new Error(reasonOf(error));
  }
}
