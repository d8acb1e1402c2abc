import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { pageHtml } from '../../src/editor/panelPage.ts';
import { findBrowser, isRoot } from '../host/browser.ts';
import { root } from '../host/paths.ts';
import { patience } from '../patience.ts';
import { type ThemeName, themes } from './themes.ts';

/** The built pages of the webviews in a browser of their own, with the test in the editor's place. */

export const browserFile = findBrowser();

/** Why these tests can't run here; false where they can. */
export const skip = browserFile === undefined ? 'No Chromium was found: set CHROMIUM to the path of one.' : false;

export async function startBrowser(): Promise<Browser> {
  if (browserFile === undefined) throw new Error('No Chromium was found.');
  return chromium.launch({ executablePath: browserFile, chromiumSandbox: !isRoot, args: ['--disable-gpu'] });
}

export interface OpenPage {
  readonly page: Page;
  /** Sends a message as the editor would. */
  send(message: unknown): Promise<void>;
  /** What the page has sent so far. */
  sent(): Promise<readonly Sent[]>;
  /** Waits until it has sent one like this. */
  awaitSent(type: string): Promise<Sent>;
  /** Waits until what was sent so far is on the screen. */
  settled(): Promise<void>;
  /** What went wrong in the page: errors, and what its policy refused. */
  readonly errors: readonly string[];
}

export interface Sent {
  readonly type: string;
  readonly [key: string]: unknown;
}

export interface OpenOptions {
  readonly theme?: ThemeName;
  readonly size?: { readonly width: number; readonly height: number };
  /** What was kept when the page was shown last. */
  readonly kept?: unknown;
}

/** The pages by their names, built with the options of esbuild.js, and minified as they are published. */
export async function buildPages(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: globSync('src/webview/*Panel.{tsx,css}', { cwd: root }).map((file) => join(root, file)),
    outdir: join(root, 'out'),
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'chrome120',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
}

export const pages = await buildPages();
const origin = 'https://webview.test';

/** Opens a page as VS Code does: under the same policy, with the theme's colours. */
export async function openPage(browser: Browser, name: string, options: OpenOptions = {}): Promise<OpenPage> {
  const { theme = 'light', size = { width: 1000, height: 600 }, kept } = options;
  const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' });
  page.setDefaultTimeout(patience);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.route(`${origin}/**`, (route) => {
    const file = new URL(route.request().url()).pathname.slice(1);
    if (file === '') return route.fulfill({ contentType: 'text/html', body: htmlOf(name) });
    const contentType = file.endsWith('.css') ? 'text/css' : 'text/javascript';
    return route.fulfill({ contentType, body: Buffer.from(pages.get(file) ?? []) });
  });
  await page.addInitScript(installEditor, kept);
  await page.addInitScript(installTheme, { theme, colours: themes[theme] });
  await page.goto(`${origin}/`);
  const sent = (): Promise<readonly Sent[]> => page.evaluate(() => Reflect.get(window, 'sentToEditor'));
  const awaitSent = async (type: string): Promise<Sent> => {
    await page.waitForFunction(
      (wanted) => Reflect.get(window, 'sentToEditor').some((each: { type: string }) => each.type === wanted),
      type,
    );
    const found = (await sent()).findLast((each) => each.type === type);
    if (found === undefined) throw new Error(`The page sent no ${type}.`);
    return found;
  };
  await awaitSent('ready');
  const send = (message: unknown): Promise<void> => page.evaluate((data) => window.postMessage(data, '*'), message);
  await send({ type: 'start', translations: {} });
  const settled = (): Promise<void> =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          // Messages come in their order, and what they change is on the screen with the next picture.
          const paint = (): unknown => requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
          window.addEventListener('message', paint, { once: true });
          window.postMessage({ type: 'last' }, '*');
        }),
    );
  return { page, send, sent, awaitSent, settled, errors };
}

function htmlOf(name: string): string {
  return pageHtml({
    cspSource: origin,
    nonce: 'nonceOfTheTest',
    script: `${origin}/${name}.js`,
    style: `${origin}/${name}.css`,
    language: 'en',
  });
}

/** Run in the page before its own script: what VS Code gives to webviews. */
function installEditor(kept: unknown): void {
  const sent: unknown[] = [];
  let state = kept;
  Reflect.set(window, 'sentToEditor', sent);
  Reflect.set(window, 'keptState', () => state);
  Reflect.set(window, 'acquireVsCodeApi', () => ({
    postMessage: (message: unknown) => sent.push(message),
    getState: () => state,
    setState(next: unknown) {
      state = next;
    },
  }));
}

function installTheme({ theme, colours }: { theme: string; colours: Readonly<Record<string, string>> }): void {
  document.addEventListener('DOMContentLoaded', () => {
    document.body.classList.add(`vscode-${theme}`);
    // VS Code gives both classes to the light one, for older pages.
    if (theme === 'high-contrast-light') document.body.classList.add('vscode-high-contrast');
    for (const [name, value] of Object.entries(colours)) document.documentElement.style.setProperty(name, value);
  });
}
