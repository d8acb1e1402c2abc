// npm run bench:webview: how long a page takes from a message with data until that is on the screen, and how large it is.
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openPage, pages, startBrowser } from '../test/webview/pages.ts';
import { fleetNodes, nicMessage, playedMatrixMessage, sampleNodes } from '../test/webview/samples.ts';
import { fleetInventory, sampleInventory, topologyMessage, topologyService } from '../test/webview/topologySamples.ts';
import { describeTimes } from './statistics.ts';

const rounds = 30;
const warmUp = 5;

const browser = await startBrowser();
for (const count of [2, 60, 5000]) {
  const nodes = count === 2 ? sampleNodes : fleetNodes(count);
  const method = count === 2 ? 'interface=ens33,eth0' : 'interface=eno1';
  await measure(browser, 'nicPanel', count, nicMessage(nodes, method));
  await measure(browser, 'matrixPanel', count, playedMatrixMessage(nodes, method));
  const inventory = count === 2 ? sampleInventory() : fleetInventory(count);
  const service = topologyService(inventory, method);
  await measure(browser, 'topologyPanel', count, topologyMessage(service));
  if (count === 5000) {
    await measureFrames(browser, 'all folded', topologyMessage(service));
    await measureFrames(browser, 'a group open', topologyMessage(service, { open: ['worker-0003'] }));
  }
}
await browser.close();
for (const [name, contents] of pages) {
  console.log(`${name}: ${kilobytes(contents.length)}, ${kilobytes(gzipSync(contents).length)} with gzip`);
}
const all = [...pages.values()].reduce((sum, contents) => sum + gzipSync(contents).length, 0);
console.log(`all pages with gzip: ${kilobytes(all)} (aim 200 kB)`);

async function measure(browser: Browser, page: string, count: number, message: object): Promise<void> {
  const opened = await openPage(browser, page);
  const { first, others } = await opened.page.evaluate(drawAgain, { message, rounds: rounds + warmUp });
  await opened.page.close();
  const size = kilobytes(JSON.stringify(message).length);
  const later = describeTimes(others.slice(warmUp - 1));
  console.log(`${page}, ${count} nodes (${size}): first ${first?.toFixed(1)} ms; then ${later} (aim 100 ms)`);
}

/** Frames per second while the drawing is moved. */
async function measureFrames(browser: Browser, what: string, message: object): Promise<void> {
  const opened = await openPage(browser, 'topologyPanel');
  await opened.send(message);
  await opened.awaitSent('drawn');
  const things = await opened.page.locator('.sheet *').count();
  const gaps = await opened.page.evaluate(pan, 120);
  await opened.page.close();
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const late = gaps.filter((gap) => gap > 25).length;
  const fps = (1000 / mean).toFixed(1);
  console.log(
    `topologyPanel, panning 5000 nodes, ${what} (${things} elements): ${fps} frames/s, ${late} of ${gaps.length} late`,
  );
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

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} kB`;
}
