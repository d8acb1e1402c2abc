import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { filesBelow, jsonOf, readSources, root, type Source, textOf } from './sources.ts';

/** The rooms from the ground up: each may import those of the rows above its own, and no other of its row. */
const rooms: readonly (readonly string[])[] = [
  ['core/message.ts'],
  [
    'core/text.ts',
    'core/scanner.ts',
    'core/l10n.ts',
    'core/collections.ts',
    'core/level.ts',
    'core/steps.ts',
    'core/settings.ts',
    'core/limits.ts',
  ],
  ['core/query.ts'],
  ['core/facts'],
  ['core/plainText.ts', 'core/placeholders'],
  ['core/calico', 'core/net'],
  ['core/detection'],
  ['core/manifest'],
  ['core/inventory', 'core/fileStore.ts', 'core/plan.ts'],
  ['core/objects'],
  ['core/resolution.ts', 'core/ranges.ts', 'core/bgp.ts', 'core/policy'],
  ['core/network'],
  ['core/verdicts.ts'],
  ['core/words'],
  ['core/features'],
  ['core/rules'],
  ['core/derive.ts'],
  ['core/findings.ts', 'core/policyWorld.ts'],
  ['core/answers.ts'],
  ['core/policyAnswers.ts'],
  ['core/service.ts'],
  ['core/diagnosis', 'core/apply'],
  ['core/outputs'],
  ['core/agent'],
  ['cluster', 'files', 'protocol', 'turns'],
  ['apply', 'mcp'],
  ['cli', 'editor', 'webview'],
];

/** What is imported against that order, and why. */
const exceptions: readonly string[] = [
  // A frame shows a finding, whose type only is imported.
  'src/core/features/codeFrame.ts → src/core/rules/rule.ts',
];

/** The only importers of third-party packages. */
const adapters: Readonly<Record<string, string>> = {
  yaml: 'src/core/manifest/parse.ts',
  'ip-address': 'src/core/net/address.ts',
  re2js: 'src/core/detection/goRegexp.ts',
  '@marcbachmann/cel-js': 'src/core/objects/schema/cel.ts',
  '@modelcontextprotocol/server': 'src/mcp/serve.ts',
  '@modelcontextprotocol/server/stdio': 'src/mcp/serve.ts',
  'vscode-languageserver/node': 'src/cli/lsp/protocol.ts',
  preact: 'src/webview/ui.ts',
  'preact/hooks': 'src/webview/ui.ts',
};

/** Pages are for a browser: of the rest they take what is pure, and the shapes of what is sent to them. */
const forPages = ['webview/', 'protocol/', 'core/l10n.ts', 'core/collections.ts', 'core/plainText.ts'].map(
  (path) => `src/${path}`,
);

/** The rooms that may use what a runtime offers; the core is in none of them. */
const runtimes: Readonly<Record<string, readonly string[]>> = {
  vscode: ['editor'],
  'node:': ['cluster', 'apply', 'files', 'mcp', 'cli'],
};

const longest = 300;

const sources = readSources('src');

test('every file stands in a room that is known', () => {
  assert.deepEqual(
    sources.filter(({ path }) => rowOf(path) === -1).map(({ path }) => path),
    [],
  );
});

test('imports run one way, from room to room', () => {
  const wrong = edges(sources).filter(({ from, to }) => {
    const inside = roomOf(from) === roomOf(to) || !to.startsWith('src/');
    return !inside && rowOf(to) >= rowOf(from);
  });
  assert.deepEqual(wrong.map(({ from, to }) => `${from} → ${to}`).sort(), [...exceptions].sort());
});

test('of the project itself only package.json and the schemas are imported from outside src', () => {
  const outside = edges(sources).filter(({ to }) => !to.startsWith('src/') && !to.startsWith('schemas/'));
  assert.deepEqual([...new Set(outside.map(({ to }) => to))], ['package.json']);
});

