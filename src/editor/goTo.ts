import * as vscode from 'vscode';
import type { Place } from '../core/rules/rule.ts';
import { linesOf, toRange, uriOf } from './convert.ts';

/** Selects `at` in the file's editor, which is opened in the first column where there is none. */
export async function goTo({ file, span }: Place, preserveFocus: boolean): Promise<vscode.TextEditor> {
  const uri = uriOf(file);
  const document = await vscode.workspace.openTextDocument(uri);
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  return vscode.window.showTextDocument(document, {
    selection: toRange(linesOf(document), span),
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    preserveFocus,
  });
}

/** Goes there, and opens the list of what mends it. */
export async function goToFixes(at: Place): Promise<void> {
  await goTo(at, false);
  await vscode.commands.executeCommand('editor.action.quickFix');
}
