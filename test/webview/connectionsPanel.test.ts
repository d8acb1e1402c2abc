import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { hostile } from '../hostile.ts';
import { assertAccessible } from './axe.ts';
import { allow, connectionsMessage, decisionsMessage, shopService, workload } from './connectionsSamples.ts';
import { type OpenOptions, type OpenPage, openPage, skip, startBrowser } from './pages.ts';
import { themeNames } from './themes.ts';

/** The page of the connections, as a user meets it. */

let browser: Browser;
before(async () => {
  if (skip === false) browser = await startBrowser();
});
after(async () => {
  if (skip === false) await browser.close();
});

const service = shopService();

async function open(options: OpenOptions = {}, message: unknown = connectionsMessage(service)): Promise<OpenPage> {
  const opened = await openPage(browser, 'connectionsPanel', options);
  await opened.send(message);
  await opened.awaitSent('drawn');
  return opened;
}

test('sources stand at the left, destinations above, and ports between', { skip }, async () => {
  const { page, errors } = await open();
  const rows = await page
    .locator('tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent).join(' | ')));
  assert.deepEqual(rows, [
    'From ↓ to → | shop/db | shop/web | outside IPv4',
    'shop/db | no packets | ∗ all | ∗ all',
    'shop/web | TCP 5432 | no packets | ∗ all',
    'outside IPv4 | –denied | ∗ all | no packets',
  ]);
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), '5 of 6 pairs may talk');
  assert.deepEqual(errors, []);
  await page.close();
});

test('a click on a cell asks what decides, and a click on a place goes there', { skip }, async () => {
  const opened = await open();
  await opened.page.getByRole('gridcell', { name: 'TCP 5432' }).click();
  assert.deepEqual(await opened.awaitSent('decide'), { type: 'decide', version: 1, from: 1, to: 0, go: true });
  await opened.send(decisionsMessage(service, 1, 0));
  const list = opened.page.getByRole('region', { name: 'What decides' });
  await list.getByText('shop/web → shop/db').waitFor();
  assert.deepEqual(await list.locator('li').allTextContents(), [
    'Leaving shop/web: all allowed — no policy applies',
    'Entering shop/db: TCP 5432 allowed — rule 0 of NetworkPolicy shop/db, tier defaultshop.yaml:65',
    'Entering shop/db: TCP 0-5431, 5433-65535; UDP; SCTP; ICMP; other protocols denied — no rule of tier default matches, and its end deniesshop.yaml:55',
  ]);
  await list.getByRole('button', { name: 'shop.yaml:65' }).click();
  assert.deepEqual(await opened.awaitSent('goToDecision'), { type: 'goToDecision', version: 1, at: 1 });
  await opened.page.close();
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
  assert.equal(await active(), 'shop/db');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowRight');
  assert.equal(await active(), 'TCP 5432');
  await keyboard.press('Enter');
  assert.deepEqual(await opened.awaitSent('decide'), { type: 'decide', version: 1, from: 1, to: 0, go: true });
  await keyboard.press('End');
  assert.equal(await active(), '∗ all');
  await opened.page.close();
});

test('a search is asked of the editor, kept, and what is left out is told', { skip }, async () => {
  const opened = await open();
  await opened.page.getByRole('searchbox').fill('web');
  assert.deepEqual(await opened.awaitSent('search'), { type: 'search', text: 'web' });
  await opened.send(connectionsMessage(service, 2, 'web'));
  await opened.page.getByRole('status').filter({ hasText: '2 groups are not shown.' }).waitFor();
  assert.equal(await opened.page.getByRole('rowheader').count(), 1);
  const kept: unknown = await opened.page.evaluate(() => Reflect.get(window, 'keptState')());
  await opened.page.close();
  const again = await open({ kept });
  assert.deepEqual(await again.awaitSent('search'), { type: 'search', text: 'web' });
  await again.page.close();
});

test('it is saved in three forms', { skip }, async () => {
  const opened = await open();
  for (const [name, format] of [
    ['Save as Markdown', 'markdown'],
    ['Save as SVG', 'svg'],
    ['Save as DOT', 'dot'],
  ] as const) {
    await opened.page.getByRole('button', { name }).click();
    assert.deepEqual((await opened.sent()).at(-1), { type: 'save', format });
  }
  await opened.send({ type: 'told', text: 'It is saved as x.svg.' });
  await opened.page.getByRole('status').filter({ hasText: 'It is saved' }).waitFor();
  await opened.page.close();
});

test('names are text, whatever they say', { skip }, async () => {
  const opened = await open();
  const names = hostile.filter((name) => name.trim() !== '');
  for (let at = 0; at < names.length; at += 20) {
    const some = names.slice(at, at + 20);
    const world = shopService(some.flatMap((name) => [workload(name, name), allow(name, name, 80, name)]));
    const version = at + 2;
    await opened.send(connectionsMessage(world, version));
    await opened.send(decisionsMessage(world, 0, 1, version));
    await opened.settled();
  }
  assert.equal(
    await opened.page.locator(':is(img, script, iframe, a, style, form)').and(opened.page.locator('#root *')).count(),
    0,
  );
  assert.deepEqual(opened.errors, []);
  await opened.page.close();
});

for (const theme of themeNames) {
  test(`axe finds nothing serious: ${theme}`, { skip }, async () => {
    const opened = await open({ theme });
    await opened.page.getByRole('gridcell', { name: 'TCP 5432' }).click();
    await opened.send(decisionsMessage(service, 1, 0));
    await opened.page.getByRole('region', { name: 'What decides' }).waitFor();
    await assertAccessible(opened.page);
    await opened.page.close();
  });
}

test('in a low and narrow window the table is to be read', { skip }, async () => {
  const { page } = await open({ size: { width: 320, height: 300 } });
  const box = await page.locator('.scroll').boundingBox();
  assert.ok((box?.height ?? 0) >= 200, JSON.stringify(box));
  await page.close();
});
