import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { assertAccessible } from './axe.ts';
import { type OpenOptions, type OpenPage, openPage, skip, startBrowser } from './pages.ts';
import { inventoryOf, node } from './samples.ts';
import { themeNames } from './themes.ts';
import {
  fleetInventory,
  sampleInventory,
  samplePolicies,
  type TopologyMessage,
  topologyMessage,
  topologyService,
} from './topologySamples.ts';

/** The page of the topology, as a user meets it. */

let browser: Browser;
before(async () => {
  if (skip === false) browser = await startBrowser();
});
after(async () => {
  if (skip === false) await browser.close();
});

const sample = topologyService(sampleInventory(), 'interface=ens33,eth0');
const pods = { from: 'pod1', to: 'pod2' };

async function openWith(message: TopologyMessage, options: OpenOptions = {}): Promise<OpenPage> {
  const opened = await openPage(browser, 'topologyPanel', options);
  await opened.send(message);
  await opened.awaitSent('drawn');
  return opened;
}

function keptState(wish: object, more: object = {}): object {
  const plain = { expanded: [], selected: '', table: false, tracing: false, back: false, allNetworks: false };
  const empty = { open: [], search: '', alone: '', from: '', to: '', mode: 'planned', port: '' };
  return { ...plain, wish: { ...empty, ...wish }, ...more };
}

const openPath = (options: OpenOptions = {}): Promise<OpenPage> =>
  openWith(topologyMessage(sample, pods), { kept: keptState(pods, { tracing: true }), ...options });

/** The texts of each card, without those for the mouse only. */
function cardTexts({ page }: OpenPage): Promise<readonly string[]> {
  return page
    .locator('[data-card]')
    .evaluateAll((cards) =>
      cards.map((card) => [...card.querySelectorAll('text')].map((text) => text.textContent?.trim()).join(' ')),
    );
}

test('the sample: two cards between two networks, the chosen NICs thick, the old variants as ghosts', {
  skip,
}, async () => {
  const opened = await openWith(topologyMessage(sample));
  assert.deepEqual(await cardTexts(opened), [
    'vms71 ens33 192.168.30.71/24 was 192.168.26.71/24 tunl0 10.244.118.192/32 10.244.118.192/26 block pod1 10.244.118.193',
    'vms72 eth0 192.168.30.72/24 was 192.168.26.72/24 tunl0 10.244.5.192/32 10.244.5.192/26 block pod2 10.244.5.193',
  ]);
  const { page } = opened;
  assert.equal(await page.locator('.bus').count(), 2);
  assert.equal(await page.locator('.nic.chosen').count(), 2);
  assert.equal(await page.locator('.nic.was').count(), 2);
  const width = (of: string): Promise<number> =>
    page
      .locator(of)
      .first()
      .evaluate((line) => Number.parseFloat(getComputedStyle(line).strokeWidth));
  assert.ok((await width('.nic.chosen .line')) > 2 * (await width('.nic.was .line')));
  assert.equal(await page.locator('.way.ipip.ok .ghost').count(), 1);
  assert.match((await page.locator('.way').getAttribute('aria-label')) ?? '', /was IPIP 192.168.26/);
  assert.deepEqual(opened.errors, []);
  await page.close();
});

test('sixty nodes with four faults: the odd ones stand alone, the others in stacks', { skip }, async () => {
  const opened = await openWith(topologyMessage(topologyService(fleetInventory(60), 'interface=eno1')));
  const titles = (await cardTexts(opened)).map((text) => text.split(/ (?:no address|br-eno1|docker-eno1|eno1)/)[0]);
  assert.deepEqual(titles, [
    'worker-17',
    'worker-18',
    'worker-19',
    'worker-43',
    'worker-20',
    '2 like worker-03',
    '19 like worker-40',
    '34 like worker-00',
  ]);
  assert.equal(await opened.page.locator('.card.stack').count(), 3);
  assert.ok((await opened.page.locator('.sheet *').count()) < 500);
  await opened.page.getByRole('button', { name: /^2 like worker-03/ }).focus();
  await opened.page.keyboard.press('Enter');
  assert.deepEqual(Reflect.get(Object((await opened.awaitSent('wish'))['wish']), 'open'), ['worker-03']);
  await opened.page.close();
});

