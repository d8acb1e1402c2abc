// npm run screenshots: makes docs/images/*.png from the real VS Code, in a light and a dark theme and in each language.
// A font for Chinese must be installed, such as Debian's fonts-noto-cjk.
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { type Host, launch } from './launch.ts';
import { goToMethod, hoverMethod, restMouse } from './method.ts';
import { exampleFolder, root } from './paths.ts';
import { build, exitWithCaller, temporaryFolder } from './processes.ts';

const images = join(root, 'docs/images');
const languages = { en: 'package.nls.json', 'zh-cn': 'package.nls.zh-cn.json' };
type Language = keyof typeof languages;
const solved = 'interface=ens33,eth0';

const settings = {
  'editor.stickyScroll.enabled': false,
  'editor.minimap.enabled': false,
  'workbench.layoutControl.enabled': false,
};
const viewport = { width: 1400, height: 800 };

function panel(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready >> visible=true').frameLocator('iframe#active-frame');
}

/** Things as they are once nothing moves. */
async function shoot(page: Page, name: string): Promise<void> {
  await restMouse(page);
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(images, `${name}.png`) });
}

/** A method that works stands in the file from here on. */
async function writeSolved(host: Host): Promise<void> {
  await goToMethod(host.page);
  await host.page.keyboard.press('Home');
  await host.page.keyboard.press('Shift+End');
  await host.page.keyboard.type(`value: "${solved}"`);
  await host.page.keyboard.press('Escape');
}

async function shootAll(theme: 'light' | 'dark', language: Language): Promise<void> {
  const copy = temporaryFolder('vscode-calico-screenshots-');
  cpSync(exampleFolder, copy.path, { recursive: true });
  const files = [join(copy.path, 'calico.yaml')];
  const text: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(root, languages[language]), 'utf8'));
  const suffix = language === 'en' ? theme : `${theme}.${language}`;
  const host = await launch({ folder: copy.path, files, theme, viewport, settings, language });
  const { page } = host;
  const run = (name: string): Promise<void> => host.command(`Calico: ${text[`command.${name}`]}`);
  await goToMethod(page);
  await page.locator('[class*=codicon-lightbulb], [class*=codicon-light-bulb]').first().waitFor();
  await hoverMethod(page);
  await page.screenshot({ path: join(images, `two-nodes-${suffix}.png`) });
  await page.keyboard.press('Escape');
  await host.command('View: Toggle Primary Side Bar Visibility');
  await run('openNicPanel');
  await panel(page).getByRole('row', { name: /vms72/ }).first().waitFor();
  await shoot(page, `nics-${suffix}`);
  await run('compareMethods');
  await panel(page).locator('main.matrix tbody tr').nth(3).waitFor();
  await shoot(page, `methods-${suffix}`);
  await writeSolved(host);
  await run('tracePacket');
  const ends = panel(page).getByRole('combobox');
  for (const [index, pod] of ['pod1', 'pod2'].entries()) {
    await ends.nth(index).fill(`default/${pod}`);
    await ends.nth(index).press('Enter');
  }
  await panel(page).locator('.hops li, .hop').first().waitFor();
  await host.command('View: Toggle Maximize Editor Group');
  await shoot(page, `topology-${suffix}`);
  await host.close();
  copy.remove();
}

exitWithCaller();
await build();
mkdirSync(images, { recursive: true });
for (const language of ['en', 'zh-cn'] as const) {
  for (const theme of ['light', 'dark'] as const) await shootAll(theme, language);
}
