import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  Hover,
  InlayHint,
  LocationLink,
  TextDocumentEdit,
} from 'vscode-languageserver-protocol/node';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { createLineIndex } from '../../src/core/text.ts';
import { hostile } from '../hostile.ts';
import { daemonSet, ignoredMethod, sampleManifest, twoNodes } from './harness.ts';
import { type ClientOptions, fullCapabilities, type LspClient, spawnServer, startClient } from './lspClient.ts';

/** The language server over its streams, as an editor uses it. */

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'calico-lsp-')));
after(() => rmSync(folder, { recursive: true }));
const manifest = join(folder, 'calico.yaml');
const uri = pathToFileURL(manifest).href;
const textDocument = { uri };
writeFileSync(manifest, sampleManifest);
writeFileSync(join(folder, 'nodes.calico-inventory.yaml'), twoNodes);

const everything = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
const lines = createLineIndex(sampleManifest);
/** Behind `text` in the sample. */
const behind = (text: string) => lines.positionAt(sampleManifest.indexOf(text) + text.length);

async function withClient(options: ClientOptions, work: (client: LspClient) => Promise<void>): Promise<void> {
  const client = await startClient(options);
  try {
    await work(client);
  } finally {
    assert.equal(await client.end(), 0);
  }
}

const inFolder: ClientOptions = { folders: [folder] };
const codes = (diagnostics: readonly { readonly code?: unknown }[]) => diagnostics.map(({ code }) => code);

test('the sample: findings, hover, lens and hint on the snapshot that lies beside it', () =>
  withClient(inFolder, async (client) => {
    await client.open(uri, sampleManifest);
    const found = await client.published(uri, ({ version }) => version === 1);
    assert.ok(codes(found).includes('nodes-apart'));
    const position = behind('name: IP_AUTODETECTION_METHOD');
    const hover: Hover = await client.connection.sendRequest('textDocument/hover', { textDocument, position });
    assert.match(JSON.stringify(hover.contents), /"✖ Pods on vms71 and vms72 can't reach each other/);
    assert.doesNotMatch(JSON.stringify(hover.contents), /command:|\$\(error/);
    assert.deepEqual(hover.range?.end, position);
    const lenses: CodeLens[] = await client.connection.sendRequest('textDocument/codeLens', { textDocument });
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['✖ 2 of 2 nodes resolved · 2 of 2 paths broken'],
    );
    const params = { textDocument, range: everything };
    const hints: InlayHint[] = await client.connection.sendRequest('textDocument/inlayHint', params);
    assert.deepEqual(
      hints.map(({ label, position }) => [label, position]),
      [['→ ⚠ ens33, eth1 · 2 subnets · 2 of 2 paths broken', behind('"interface=ens*,eth*"')]],
    );
    const hint: InlayHint = await client.connection.sendRequest('inlayHint/resolve', hints[0]);
    assert.match(JSON.stringify(hint.tooltip), /192.*168.*30.*71/);
  }));

test('a fix is applied, and what it mends is gone', () =>
  withClient(inFolder, async (client) => {
    await client.open(uri, sampleManifest);
    const found = await client.published(uri, ({ version }) => version === 1);
    const glob = found.find(({ code }) => code === 'glob-as-regex');
    assert.ok(glob);
    const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
      textDocument,
      range: glob.range,
      context: { diagnostics: found },
    });
    const fix = actions.find(({ isPreferred, diagnostics = [] }) => isPreferred && diagnostics.length > 0);
    assert.ok(fix);
    const [change] = fix.edit?.documentChanges ?? [];
    assert.ok(change !== undefined && 'edits' in change);
    const { edits, textDocument: edited }: TextDocumentEdit = change;
    assert.deepEqual(edited, { uri, version: 1 });
    await client.change(
      uri,
      2,
      ...edits.map((edit) => ({ range: edit.range, text: 'newText' in edit ? edit.newText : '' })),
    );
    const left = await client.published(uri, ({ version }) => version === 2);
    const globs = (all: readonly unknown[]): number => all.filter((code) => code === 'glob-as-regex').length;
    assert.deepEqual([globs(codes(found)), globs(codes(left))], [2, 1]);
  }));

