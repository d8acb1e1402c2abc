import { mostNodesAtOnce } from '../../core/limits.ts';
import type { Fix } from '../../core/rules/rule.ts';
import type { OfferedFix } from '../../core/service.ts';
import { createLineIndex } from '../../core/text.ts';
import { render } from '../../core/words/render.ts';
import type { Cancellation } from '../../turns/slices.ts';
import { toRange, toSpan, uriOf } from './convert.ts';
import { diagnosticSource } from './diagnostics.ts';
import { type OpenDocument, openDocument } from './documents.ts';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  type WorkspaceEdit,
} from './protocol.ts';
import { answered, preparedDocument, type Session } from './session.ts';

/** Run on save by clients that are told to, for all sources or for this one. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.calico`;

export const codeActionKinds = [CodeActionKind.QuickFix, fixAllKind];

export interface CodeActionDeps extends Session {
  /** The text of a file of the workspace that is not open. */
  readonly textOf: (file: string) => string | undefined;
}

/** Offers the fixes of findings, and method values made from the nodes' real interfaces. */
export async function codeActions(
  deps: CodeActionDeps,
  { textDocument, range, context }: CodeActionParams,
  token: Cancellation,
): Promise<CodeAction[]> {
  const document = await preparedDocument(deps, textDocument.uri, token);
  if (document === undefined) return [];
  const { only, diagnostics, triggerKind } = context;
  const isWanted = (kind: string): boolean => only === undefined || only.some((each) => contains(each, kind));
  const sources = only !== undefined && isWanted(fixAllKind) ? fixAllActions(deps, document) : [];
  const isAutomatic = triggerKind === CodeActionTriggerKind.Automatic;
  const isSlow = isAutomatic && (deps.service.resolutionFor(document.file)?.results.length ?? 0) > mostNodesAtOnce;
  if (isSlow || !isWanted(CodeActionKind.QuickFix)) return sources;
  const span = toSpan(document.lines, range);
  await answered(deps.service.prepareFixesInSteps(document.file, span), token);
  const offered = deps.service.fixes(document.file, span);
  return [...offered.map((each) => toAction(each, document, diagnostics, deps)), ...sources];
}

function contains(kind: string, other: string): boolean {
  return other === kind || other.startsWith(`${kind}.`);
}

/** All preferred fixes of the document together. */
function fixAllActions(deps: CodeActionDeps, { file }: OpenDocument): CodeAction[] {
  const { edits } = deps.service.fixAll(file);
  if (edits.length === 0) return [];
  const title = deps.t('Fix everything that Calico finds');
  return [{ title, kind: fixAllKind, edit: toEdit([{ file, edits }], deps) }];
}

function toAction(
  { fix, finding }: OfferedFix,
  { lines }: OpenDocument,
  diagnostics: readonly Diagnostic[],
  deps: CodeActionDeps,
): CodeAction {
  const range = finding && JSON.stringify(toRange(lines, finding.at.span));
  const mended = diagnostics.filter(
    (each) =>
      each.source === diagnosticSource && each.code === finding?.code && JSON.stringify(ordered(each)) === range,
  );
  return {
    title: render(deps.t, fix.title),
    kind: CodeActionKind.QuickFix,
    isPreferred: fix.preferred,
    edit: toEdit(fix.edits, deps),
    ...(mended.length > 0 && { diagnostics: mended }),
  };
}

/** The range with its parts in our order, whatever the client's is. */
function ordered({ range: { start, end } }: Diagnostic): Diagnostic['range'] {
  const position = ({ line, character }: typeof start): typeof start => ({ line, character });
  return { start: position(start), end: position(end) };
}

/** Changes of the documents as they are open, with their version where the client can hold it against its own. */
function toEdit(changes: Fix['edits'], { documents, client, textOf }: CodeActionDeps): WorkspaceEdit {
  const own = changes.map(({ file, edits }) => {
    const open = openDocument(documents, file);
    const lines = open?.lines ?? createLineIndex(textOf(file) ?? '');
    return {
      textDocument: { uri: open?.uri ?? uriOf(file), version: open?.version ?? null },
      edits: edits.map(({ span, newText }) => ({ range: toRange(lines, span), newText })),
    };
  });
  if (client.workspace?.workspaceEdit?.documentChanges === true) return { documentChanges: own };
  return { changes: Object.fromEntries(own.map(({ textDocument: { uri }, edits }) => [uri, edits])) };
}
