import * as vscode from 'vscode';
import type { Severity } from '../core/rules/rule.ts';
import { createLineIndex, type LineIndex, type Span } from '../core/text.ts';

/** The edge between the core's offsets and VS Code's positions. */

/** Files are named by their URI's text in the core. */
export function fileOf(uri: vscode.Uri): string {
  return uri.toString();
}

export function uriOf(file: string): vscode.Uri {
  return vscode.Uri.parse(file, true);
}

/** The last part of the path. */
export function baseOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A place as a person names it: a path on disk, or the whole URI of what is elsewhere. */
export function shownPath(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
}

/** The document that is open at `uri`. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((each) => !each.isClosed && fileOf(each.uri) === fileOf(uri));
}

export function toRange(lines: LineIndex, span: Span): vscode.Range {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** The lines of a document as it stands; offsets of VS Code and of the core are the same. */
export function linesOf(document: vscode.TextDocument): LineIndex {
  return {
    lineCount: document.lineCount,
    positionAt: (offset) => document.positionAt(offset),
    offsetAt: ({ line, character }) => document.offsetAt(new vscode.Position(line, character)),
  };
}

export function textLines(text: string): LineIndex {
  return createLineIndex(text);
}

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export function toSeverity(severity: Severity): vscode.DiagnosticSeverity {
  return severities[severity];
}
