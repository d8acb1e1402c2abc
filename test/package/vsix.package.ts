import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { launch } from '../host/launch.ts';
import { packExtension } from '../host/package.ts';
import { exampleFolder, root } from '../host/paths.ts';
import { build, temporaryFolder } from '../host/processes.ts';
import { patience } from '../patience.ts';
import { zipEntries } from './zip.ts';

/** Run by `npm run test:package`: what `npm run package` makes is installed into a clean VS Code server, and used there. */

const largest = 1_000_000;
const deadline = 5 * patience;
const vsix = join(temporaryFolder('vscode-calico-package-').path, 'calico.vsix');
const rulePages = /^docs\/rules\/[a-z0-9-]+\.md$|^docs\/rules\/README\.md$/;

/** All that a package may hold, below `extension/`. */
const expected = [
  /^package\.json$/,
  /^package\.nls(\.zh-cn)?\.json$/,
  /^(readme|changelog|README\.zh-CN)\.md$/,
  /^LICENSE\.txt$/,
  /^THIRD_PARTY_NOTICES\.txt$/,
  /^dist\/[\w-]+\.cjs$/,
  /^dist\/webview\/[\w.-]+\.(js|css|html|ttf)$/,
  /^l10n\/bundle\.l10n\.zh-cn\.json$/,
  /^media\/[\w.-]+\.(svg|png|json)$/,
  /^media\/walkthrough\/[\w.-]+\.(md|webp)$/,
  /^examples\/[\w-]+\/[\w.-]+\.ya?ml$/,
  rulePages,
];

before(async () => {
  await packExtension(root, vsix);
});

test('the package holds what is needed, and nothing else', () => {
  const files = zipEntries(readFileSync(vsix))
    .map(({ name }) => name)
    .filter((name) => name.startsWith('extension/'))
    .map((name) => name.slice('extension/'.length));
  assert.deepEqual(
    files.filter((name) => !expected.some((pattern) => pattern.test(name))),
    [],
  );
  const named = ['package.json', 'package.nls.json', 'package.nls.zh-cn.json'].flatMap(
    (file) => readFileSync(join(root, file), 'utf8').match(/\bmedia\/[\w./-]+\w/g) ?? [],
  );
  for (const needed of [
    ...named,
    'dist/extension.cjs',
    'media/icon.png',
    'examples/two-nodes/calico.yaml',
    'THIRD_PARTY_NOTICES.txt',
  ]) {
    assert.ok(files.includes(needed), needed);
  }
  assert.ok(!files.includes('dist/cli.cjs'));
  assert.ok(files.filter((name) => rulePages.test(name)).length > 40);
});

test('the package is smaller than 1 MB', () => {
  const { size } = statSync(vsix);
  console.log(`${(size / 1000).toFixed(0)} kB`);
  assert.ok(size < largest, `${size} bytes`);
});

for (const language of ['en', 'zh-cn']) {
  test(`the package works in a clean VS Code, in ${language}`, { timeout: deadline }, () => useIn(language));
}

async function useIn(language: string): Promise<void> {
  await build('--packaged');
  const folder = temporaryFolder('vscode-calico-packaged-');
  const host = await launch({
    folder: exampleFolder,
    extension: emptyExtension(folder.path),
    install: [vsix],
    language,
    tests: join(root, 'out/test-vscode/packaged.cjs'),
    onLog: (_, line) => /^(not )?ok |^\d+ passed/.test(line) && console.log(line),
  });
  try {
    assert.equal(await Promise.race([host.exitCode, setTimeout(deadline - 10_000, 'late', { ref: false })]), 0);
  } finally {
    await host.close();
    folder.remove();
  }
}

/** The tests need an extension that is under development, which this one only stands in for. */
function emptyExtension(folder: string): string {
  const path = join(folder, 'empty');
  mkdirSync(path, { recursive: true });
  const manifest = { name: 'empty', publisher: 'nobody', version: '0.0.1', engines: { vscode: '^1.100.0' } };
  writeFileSync(join(path, 'package.json'), JSON.stringify(manifest));
  return path;
}
