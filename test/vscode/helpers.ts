import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/editor/extension.ts';
import type { Panel, PanelEvent } from '../../src/editor/panel.ts';
import { patience } from '../patience.ts';

/** What the tests inside VS Code share. */

/** A manifest with one calico-node and this method; `|` in the method marks nothing. */
export function manifestWith(method: string): string {
  return `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: calico-node
  namespace: kube-system
spec:
  template:
    spec:
      containers:
        - name: calico-node
          image: quay.io/calico/node:v3.32.1
          env:
            - name: IP
              value: autodetect
            - name: IP_AUTODETECTION_METHOD
              value: "${method}"
`;
}

/** Opens a manifest that is in no file. */
export function openManifest(method: string, column?: vscode.ViewColumn): Promise<vscode.TextDocument> {
  return openText(manifestWith(method), { ...(column && { viewColumn: column }) });
}

/** Opens a document of YAML that is in no file. */
export async function openText(
  content: string,
  options: vscode.TextDocumentShowOptions = {},
): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
  await vscode.window.showTextDocument(document, options);
  const found = document.getText();
  if (found !== content) {
    // VS Code may still have a backup of a closed document of this name, and gives its text instead.
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), document.positionAt(found.length)), content);
    await vscode.workspace.applyEdit(edit);
  }
  return document;
}

/** Waits until `probe` gives something, for what VS Code tells of by no event. */
export async function eventually<T>(what: string, probe: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const until = performance.now() + patience;
  while (performance.now() < until) {
    const result = await probe();
    if (result !== undefined) return result;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  assert.fail(`${what} did not come`);
}

/** The codes of our findings in a document, in order. */
export function codesOf(document: vscode.TextDocument): readonly string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'calico')
    .map(({ code }) => (typeof code === 'object' ? String(code.value) : String(code)));
}

/** Waits until a document has exactly these findings. */
export async function expectCodes(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  await eventually(`the findings ${expected.join(', ') || '(none)'}, now ${codesOf(document).join(', ')}`, () =>
    JSON.stringify(codesOf(document)) === JSON.stringify(expected) ? true : undefined,
  ).catch(() => assert.deepEqual(codesOf(document), expected));
}

/** The text of all hovers at the first place of `word`. */
export async function hoverAt(document: vscode.TextDocument, word: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(word) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/** The quick fixes offered at the first place of `word`. */
export async function fixesAt(document: vscode.TextDocument, word: string): Promise<readonly vscode.CodeAction[]> {
  const position = document.positionAt(document.getText().indexOf(word) + 1);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(position, position),
    vscode.CodeActionKind.QuickFix.value,
  );
}

/** The panels of the extension, once it is active. */
export async function panels(): Promise<TestApi['panels']> {
  const extension = vscode.extensions.all.find(({ packageJSON }) => packageJSON.name === 'vscode-calico');
  const api: TestApi | undefined = await extension?.activate();
  assert.ok(api);
  return api.panels;
}

/** Waits until `wanted` says yes to something that happens after `cause`; fails with all that happened instead. */
export async function happens(
  { onDidHappen }: Pick<Panel<never>, 'onDidHappen'>,
  cause: () => unknown,
  wanted: (event: PanelEvent) => boolean,
): Promise<PanelEvent> {
  let subscription: vscode.Disposable | undefined;
  let timer: NodeJS.Timeout | undefined;
  const others: PanelEvent[] = [];
  const event = new Promise<PanelEvent>((resolve, reject) => {
    subscription = onDidHappen((each) => (wanted(each) ? resolve(each) : others.push(each)));
    const tell = () => reject(new Error(`there was only: ${JSON.stringify(others).slice(0, 2000)}`));
    timer = setTimeout(tell, patience);
  });
  try {
    await cause();
    return await event;
  } finally {
    clearTimeout(timer);
    subscription?.dispose();
  }
}
