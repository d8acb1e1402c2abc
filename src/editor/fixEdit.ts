import * as vscode from 'vscode';
import type { Fix } from '../core/rules/rule.ts';
import { fileOf, linesOf, toRange, uriOf } from './convert.ts';

/** From the core's fixes to edits of VS Code. */

/**
 * Opens the files that the fixes change. True where some were closed: as documents they may differ from what is on
 * disk, in line ends or encoding, so that the fixes are to be made anew.
 */
export async function openFilesOf(fixes: readonly Fix[]): Promise<boolean> {
  const files = new Set(fixes.flatMap(({ edits }) => edits.map(({ file }) => file)));
  const closed = [...files].filter((each) => openDocument(each) === undefined);
  for (const each of closed) await vscode.workspace.openTextDocument(uriOf(each));
  return closed.length > 0;
}

/** The fix as one edit; undefined where one of its files is not open. */
export function toEdit({ edits }: Fix): vscode.WorkspaceEdit | undefined {
  const result = new vscode.WorkspaceEdit();
  for (const { file, edits: changes } of edits) {
    const document = openDocument(file);
    if (document === undefined) return undefined;
    const lines = linesOf(document);
    for (const { span, newText } of changes) result.replace(document.uri, toRange(lines, span), newText);
  }
  return result;
}

function openDocument(file: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && fileOf(uri) === file);
}
