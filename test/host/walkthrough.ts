// npm run screenshots, too: makes media/walkthrough/*.webp from the real VS Code, in a light and a dark theme, and the
// moving picture of the README of the same.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launch } from './launch.ts';
import { goToMethod, hoverMethod, restMouse } from './method.ts';
import { exampleFolder, root } from './paths.ts';
import { build, exitWithCaller, temporaryFolder } from './processes.ts';
import { asWebp, type Frame, movie } from './webp.ts';

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

exitWithCaller();
await build();
mkdirSync(images, { recursive: true });
for (const theme of ['light', 'dark'] as const) {
  const copy = temporaryFolder('vscode-calico-walkthrough-');
  cpSync(exampleFolder, copy.path, { recursive: true });
  const file = join(copy.path, 'calico.yaml');
  const host = await launch({ folder: copy.path, files: [file], theme, viewport, settings });
  const { page } = host;
  const frames: Frame[] = [];
  const shoot = async (milliseconds: number, name?: string): Promise<void> => {
    const webp = await asWebp(page, await page.screenshot());
    frames.push({ webp, milliseconds });
    if (name !== undefined) writeFileSync(join(images, `${name}-${theme}.webp`), webp);
  };
  await page.locator('.view-line').first().waitFor();
  await host.command('View: Toggle Primary Side Bar Visibility');
  await goToMethod(page);
  await restMouse(page);
  await shoot(2000);
  await hoverMethod(page);
  await shoot(5000, 'hover');
  await quickFix(page);
  await shoot(3500, 'fix');
  await page.keyboard.press('Enter'); // the first one: a network that both nodes share
  await page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
  await host.command('Calico: Focus on Cluster View');
  await page.locator('.pane-body .monaco-list-row').first().waitFor();
  await page.locator('.view-line').last().hover();
  await shoot(4000, 'solved');
  if (theme === 'dark') {
    writeFileSync(join(root, 'docs/images/first-minute.webp'), movie(frames, viewport.width, viewport.height));
  }
  await host.close();
  copy.remove();
}