test('no file imports itself by way of others', () => {
  assert.deepEqual(cycle(new Map(sources.map(({ path, files }) => [path, files]))), []);
});

test('each third-party package has one importer', () => {
  const importers = sources.flatMap(({ path, packages }) =>
    packages.filter((name) => runtimeOf(name) === undefined).map((name) => [name, path] as const),
  );
  assert.deepEqual(importers.sort(), Object.entries(adapters).sort());
});

/** What an adapter's package brings along; named as dependencies, so that audits see them. */
const broughtAlong: readonly string[] = [
  '@modelcontextprotocol/core',
  'vscode-jsonrpc',
  'vscode-languageserver-protocol',
  'vscode-languageserver-types',
  'zod',
];

test('every dependency has its adapter, or comes with one', () => {
  const packages = new Set([
    ...Object.keys(adapters).map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/')),
    ...broughtAlong,
  ]);
  const bundled = Object.keys(recordAt('package.json', 'devDependencies')).filter((name) => packages.has(name));
  const dependencies = Object.keys(recordAt('package.json', 'dependencies'));
  assert.deepEqual([...dependencies, ...bundled].sort(), [...packages].sort());
});

test('only one file of the core remembers', () => {
  const kept = sources.filter(
    ({ path, text }) =>
      path.startsWith('src/core/') &&
      (text.includes('new WeakMap') || /^(?:export )?(?:const|let) \w+ = new (?:Map|Set)\b.*\(\);$/m.test(text)),
  );
  assert.deepEqual(kept.map(({ path }) => path).sort(), ['src/core/query.ts']);
});

test('webviews hold nothing but pages', () => {
  const values = readSources('src/webview', { types: false });
  const wrong = edges(values).filter(({ to }) => !forPages.some((path) => to.startsWith(path)));
  assert.deepEqual(wrong, []);
});

test('what a browser runs of the extension is without what needs Node', () => {
  const values = new Map(readSources('src', { types: false, late: false }).map((source) => [source.path, source]));
  const reached = new Set(['src/editor/extension.ts']);
  for (const path of reached) for (const file of values.get(path)?.files ?? []) reached.add(file);
  const outside = [...reached].filter(
    (path) => !['core', 'protocol', 'turns', 'editor'].some((room) => path.startsWith(`src/${room}/`)),
  );
  assert.deepEqual(outside, []);
  assert.ok(reached.size > 200);
});

test('only the ends use what a runtime offers', () => {
  const wrong = sources.flatMap(({ path, packages }) =>
    packages.flatMap((name) => {
      const runtime = runtimeOf(name);
      const allowed = runtime === undefined || runtimes[runtime]?.includes(roomOf(path) ?? '');
      return allowed ? [] : [`${path} → ${name}`];
    }),
  );
  assert.deepEqual(wrong, []);
});

test('one file writes to the disk, and one has VS Code write what it keeps elsewhere', () => {
  const reading = new Set(['access', 'createReadStream', 'existsSync', 'readdir', 'readFile', 'realpath', 'stat']);
  const onDisk = sources.filter(({ text }) =>
    [...text.matchAll(/^import ([^;]+?) from 'node:fs(?:\/promises)?'/gm)].some(([, names = '']) => {
      const imported = names.replace(/^type .*|[{}\s]/gs, '').split(',');
      return imported.some((name) => name !== '' && !name.startsWith('type') && !reading.has(name));
    }),
  );
  const byEditor = /\bworkspace\.fs\.(?!(?:stat|readFile|readDirectory|isWritableFileSystem)\b)/;
  const elsewhere = sources.filter(({ text }) => byEditor.test(text));
  assert.deepEqual(
    [onDisk, elsewhere].map((found) => found.map(({ path }) => path)),
    [['src/files/write.ts'], ['src/editor/writeFile.ts']],
  );
  const other = sources.filter(({ packages }) =>
    packages.some((name) => /^(?:node:)?fs\b|^fs$/.test(name) && !/^node:fs(?:\/promises)?$/.test(name)),
  );
  assert.deepEqual(
    other.map(({ path }) => path),
    [],
  );
});

