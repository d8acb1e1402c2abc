import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { controls, hostile } from '../hostile.ts';
import { type OpenPage, openPage, skip, startBrowser } from './pages.ts';
import { detailsMessage, inventoryOf, nicMessage, playedMatrixMessage } from './samples.ts';
import { topologyMessage, topologyService } from './topologySamples.ts';

/** Everything has a name that is more than text; the panels, and the drawing that is saved, hold text only. */

let browser: Browser;
before(async () => {
  if (skip === false) browser = await startBrowser();
});
after(() => browser?.close());

const names = hostile.filter((name) => name.trim() !== '');
const method = 'interface=eth.*,<script>alert(4)</script>';

/** Nodes in one network, each with an interface of a hostile name beside the one that is chosen. */
function nodes(some: readonly string[]): readonly object[] {
  return some.map((name, at) => ({
    name,
    stored: { ipv4: `10.0.0.${at + 1}/24` },
    tunnels: { ipip: `10.244.0.${at + 1}` },
    trouble: name,
    interfaces: [
      { name, addresses: [`10.9.0.${at + 1}/24`], flags: ['UP', 'LOWER_UP'] },
      { name: `eth${name}`, addresses: [`10.0.0.${at + 1}/24`], flags: ['UP', 'LOWER_UP'] },
      { name: 'tunl0', addresses: [`10.244.0.${at + 1}/32`] },
    ],
  }));
}

function more(some: readonly string[]): object {
  return {
    pools: some.map((name, at) => ({ name, cidr: `10.${100 + at}.0.0/16`, ipipMode: 'Always' })),
    pods: some.map((name, at) => ({ namespace: name, name, node: name, ips: [`10.100.0.${at + 1}`] })),
  };
}

/** So many at a time that each gets a card of its own. */
const batches = Array.from({ length: Math.ceil(names.length / 20) }, (_, at) => names.slice(at * 20, at * 20 + 20));

/** What the page shows, and whether anything but the panel's own elements is in it. */
async function look(page: Page): Promise<{ readonly texts: readonly string[]; readonly strange: readonly string[] }> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('#root *')];
    const strange = all.filter((each) =>
      /^(?:img|script|iframe|object|embed|a|b|i|em|strong|link|style|base)$/i.test(each.localName),
    );
    const attributes = all.flatMap((each) => [...each.attributes]);
    return {
      texts: [
        document.body.textContent ?? '',
        ...attributes.filter(({ name }) => /^(?:title|aria-)/.test(name)).map(({ value }) => value),
      ],
      strange: [
        ...strange.map((each) => each.outerHTML),
        ...attributes.filter(({ name }) => /^on/.test(name)).map(({ name }) => name),
      ],
    };
  });
}

async function holdsTextOnly({ page, errors }: OpenPage): Promise<string> {
  const { texts, strange } = await look(page);
  assert.deepEqual(strange, []);
  for (const text of texts) assert.doesNotMatch(text, controls);
  assert.deepEqual(errors, []);
  return texts[0] ?? '';
}

test('the NIC panel', { skip }, async () => {
  const opened = await openPage(browser, 'nicPanel', { size: { width: 1000, height: 3000 } });
  for (const [at, batch] of batches.entries()) {
    await opened.send(nicMessage(nodes(batch), method, at + 1));
    await opened.send(detailsMessage(nodes(batch), method, [...batch.keys()], at + 1));
    await opened.page.getByText(`10.0.0.${batch.length}/24`).first().waitFor();
    const text = await holdsTextOnly(opened);
    assert.deepEqual(
      // A longer name is cut.
      batch.filter((name) => /^[\x20-\x7e]{1,200}$/.test(name) && !text.includes(name)),
      [],
    );
  }
  await opened.page.close();
});

test('the comparison of methods', { skip }, async () => {
  const opened = await openPage(browser, 'matrixPanel', { size: { width: 1000, height: 3000 } });
  for (const [at, batch] of batches.entries()) {
    await opened.send(playedMatrixMessage(nodes(batch), method, at + 1));
    await opened.page.getByText(method).first().waitFor();
    await holdsTextOnly(opened);
  }
  await opened.page.close();
});

test('the topology, a path in it, and the file of the drawing', { skip }, async () => {
  const opened = await openPage(browser, 'topologyPanel', { size: { width: 1400, height: 1000 } });
  for (const [at, batch] of batches.entries()) {
    const service = topologyService(inventoryOf(nodes(batch), more(batch)), method);
    const ends = { from: `node:${batch[0] ?? ''}`, to: `node:${batch[1] ?? ''}` };
    await opened.send(topologyMessage(service, { open: batch, ...ends }, at + 1));
    await opened.page.locator('[data-card]').first().waitFor();
    await holdsTextOnly(opened);
    await opened.page.getByRole('button', { name: 'Save SVG' }).click();
    await opened.page.waitForFunction(isSaved, at + 1);
    const svg = String((await opened.awaitSent('saveSvg'))['svg']);
    assert.doesNotMatch(svg, controls);
    assert.deepEqual(await strangeIn(opened.page, svg), []);
  }
  await opened.page.close();
});

/** Elements and attributes of an SVG file that are no part of a drawing. */
function strangeIn(page: Page, svg: string): Promise<readonly string[]> {
  return page.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = [root, ...root.querySelectorAll('*')];
    return [
      ...all
        .filter(
          ({ localName }) =>
            !/^(?:svg|g|title|desc|text|tspan|rect|path|line|circle|polyline|polygon|ellipse)$/.test(localName),
        )
        .map(({ localName }) => localName),
      ...all
        .flatMap((each) => [...each.attributes])
        .filter(
          ({ name, value }) => /^on|href/i.test(name) || (name !== 'aria-label' && /url\(|javascript:/i.test(value)),
        )
        .map(({ name, value }) => `${name}=${value}`),
    ];
  }, svg);
}

function isSaved(times: number): boolean {
  return (
    Reflect.get(window, 'sentToEditor').filter(({ type }: { type: string }) => type === 'saveSvg').length === times
  );
}
