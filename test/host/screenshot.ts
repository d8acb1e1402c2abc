// npm run screenshots: makes docs/images/*.png from the real VS Code, in a light and a dark theme.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
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

exitWithCaller();
await build();
mkdirSync(images, { recursive: true });
for (const theme of ['light', 'dark'] as const) {
  const host = await launch({ folder: exampleFolder, files: [manifest], theme, viewport, settings });
  await showAnswer(host.page);
  await host.page.screenshot({ path: join(images, `two-nodes-${theme}.png`) });
  await host.close();
}