test('the core is compiled without the types of any runtime', () => {
  const { types, lib } = {
    ...recordAt('tsconfig.base.json', 'compilerOptions'),
    ...recordAt('src/core/tsconfig.json', 'compilerOptions'),
  };
  assert.deepEqual({ types, lib }, { types: [], lib: ['es2023'] });
});

test('the core knows no clock, no chance and no waiting', () => {
  const impure = /\b(?:Date\.now|new Date|performance\.|Math\.random|console\.|await\s|async\s|Promise\b|globalThis)/;
  const wrong = sources
    .filter(({ path }) => path.startsWith('src/core/'))
    .flatMap(({ path, text }) =>
      codeLines(text)
        .filter((line) => impure.test(line))
        .map((line) => `${path}: ${line}`),
    );
  assert.deepEqual(wrong, []);
});

test(`no file but data is longer than ${longest} lines`, () => {
  const isData = (path: string): boolean => /^src\/core\/facts\/\w+Data\.ts$/.test(path);
  const long = sources.filter(({ path, text }) => !isData(path) && text.split('\n').length - 1 > longest);
  assert.deepEqual(
    long.map(({ path }) => path),
    [],
  );
});

test('the linter refuses any and default exports, and nothing is kept from it', () => {
  const config = textOf('biome.json');
  for (const rule of ['noExplicitAny', 'noDefaultExport', 'useNodejsImportProtocol']) {
    assert.match(config, new RegExp(`"${rule}": "error"`));
  }
  const suppressed = sources.filter(({ text }) => /biome-ignore|@ts-(?:ignore|expect-error|nocheck)/.test(text));
  assert.deepEqual(
    suppressed.map(({ path }) => path),
    [],
  );
});

test('every test is run', () => {
  const command = recordAt('package.json', 'scripts')['test:unit'];
  const pattern = typeof command === 'string' ? /"([^"]+)"/.exec(command)?.[1] : undefined;
  assert.ok(pattern !== undefined, 'test:unit names a pattern');
  const run = globSync(pattern, { cwd: fileURLToPath(root) }).map((path) => path.replaceAll('\\', '/'));
  assert.deepEqual(run.sort(), filesBelow('', '.test.ts'));
});

function edges(list: readonly Source[]): readonly { readonly from: string; readonly to: string }[] {
  return list.flatMap(({ path, files }) => files.map((to) => ({ from: path, to })));
}

/** The room a file stands in: the longest one that its path begins with. */
function roomOf(path: string): string | undefined {
  return rooms.flat().find((room) => path === `src/${room}` || path.startsWith(`src/${room}/`));
}

function rowOf(path: string): number {
  return rooms.findIndex((row) => row.includes(roomOf(path) ?? ''));
}

function runtimeOf(name: string): string | undefined {
  return Object.keys(runtimes).find(
    (runtime) => name === runtime || (runtime.endsWith(':') && name.startsWith(runtime)),
  );
}

/** One circle of imports, or none. */
function cycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const visit = (path: string, above: readonly string[]): readonly string[] => {
    if (above.includes(path)) return [...above.slice(above.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const next of graph.get(path) ?? []) {
      const found = visit(next, [...above, path]);
      if (found.length > 0) return found;
    }
    done.add(path);
    return [];
  };
  for (const path of graph.keys()) {
    const found = visit(path, []);
    if (found.length > 0) return found;
  }
  return [];
}

function recordAt(path: string, key: string): Readonly<Record<string, unknown>> {
  const data = jsonOf(path);
  const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, key) : undefined;
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Lines that are no comment. */
function codeLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !/^(?:\/\/|\/\*|\*)/.test(line));
}
