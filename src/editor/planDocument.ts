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
  const write = (uri: vscode.Uri, text: string): void => {
    contents.set(uri.toString(), text);
    changed.fire(uri);
  };
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => contents.get(uri.toString()) ?? '',
  });
  return {
    async open(title, text) {
      const uri = vscode.Uri.from({ scheme, path: `/${title.replaceAll('/', '∕')}` });
      write(uri, text);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, { preview: false, viewColumn: vscode.ViewColumn.Beside });
      return { add: (line) => write(uri, `${contents.get(uri.toString()) ?? ''}${line}\n`) };
    },
    dispose() {
      provider.dispose();
      changed.dispose();
    },
  };
}
