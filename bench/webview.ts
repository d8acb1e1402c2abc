import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openPage, pages, startBrowser } from '../test/webview/pages.ts';
import { fleetNodes, nicMessage, playedMatrixMessage, sampleNodes } from '../test/webview/samples.ts';
import { fleetInventory, sampleInventory, topologyMessage, topologyService } from '../test/webview/topologySamples.ts';
import { atLeast, atMost, type Row } from './row.ts';
import { summarize } from './statistics.ts';

/** How long a page takes from a message with data until that is on the screen, and how large it is. */

const rounds = 30;
const warmUp = 5;

export async function measure(): Promise<readonly Row[]> {
  const browser = await startBrowser();
  try {
    const rows: Row[] = [];
    for (const count of [2, 60, 5000]) {
      const nodes = count === 2 ? sampleNodes : fleetNodes(count);
      const method = count === 2 ? 'interface=ens33,eth0' : 'interface=eno1';
      const service = topologyService(count === 2 ? sampleInventory() : fleetInventory(count), method);
      rows.push(
        ...(await drawn(browser, 'nicPanel', count, nicMessage(nodes, method))),
        ...(await drawn(browser, 'matrixPanel', count, playedMatrixMessage(nodes, method))),
        ...(await drawn(browser, 'topologyPanel', count, topologyMessage(service))),
      );
      if (count < 5000) continue;
      rows.push(
        await panned(browser, 'all folded', topologyMessage(service)),
        await panned(browser, 'a group open', topologyMessage(service, { open: ['worker-0003'] })),
      );
    }
    return [...rows, ...sizes()];
  } finally {
    await browser.close();
  }
}

function sizes(): readonly Row[] {
  const zipped = [...pages].map(([name, contents]) => ({ name, size: gzipSync(contents).length / 1000 }));
  const all = zipped.reduce((sum, { size }) => sum + size, 0);
  return [
    ...zipped.map(({ name, size }): Row => ({ name: `${name} with gzip`, unit: 'kB', ours: { median: size } })),
    { name: 'all pages with gzip', unit: 'kB', ours: { median: all }, aim: atMost(200) },
  ];
}

async function drawn(browser: Browser, page: string, count: number, message: object): Promise<readonly Row[]> {
  const opened = await openPage(browser, page);
  const { first = Number.NaN, others } = await opened.page.evaluate(drawAgain, { message, rounds: rounds + warmUp });
  await opened.page.close();
  const name = `${page}, ${count} nodes`;
  return [
    { name: `${name}: drawn for the first time`, unit: 'ms', ours: { median: first } },
    { name: `${name}: drawn again`, unit: 'ms', ours: summarize(others.slice(warmUp - 1)), aim: atMost(100) },
  ];
}

/** Frames per second while the drawing is moved. */
async function panned(browser: Browser, what: string, message: object): Promise<Row> {
  const opened = await openPage(browser, 'topologyPanel');
  await opened.send(message);
  await opened.awaitSent('drawn');
  const gaps = await opened.page.evaluate(pan, 120);
  await opened.page.close();
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  // The screen's own rate is 60, and no clock is exact.
  return {
    name: `topologyPanel, 5000 nodes, ${what}: moved`,
    unit: 'frames/s',
    ours: { median: 1000 / mean },
    aim: atLeast(59),
  };
}

/** Run in the page: drags the drawing a little in each frame, and gives the time between frames. */
async function pan(frames: number): Promise<readonly number[]> {
  const box = document.querySelector('.stage');
  const fire = (type: string, at: number): unknown => {
    const place = { clientX: 400 + at, clientY: 300 + at / 2, pointerId: 1, button: 0, bubbles: true };
    return box?.dispatchEvent(new PointerEvent(type, place));
  };
  Object.assign(box ?? {}, { setPointerCapture() {}, hasPointerCapture: () => true });
  fire('pointerdown', 0);
  const gaps: number[] = [];
  let last = performance.now();
  for (let at = 1; at <= frames; at++) {
    fire('pointermove', at * 3);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    gaps.push(now - last);
    last = now;
  }
  fire('pointerup', 0);
  return gaps.slice(10);
}

/** Run in the page: sends the message again and again, and waits each time until it is drawn. */
async function drawAgain({ message, rounds }: { message: object; rounds: number }) {
  const sent: { type: string; version?: number }[] = Reflect.get(window, 'sentToEditor');
  const times: number[] = [];
  for (let version = 1; version <= rounds; version++) {
    const began = performance.now();
    window.postMessage({ ...message, version }, '*');
    while (!sent.some((each) => each.type === 'drawn' && each.version === version)) {
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    times.push(performance.now() - began);
  }
  const [first, ...others] = times;
  return { first, others };
}
