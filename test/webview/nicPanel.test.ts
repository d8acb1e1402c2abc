import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { assertAccessible } from './axe.ts';
import { type OpenOptions, type OpenPage, openPage, skip, startBrowser } from './pages.ts';
import { detailsMessage, fleetNodes, nicMessage, node, sampleNodes } from './samples.ts';
import { themeNames } from './themes.ts';

/** The page of the NIC panel, as a user meets it. */

let browser: Browser;
before(async () => {
  if (skip === false) browser = await startBrowser();
});
after(async () => {
  if (skip === false) await browser.close();
});

const method = 'interface=ens33,eth0';

async function openSample(options: OpenOptions = {}): Promise<OpenPage> {
  const opened = await openPage(browser, 'nicPanel', options);
  await opened.send(nicMessage(sampleNodes, method));
  await opened.awaitSent('details');
  await opened.send(detailsMessage(sampleNodes, method, [0, 1]));
  await opened.page.getByRole('row', { name: /docker0/ }).waitFor();
  return opened;
}

async function openFleet(count: number, options: OpenOptions = {}): Promise<OpenPage> {
  const opened = await openPage(browser, 'nicPanel', options);
  await opened.send(nicMessage(fleetNodes(count), 'interface=eno1'));
  await opened.awaitSent('drawn');
  return opened;
}

/** The texts of the cells of the rows in the page, without those that are empty. */
async function rowsOf({ page }: OpenPage): Promise<readonly string[]> {
  const rows = await page
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map(
        (row) =>
          [Number(row.getAttribute('aria-rowindex')), [...row.children].map((cell) => cell.textContent ?? '')] as const,
      ),
    );
  return rows
    .toSorted(([a], [b]) => a - b)
    .map(([, cells]) =>
      cells
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .join(' | '),
    );
}

test('a node shows its interfaces in the order of the kernel, the chosen one marked', { skip }, async () => {
  const opened = await openSample();
  assert.deepEqual((await rowsOf(opened)).slice(0, 6), [
    'OKvms71 | ens33 | 192.168.30.71/24 | was 192.168.26.71/24 | matches ens33',
    'lo | 127.0.0.1/8 | MTU 65536 | name does not match',
    'ens32 | 192.168.26.71/24 | MTU 1500 · stored | name does not match',
    'chosenens33 | 192.168.30.71/24 | MTU 1500 | matches ens33',
    'docker0 | 172.17.0.1/16 | down · virtual · MTU 1500 | name does not match',
    'last one wins | tunl0 | 10.244.118.192/32 | virtual · MTU 1480 | name does not match',
  ]);
  assert.deepEqual(opened.errors, []);
  await opened.page.close();
});

test('a finding leads to its place, and to what mends it', { skip }, async () => {
  const opened = await openSample();
  await opened.page.getByRole('button', { name: /nodes change address/ }).click();
  assert.deepEqual(await opened.awaitSent('goToProblem'), { type: 'goToProblem', version: 1, problem: 0, fix: false });
  await opened.page.getByRole('button', { name: 'Fix nodes-move…' }).click();
  assert.equal((await opened.awaitSent('goToProblem'))['fix'], true);
  await opened.page.close();
});

test('the gravest finding stands in one line, the others when they are asked for', { skip }, async () => {
  const opened = await openSample();
  const message = nicMessage(sampleNodes, method, 2);
  const problem = {
    severity: 'information',
    code: 'several-candidates',
    message: 'A new NIC may change this. '.repeat(20),
  };
  await opened.send({ ...message, problems: [problem, problem, problem] });
  const items = opened.page.locator('.problems li');
  assert.equal(await items.count(), 1);
  const heightOf = async (): Promise<number> => (await opened.page.locator('.banner').boundingBox())?.height ?? 0;
  assert.ok((await heightOf()) < 40, `${await heightOf()} px high`);
  const more = opened.page.getByRole('button', { name: '2 more' });
  assert.equal(await more.getAttribute('aria-expanded'), 'false');
  await more.click();
  assert.equal(await items.count(), 3);
  await opened.page.getByRole('button', { name: 'Less' }).click();
  assert.equal(await items.count(), 1);
  await opened.page.close();
});

test('new data is drawn over the old, and only the newest interfaces count', { skip }, async () => {
  const opened = await openSample();
  await opened.send(nicMessage(sampleNodes, 'interface=ens32', 2));
  await opened.page.getByRole('row', { name: /vms72.*keeps the stored address/ }).waitFor();
  await opened.send(detailsMessage(sampleNodes, method, [0, 1], 1));
  await opened.send(detailsMessage(sampleNodes, 'interface=ens32', [0, 1], 2));
  await opened.page.getByRole('row', { name: /chosen ens32/ }).waitFor();
  assert.equal(await opened.page.getByRole('row', { name: /chosen eth0/ }).count(), 0);
  await opened.page.close();
});

