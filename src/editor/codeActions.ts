import * as vscode from 'vscode';
import type { Fix } from '../core/rules/rule.ts';
import type { CalicoService, OfferedFix } from '../core/service.ts';
import { fileOf, linesOf, toRange, uriOf } from './convert.ts';
import { diagnosticSource } from './diagnostics.ts';
import { manifestSelector } from './manifests.ts';

/** Offers the fixes of findings, and method values made from the nodes' real interfaces. */
export function registerCodeActions(service: CalicoService): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    manifestSelector,
    {
      async provideCodeActions(document, range, { diagnostics }) {
        const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        const offered = service.fixes(fileOf(document.uri), span);
        return Promise.all(offered.map((each) => toAction(each, document, diagnostics)));
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

async function toAction(
  { fix, finding }: OfferedFix,
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): Promise<vscode.CodeAction> {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.edit = await toEdit(fix);
  action.isPreferred = fix.preferred;
  if (finding === undefined) return action;
  const range = toRange(linesOf(document), finding.at.span);
  action.diagnostics = diagnostics.filter((each) => isOf(each, finding.code) && each.range.isEqual(range));
  return action;
}

function isOf({ source, code }: vscode.Diagnostic, wanted: string): boolean {
  return source === diagnosticSource && typeof code === 'object' && code.value === wanted;
}

async function toEdit({ edits }: Fix): Promise<vscode.WorkspaceEdit> {
  const result = new vscode.WorkspaceEdit();
  for (const { file, edits: changes } of edits) {
    const uri = uriOf(file);
    const lines = linesOf(await vscode.workspace.openTextDocument(uri));
    for (const { span, newText } of changes) result.replace(uri, toRange(lines, span), newText);
  }
  return result;
}
