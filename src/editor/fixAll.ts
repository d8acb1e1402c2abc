import * as vscode from 'vscode';
import type { CalicoService } from '../core/service.ts';
import { fileOf, linesOf, toRange } from './convert.ts';
import { offer, tell } from './notify.ts';
import { compareStep, showProblemsStep } from './steps.ts';

/** What all preferred fixes together change in a document; undefined where there is nothing to change. */
export function fixAllEdit(service: CalicoService, document: vscode.TextDocument): vscode.WorkspaceEdit | undefined {
  const { edits } = service.fixAll(fileOf(document.uri));
  if (edits.length === 0) return undefined;
  const edit = new vscode.WorkspaceEdit();
  const lines = linesOf(document);
  for (const { span, newText } of edits) edit.replace(document.uri, toRange(lines, span), newText);
  return edit;
}

/** Makes them in the document of the active editor. */
export async function fixAllInEditor(service: CalicoService): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const edit = document && fixAllEdit(service, document);
  if (edit !== undefined) await vscode.workspace.applyEdit(edit);
  else await offer(tell, vscode.l10n.t('No automatic fixes available.'), [showProblemsStep(), compareStep()]);
}
