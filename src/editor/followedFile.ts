import * as vscode from 'vscode';
import { fileOf } from './convert.ts';

/** The file of the text editor that is, or was last, the active one: what views beside the editor show. */
export interface FollowedFile extends vscode.Disposable {
  readonly file: string | undefined;
}

/** `onChange` is called when it is another file. */
export function followActiveFile(onChange: () => void): FollowedFile {
  let file = currentFile();
  const subscription = vscode.window.onDidChangeActiveTextEditor(() => {
    const next = currentFile();
    if (next === undefined || next === file) return;
    file = next;
    onChange();
  });
  return {
    get file() {
      return file;
    },
    dispose: () => subscription.dispose(),
  };
}

/** Output and the like are no files that anything can be shown for. */
function currentFile(): string | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document === undefined || document.uri.scheme === 'output' ? undefined : fileOf(document.uri);
}
