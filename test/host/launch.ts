import { type Browser, chromium, type Page } from 'playwright-core';
import { patience } from '../patience.ts';
import { ensureBrowser, isRoot } from './browser.ts';
import { type Server, type ServerOptions, startServer, type Workbench } from './server.ts';

const themes = { light: 'Light Modern', dark: 'Dark Modern' };

// The workbench bears its theme's name once the extensions, of which a theme is one, are known to it.
const readyClass = '[class*=vscode-theme-]';

const browserArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface LaunchOptions extends ServerOptions, Workbench {
  /** The language of the extension, such as `zh-cn`: VS Code itself stays in English without a language pack. */
  readonly language?: string;
  /** What serves the workbench; with a Node.js behind it where it is left out. */
  readonly start?: (options: ServerOptions) => Promise<Server>;
  /** Light where it is left out. */
  readonly theme?: keyof typeof themes;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Gets what the workbench and its extension host log: the level (`log`, `info`, `warn`, `error` …) and the line. */
  readonly onLog?: (level: string, line: string) => void;
}

export interface Host {
  /** The page that shows the workbench. */
  readonly page: Page;
  /** Runs a command by its title, through the command palette. */
  command(title: string): Promise<void>;
  /** The exit code of the extension host, once it has run the tests. */
  readonly exitCode: Promise<number>;
  /** Ends the browser and the server, and removes their data. */
  close(): Promise<void>;
}

/** Opens a folder in the real VS Code, in a headless Chromium, with the extension as it was last built. */
export async function launch(options: LaunchOptions): Promise<Host> {
  const { start = startServer, theme = 'light', settings } = options;
  const themed = { 'workbench.colorTheme': themes[theme], 'window.autoDetectColorScheme': false, ...settings };
  const executablePath = await ensureBrowser();
  const server = await start({ ...options, settings: themed });
  let browser: Browser | undefined;
  try {
    browser = await startBrowser(executablePath);
    return await openWorkbench(browser, server, options);
  } catch (error) {
    await browser?.close();
    server.stop();
    throw error;
  }
}

// Signals are left to exitWithCaller: whatever way this process exits, Playwright ends the browser.
function startBrowser(executablePath: string): Promise<Browser> {
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return chromium.launch({ executablePath, chromiumSandbox: !isRoot, args: browserArgs, ...signals });
}

async function openWorkbench(browser: Browser, server: Server, options: LaunchOptions): Promise<Host> {
  const { theme = 'light', viewport = { width: 1500, height: 950 } } = options;
  const page = await browser.newPage({ viewport, colorScheme: theme });
  let exit: (code: number) => void = () => {};
  const exitCode = new Promise<number>((resolve) => {
    exit = resolve;
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => exit(code));
  await page.exposeFunction('codeAutomationLog', (level: string, args: readonly unknown[]) => {
    options.onLog?.(level, args.map(String).join(' '));
  });
  if (options.language !== undefined) {
    // What a language pack would set.
    await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(options.language)}`);
  }
  page.setDefaultTimeout(patience);
  await page.goto(server.url(options));
  await page.waitForSelector(`.monaco-workbench${readyClass}`);
  const close = async () => {
    await browser.close();
    server.stop();
  };
  return { page, command: (title) => runCommand(page, title), exitCode, close };
}

async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input[type=text]');
  await input.fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}
