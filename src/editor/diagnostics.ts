import * as vscode from 'vscode';
import { groupBy } from '../core/collections.ts';
import { foldFindings } from '../core/rules/folded.ts';
import type { Finding, Place } from '../core/rules/rule.ts';
import type { RunResult } from '../core/rules/run.ts';
import { tagOf } from '../core/rules/tags.ts';
import type { CalicoService } from '../core/service.ts';
import { render } from '../core/words/render.ts';
import { inSlices } from '../turns/slices.ts';
import { fileOf, linesOf, toRange, toSeverity, uriOf } from './convert.ts';

export const diagnosticSource = 'calico';

export interface Publisher extends vscode.Disposable {
  /** Publishes what the service finds now, once the running event is over; several calls make one publication. */
  schedule(): void;
  /** What the service found has been published. */
  readonly onDidPublish: vscode.Event<RunResult>;
}

/** Publishes the core's findings for the documents that are open. */
export function createPublisher(service: CalicoService, log: vscode.LogOutputChannel, docs: vscode.Uri): Publisher {
  const collection = vscode.languages.createDiagnosticCollection(diagnosticSource);
  const published = new Map<string, string>();
  const done = new vscode.EventEmitter<RunResult>();
  let scheduled: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  /** A change in between starts anew. */
  const work = async (): Promise<void> => {
    scheduled = undefined;
    const mine = turn;
    const result = await inSlices(service.findingsInSteps(), () => mine !== turn);
    if (result === undefined) return;
    publish(result);
    done.fire(result);
  };
  const publish = ({ findings, failures }: RunResult): void => {
    for (const { code, message } of failures) log.error(`The rule ${code} failed: ${message}`);
    const open = vscode.workspace.textDocuments.filter(({ isClosed }) => !isClosed);
    const byFile = groupBy(foldFindings(findings), ({ at }) => at.file);
    for (const document of open) publishOne(document, byFile.get(fileOf(document.uri)) ?? []);
    const openFiles = new Set(open.map(({ uri }) => fileOf(uri)));
    for (const file of published.keys()) {
      if (openFiles.has(file)) continue;
      published.delete(file);
      collection.delete(uriOf(file));
    }
  };
  const publishOne = (document: vscode.TextDocument, findings: readonly Finding[]): void => {
    const file = fileOf(document.uri);
    const diagnostics = findings.map((finding) => toDiagnostic(document, finding, docs));
    const state = JSON.stringify(diagnostics);
    if ((published.get(file) ?? '[]') === state) return;
    published.set(file, state);
    collection.set(document.uri, diagnostics);
  };
  const schedule = (): void => {
    turn += 1;
    scheduled ??= setTimeout(() => void work(), 0);
  };
  return {
    schedule,
    onDidPublish: done.event,
    dispose() {
      turn += 1;
      clearTimeout(scheduled);
      collection.dispose();
      done.dispose();
    },
  };
}

function toDiagnostic(document: vscode.TextDocument, finding: Finding, docs: vscode.Uri): vscode.Diagnostic {
  const { at, message, severity, code, related } = finding;
  const range = toRange(linesOf(document), at.span);
  const diagnostic = new vscode.Diagnostic(range, render(vscode.l10n.t, message), toSeverity(severity));
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: code, target: vscode.Uri.joinPath(docs, `${code}.md`) };
  if (tagOf(code) === 'unnecessary') diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  diagnostic.relatedInformation = related.flatMap(
    (each) => toRelated(each.at, render(vscode.l10n.t, each.message)) ?? [],
  );
  return diagnostic;
}

/** A place in a document that is not open has no lines here; its beginning stands for it. */
function toRelated({ file, span }: Place, message: string): vscode.DiagnosticRelatedInformation {
  const uri = uriOf(file);
  const document = vscode.workspace.textDocuments.find((each) => fileOf(each.uri) === file);
  const range = document === undefined ? new vscode.Range(0, 0, 0, 0) : toRange(linesOf(document), span);
  return new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, range), message);
}