test('source.fixAll makes all preferred fixes, and only that is given where only that is asked for', () =>
  withClient({}, async (client) => {
    await client.open(uri, ignoredMethod);
    await client.published(uri, ({ version }) => version === 1);
    const ask = async (only: readonly string[]): Promise<readonly (readonly unknown[])[]> => {
      const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
        textDocument,
        range: everything,
        context: { diagnostics: [], only },
      });
      return actions.map(({ kind, title }) => [kind, title]);
    };
    const all = ['source.fixAll.calico', 'Fix everything that Calico finds'];
    assert.deepEqual(await ask(['source.fixAll']), [all]);
    assert.deepEqual(await ask(['source.organizeImports']), []);
    assert.deepEqual(
      (await ask(['quickfix'])).filter(([kind]) => kind !== 'quickfix'),
      [],
    );
  }));

test('what has no effect is tagged, where the client can show that', async () => {
  const tagsFor = async (capabilities: ClientOptions['capabilities'] = fullCapabilities) => {
    let tags: unknown;
    await withClient({ capabilities }, async (client) => {
      await client.open(uri, ignoredMethod);
      const found = await client.published(uri, ({ version }) => version === 1);
      tags = found.find(({ code }) => code === 'method-ignored')?.tags;
    });
    return tags;
  };
  assert.deepEqual([await tagsFor(), await tagsFor({})], [[1], undefined]);
});

test('completion: documentation is told of the item that is looked at, snippets only to those who know them', async () => {
  const text = sampleManifest.replace('"interface=ens*,eth*"', '""');
  const position = createLineIndex(text).positionAt(text.indexOf('""') + 1);
  const itemsFor = async (capabilities: ClientOptions['capabilities'] = fullCapabilities) => {
    let items: CompletionItem[] = [];
    let resolved: CompletionItem | undefined;
    await withClient({ ...inFolder, capabilities }, async (client) => {
      await client.open(uri, text);
      items = await client.connection.sendRequest('textDocument/completion', { textDocument, position });
      resolved = await client.connection.sendRequest(
        'completionItem/resolve',
        items.find(({ label }) => label.startsWith('kubernetes-internal-ip')),
      );
    });
    return { items, resolved };
  };
  const full = await itemsFor();
  assert.ok(full.items.some(({ label }) => label.startsWith('interface=')));
  assert.deepEqual(
    full.items.filter(({ documentation }) => documentation !== undefined),
    [],
  );
  assert.match(JSON.stringify(full.resolved?.documentation), /markdown/);
  const { items } = await itemsFor({});
  assert.deepEqual(
    items.filter(
      ({ insertTextFormat, textEdit }) => insertTextFormat === 2 || /\$0|\$\{/.test(textEdit?.newText ?? ''),
    ),
    [],
  );
});

test('a variable leads to a ConfigMap in a file that is not open, and follows it on disk', async () => {
  const own = join(folder, 'own');
  const beside = join(folder, 'config.yaml');
  const map = (method: string): string =>
    `kind: ConfigMap\nmetadata: {name: calico-method, namespace: kube-system}\ndata:\n  method: ${method}\n`;
  writeFileSync(beside, map('first-found'));
  const text = daemonSet(
    '{name: IP, value: autodetect}',
    '{name: IP_AUTODETECTION_METHOD, valueFrom: {configMapKeyRef: {name: calico-method, key: method}}}',
  );
  await withClient({ ...inFolder, settings: { rules: { 'several-candidates': 'off' } } }, async (client) => {
    await client.open(uri, text);
    await client.published(uri, ({ version }) => version === 1);
    assert.deepEqual(client.registered, ['workspace/didChangeWatchedFiles']);
    const position = createLineIndex(text).positionAt(text.indexOf('key: method') + 6);
    const [link]: LocationLink[] = await client.connection.sendRequest('textDocument/definition', {
      textDocument,
      position,
    });
    assert.equal(link?.targetUri, pathToFileURL(beside).href);
    assert.deepEqual(link.targetRange, { start: { line: 3, character: 2 }, end: { line: 3, character: 8 } });
    writeFileSync(beside, map('first-found').replace('method:', 'other:'));
    const change = { uri: pathToFileURL(beside).href, type: 2 };
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [change] });
    await client.published(uri, ({ diagnostics }) => codes(diagnostics).includes('reference-missing'));
    const removed = [{ uri: pathToFileURL(folder).href, name: 'x' }];
    const event = { event: { added: [{ uri: pathToFileURL(own).href, name: 'y' }], removed } };
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', event);
    await client.published(uri, ({ diagnostics }) => !codes(diagnostics).includes('reference-missing'));
  });
  rmSync(beside);
});

