import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { exampleFolder } from './paths.ts';

/** What a user does at the method of the example, for pictures. */

/** The line of the method's value, from 1. */
const methodLine = readFileSync(join(exampleFolder, 'calico.yaml'), 'utf8')
  .split('\n')
  .findLastIndex((line) => line.includes('interface='));

/** Puts the cursor into the method's value, once it has been checked. */
export async function goToMethod(page: Page): Promise<void> {
  await page.locator('.view-line').first().click();
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input').first().waitFor();
  await page.keyboard.type(`${methodLine + 1}:28`);
  await page.keyboard.press('Enter');
  await page.locator('.squiggly-warning, .squiggly-info, .squiggly-error').first().waitFor();
}

/** Shows the hover of the method's variable. */
export async function hoverMethod(page: Page): Promise<void> {
  const variable = page
    .locator('.view-line', { hasText: 'IP_AUTODETECTION_METHOD' })
    .last()
    .locator('span span')
    .last();
  const table = page.locator('.monaco-hover table').first();
  // Lines that still move, or an inventory that is still read, cost a try; a hover fades in, and may go again.
  for (let left = 10; left > 0 && !(await table.isVisible()); left--) {
    await restMouse(page);
    await variable.hover();
    await table.waitFor({ timeout: 3000 }).catch(() => undefined);
    await page.waitForTimeout(1000);
  }
}

/** Puts the mouse where it changes nothing: under the last line of the file. */
export async function restMouse(page: Page): Promise<void> {
  const { height } = page.viewportSize() ?? { height: 600 };
  await page.mouse.move(400, height - 60);
}
