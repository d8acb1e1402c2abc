// npm run screenshots, too: makes media/walkthrough/*.webp from the real VS Code, in a light and a dark theme.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launch } from './launch.ts';
import { goToMethod, hoverMethod, restMouse } from './method.ts';
import { exampleFolder, root } from './paths.ts';
import { build, exitWithCaller, temporaryFolder } from './processes.ts';

const images = join(root, 'media/walkthrough');
const viewport = { width: 900, height: 560 };
const settings = {
  'editor.stickyScroll.enabled': false,
  'editor.minimap.enabled': false,
  'breadcrumbs.enabled': false,
  'workbench.layoutControl.enabled': false,
};

async function quickFix(page: Page): Promise<void> {
  const first = page.locator('.action-widget .monaco-list-row').first();
  for (let left = 5; left > 0 && !(await first.isVisible()); left--) {
    await page.keyboard.press('Escape');
    await restMouse(page);
    await page.locator('.view-line', { hasText: 'interface=' }).last().locator('span span').last().click();
    await page.keyboard.press('Control+.');
    await first.waitFor({ timeout: 5000 }).catch(() => undefined);
  }
}

/** A third of the size of a PNG: these pictures are in the package. */
async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const blank = await page.context().browser()?.newPage();
  if (blank === undefined) throw new Error('The browser was closed.');
  const url = await blank.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.85);
  }, png.toString('base64'));
  await blank.close();
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

exitWithCaller();
await build();
mkdirSync(images, { recursive: true });
for (const theme of ['light', 'dark'] as const) {
  const copy = temporaryFolder('vscode-calico-walkthrough-');
  cpSync(exampleFolder, copy.path, { recursive: true });
  const file = join(copy.path, 'calico.yaml');
  const host = await launch({ folder: copy.path, files: [file], theme, viewport, settings });
  const { page } = host;
  const shoot = async (name: string): Promise<void> => {
    writeFileSync(join(images, `${name}-${theme}.webp`), await asWebp(page, await page.screenshot()));
  };
  await page.locator('.view-line').first().waitFor();
  await host.command('View: Toggle Primary Side Bar Visibility');
  await goToMethod(page);
  await hoverMethod(page);
  await shoot('hover');
  await quickFix(page);
  await shoot('fix');
  await page.keyboard.press('Enter'); // the first one: a network that both nodes share
  await page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
  await host.command('Calico: Focus on Cluster View');
  await page.locator('.pane-body .monaco-list-row').first().waitFor();
  await page.locator('.view-line').last().hover();
  await shoot('solved');
  await host.close();
  copy.remove();
}
