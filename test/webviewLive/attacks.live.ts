import assert from 'node:assert/strict';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { wrongMessages } from '../attacks/wrongMessages.ts';
import { type Host, launch } from '../host/launch.ts';
import { exampleFolder } from '../host/paths.ts';
import { build, temporaryFolder } from '../host/processes.ts';
import { controls, hostile, longHostile } from '../hostile.ts';
import { patience } from '../patience.ts';

/**
 * The panels in the real VS Code, where every name is more than text, and where a page sends what none of ours does:
 * nothing is executed, no element is made from data, and nobody goes anywhere.
 */

const names = [...hostile, ...longHostile].filter((name) => name.trim() !== '');
const folder = temporaryFolder('vscode-calico-attacks-');
let host: Host;

/** What would have happened, had a name or a message done anything. */
const happened: string[] = [];

function nodes(): readonly object[] {
  return names.map((name, at) => ({
    name,
    stored: { ipv4: `10.0.${at >> 7}.${(at & 127) + 1}/16` },
    trouble: name,
    interfaces: [
      { name, addresses: [`10.9.${at >> 7}.${(at & 127) + 1}/16`], flags: ['UP', 'LOWER_UP'] },
      { name: `eth${name}`, addresses: [`10.0.${at >> 7}.${(at & 127) + 1}/16`], flags: ['UP', 'LOWER_UP'] },
    ],
  }));
}

before(async () => {
  await build();
  cpSync(exampleFolder, folder.path, { recursive: true });
  rmSync(join(folder.path, 'two-nodes.calico-inventory.yaml'));
  const head = { kind: 'CalicoInventory', version: 1, takenAt: '2026-01-01T00:00:00Z', calicoVersion: 'v3.32.1' };
  const inventory = JSON.stringify({ ...head, nodes: nodes() });
  writeFileSync(join(folder.path, 'x.calico-inventory.json'), inventory);
  host = await launch({
    folder: folder.path,
    files: [join(folder.path, 'calico.yaml')],
    settings: { 'files.autoSave': 'off' },
  });
  const { page } = host;
  page.setDefaultTimeout(patience);
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => happened.push(`popup ${popup.url()}`));
  page.on('request', (request) => {
    if (/evil|alert|passwd/.test(request.url())) happened.push(`request ${request.url()}`);
  });
  page.on('framenavigated', (frame) => {
    if (
      !/^(?:about:|http:\/\/127\.0\.0\.1|https:\/\/[\w-]+\.vscode-(?:cdn|webview)\.net\/|vscode-webview:)/.test(
        frame.url(),
      )
    )
      happened.push(`navigated ${frame.url()}`);
  });
  // VS Code gives each page its line to the extension once; the attacker has it too.
  await page.addInitScript(() => {
    let given: (() => object) | undefined;
    let api: object | undefined;
    Reflect.defineProperty(globalThis, 'acquireVsCodeApi', {
      configurable: true,
      set(next: () => object) {
        given = next;
      },
      get: () => () => {
        api ??= given?.();
        Reflect.set(globalThis, 'lineOfAttacker', api);
        return api;
      },
    });
  });
  await page.locator('.statusbar-item', { hasText: `Calico: ${names.length} nodes` }).waitFor();
});
after(async () => {
  await host.close();
  folder.remove();
});

/** The page in the tab that is shown. */
function panel(): FrameLocator {
  return host.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

/** Nothing but the panel's own elements, and nothing but text in them. */
async function holdsTextOnly(): Promise<void> {
  const { strange, texts } = await panel()
    .locator('#root')
    .evaluate((root) => {
      const all = [...root.querySelectorAll('*')];
      const attributes = all.flatMap((each) => [...each.attributes]);
      const foreign = /^(?:img|script|iframe|object|embed|a|b|i|em|strong|link|style|base|meta|details|textarea)$/i;
      return {
        strange: [
          ...all.filter(({ localName }) => foreign.test(localName)).map(({ outerHTML }) => outerHTML),
          ...attributes
            .filter(({ name }) => /^on|^(?:href|src|srcdoc|action)$/.test(name))
            .map(({ name, value }) => `${name}=${value}`),
        ],
        texts: [
          root.textContent ?? '',
          ...attributes.filter(({ name }) => /^(?:title|aria-)/.test(name)).map(({ value }) => value),
        ],
      };
    });
  assert.deepEqual(strange, []);
  for (const text of texts) assert.doesNotMatch(text, controls);
  assert.deepEqual(happened, []);
}

test('each panel, the tree and the status bar hold names as text', async () => {
  await host.command('Calico: Open NICs');
  await panel().locator('.treegrid tbody tr').first().waitFor();
  await panel().getByRole('checkbox', { name: 'Group by result' }).uncheck();
  await panel().getByText('<img src=x onerror=alert(1)>').first().waitFor();
  await holdsTextOnly();
  await host.command('Calico: Compare Methods');
  await panel().locator('.matrix tbody tr').first().waitFor();
  await holdsTextOnly();
  await host.command('Calico: Open Topology');
  await panel().locator('[data-card]').first().waitFor();
  await holdsTextOnly();
  await host.command('Calico: Focus on Cluster View');
  await host.page.locator('.monaco-list-row', { hasText: '<img src=x onerror=alert(1)>' }).first().waitFor();
  const tree = host.page.locator('.part.sidebar .monaco-list-rows');
  assert.equal(await tree.locator('a[href], img, .codicon-bug').count(), 0);
  assert.deepEqual(happened, []);
});

test('what a page sends that none of ours does is passed over', async () => {
  const { page } = host;
  const tabs = await page.locator('.tab').count();
  const text = await page.locator('.view-lines').first().textContent();
  const questions = wrongMessages()
    .filter(
      ({ how }) => !['function', 'inherited', 'an object of text', 'nothing but holes', 'with a hole'].includes(how),
    )
    .map(({ value }) => JSON.stringify(value) ?? 'null');
  for (const [command, row] of [
    ['Calico: Open NICs', '.treegrid tbody tr'],
    ['Calico: Compare Methods', '.matrix tbody tr'],
    ['Calico: Open Topology', '[data-card]'],
  ] as const) {
    await host.command(command);
    await panel().locator(row).first().waitFor();
    await panel()
      .locator('#root')
      .evaluate((_, texts) => {
        const line: unknown = Reflect.get(globalThis, 'lineOfAttacker');
        if (typeof line !== 'object' || line === null) throw new Error('There is no line.');
        const post: unknown = Reflect.get(line, 'postMessage');
        if (typeof post !== 'function') throw new Error('There is no line.');
        for (const each of texts) post.call(line, JSON.parse(each));
        const holes: unknown[] = [];
        holes.length = 3;
        post.call(line, { type: 'details', version: 1, nodes: holes });
        post.call(line, { type: 'try', methods: holes });
      }, questions);
    await panel().locator(row).first().waitFor();
  }
  assert.deepEqual(happened, []);
  assert.equal(await page.locator('.tab').count(), tabs);
  assert.equal(await page.locator('.view-lines').first().textContent(), text);
  assert.equal(await page.locator('.notification-toast').count(), 0);
});
