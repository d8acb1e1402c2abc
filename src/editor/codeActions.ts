import * as vscode from 'vscode';
import { mostNodesAtOnce } from '../core/limits.ts';
import type { CalicoService, OfferedFix } from '../core/service.ts';
import { render } from '../core/words/render.ts';
import { inSlices } from '../turns/slices.ts';
import { fileOf, linesOf, toRange } from './convert.ts';
import { diagnosticSource } from './diagnostics.ts';
import { fixAllEdit } from './fixAll.ts';
import { openFilesOf, toEdit } from './fixEdit.ts';
import { manifestSelector } from './manifests.ts';
import { turnOffCommand } from './turnOffRule.ts';

/** Offers the fixes of findings, and method values made from the nodes' real interfaces. */
export function registerCodeActions(service: CalicoService): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    manifestSelector,
    {
      async provideCodeActions(document, range, { diagnostics, triggerKind, only }, token) {
        if (only?.contains(fixAllKind) && !only.contains(vscode.CodeActionKind.QuickFix))
          return fixAllActions(service, document);
        const automatic = triggerKind === vscode.CodeActionTriggerKind.Automatic;
        if (automatic && (service.resolutionFor(fileOf(document.uri))?.results.length ?? 0) > mostNodesAtOnce) {
          return diagnostics.some(({ source }) => source === diagnosticSource) ? [lookAction()] : [];
        }
        const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        const file = fileOf(document.uri);
        await inSlices(service.prepareFixesInSteps(file, span), () => token.isCancellationRequested);
        if (token.isCancellationRequested) return [];
        const offered = service.fixes(file, span);
        const opened = await openFilesOf(offered.map(({ fix }) => fix));
        const current = opened ? service.fixes(file, span) : offered;
        const actions = current.flatMap((each) => toAction(each, document, diagnostics) ?? []);
        return [...actions, ...turnOffActions(diagnostics)];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind] },
  );
}

/** Run on save by `editor.codeActionsOnSave`, for all sources or for this one. */
const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('calico');

function fixAllActions(service: CalicoService, document: vscode.TextDocument): vscode.CodeAction[] {
  const edit = fixAllEdit(service, document);
  if (edit === undefined) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Fix everything that Calico finds'), fixAllKind);
  action.edit = edit;
  return [action];
}

/** Asks for what is left out while the cursor moves. */
function lookAction(): vscode.CodeAction {
  const title = vscode.l10n.t('Find fixes on all nodes…');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: 'editor.action.quickFix' };
  return action;
}

/** For each rule that found something here, the way to turn it off everywhere; with diagnostics VS Code would put it first. */
function turnOffActions(diagnostics: readonly vscode.Diagnostic[]): readonly vscode.CodeAction[] {
  const codes = new Set(diagnostics.flatMap((each) => codeOf(each) ?? []));
  return [...codes].map((code) => {
    const title = vscode.l10n.t('Turn {0} off in the settings', code);
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { title, command: turnOffCommand, arguments: [code] };
    return action;
  });
}

function toAction(
  { fix, finding }: OfferedFix,
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction | undefined {
  const edit = toEdit(fix);
  if (edit === undefined) return undefined;
  const action = new vscode.CodeAction(render(vscode.l10n.t, fix.title), vscode.CodeActionKind.QuickFix);
  action.edit = edit;
  action.isPreferred = fix.preferred;
  if (finding === undefined) return action;
  const range = toRange(linesOf(document), finding.at.span);
  // What is told of one place is one diagnostic, whichever of the rules it names.
  action.diagnostics = diagnostics.filter(
    (each) => codeOf(each) !== undefined && each.range.intersection(range) !== undefined,
  );
  return action;
}

/** The rule's code of a diagnostic of ours. */
function codeOf({ source, code }: vscode.Diagnostic): string | undefined {
  return source === diagnosticSource && typeof code === 'object' ? String(code.value) : undefined;
}
