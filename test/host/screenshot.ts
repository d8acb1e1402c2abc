// npm run screenshots: makes docs/images/*.png from the real VS Code, in a light and a dark theme.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openPage, startBrowser } from '../webview/pages.ts';
import { sampleInventory, topologyMessage, topologyService } from '../webview/topologySamples.ts';
import { launch } from './launch.ts';
import { exampleFolder, root } from './paths.ts';
import { build, exitWithCaller } from './processes.ts';

const images = join(root, 'docs/images');

const manifest = join(exampleFolder, 'calico.yaml');
/** The line under the variable's name, 0-based. */
const methodLine =
  readFileSync(manifest, 'utf8')
    .split('\n')
    .findLastIndex((line) => line.includes('IP_AUTODETECTION_METHOD')) + 1;

const settings = { 'editor.stickyScroll.enabled': false };
const viewport = { width: 1280, height: 760 };

/** Puts the cursor on the method's value, so that the light bulb shows, and the mouse on the variable's name. */
async function showAnswer(page: Page): Promise<void> {
  await page.locator('.view-line').first().click();
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input').first().waitFor();
  await page.keyboard.type(`${methodLine + 1}:28`);
  await page.keyboard.press('Enter');
  await page.locator('.squiggly-warning, .squiggly-info, .squiggly-error').first().waitFor();
  await page.locator('[class*=codicon-lightbulb], [class*=codicon-light-bulb]').first().waitFor();
  await page.locator('.view-line', { hasText: 'IP_AUTODETECTION_METHOD' }).last().locator('span span').last().hover();
  await page.locator('.monaco-hover table').first().waitFor();
}

/** The page of the topology with a path in it, as the editor shows it. */
async function shootTopology(theme: 'light' | 'dark'): Promise<void> {
  const browser = await startBrowser();
  const ends = { from: 'default/pod1', to: 'default/pod2' };
  const wish = { open: [], search: '', alone: '', mode: 'planned', ...ends };
  const closed = { expanded: [], selected: '', table: false, back: false, allNetworks: false };
  const size = { width: 1280, height: 620 };
  const opened = await openPage(browser, 'topologyPanel', { theme, size, kept: { ...closed, wish, tracing: true } });
  await opened.send(topologyMessage(topologyService(sampleInventory(), 'interface=ens33,eth0'), ends));
  await opened.awaitSent('drawn');
  await opened.page.waitForTimeout(500);
  await opened.page.screenshot({ path: join(images, `topology-${theme}.png`) });
  await browser.close();
}

exitWithCaller();
await build();
mkdirSync(images, { recursive: true });
for (const theme of ['light', 'dark'] as const) {
  const host = await launch({ folder: exampleFolder, files: [manifest], theme, viewport, settings });
  await showAnswer(host.page);
  await host.page.screenshot({ path: join(images, `two-nodes-${theme}.png`) });
  await host.close();
  await shootTopology(theme);
}
