// npm run icon: draws media/icon.png, which galleries show, from media/icon.svg.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser, isRoot } from './browser.ts';
import { root } from './paths.ts';

const size = { width: 128, height: 128 };

const svg = readFileSync(join(root, 'media/icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: await ensureBrowser(), chromiumSandbox: !isRoot });
try {
  const page = await browser.newPage({ viewport: size });
  await page.setContent(
    `<style>html, body { margin: 0; background: transparent } svg { display: block }</style>${svg}`,
  );
  await page.screenshot({ path: join(root, 'media/icon.png'), omitBackground: true });
} finally {
  await browser.close();
}
