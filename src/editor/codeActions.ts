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
      async provideCodeActions(document, range, { diagnostics, triggerKind }) {
        const automatic = triggerKind === vscode.CodeActionTriggerKind.Automatic;
        if (automatic && (service.resolutionFor(fileOf(document.uri))?.results.length ?? 0) > mostNodes) {
          return diagnostics.some(({ source }) => source === diagnosticSource) ? [lookAction()] : [];
        }
        const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        const file = fileOf(document.uri);
        const offered = service.fixes(file, span);
        const closed = [...new Set(offered.flatMap(filesOf))].filter((each) => openDocument(each) === undefined);
        // As documents they may differ from what is on disk, in line ends or encoding: then the fixes are made anew.
        for (const each of closed) await vscode.workspace.openTextDocument(uriOf(each));
        const current = closed.length === 0 ? offered : service.fixes(file, span);
        return current.flatMap((each) => toAction(each, document, diagnostics) ?? []);
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

/** On more nodes than this, values are looked for only when somebody asks: a cursor that moves must not wait for them. */
const mostNodes = 300;

/** Asks for what is left out while the cursor moves. */
function lookAction(): vscode.CodeAction {
  const title = vscode.l10n.t('Look for fixes on all nodes…');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: 'editor.action.quickFix' };
  return action;
}

function filesOf({ fix }: OfferedFix): readonly string[] {
  return fix.edits.map(({ file }) => file);
}

function openDocument(file: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && fileOf(uri) === file);
}

function toAction(
  { fix, finding }: OfferedFix,
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction | undefined {
  const edit = toEdit(fix);
  if (edit === undefined) return undefined;
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.edit = edit;
  action.isPreferred = fix.preferred;
  if (finding === undefined) return action;
  const range = toRange(linesOf(document), finding.at.span);
  action.diagnostics = diagnostics.filter((each) => isOf(each, finding.code) && each.range.isEqual(range));
  return action;
}

function isOf({ source, code }: vscode.Diagnostic, wanted: string): boolean {
  return source === diagnosticSource && typeof code === 'object' && code.value === wanted;
}

/** Undefined where a file of the fix can't be opened. */
function toEdit({ edits }: Fix): vscode.WorkspaceEdit | undefined {
  const result = new vscode.WorkspaceEdit();
  for (const { file, edits: changes } of edits) {
    const document = openDocument(file);
    if (document === undefined) return undefined;
    const lines = linesOf(document);
    for (const { span, newText } of changes) result.replace(document.uri, toRange(lines, span), newText);
  }
  return result;
}
