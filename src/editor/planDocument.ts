import * as vscode from 'vscode';

/** Documents that nobody can edit: each has a plan and, below, how far it has been carried out. */
export interface PlanDocuments extends vscode.Disposable {
  /** Opens one with `text` beside the editor, in place of what it held. */
  open(title: string, text: string): Promise<PlanDocument>;
}

export interface PlanDocument {
  /** Adds a line at the end. */
  add(line: string): void;
}

const scheme = 'calico-plan';

export function createPlanDocuments(): PlanDocuments {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const contents = new Map<string, string>();
  const ends = new Map<string, number>();
  const write = (uri: vscode.Uri, text: string): void => {
    contents.set(uri.toString(), text);
    changed.fire(uri);
  };
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => contents.get(uri.toString()) ?? '',
  });
  const following = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    if (document.uri.scheme === scheme) follow(document, ends);
  });
  return {
    async open(title, text) {
      const uri = vscode.Uri.from({ scheme, path: `/${title.replaceAll('/', '∕')}` });
      ends.delete(uri.toString());
      write(uri, text);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, { preview: false, viewColumn: vscode.ViewColumn.Beside });
      return { add: (line) => write(uri, `${contents.get(uri.toString()) ?? ''}${line}\n`) };
    },
    dispose() {
      provider.dispose();
      following.dispose();
      changed.dispose();
    },
  };
}

/** Brings the newest line into view, unless somebody has scrolled away from the one that was the last. */
function follow(document: vscode.TextDocument, ends: Map<string, number>): void {
  const key = document.uri.toString();
  const before = ends.get(key);
  const last = document.lineCount - 1;
  ends.set(key, last);
  for (const editor of vscode.window.visibleTextEditors) {
    if (editor.document !== document) continue;
    const isAway = before !== undefined && editor.visibleRanges.every(({ end }) => end.line < before - 1);
    if (!isAway) editor.revealRange(new vscode.Range(last, 0, last, 0));
  }
}