test('settings are asked for, told where they are wrong, and take effect while it runs', async () => {
  let rules: unknown = { 'method-ignored': 'off' };
  const configuration = () => ({ rules, calicoVersion: 'new' });
  await withClient({ configuration, settings: { 'calico.rules': { x: 'y' } } }, async (client) => {
    await client.open(uri, ignoredMethod);
    assert.deepEqual(codes(await client.published(uri, ({ version }) => version === 1)), []);
    assert.deepEqual(client.shown, ['calico.calicoVersion is "new", which isn\'t a release such as v3.32.1.']);
    rules = {};
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.published(uri, ({ diagnostics }) => codes(diagnostics).includes('method-ignored'));
  });
});

test('settings of the start, with and without their section; lenses and hints may be off', async () => {
  for (const settings of [{ codeLens: false, inlayHints: false }, { calico: { codeLens: false, inlayHints: false } }]) {
    await withClient({ ...inFolder, settings }, async (client) => {
      await client.open(uri, sampleManifest);
      const params = { textDocument, range: everything };
      assert.deepEqual(await client.connection.sendRequest('textDocument/codeLens', params), []);
      assert.deepEqual(await client.connection.sendRequest('textDocument/inlayHint', params), []);
    });
  }
});

test('an inventory that is wrong is told in its own file, and one that is missing is told at all', async () => {
  const broken = join(folder, 'broken.yaml');
  writeFileSync(
    broken,
    'kind: CalicoInventory\nversion: 1\nnodes:\n  - {name: a, interfaces: [{name: 7, addresses: [x]}]}\n',
  );
  await withClient({ settings: { inventory: broken } }, async (client) => {
    await client.open(uri, sampleManifest);
    const wrong = await client.published(pathToFileURL(broken).href, () => true);
    assert.ok(wrong.length > 0 && wrong.every(({ source, severity }) => source === 'calico' && severity === 1));
  });
  rmSync(broken);
  await withClient({ settings: { inventory: join(folder, 'no.yaml') } }, async (client) => {
    await client.open(uri, sampleManifest);
    await client.published(uri, ({ version }) => version === 1);
    assert.equal(client.shown.length, 1);
    assert.match(client.shown[0] ?? '', /no\.yaml: no such file or directory/);
  });
});

test('edits in parts are the same as the whole: CR, CRLF, and characters of two units', () =>
  withClient({}, async (client) => {
    const whole = ignoredMethod.replaceAll('\n', '\r\n').replace('metadata', '# \u{1f600}\rmetadata');
    await client.open(uri, whole.replace('autodetect', 'auto\u{1f600}'));
    const { positionAt } = createLineIndex(whole);
    const at = whole.indexOf('autodetect') + 4;
    const range = { start: positionAt(at), end: positionAt(at + 2) };
    await client.change(
      uri,
      2,
      { range, text: 'detec' },
      { range: { start: positionAt(at + 5), end: positionAt(at + 5) }, text: 't' },
    );
    const inParts = await client.published(uri, ({ version }) => version === 2);
    await client.change(uri, 3, { text: whole });
    const atOnce = await client.published(uri, ({ version }) => version === 3);
    assert.deepEqual(inParts, atOnce);
    assert.ok(atOnce.length > 0);
  }));

