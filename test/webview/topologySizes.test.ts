import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openPage, skip, startBrowser } from './pages.ts';
import { inventoryOf, node } from './samples.ts';
import {
  fleetInventory,
  sampleInventory,
  type TopologyMessage,
  topologyMessage,
  topologyService,
} from './topologySamples.ts';

/** The topology beside an editor: its texts can be read at any width, and nothing is out of reach to the left. */

let browser: Browser;
before(async () => {
  if (skip === false) browser = await startBrowser();
});
after(() => browser?.close());

const fourNodes = inventoryOf(
  [1, 2, 3, 4].map((at) => node(`worker-${at}`, [`eth0 10.0.${at}.1/24`, `eth1 10.1.0.${at}/24`])),
);
const samples: Readonly<Record<string, TopologyMessage>> = {
  '2 nodes': topologyMessage(topologyService(sampleInventory(), 'interface=ens*,eth*')),
  '4 nodes': topologyMessage(topologyService(fourNodes, 'interface=eth1')),
  '60 nodes': topologyMessage(topologyService(fleetInventory(60), 'interface=eno1')),
};

interface Drawn {
  readonly smallest: number;
  readonly largest: number;
  readonly left: number;
  /** How many cards stand beside each other at most. */
  readonly columns: number;
  readonly cards: number;
  readonly reaches: boolean;
  /** What is said of tunnels is seen whole. */
  readonly words: boolean;
}

/** The sizes of all texts in the drawing as they are on the screen. */
function drawn(page: Page): Promise<Drawn> {
  return page.evaluate(() => {
    const sheet = document.querySelector('.sheet');
    const box = document.querySelector('.stage');
    if (sheet === null || box === null) throw new Error('nothing is drawn');
    const scale = new DOMMatrix(getComputedStyle(sheet).transform).a;
    const sizes = [...sheet.querySelectorAll('text')].map(
      (text) => Number.parseFloat(getComputedStyle(text).fontSize) * scale,
    );
    const faces = [...sheet.querySelectorAll('.card .face')].map((face) => face.getBoundingClientRect());
    const tops = faces.map(({ top }) => Math.round(top));
    const room = box.getBoundingClientRect();
    return {
      smallest: Math.min(...sizes),
      largest: Math.max(...sizes),
      left: Math.min(
        ...[...sheet.querySelectorAll('text')].map((text) => text.getBoundingClientRect().left - room.left),
      ),
      columns: Math.max(...tops.map((top) => tops.filter((other) => other === top).length)),
      cards: faces.length,
      reaches: faces.every((face) => face.right <= room.right),
      words: [...sheet.querySelectorAll('.way-label')].every(
        (text) => text.getBoundingClientRect().right <= room.right,
      ),
    };
  });
}

for (const [name, message] of Object.entries(samples)) {
  for (const width of [400, 600, 820, 1400]) {
    test(`${name} at ${width} px: texts of 11 to 16 px`, { skip }, async () => {
      const opened = await openPage(browser, 'topologyPanel', { size: { width, height: 800 } });
      await opened.send(message);
      await opened.page.locator('.card').first().waitFor();
      await opened.settled();
      const { smallest, largest, left, columns, cards, reaches, words } = await drawn(opened.page);
      assert.ok(smallest >= 11, `the smallest text has ${smallest} px`);
      assert.ok(largest <= 16, `the largest text has ${largest} px`);
      assert.ok(left >= 0, `a text begins ${left} px from the left`);
      assert.ok(reaches, 'a card ends outside the pane');
      if (cards <= 2) assert.ok(words, 'a reason ends outside the pane');
      if (width === 400) assert.equal(columns, 1);
      if (width === 1400 && cards <= 2) assert.equal(columns, cards);
      assert.deepEqual(opened.errors, []);
      await opened.page.close();
    });
  }
}
