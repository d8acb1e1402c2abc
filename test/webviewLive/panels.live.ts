import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { type Host, launch } from '../host/launch.ts';
import { exampleFolder } from '../host/paths.ts';
import { build, temporaryFolder } from '../host/processes.ts';

/** The panels in the real VS Code, used as a user does: with keys and clicks, on the screen. Run by npm run test:vscode. */

const folder = temporaryFolder('vscode-calico-panels-');
let host: Host;

before(async () => {
  await build();
  cpSync(exampleFolder, folder.path, { recursive: true });
  const settings = { 'files.autoSave': 'off', 'editor.autoClosingQuotes': 'never', 'editor.quickSuggestions': false };
  host = await launch({ folder: folder.path, files: [join(folder.path, 'calico.yaml')], settings });
  await host.page.locator('.statusbar-item', { hasText: 'Calico: 2 nodes' }).waitFor();
});
after(async () => {
  await host.close();
  folder.remove();
});

/** The page in the tab that is shown. */
function panel(): FrameLocator {
  return host.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

/** Puts the cursor behind the method's text. */
async function goToMethod(): Promise<void> {
  await host.page.locator('.view-line').nth(3).click();
  await host.page.keyboard.press('Control+F');
  await host.page.locator('.find-widget textarea').first().fill('interface=');
  await host.page.keyboard.press('Enter');
  await host.page.keyboard.press('Escape');
  await host.page.keyboard.press('End');
  await host.page.keyboard.press('ArrowLeft');
}

test('typing in the editor changes the NIC panel', async () => {
  await host.command('Calico: Open NICs');
  await panel().getByText('interface=ens*,eth*', { exact: true }).waitFor();
  await goToMethod();
  await host.page.keyboard.type(',lo');
  await panel().getByText('interface=ens*,eth*,lo', { exact: true }).waitFor();
  for (let key = 0; key < 3; key++) await host.page.keyboard.press('Backspace');
  await panel().getByText('interface=ens*,eth*', { exact: true }).waitFor();
});

test('a node in the NIC panel leads to the method in the file', async () => {
  await panel()
    .getByRole('row', { name: /^\S+ vms71/ })
    .click();
  await host.page.locator('.view-line', { hasText: 'interface=ens' }).first().waitFor();
});

test('a button of the comparison edits the file, and another takes it back', async () => {
  await host.command('Calico: Compare Methods');
  await panel().getByText('in the file').first().waitFor();
  await panel().getByRole('button', { name: 'Use cidr=192.168.30.0/24 in the file' }).click();
  await panel().getByText('Set the method to cidr=192.168.30.0/24 (line').waitFor();
  const first = panel().locator('tbody tr').first();
  await first.filter({ hasText: 'cidr=192.168.30.0/24' }).waitFor();
  await panel().getByRole('button', { name: 'Undo' }).click();
  await first.filter({ hasText: 'interface=ens*,eth*' }).waitFor();
});

test('by the keyboard alone: an own value is compared and put into the file', async () => {
  await panel().getByRole('textbox').focus();
  await host.page.keyboard.type('cidr=192.168.26.0/25');
  await host.page.keyboard.press('Enter');
  await host.page.keyboard.type('cidr=192.168.30.0/25');
  await host.page.keyboard.press('Enter');
  await panel().getByRole('button', { name: 'Remove cidr=192.168.30.0/25' }).waitFor();
  const row = panel().locator('tbody tr', { hasText: 'cidr=192.168.26.0/25' });
  await row.waitFor();
  const place = await row.evaluate((element) => [...(element.parentElement?.children ?? [])].indexOf(element));
  await panel().getByRole('grid').focus();
  await host.page.keyboard.press('PageUp');
  for (let step = 0; step < place; step++) await host.page.keyboard.press('ArrowDown');
  await host.page.keyboard.press('Enter');
  await panel().getByText('Set the method to cidr=192.168.26.0/25 (line').waitFor();
  assert.equal(await panel().locator('tbody tr').first().locator('code').first().textContent(), 'cidr=192.168.26.0/25');
});

test('after a reload of the window the panel is there again, with what the user had set', async () => {
  await awaitStored('cidr=192.168.30.0/25');
  // Where the address names a file to open, nothing else is opened.
  const url = new URL(host.page.url());
  const payload: readonly (readonly [string, string])[] = JSON.parse(url.searchParams.get('payload') ?? '[]');
  url.searchParams.set('payload', JSON.stringify(payload.filter(([key]) => key !== 'openFile')));
  await host.page.goto(url.href);
  await panel().getByText('in the file').first().waitFor();
  await panel().getByRole('button', { name: 'Remove cidr=192.168.30.0/25' }).waitFor();
});

/**
 * Waits until VS Code has stored a state of its editors with `text` in it. In a browser it stores every five seconds
 * when there is nothing else to do, and nothing at all when the page goes; on a desktop it does so when it ends.
 */
async function awaitStored(text: string): Promise<void> {
  await host.page.evaluate(async (wanted) => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const isStored = async (): Promise<boolean> => {
      for (const { name = '' } of await indexedDB.databases()) {
        if (!name.startsWith('vscode-web-state-db-')) continue;
        const database = await settled(indexedDB.open(name));
        const table = database.transaction('ItemTable').objectStore('ItemTable');
        const editors: unknown = await settled(table.get('memento/workbench.parts.editor'));
        database.close();
        if (typeof editors === 'string' && editors.includes(wanted)) return true;
      }
      return false;
    };
    while (!(await isStored())) await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }));
  }, text);
}
