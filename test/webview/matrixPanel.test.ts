import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { assertAccessible } from './axe.ts';
import { type OpenOptions, type OpenPage, openPage, skip, startBrowser } from './pages.ts';
import { fleetNodes, matrixMessage, playedMatrixMessage } from './samples.ts';
import { themeNames } from './themes.ts';

/** The page of the comparison, as a user meets it. */

let browser: Browser;
before(async () => {
  if (skip === false) browser = await startBrowser();
});
after(async () => {
  if (skip === false) await browser.close();
});

async function open(options: OpenOptions = {}, message: unknown = matrixMessage()): Promise<OpenPage> {
  const opened = await openPage(browser, 'matrixPanel', options);
  await opened.send(message);
  await opened.awaitSent('drawn');
  return opened;
}

test('values stand with their rank and reason, nodes with what they would choose', { skip }, async () => {
  const opened = await open();
  const rows = await opened.page.locator('tbody tr').evaluateAll((all) => all.map((row) => row.textContent));
  assert.match(rows[0] ?? '', /^2.*interface=ens33,eth0.*in the file.*ens33 C\.71.*eth0 C\.72/);
  assert.match(rows[2] ?? '', /cidr=192\.168\.26\.0\/24.*stable if a NIC is added.*ens32 B\.71.*eth1 B\.72/);
  assert.match(rows[4] ?? '', /fails.*interface=docker0.*virtual.*docker0 A\.0\.1.*none/);
  assert.deepEqual(await opened.page.getByRole('list', { name: 'Subnets' }).locator('li').allTextContents(), [
    'A 172.17.0.0/16',
    'B 192.168.26.0/24',
    'C 192.168.30.0/24',
  ]);
  assert.deepEqual(opened.errors, []);
  await opened.page.close();
});

test('the best value is told first, with why and what is as good, and a button takes it', { skip }, async () => {
  const opened = await open();
  const head = opened.page.getByRole('heading', { level: 1 });
  assert.match((await head.textContent()) ?? '', /^Recommended: cidr=192\.168\.26\.0\/24/);
  assert.equal(
    await opened.page.locator('.why').textContent(),
    'every node, one subnet, stable if a NIC is added · as good: cidr=192.168.30.0/24',
  );
  await head.getByRole('button', { name: 'Use' }).click();
  assert.deepEqual(await opened.awaitSent('use'), { type: 'use', version: 1, row: 2 });
  await opened.page.close();
});

test('a button puts a value into the file, which can be undone, and its own leads to its place', { skip }, async () => {
  const opened = await open();
  await opened.page.getByRole('button', { name: 'Use cidr=192.168.26.0/24 in the file' }).click();
  assert.deepEqual(await opened.awaitSent('use'), { type: 'use', version: 1, row: 2 });
  await opened.page.getByRole('button', { name: 'interface=ens33,eth0' }).click();
  assert.deepEqual(await opened.awaitSent('goToMethod'), { type: 'goToMethod', version: 1 });
  await opened.send({ type: 'used', text: 'Set the method to cidr=192.168.26.0/24 (line 47).', undo: true });
  await opened.page.getByRole('status').filter({ hasText: 'Set the method to' }).waitFor();
  await opened.page.getByRole('button', { name: 'Undo' }).click();
  assert.deepEqual(await opened.awaitSent('undo'), { type: 'undo' });
  await opened.page.close();
});

test('a file without a place for a value is left alone', { skip }, async () => {
  const opened = await open({}, { ...matrixMessage(), writable: false });
  assert.equal(await opened.page.getByRole('button', { name: /^Use/ }).count(), 0);
  await opened.page.getByRole('grid').focus();
  await opened.page.keyboard.press('ArrowDown');
  await opened.page.keyboard.press('Enter');
  assert.equal((await opened.sent()).filter(({ type }) => type === 'use').length, 0);
  await opened.page.close();
});

test('a value of your own is compared, kept, and taken away', { skip }, async () => {
  const opened = await open();
  await opened.page.getByRole('textbox').fill(' interface=docker0 ');
  await opened.page.keyboard.press('Enter');
  assert.deepEqual(await opened.awaitSent('try'), { type: 'try', methods: ['interface=docker0'] });
  const kept: unknown = await opened.page.evaluate(() => Reflect.get(window, 'keptState')());
  await opened.page.close();
  const again = await open({ kept });
  assert.deepEqual(await again.awaitSent('try'), { type: 'try', methods: ['interface=docker0'] });
  await again.page.getByRole('button', { name: 'Remove interface=docker0' }).click();
  assert.deepEqual(await again.awaitSent('try'), { type: 'try', methods: [] });
  await again.page.close();
});

test('everything can be done by the keyboard', { skip }, async () => {
  const opened = await open();
  const { keyboard } = opened.page;
  const active = (): Promise<string | undefined> =>
    opened.page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-activedescendant');
      return document.getElementById(id ?? '')?.textContent ?? undefined;
    });
  for (let step = 0; step < 8 && (await active()) === undefined; step++) await keyboard.press('Tab');
  assert.match((await active()) ?? '', /interface=ens33,eth0/);
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowRight');
  assert.match((await active()) ?? '', /^ens33 C\.71/);
  await keyboard.press('End');
  assert.match((await active()) ?? '', /^eth0 C\.72/);
  await keyboard.press('Enter');
  assert.deepEqual(await opened.awaitSent('use'), { type: 'use', version: 1, row: 1 });
  await keyboard.press('PageDown');
  await keyboard.press('Delete');
  assert.deepEqual(await opened.awaitSent('try'), { type: 'try', methods: [] });
  await opened.page.close();
});

test('names are text, whatever they say', { skip }, async () => {
  const name = '<img src=x onerror=alert(1)>';
  const opened = await open({}, matrixMessage(1, [name, 'b']));
  await opened.page.getByRole('columnheader', { name }).waitFor();
  assert.equal(await opened.page.locator('img').count(), 0);
  assert.deepEqual(opened.errors, []);
  await opened.page.close();
});

for (const theme of themeNames) {
  test(`axe finds nothing serious: ${theme}`, { skip }, async () => {
    const opened = await open({ theme });
    await opened.page.getByRole('grid').focus();
    await assertAccessible(opened.page);
    await opened.page.close();
  });
}

test('in a low and narrow window the table is to be read', { skip }, async () => {
  const opened = await openPage(browser, 'matrixPanel', { size: { width: 320, height: 300 } });
  await opened.send(playedMatrixMessage(fleetNodes(60), 'interface=eno1'));
  const { page } = opened;
  await page.getByRole('grid').focus();
  const [box, cell] = [
    await page.locator('.scroll').boundingBox(),
    await page.locator('td.active, th.active').first().boundingBox(),
  ];
  assert.ok(box !== null && box.height >= 200, JSON.stringify(box));
  assert.ok(cell !== null && cell.y >= 0 && cell.y < 300, JSON.stringify(cell));
  await page.close();
});