test('broken and hostile messages change nothing', { skip }, async () => {
  const opened = await openSample();
  const before = await rowsOf(opened);
  for (const message of [
    null,
    'x',
    { type: 'nics' },
    { type: 'nics', version: 9, table: {}, problems: [] },
    { type: '__proto__' },
  ]) {
    await opened.send(message);
  }
  assert.deepEqual(await rowsOf(opened), before);
  assert.deepEqual(opened.errors, []);
  await opened.page.close();
});

test('names are text, whatever they say', { skip }, async () => {
  const name = '<img src=x onerror=alert(1)>';
  const opened = await openPage(browser, 'nicPanel');
  const nodes = [node(name, ['<b>eth0</b> 10.0.0.1/24'])];
  await opened.send(nicMessage(nodes, '<script>alert(2)</script>'));
  await opened.awaitSent('details');
  await opened.send(detailsMessage(nodes, '<script>alert(2)</script>', [0]));
  await opened.page.getByText(name, { exact: true }).first().waitFor();
  await opened.page.getByText('<b>eth0</b>', { exact: true }).first().waitFor();
  assert.equal(await opened.page.locator('img, b, #root script').count(), 0);
  assert.deepEqual(opened.errors, []);
  await opened.page.close();
});

test('the policy lets nothing in: no script of others, no style, no request', { skip }, async () => {
  const opened = await openPage(browser, 'nicPanel');
  const ran = await opened.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    const styled = document.createElement('p');
    styled.setAttribute('style', 'width: 7px');
    document.body.append(styled);
    const request = await fetch('/nicPanel.js').then(
      () => 'answered',
      () => 'refused',
    );
    return [Reflect.get(window, 'ran') ?? false, getComputedStyle(styled).width === '7px', request];
  });
  assert.deepEqual(ran, [false, false, 'refused']);
  await opened.page.close();
});

test('thousands of nodes: only the rows in sight are in the page', { skip }, async () => {
  const opened = await openFleet(2000);
  await opened.page.getByRole('checkbox', { name: 'Group by result' }).uncheck();
  const grid = opened.page.getByRole('treegrid');
  assert.equal(await grid.getAttribute('aria-rowcount'), '2001');
  assert.ok((await opened.page.locator('tbody tr').count()) < 60);
  await grid.focus();
  await opened.page.keyboard.press('End');
  await opened.page.getByRole('row', { name: /worker-1999/ }).waitFor();
  assert.ok((await opened.page.locator('tbody tr').count()) < 60);
  await opened.page.close();
});

test('a node leads to the topology, and is led to from there', { skip }, async () => {
  const opened = await openFleet(60);
  const { page } = opened;
  await page.getByRole('button', { name: 'Topology' }).click();
  assert.deepEqual(await opened.awaitSent('run'), { type: 'run', command: 'openTopology' });
  await opened.send({ ...nicMessage(fleetNodes(60), 'interface=eno1', 2), only: 'worker-42' });
  await page.getByRole('row', { name: /worker-42/ }).waitFor();
  assert.deepEqual((await opened.awaitSent('details'))['nodes'], [42]);
  await page.getByRole('button', { name: 'Topology' }).click();
  assert.deepEqual(await opened.awaitSent('showInTopology'), { type: 'showInTopology', version: 2, node: 42 });
  await page.close();
});

test('filters by state and by text, and says how many are left', { skip }, async () => {
  const opened = await openFleet(60);
  await opened.page.getByRole('radio', { name: 'Problems 3' }).check();
  assert.equal((await rowsOf(opened)).length, 3);
  await opened.page.getByRole('searchbox').fill('docker');
  assert.deepEqual(await rowsOf(opened), [
    'warningworker-19 | docker-eno1virtual | 172.17.0.1/16 | was 10.20.0.20/16 | matches eno1',
  ]);
  assert.equal(await opened.page.getByRole('status').textContent(), '1 of 60 nodes');
  await opened.page.getByRole('searchbox').fill('nobody');
  assert.equal(await opened.page.getByRole('status').textContent(), 'No matching nodes.');
  await opened.page.close();
});

test('what the user has set is there again', { skip }, async () => {
  const first = await openFleet(60);
  await first.page.getByRole('radio', { name: 'Moves 5' }).check();
  await first.page.getByRole('combobox', { name: 'Sort' }).selectOption('name');
  const kept: unknown = await first.page.evaluate(() => Reflect.get(window, 'keptState')());
  await first.page.close();
  const again = await openFleet(60, { kept });
  assert.deepEqual((await rowsOf(again)).at(-1), 'OK3 nodes | eno1 | 10.20.0.0/16 | matches eno1');
  assert.equal(await again.page.getByRole('combobox', { name: 'Sort' }).inputValue(), 'name');
  await again.page.close();
  const broken = await openFleet(60, { kept: { show: 'all', toggled: 7 } });
  assert.equal((await rowsOf(broken)).length, 5);
  await broken.page.close();
});