test('five thousand nodes are as few things as sixty, and move without being drawn anew', { skip }, async () => {
  const opened = await openWith(topologyMessage(topologyService(fleetInventory(5000), 'interface=eno1')));
  const { page } = opened;
  assert.ok((await page.locator('.sheet *').count()) < 500);
  const place = (): Promise<string> => page.locator('.sheet').evaluate((sheet) => getComputedStyle(sheet).transform);
  const before = await place();
  const changed = await page.evaluate(async () => {
    const sheet = document.querySelector('.sheet');
    let changes = 0;
    if (sheet === null) return -1;
    const observer = new MutationObserver((list) => (changes += list.length));
    observer.observe(sheet, { childList: true, subtree: true, attributes: true, attributeFilter: ['d', 'x', 'y'] });
    const box = document.querySelector('.stage');
    for (let at = 0; at < 30; at++) {
      box?.dispatchEvent(new WheelEvent('wheel', { deltaY: 20, clientX: 300, clientY: 300, cancelable: true }));
      await new Promise(requestAnimationFrame);
    }
    while (box?.classList.contains('moving')) await new Promise(requestAnimationFrame); // until it rests
    await new Promise(requestAnimationFrame);
    observer.disconnect();
    return changes;
  });
  assert.equal(changed, 0);
  assert.notEqual(await place(), before);
  await page.close();
});

