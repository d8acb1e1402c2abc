import { readFile, stat } from 'node:fs/promises';

/** Stands for `vscode` where files are saved: a test says what the user does, and sees what is shown and kept. */

interface FakeUri {
  readonly scheme: string;
  readonly path: string;
  readonly fsPath: string;
}

interface World {
  /** What the user chooses in the dialog. */
  target: FakeUri | undefined;
  /** The button that is pressed. */
  button: string | undefined;
  /** What was shown, in its order. */
  readonly shown: string[];
  /** What VS Code itself was told to write. */
  readonly written: Map<string, string>;
  /** The buttons of what was shown last. */
  buttons: readonly unknown[];
  /** The commands that were run, with what they were run with. */
  readonly ran: (readonly unknown[])[];
}

export const world: World = {
  target: undefined,
  button: undefined,
  shown: [],
  written: new Map(),
  buttons: [],
  ran: [],
};

export function uri(scheme: string, path: string): FakeUri & { toString(): string } {
  return { scheme, path, fsPath: path, toString: () => `${scheme}://${path}` };
}

const show = (message: string, ...more: readonly unknown[]): Promise<string | undefined> => {
  const detail = more.flatMap((each) => (typeof each === 'object' && each !== null ? Reflect.get(each, 'detail') : []));
  world.shown.push([message, ...detail].join(' | '));
  world.buttons = more.filter((each) => typeof each === 'string');
  return Promise.resolve(
    more.find((each) => each === world.button && typeof each === 'string') ? world.button : undefined,
  );
};

export const l10n = {
  t: (message: string, ...args: readonly unknown[]) =>
    message.replace(/\{(\d)\}/g, (_, at) => String(args[Number(at)])),
};
export const commands = {
  executeCommand: (...words: readonly unknown[]) => Promise.resolve(world.ran.push(words)),
};
export const window = {
  showSaveDialog: () => Promise.resolve(world.target),
  showInformationMessage: show,
  showWarningMessage: show,
  showErrorMessage: show,
};
export const workspace = {
  workspaceFolders: undefined,
  textDocuments: [],
  fs: {
    stat: async ({ fsPath }: FakeUri) => ({ type: (await stat(fsPath)).isDirectory() ? 2 : 1 }),
    readFile: ({ fsPath }: FakeUri) => readFile(fsPath),
    writeFile({ path }: FakeUri, bytes: Uint8Array) {
      world.written.set(path, new TextDecoder().decode(bytes));
      return Promise.resolve();
    },
  },
};
export const FileType = { File: 1, Directory: 2 };
export const DiagnosticSeverity = {};