test('everything can be done by the keyboard', { skip }, async () => {
  const opened = await openFleet(60);
  const { keyboard } = opened.page;
  const focused = (): Promise<string> =>
    opened.page.evaluate(() => {
      const { activeElement: element } = document;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
  const activeRow = (): Promise<string | undefined> =>
    opened.page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-activedescendant');
      return document.getElementById(id ?? '')?.textContent ?? undefined;
    });
  const reached: string[] = [];
  for (let step = 0; step < 20 && (await focused()) !== 'Nodes and their interfaces'; step++) {
    await keyboard.press('Tab');
    reached.push(await focused());
  }
  assert.ok(reached.some((each) => each.startsWith('No address is detected')));
  assert.ok(reached.includes('Filter by node, NIC, address or reason'));
  assert.match((await activeRow()) ?? '', /worker-17/);
  await keyboard.press('End');
  assert.match((await activeRow()) ?? '', /56 nodes/);
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  assert.match((await activeRow()) ?? '', /worker-03/);
  await keyboard.press('ArrowRight');
  assert.deepEqual((await opened.awaitSent('details'))['nodes'], [3]);
  await opened.send(detailsMessage(fleetNodes(60), 'interface=eno1', [3]));
  await opened.page.getByRole('row', { name: /chosen eno1/ }).waitFor();
  await keyboard.press('ArrowDown');
  assert.match((await activeRow()) ?? '', /^lo/);
  await keyboard.press('ArrowLeft');
  await keyboard.press('Enter');
  assert.deepEqual(await opened.awaitSent('goToNode'), { type: 'goToNode', version: 1, node: 3 });
  await keyboard.press(' ');
  assert.equal(await opened.page.getByRole('row', { name: /chosen eno1/ }).count(), 0);
  await keyboard.press('Shift+Tab');
  assert.equal(await focused(), 'Filter by node, NIC, address or reason');
  await opened.page.close();
});

for (const theme of themeNames) {
  test(`axe finds nothing serious: ${theme}`, { skip }, async () => {
    const sample = await openSample({ theme });
    await sample.page.getByRole('treegrid').focus();
    await assertAccessible(sample.page);
    await sample.page.close();
    const fleet = await openFleet(60, { theme });
    await assertAccessible(fleet.page);
    await fleet.page.close();
  });
}

test('where there is nothing to show, it says why and what helps', { skip }, async () => {
  const opened = await openPage(browser, 'nicPanel');
  const actions = [{ title: 'Select Inventory…', command: 'selectInventory' }];
  await opened.send({ type: 'nothing', version: 1, text: 'No nodes yet.', actions });
  await opened.page.getByText('No nodes yet.').waitFor();
  await opened.page.getByRole('button', { name: 'Select Inventory…' }).click();
  assert.deepEqual(await opened.awaitSent('run'), { type: 'run', command: 'selectInventory' });
  await assertAccessible(opened.page);
  await opened.page.close();
});

test("texts are in the user's language", { skip }, async () => {
  const opened = await openPage(browser, 'nicPanel');
  await opened.send({ type: 'start', translations: { Node: 'Knoten', 'All {0}': 'Alle {0}' } });
  await opened.send(nicMessage(sampleNodes, method));
  await opened.page.getByRole('columnheader', { name: 'Knoten' }).waitFor();
  await opened.page.getByText('Alle 2').waitFor();
  await opened.page.close();
});

for (const [name, size] of [
  ['narrow', { width: 320, height: 640 }],
  ['beside an editor', { width: 670, height: 640 }],
  ['low, as at 200 %', { width: 500, height: 300 }],
] as const) {
  test(`in a window that is ${name}, the list is there, and nothing in it is out of reach`, { skip }, async () => {
    const opened = await openSample({ size });
    const { page } = opened;
    await page.getByRole('treegrid').focus();
    await page.keyboard.press('ArrowDown');
    const active = await page.locator('tr.active').boundingBox();
    assert.ok(active !== null && active.y >= 0 && active.y + active.height <= size.height, JSON.stringify(active));
    const outside = await page.locator('tbody td, thead th').evaluateAll((cells) =>
      cells
        .filter((cell) => cell.getBoundingClientRect().right > window.innerWidth + 1 || cell.clientWidth === 0)
        .filter((cell) => cell.textContent !== '')
        .map((cell) => cell.textContent),
    );
    assert.deepEqual(outside, []);
    await page.close();
  });
}
