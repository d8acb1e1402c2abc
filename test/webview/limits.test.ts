import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type OpenPage, openPage, skip, startBrowser } from './pages.ts';
import { inventoryOf, matrixMessage, nicMessage, node, playedMatrixMessage, sampleNodes } from './samples.ts';
import { sampleInventory, topologyMessage, topologyService } from './topologySamples.ts';

/** Whatever is sent, a page draws so much of it that it stays quick, and no wider than it can be read. */

let browser: Browser;
before(async () => {
  if (skip === false) browser = await startBrowser();
});
after(() => browser?.close());

const method = 'interface=ens33,eth0';
const many = 2000;
const long = 'n'.repeat(10_000);

/** How many elements there are, and to how many pixels one can scroll to the right. */
function sizeOf({ page }: OpenPage): Promise<{ readonly elements: number; readonly width: number }> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('#root *')];
    const scrolled = all.flatMap((each) =>
      /auto|scroll/.test(getComputedStyle(each).overflowX) ? [each.scrollWidth] : [],
    );
    return { elements: all.length, width: Math.max(document.documentElement.scrollWidth, ...scrolled) };
  });
}

async function staysSmall(opened: OpenPage, elements: number, width: number): Promise<void> {
  const size = await sizeOf(opened);
  assert.ok(size.elements <= elements, `${size.elements} elements`);
  assert.ok(size.width <= width, `${size.width} px wide`);
  assert.deepEqual(opened.errors, []);
}

test('of 2,000 findings the NIC panel lists the first, and says how many more there are', { skip }, async () => {
  const opened = await openPage(browser, 'nicPanel');
  const problem = { severity: 'warning', code: 'same-subnet', message: 'm' };
  const problems = Array.from({ length: many }, (_, at) => ({ ...problem, message: `m ${at}` }));
  await opened.send({ ...nicMessage(sampleNodes, method), problems });
  await opened.page.getByRole('button', { name: '1,999 more' }).click();
  await opened.page.getByText('and 1,950 more; see the Problems view').waitFor();
  assert.equal(await opened.page.locator('.problems li').count(), 51);
  await staysSmall(opened, 1000, 1000);
  await opened.page.close();
});

test('2,000 nodes, cards, ways, networks and ends are cut', { skip }, async () => {
  const opened = await openPage(browser, 'topologyPanel', { size: { width: 1400, height: 900 } });
  const { graph, ...message } = topologyMessage(topologyService(sampleInventory(), method));
  const [card, other] = graph.cards;
  const [tunnel] = graph.tunnels;
  assert.ok(card && other && tunnel);
  const cards = Array.from({ length: many }, (_, at) => ({ ...card, id: `n${at}`, title: `n${at}` }));
  const nics = Array.from({ length: many }, (_, at) => ({
    ...card.nics[0],
    name: `eth${at}`,
    chosen: at === many - 1,
  }));
  const tunnels = cards.map(({ id }, at) => ({ ...tunnel, from: 'n0', to: id, state: at % 2 ? 'broken' : 'ok' }));
  const subnets = cards.map((_, at) => ({ cidr: `10.${at % 256}.${at >> 8}.0/24`, color: at, nodes: 1, chosen: 1 }));
  const pools = subnets.map(({ cidr }) => cidr);
  await opened.send({ ...message, graph: { ...graph, cards: [{ ...card, nics }, ...cards], tunnels, subnets, pools } });
  await opened.page.getByText('Showing 100 of 2,001 nodes.').waitFor();
  await staysSmall(opened, 12_000, 20_000);
  const options = cards.map(({ id }) => ({ value: id, title: id, detail: id }));
  await opened.page.getByRole('button', { name: 'Trace' }).first().click();
  await opened.page.getByRole('combobox', { name: 'From' }).focus();
  await opened.send({ type: 'ends', text: '', options });
  await opened.page.getByRole('option').first().waitFor();
  assert.equal(await opened.page.getByRole('option').count(), 100);
  await opened.page.close();
});

test('2,000 nodes, values and networks of the comparison are cut', { skip }, async () => {
  const opened = await openPage(browser, 'matrixPanel');
  const message = matrixMessage();
  const [column] = message.matrix.columns;
  const [row] = message.matrix.rows;
  assert.ok(column && row);
  const columns = Array.from({ length: many }, (_, at) => ({ ...column, id: `n${at}`, title: `n${at}` }));
  const cells: unknown = Reflect.get(row, 'cells');
  assert.ok(Array.isArray(cells));
  const rows = Array.from({ length: 60 }, (_, at) => {
    return { ...row, origin: 'suggested', method: `interface=eth${at}`, cells: columns.map(() => cells[0]) };
  });
  const subnets = columns.map((_, at) => `10.${at % 256}.${at >> 8}.0/24`);
  await opened.send({ ...message, matrix: { ...message.matrix, columns, rows, subnets } });
  await opened.page.getByText('1920 nodes have no column').waitFor();
  await staysSmall(opened, 16_000, 30_000);
  await opened.page.close();
});

test('names and reasons of 10,000 letters make no page wider', { skip }, async () => {
  const nodes = [
    { ...node(long, [`${long} 10.0.0.1/24`, 'eth0 10.0.1.1/24'], '10.0.0.1/24'), trouble: long },
    node('other', [`x${long} 10.0.0.2/24`, 'eth0 10.0.1.2/24']),
  ];
  for (const own of [method, `interface=${long.slice(0, 900)}`]) {
    const nics = await openPage(browser, 'nicPanel');
    await nics.send({ ...nicMessage(nodes, own), problems: [{ severity: 'error', code: long, message: long }] });
    await nics.page.locator('.treegrid tbody tr').first().waitFor();
    await staysSmall(nics, 1000, 1000);
    await nics.page.close();
    const matrix = await openPage(browser, 'matrixPanel');
    await matrix.send({ ...playedMatrixMessage(nodes, own), title: long });
    await matrix.page.locator('thead th').nth(1).waitFor();
    assert.equal(await matrix.page.locator('thead th').nth(1).getAttribute('title'), long);
    await staysSmall(matrix, 1000, 2000);
    await matrix.page.close();
    const topology = await openPage(browser, 'topologyPanel');
    await topology.send(
      topologyMessage(topologyService(inventoryOf(nodes), own), { from: `node:${long}`, to: 'other' }),
    );
    await topology.page.locator('[data-card]').first().waitFor();
    await topology.page.getByRole('button', { name: 'Trace' }).first().click();
    await topology.page.getByRole('radio', { name: 'Tables' }).check();
    await staysSmall(topology, 2000, 3000);
    await topology.page.close();
  }
});
