import * as vscode from 'vscode';
import {
  type FromAnyView,
  type Guards,
  type Handlers,
  receive,
  type Tagged,
  type ToAnyView,
} from '../protocol/messages.ts';
import { nextTurn } from '../turns/nextTurn.ts';
import { inSlices } from '../turns/slices.ts';
import { pageHtml } from './panelPage.ts';

/** What a panel is of. */
export interface PanelOptions<In extends Tagged, Out extends Tagged> {
  readonly viewType: string;
  readonly title: string;
  /** The page's name in dist/webview. */
  readonly page: string;
  readonly extensionUri: vscode.Uri;
  readonly guards: Guards<In>;
  /** What is done on each message; those that every view sends are handled here. */
  readonly handlers: (common: Handlers<FromAnyView>) => Handlers<In>;
  /** What is to be shown now. It is worked on in slices, and thrown away where something changes meanwhile. */
  readonly content: (version: number) => Generator<undefined, Out | ToAnyView>;
}

/** A tab with a webview: one of its kind, opened again where it was after a reload of the window. */
export interface Panel<Out extends Tagged> extends vscode.Disposable {
  /** Shows the tab, and makes it where there is none. */
  open(): void;
  /** Shows what is to be shown now, once the page can be seen; to be called after each change. */
  update(): void;
  /** Sends something else than the content; nothing happens where there is no page. */
  post(message: Out): void;
  /** Something was sent to the page, or is on its screen. For tests and measurements. */
  readonly onDidHappen: vscode.Event<PanelEvent>;
}

export type PanelEvent =
  | { readonly kind: 'ready' }
  | { readonly kind: 'posted'; readonly message: Tagged }
  | { readonly kind: 'drawn'; readonly version: number; readonly milliseconds: number };

export function createPanel<In extends Tagged, Out extends Tagged>(options: PanelOptions<In, Out>): Panel<Out> {
  const happened = new vscode.EventEmitter<PanelEvent>();
  let panel: vscode.WebviewPanel | undefined;
  /** The page listens; a hidden one is gone, and tells anew when it is back. */
  let ready = false;
  let version = 0;
  let turn = 0;
  const post = (message: Out | ToAnyView): void => {
    if (panel === undefined || !ready) return;
    void panel.webview.postMessage(message);
    happened.fire({ kind: 'posted', message });
  };
  const work = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const isStale = (): boolean => mine !== turn || panel?.visible !== true;
    await nextTurn(); // several changes at once make one content
    if (isStale()) return;
    version += 1;
    const message = await inSlices(options.content(version), isStale);
    if (message !== undefined && !isStale()) post(message);
  };
  const update = (): void => {
    if (ready && panel?.visible === true) void work();
  };
  const handlers = options.handlers({
    ready() {
      ready = true;
      happened.fire({ kind: 'ready' });
      post({ type: 'start', translations: vscode.l10n.bundle ?? {} });
      update();
    },
    drawn: ({ version: drawn, milliseconds }) => happened.fire({ kind: 'drawn', version: drawn, milliseconds }),
    run: ({ command }) => void vscode.commands.executeCommand(`calico.${command}`),
  });
  const adopt = (next: vscode.WebviewPanel): void => {
    panel = next;
    ready = false;
    prepare(next, options);
    next.webview.onDidReceiveMessage((message: unknown) => receive(options.guards, handlers, message));
    next.onDidChangeViewState(() => {
      if (!next.visible) ready = false;
    });
    next.onDidDispose(() => {
      if (panel === next) panel = undefined;
    });
  };
  const { viewType, title } = options;
  const serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
    async deserializeWebviewPanel(found) {
      panel?.dispose();
      adopt(found);
    },
  });
  return {
    open() {
      if (panel !== undefined) return panel.reveal();
      adopt(vscode.window.createWebviewPanel(viewType, title, columnForPanels()));
    },
    update,
    post,
    onDidHappen: happened.event,
    dispose() {
      turn += 1;
      serializer.dispose();
      panel?.dispose();
      happened.dispose();
    },
  };
}

/** Panels share one column, which stands beside the editor. */
function columnForPanels(): vscode.ViewColumn {
  const isOurs = ({ input }: vscode.Tab): boolean =>
    input instanceof vscode.TabInputWebview && /(^|-)calico\./.test(input.viewType);
  const group = vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(isOurs));
  return group?.viewColumn ?? vscode.ViewColumn.Beside;
}

/** Gives a new tab its page, which may load nothing but the extension's own files. */
function prepare<In extends Tagged, Out extends Tagged>(
  panel: vscode.WebviewPanel,
  { extensionUri, page }: PanelOptions<In, Out>,
): void {
  const { webview } = panel;
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  const media = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', name);
  panel.iconPath = { light: media('calico-light.svg'), dark: media('calico-dark.svg') };
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  const own = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  webview.html = pageHtml({
    cspSource: webview.cspSource,
    nonce: crypto.randomUUID(),
    script: own(`${page}.js`),
    style: own(`${page}.css`),
    language: vscode.env.language,
  });
}
