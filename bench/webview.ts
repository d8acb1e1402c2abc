// npm run bench:webview: how long a page takes from a message with data until that is on the screen, and how large it is.
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openPage, pages, startBrowser } from '../test/webview/pages.ts';
import { fleetNodes, nicMessage, playedMatrixMessage, sampleNodes } from '../test/webview/samples.ts';
import { describeTimes } from './statistics.ts';

const rounds = 30;
const warmUp = 5;

const browser = await startBrowser();
for (const count of [2, 60, 5000]) {
  const nodes = count === 2 ? sampleNodes : fleetNodes(count);
  const method = count === 2 ? 'interface=ens33,eth0' : 'interface=eno1';
  await measure(browser, 'nicPanel', count, nicMessage(nodes, method));
  await measure(browser, 'matrixPanel', count, playedMatrixMessage(nodes, method));
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