test('a path lights up its hops in order, and dims all else', { skip }, async () => {
  const opened = await openPath();
  const { page } = opened;
  const badges = page.locator('.badge');
  assert.deepEqual((await badges.locator('text').allTextContents()).map(Number), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  assert.equal(await page.locator('ol.hops > li').count(), 11);
  assert.match((await page.getByRole('status').allTextContents()).join(' '), /reach default\/pod2: IPIP 192.168.30.71/);
  await page.locator('ol.hops button').nth(5).focus();
  assert.deepEqual(await page.locator('.badge.pointed').getAttribute('data-hop'), '5');
  await badges.nth(2).hover();
  assert.match((await page.locator('li.hop.pointed').textContent()) ?? '', /route 10.244.5.192\/26.*predicted/);
  await page.getByRole('radio', { name: 'Return' }).check();
  assert.match((await page.locator('li.hop').first().textContent()) ?? '', /on vms72/);
  assert.deepEqual(opened.errors, []);
  await page.close();
});

test('where a packet stops is said on top, with what to change', { skip }, async () => {
  const route = '      - 10.244.5.192/26 via 192.168.26.72 dev tunl0 proto bird onlink\n';
  const service = topologyService(
    sampleInventory((text) => text.replace(route, '      - blackhole 10.244.5.192/26 proto bird\n')),
    'cidr=192.168.26.0/24',
  );
  const wish = { ...pods, mode: 'live' } as const;
  const opened = await openWith(topologyMessage(service, wish), { kept: keptState(wish, { tracing: true }) });
  const { page } = opened;
  assert.match(
    (await page.locator('.summary.stops').textContent()) ?? '',
    /stop at route 10\.244\.5\.192\/26 on vms71.*Run ip route show/,
  );
  assert.equal(await page.locator('.badge.broken').count(), 1);
  const broken = page.locator('li.hop[aria-current=step]');
  assert.equal(await broken.getAttribute('class'), await page.locator('li.hop.broken.pointed').getAttribute('class'));
  const hop = await broken.getByRole('button').first().textContent();
  assert.equal(await page.locator('.badge.pointed text').textContent(), hop?.match(/^\d+/)?.[0]);
  assert.equal(await page.locator('.way.broken').count(), 1);
  assert.match((await page.locator('.way-label.broken').allTextContents()).join(' '), /vms71 rejects the packet/);
  await page.close();
});

test('one switch tells of which time headline, drawing and path are', { skip }, async () => {
  const service = topologyService(sampleInventory(), 'interface=^ens33$,^eth1$');
  const opened = await openWith(topologyMessage(service));
  const { page } = opened;
  await page.getByRole('heading', { name: /can't reach each other/ }).waitFor();
  await page.getByRole('radio', { name: 'Current' }).check();
  assert.equal(Reflect.get(Object((await opened.awaitSent('wish'))['wish']), 'mode'), 'live');
  await opened.send(topologyMessage(service, { mode: 'live' }, 2));
  await page.getByRole('heading', { name: 'Pods reach each other on all paths.' }).waitFor();
  assert.equal(await page.locator('.way.broken').count(), 0);
  assert.equal(await page.getByRole('radio', { name: 'Current' }).count(), 1);
  await page.close();
});

test('the method that mends a path is a button', { skip }, async () => {
  const service = topologyService(sampleInventory(), 'interface=^ens33$,^eth1$');
  const opened = await openWith(topologyMessage(service, pods), { kept: keptState(pods, { tracing: true }) });
  await opened.page.getByRole('button', { name: 'Use cidr=192.168.26.0/24' }).click();
  assert.deepEqual(await opened.awaitSent('useRemedy'), { type: 'useRemedy', version: 1, back: false });
  await opened.page.close();
});

test('without a port it is told what policies allow, with one what they decide at which hop', { skip }, async () => {
  const service = topologyService(sampleInventory(), 'cidr=192.168.26.0/24', samplePolicies);
  const kept = keptState(pods, { tracing: true });
  const opened = await openWith(topologyMessage(service, pods), { kept });
  const { page } = opened;
  await page.getByRole('status').filter({ hasText: 'Policies allow: TCP 80.' }).waitFor();
  await page.getByRole('radio', { name: '80/tcp' }).check();
  assert.equal(Reflect.get(Object((await opened.awaitSent('wish'))['wish']), 'port'), '80/tcp');
  await opened.send(topologyMessage(service, { ...pods, port: '80/tcp' }, 2));
  await page.getByRole('status').filter({ hasText: 'Policies allow TCP 80.' }).waitFor();
  assert.deepEqual(await page.locator('.hop .policy').allTextContents(), [
    'allowedTCP 80 at default/pod1: no policy applies',
    'allowedTCP 80 at default/pod2: rule 0 of NetworkPolicy default/two, tier defaultpolicies.yaml:18',
  ]);
  await page.getByRole('button', { name: 'policies.yaml:18' }).click();
  assert.deepEqual(await opened.awaitSent('goToRule'), { type: 'goToRule', version: 2, step: 1 });
  assert.deepEqual(opened.errors, []);
  await page.close();
});

test('what a policy denies stops there, and the rule to change is one click away', { skip }, async () => {
  const service = topologyService(sampleInventory(), 'cidr=192.168.26.0/24', samplePolicies);
  const kept = keptState({ ...pods, port: '53/udp' }, { tracing: true });
  const opened = await openWith(topologyMessage(service, { ...pods, port: '53/udp' }), { kept });
  const { page } = opened;
  const summary = (await page.locator('.summary.stops').textContent()) ?? '';
  assert.match(
    summary,
    /stop at .*: Rule 1 of NetworkPolicy default\/two in tier default denies UDP 53\. Change the rule/,
  );
  assert.equal(await page.locator('li.hop.broken').count(), 1);
  await page.locator('li.hop.broken').getByRole('button', { name: 'policies.yaml:19' }).click();
  assert.deepEqual(await opened.awaitSent('goToRule'), { type: 'goToRule', version: 1, step: 1 });
  await page.getByRole('textbox', { name: 'Another port, like 8080/tcp' }).fill('8080/tcp');
  await page.keyboard.press('Enter');
  assert.equal(Reflect.get(Object((await opened.awaitSent('wish'))['wish']), 'port'), '8080/tcp');
  await assertAccessible(page);
  await page.close();
});

test('ends are picked by typing', { skip }, async () => {
  const opened = await openWith({ ...topologyMessage(sample), task: { kind: 'pick', node: '' } });
  const { page } = opened;
  const from = page.getByRole('combobox', { name: 'From' });
  await from.waitFor();
  assert.ok(await from.evaluate((field) => field === document.activeElement));
  await page.keyboard.type('po');
  const options = [
    { value: 'default/pod1', title: 'default/pod1', detail: 'pod on vms71' },
    { value: 'default/pod2', title: 'default/pod2', detail: 'pod on vms72' },
  ];
  await opened.send({ type: 'ends', text: 'po', options });
  await page.getByRole('option', { name: /pod2/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(Reflect.get(Object((await opened.awaitSent('wish'))['wish']), 'from'), 'default/pod2');
  await page.close();
});

test('another view leads to the path from a node', { skip }, async () => {
  const opened = await openWith(topologyMessage(sample));
  await opened.send({ ...topologyMessage(sample, {}, 2), task: { kind: 'pick', node: 'vms72' } });
  await opened.page.getByRole('combobox', { name: 'From' }).waitFor();
  assert.equal(Reflect.get(Object((await opened.awaitSent('wish'))['wish']), 'from'), 'node:vms72');
  await opened.page.close();
});

test('another view leads to a node, which gets a card of its own', { skip }, async () => {
  const opened = await openWith(topologyMessage(sample));
  await opened.send({ ...topologyMessage(sample, { alone: 'vms72' }, 2), task: { kind: 'node', node: 'vms72' } });
  const { page } = opened;
  await page.getByRole('region', { name: 'Selected: vms72' }).waitFor();
  assert.equal(Reflect.get(Object((await opened.awaitSent('wish'))['wish']), 'alone'), 'vms72');
  await page.getByRole('button', { name: 'Trace from here' }).click();
  await page.getByRole('combobox', { name: 'From' }).waitFor();
  const last = (await opened.sent()).findLast(({ type }) => type === 'wish');
  assert.equal(Reflect.get(Object(last?.['wish']), 'from'), 'node:vms72');
  await page.close();
});

test('a search is told to the editor once, when the typing rests', { skip }, async () => {
  const opened = await openWith(topologyMessage(sample));
  await opened.page.getByRole('searchbox').evaluate((field) => {
    if (!(field instanceof HTMLInputElement)) return;
    for (const text of ['v', 'vm', 'vms', 'vms7']) {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  });
  await opened.awaitSent('wish');
  const wishes = (await opened.sent()).filter(({ type }) => type === 'wish');
  assert.deepEqual(
    wishes.map(({ wish }) => Reflect.get(Object(wish), 'search')),
    ['vms7'],
  );
  await opened.page.close();
});

test('old data never replaces newer', { skip }, async () => {
  const opened = await openWith(topologyMessage(sample, {}, 5));
  await opened.send(topologyMessage(topologyService(sampleInventory(), 'cidr=192.168.26.0/24'), {}, 4));
  await opened.settled();
  assert.match((await cardTexts(opened))[0] ?? '', /ens33 192.168.30.71/);
  await opened.page.close();
});

test('names are text, whatever they say', { skip }, async () => {
  const name = '<img src=x onerror=alert(1)>';
  const nodes = [node(name, ['<b>eth0</b> 10.0.0.1/24']), node('"><script>alert(2)</script>', ['eth0 10.0.0.2/24'])];
  const opened = await openWith(topologyMessage(topologyService(inventoryOf(nodes), 'first-found')));
  const { page } = opened;
  await page.getByText(name, { exact: true }).first().waitFor();
  assert.equal(await page.locator('img, b, #root script').count(), 0);
  await page.getByRole('button', { name: 'Save SVG' }).click();
  const svg = String((await opened.awaitSent('saveSvg'))['svg']);
  assert.ok(svg.includes('&lt;img src=x'));
  assert.deepEqual(opened.errors, []);
  await page.close();
});

test('the saved drawing is a whole SVG file with colours of its own', { skip }, async () => {
  const opened = await openWith(topologyMessage(sample), { theme: 'dark' });
  await opened.page.getByRole('button', { name: 'Save SVG' }).click();
  const svg = String((await opened.awaitSent('saveSvg'))['svg']);
  const read = await opened.page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    const root = file.documentElement;
    const texts = [...root.querySelectorAll('text')].map((each) => each.textContent?.trim());
    return { error: root.querySelector('parsererror')?.textContent, name: root.nodeName, texts };
  }, svg);
  assert.equal(read.error, undefined);
  assert.equal(read.name, 'svg');
  assert.ok(read.texts.includes('vms71') && read.texts.includes('192.168.30.0/24'));
  assert.ok(!/var\(|class=|style=|color\(|onclick/.test(svg));
  assert.ok(svg.includes('fill="#1f1f1f"'));
  await opened.page.close();
});

test('everything can be done by the keyboard', { skip }, async () => {
  const opened = await openWith(topologyMessage(sample));
  const { page } = opened;
  const { keyboard } = page;
  const focused = (): Promise<string> =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  const place = (): Promise<string> => page.locator('.sheet').evaluate((sheet) => getComputedStyle(sheet).transform);
  for (let step = 0; step < 20 && !(await focused()).startsWith('Topology.'); step++) await keyboard.press('Tab');
  const first = await place();
  await keyboard.press('ArrowRight');
  const second = await place();
  assert.notEqual(second, first);
  await keyboard.press('+');
  assert.notEqual(await place(), second);
  await keyboard.press('0');
  assert.equal(await place(), first);
  await keyboard.press('Tab');
  assert.match(await focused(), /^vms71 ens33 192.168.30.71\/24 was 192.168.26.71\/24 .*; OK$/);
  await keyboard.press('ArrowRight');
  assert.match(await focused(), /^vms72/);
  await keyboard.press('Enter');
  assert.ok((await cardTexts(opened))[1]?.includes('docker0'));
  for (let step = 0; step < 5 && (await focused()) !== 'All of its NICs'; step++) await keyboard.press('Tab');
  await keyboard.press('Enter');
  assert.deepEqual(await opened.awaitSent('openNics'), { type: 'openNics', node: 'vms72' });
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  assert.deepEqual(await opened.awaitSent('goToMethod'), { type: 'goToMethod', version: 1 });
  await page.close();
});

test('the tables say the same as the drawing', { skip }, async () => {
  const opened = await openWith(topologyMessage(sample));
  const { page } = opened;
  assert.ok(
    await page
      .getByRole('table', { name: 'Nodes' })
      .getByRole('row', { name: /vms71 OK ens33/ })
      .count(),
  );
  await page.getByRole('radio', { name: 'Tables' }).check();
  assert.equal(await page.locator('.sheet').count(), 0);
  const ways = page.getByRole('table', { name: 'Paths' });
  assert.ok(
    await ways.getByRole('row', { name: /vms71 vms72 works IPIP .* tunl0 proto bird .*predicted/ }).isVisible(),
  );
  await assertAccessible(page);
  await page.close();
});

test('the table says "same" only of what is stored and chosen again', { skip }, async () => {
  const inventory = sampleInventory((text) =>
    text
      .replace('stored: { ipv4: 192.168.26.72/24 }', 'stored: {}')
      .replace('addresses: [192.168.30.72/24]', 'mtu: 1500'),
  );
  const rows = async (method: string): Promise<readonly string[]> => {
    const { page } = await openWith(topologyMessage(topologyService(inventory, method)));
    const cells = page.getByRole('table', { name: 'Nodes' }).locator('tbody tr td:nth-child(5)');
    const texts = await cells.allTextContents();
    await page.close();
    return texts;
  };
  assert.deepEqual(await rows('cidr=192.168.26.0/24'), ['same', '']);
  assert.deepEqual(await rows('cidr=192.168.30.0/24'), ['', '192.168.26.71/24']);
});

test('what the user has set is there again, and is told to the editor', { skip }, async () => {
  const first = await openPath();
  await first.page.getByRole('radio', { name: 'Return' }).check();
  const kept: unknown = await first.page.evaluate(() => Reflect.get(window, 'keptState')());
  await first.page.close();
  const again = await openPath({ kept });
  assert.equal(Reflect.get(Object((await again.awaitSent('wish'))['wish']), 'to'), 'pod2');
  assert.ok(await again.page.getByRole('radio', { name: 'Return' }).isChecked());
  await again.page.close();
  const broken = await openWith(topologyMessage(sample), { kept: { wish: 7 } });
  assert.equal((await cardTexts(broken)).length, 2);
  await broken.page.close();
});

for (const theme of themeNames) {
  test(`axe finds nothing serious: ${theme}`, { skip }, async () => {
    const path = await openPath({ theme });
    await path.page.locator('[data-card]').first().focus();
    await assertAccessible(path.page);
    await path.page.close();
    const fleet = await openWith(topologyMessage(topologyService(fleetInventory(60), 'interface=eno1')), { theme });
    await fleet.page.getByRole('button', { name: 'Trace packet…' }).click();
    await assertAccessible(fleet.page);
    await fleet.page.close();
  });
}

test('in a window that is low, as at 200 %, the hops and the drawing are to be read', { skip }, async () => {
  const opened = await openPath({ size: { width: 500, height: 300 } });
  const { page } = opened;
  for (const part of ['.trace', '.stage']) {
    const box = await page.locator(part).boundingBox();
    assert.ok(box !== null && box.height >= 150, `${part} ${box?.height}`);
    await page.locator(part).scrollIntoViewIfNeeded();
  }
  await page.locator('.trace .summary').scrollIntoViewIfNeeded();
  const summary = await page.locator('.trace .summary').boundingBox();
  assert.ok(summary !== null && summary.y >= 0 && summary.y + summary.height <= 300, JSON.stringify(summary));
  await page.close();
});
