import * as vscode from 'vscode';

/** Schemes in whose folders VS Code itself can search; a search in others may never end. */
const searchable = new Set(['file', 'vscode-remote']);

/** Folders of one workspace folder that are looked through where VS Code can't search. */
const mostFolders = 1000;

const leftOut = new Set(['node_modules', '.git']);

/** A pattern for files whose names end so. */
export function globOf(endings: readonly string[]): string {
  return `**/*{${endings.join(',')}}`;
}

/** The files of the workspace whose names end so, at most `max`; in virtual file systems too. */
export async function workspaceFiles(
  endings: readonly string[],
  max: number,
  token?: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map((folder) =>
      searchable.has(folder.uri.scheme)
        ? vscode.workspace.findFiles(
            new vscode.RelativePattern(folder, globOf(endings)),
            '**/node_modules/**',
            max,
            token,
          )
        : walk(folder.uri, endings, max, token),
    ),
  );
  // One folder of the workspace may lie in another.
  const distinct = new Map(found.flat().map((uri) => [uri.toString(), uri]));
  return [...distinct.values()].slice(0, max);
}

/** Level by level, so that what is left out of a large tree is what lies deepest. */
async function walk(
  root: vscode.Uri,
  endings: readonly string[],
  max: number,
  token?: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  let looked = 0;
  for (let level = [root]; level.length > 0 && looked < mostFolders && found.length < max; ) {
    if (token?.isCancellationRequested) break;
    const entries = (await Promise.all(level.slice(0, mostFolders - looked).map(entriesOf))).flat();
    looked += level.length;
    found.push(
      ...entries
        .filter(({ name, type }) => (type & vscode.FileType.File) !== 0 && endings.some((each) => name.endsWith(each)))
        .map(({ uri }) => uri),
    );
    level = entries
      .filter(({ name, type }) => type === vscode.FileType.Directory && !leftOut.has(name))
      .map(({ uri }) => uri);
  }
  return found;
}

interface Entry {
  readonly name: string;
  readonly type: vscode.FileType;
  readonly uri: vscode.Uri;
}

async function entriesOf(folder: vscode.Uri): Promise<readonly Entry[]> {
  try {
    const listed = await vscode.workspace.fs.readDirectory(folder);
    return listed.map(([name, type]) => ({ name, type, uri: vscode.Uri.joinPath(folder, name) }));
  } catch {
    return []; // it may not be looked into, or went away meanwhile
  }
}
