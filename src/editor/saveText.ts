import * as vscode from 'vscode';
import { writeFile } from './writeFile.ts';

/** What is saved as a file of its own. */
export interface Saved {
  /** Of the dialog. */
  readonly title: string;
  /** The name that is proposed, with its ending. */
  readonly name: string;
  /** What files with that ending are. */
  readonly filter: string;
}

/** Asks for a file, and writes it; gives what became of it, or undefined where the user wants none. */
export async function saveText({ title, name: proposed, filter }: Saved, text: string): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    title,
    filters: { [filter]: [proposed.slice(proposed.lastIndexOf('.') + 1)] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, proposed) }),
  });
  if (uri === undefined) return undefined;
  const name = uri.path.split('/').at(-1) ?? '';
  try {
    await writeFile(uri, text);
    return vscode.l10n.t('It is saved as {0}.', name);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return vscode.l10n.t('{0} could not be saved: {1}', name, reason);
  }
}