test('broken files and hostile names end nothing, and control no terminal', () =>
  withClient({}, async (client) => {
    const names = hostile.map((name) => JSON.stringify(name));
    const texts = [
      ...['kind: DaemonSet\nspec: [', '\u0000', '{{{', '- &a [*a]', 'calico: !!binary x\n---\n%YAML 9'],
      daemonSet(...names.map((name) => `{name: IP_AUTODETECTION_METHOD, value: ${name}}`)),
      `kind: IPPool\napiVersion: crd.projectcalico.org/v1\nmetadata: {name: ${names[0]}}\nspec: {cidr: ${names[1]}}\n`,
    ];
    for (const [at, text] of texts.entries()) {
      const each = at % 2 === 0 ? `untitled:a${at}` : `file://evil.test/a%2Fb${at}.yaml`;
      await client.open(each, text);
      const found = await client.published(each, ({ version }) => version === 1);
      for (const { message } of found) assert.doesNotMatch(String(message), /[^\P{Cc}\n\t]|\p{Cf}/u);
      const params = { textDocument: { uri: each }, position: { line: 10, character: 1e9 } };
      await client.connection.sendRequest('textDocument/hover', params);
      await client.connection.sendRequest('textDocument/completion', params);
      await client.connection.sendRequest('textDocument/codeAction', {
        ...params,
        range: { start: { line: 1e9, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: found },
      });
    }
  }));

test('requests: unknown ones, of unknown documents, of unknown keys, and cancelled ones', () =>
  withClient(inFolder, async ({ connection, open }) => {
    const code = (error: { code?: unknown }) => error.code;
    assert.equal(await connection.sendRequest('calico/unknown', {}).catch(code), -32601);
    assert.equal(await connection.sendRequest('initialize', { capabilities: {} }).catch(code), -32600);
    assert.equal(
      await connection.sendRequest('textDocument/hover', { textDocument, position: everything.start }),
      null,
    );
    const item = { label: 'x', data: [7, 'constructor'] };
    assert.deepEqual(await connection.sendRequest('completionItem/resolve', item), item);
    await open(uri, sampleManifest);
    const source = new CancellationTokenSource();
    const params = { textDocument, position: everything.start };
    const asked = Array.from({ length: 50 }, () => connection.sendRequest('textDocument/hover', params, source.token));
    source.cancel();
    // The first may have been answered before it was told.
    const answers = await Promise.all(asked.map((each) => each.catch(code)));
    assert.equal(answers.at(-1), -32800);
  }));

test('the language is the one of the client', () =>
  withClient({ ...inFolder, locale: 'zh-CN' }, async (client) => {
    await client.open(uri, sampleManifest);
    const found = await client.published(uri, ({ version }) => version === 1);
    assert.match(String(found[0]?.message), /Pod 无法互通/);
  }));

test('a cluster is read only when that is asked for, and what fails is told', () =>
  withClient({ settings: { kubectlPath: join(folder, 'no-kubectl'), context: 'c', exec: 'never' } }, async (client) => {
    await client.open(uri, sampleManifest);
    await client.published(uri, ({ version }) => version === 1);
    assert.deepEqual(client.shown, []);
    await client.connection.sendRequest('workspace/executeCommand', { command: 'calico.connect' });
    assert.match(client.shown.join(), /no-kubectl/);
  }));

test('exit codes: exit without shutdown, and the end of standard input', async () => {
  const client = await startClient();
  const exited = once(client.child, 'exit');
  await client.connection.sendNotification('exit');
  assert.deepEqual(await exited, [1, null]);
  client.connection.dispose();
  const child = spawnServer();
  const ended = once(child, 'exit');
  child.stdin.end('Content-Length: 9\r\n\r\n{"broken"');
  assert.deepEqual(await ended, [1, null]);
});
