import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { take } from '../fuzz/messages.ts';
import { connectionsMessage } from '../webview/connectionsSamples.ts';
import { type OpenPage, openPage, skip, startBrowser } from '../webview/pages.ts';
import { matrixMessage, nicMessage, sampleNodes } from '../webview/samples.ts';
import { sampleInventory, topologyMessage, topologyService } from '../webview/topologySamples.ts';
import { type WrongMessage, wrongMessages } from './wrongMessages.ts';

/** Messages with one thing wrong: nobody takes one, and a page that gets one stays as it was. */

const wrong = wrongMessages();
let browser: Browser;
before(async () => {
  if (skip === false) browser = await startBrowser();
});
after(() => browser?.close());

test('no message with one thing wrong is taken, in either direction', () => {
  assert.ok(wrong.length > 1200, String(wrong.length));
  assert.deepEqual(
    wrong.filter(({ value }) => take(value)).map(({ title }) => title),
    [],
  );
});

/** What no message can carry from one process to another. */
const local = new Set(['function', 'inherited', 'nothing but holes', 'with a hole', 'an object of text']);
const method = 'interface=ens33,eth0';
const pages: Readonly<Record<string, (version: number) => object>> = {
  nicPanel: (version) => nicMessage(sampleNodes, method, version),
  matrixPanel: (version) => matrixMessage(version),
  connectionsPanel: (version) => connectionsMessage(undefined, version),
  topologyPanel: (version) => topologyMessage(topologyService(sampleInventory(), method), {}, version),
};

for (const [name, right] of Object.entries(pages)) {
  test(`${name} stays as it was, whatever comes`, { skip }, async () => {
    const opened = await openPage(browser, name);
    await draw(opened, right(1));
    const before = await opened.page.evaluate(() => document.body.innerHTML);
    const mine = wrong.filter(({ how }) => !local.has(how));
    await opened.page.evaluate(postAll, mine.map(encoded));
    await opened.page.evaluate(postHoles, right(2));
    const after = await opened.page.evaluate(() => document.body.innerHTML);
    assert.equal(after, before);
    assert.deepEqual(opened.errors, []);
    const answers = (await opened.sent())
      .map(({ type }) => type)
      .filter((type) => !/^(?:ready|drawn|details|try|wish|search)$/.test(type));
    assert.deepEqual(answers, []);
    await draw(opened, right(3)); // it listens still
    await opened.page.close();
  });

  test(`${name} begins anew where what it kept is none of its own`, { skip }, async () => {
    for (const kept of [
      7,
      'x',
      [],
      { typed: [{}], draft: 1 },
      { options: { toggled: [7] } },
      { wish: { open: 'x' } },
    ]) {
      const opened = await openPage(browser, name, { kept });
      await draw(opened, right(1));
      assert.deepEqual(opened.errors, []);
      await opened.page.close();
    }
  });
}

test('no form leaves a page, and no address is relative to another', { skip }, async () => {
  const opened = await openPage(browser, 'matrixPanel');
  const requests: string[] = [];
  opened.page.on('request', (request) => requests.push(request.url()));
  await opened.page.evaluate(() => {
    const base = document.createElement('base');
    base.href = 'https://evil.test/';
    document.head.append(base);
    const form = document.createElement('form');
    form.action = 'https://evil.test/form';
    document.body.append(form);
    form.submit();
  });
  await draw(opened, matrixMessage(1));
  assert.equal(await opened.page.evaluate(() => document.baseURI), opened.page.url());
  assert.deepEqual(requests, []);
  assert.match(opened.errors.join(), /"base-uri 'none'".*"form-action 'none'"/s);
  await opened.page.close();
});

async function draw(opened: OpenPage, message: object): Promise<void> {
  await opened.send(message);
  await opened.page.waitForFunction(
    (version) =>
      Reflect.get(window, 'sentToEditor').some(
        (each: { type: string; version?: number }) => each.type === 'drawn' && each.version === version,
      ),
    Number(Reflect.get(message, 'version')),
  );
}

/** JSON keeps a key `__proto__` as one of its own. */
function encoded({ value }: WrongMessage): string {
  return (
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' && !Number.isFinite(each) ? null : each)) ??
    'null'
  );
}

/** Run in the page: hands over each message, and waits until it has been heard. */
function postAll(texts: readonly string[]): Promise<void> {
  for (const text of texts) window.postMessage(JSON.parse(text), '*');
  return new Promise((resolve) => {
    window.addEventListener('message', ({ data }) => data === 'last' && resolve(), { passive: true });
    window.postMessage('last', '*');
  });
}

/** Run in the page: the same message with a hole in one list after the other. */
function postHoles(message: object): Promise<void> {
  const lists: (readonly string[])[] = [];
  const look = (value: unknown, keys: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) lists.push(keys);
    for (const [key, child] of Object.entries(value)) look(child, [...keys, key]);
  };
  look(message, []);
  for (const keys of lists) {
    const copy: object = structuredClone(message);
    const list: unknown = keys.reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), copy);
    if (Array.isArray(list)) list.length += 1;
    window.postMessage(copy, '*');
  }
  return new Promise((resolve) => {
    window.addEventListener('message', ({ data }) => data === 'last' && resolve(), { passive: true });
    window.postMessage('last', '*');
  });
}
