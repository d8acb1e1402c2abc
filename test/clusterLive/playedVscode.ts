/** Stands for `vscode` where a manifest is applied: a test says what the user picks, types and presses, and sees what is shown. */

interface Played {
  trusted: boolean;
  /** The text of the document in front. */
  text: string;
  /** The settings below `calico`. */
  settings: Readonly<Record<string, string>>;
  /** The label that is picked in a list, and what is typed; undefined: the user turns away. */
  pick: string | undefined;
  typed: string | undefined;
  /** Gives the button to press for a message; a promise that never ends is nobody's answer. */
  press: (message: string) => string | undefined | Promise<never>;
  /** Every message, in its order. */
  readonly shown: string[];
}

export const played: Played = {
  trusted: true,
  text: '',
  settings: {},
  pick: undefined,
  typed: undefined,
  press: () => undefined,
  shown: [],
};

type Listener = (value: unknown) => void;

export class EventEmitter {
  readonly #listeners: Listener[] = [];
  readonly event = (listener: Listener): void => void this.#listeners.push(listener);
  fire(value: unknown): void {
    for (const each of this.#listeners) each(value);
  }
  dispose(): void {
    this.#listeners.length = 0;
  }
}

export class ThemeIcon {}

export const DiagnosticSeverity = {};
export const ViewColumn = { Beside: -2 };
export const ProgressLocation = { Notification: 15 };
export const Uri = { from: ({ scheme = '', path = '' }) => ({ scheme, path, toString: () => `${scheme}:${path}` }) };
export const commands = { executeCommand: () => Promise.resolve(undefined) };
export const l10n = {
  t: (message: string, ...args: readonly unknown[]) =>
    message.replace(/\{(\d)\}/g, (_, at) => String(args[Number(at)])),
};

let provider: { provideTextDocumentContent(uri: unknown): string } | undefined;
let planUri: unknown;

/** What the plan's document holds now. */
export function planDocument(): string {
  return provider?.provideTextDocumentContent(planUri) ?? '';
}

export const workspace = {
  get isTrusted() {
    return played.trusted;
  },
  getConfiguration: () => ({ get: (key: string, usual?: unknown) => played.settings[key] ?? usual }),
  registerTextDocumentContentProvider(_: string, given: typeof provider) {
    provider = given;
    return { dispose: () => undefined };
  },
  onDidChangeTextDocument: () => ({ dispose: () => undefined }),
  openTextDocument(uri: unknown) {
    planUri = uri;
    return Promise.resolve({ uri });
  },
};

const show = (message: string): Promise<string | undefined> => {
  played.shown.push(message);
  return Promise.resolve(played.press(message));
};

const cancelling: (() => void)[] = [];
const token = {
  isCancellationRequested: false,
  onCancellationRequested(listener: () => void) {
    cancelling.push(listener);
    return { dispose: () => undefined };
  },
};

/** Ends all work that is shown, as where the window is closed. */
export function closeWindow(): void {
  for (const each of cancelling.splice(0)) each();
}

export const window = {
  get activeTextEditor() {
    return { document: { uri: { path: '/manifests/calico.json' }, getText: () => played.text } };
  },
  showTextDocument: () => Promise.resolve(undefined),
  showInformationMessage: show,
  showWarningMessage: show,
  showErrorMessage: show,
  showQuickPick: (items: readonly { readonly label: string }[]) =>
    Promise.resolve(items.find(({ label }) => label === played.pick)),
  showInputBox: ({ validateInput }: { readonly validateInput: (text: string) => string | undefined }) =>
    Promise.resolve(played.typed !== undefined && validateInput(played.typed) === undefined ? played.typed : undefined),
  withProgress: (_: unknown, work: (progress: unknown, token: unknown) => Promise<unknown>) =>
    work({ report: () => undefined }, token),
};
