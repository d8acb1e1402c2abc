// Bundles the extension, the command line tool and (with --tests) the tests that run inside VS Code.
//   node esbuild.js [--minify] [--watch] [--tests] [--web] [--bench] [--packaged]
//   node esbuild.js --inputs     writes nothing but the names of the files that the bundles are made of, as JSON
import { chmodSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { context } from 'esbuild';

const { values: flags } = parseArgs({
  options: {
    minify: { type: 'boolean' },
    watch: { type: 'boolean' },
    tests: { type: 'boolean' },
    bench: { type: 'boolean' },
    packaged: { type: 'boolean' },
    inputs: { type: 'boolean' },
    web: { type: 'boolean' },
  },
});

const cliFile = 'dist/cli.cjs';

// Only `vscode`, which the editor provides, may stay outside a bundle; the command line tool has nothing at all
// outside but Node's own modules, so importing `vscode` there stops the build.
const bundles = [
  // One bundle for Node and for browsers: `import()` keeps what needs Node from being run before it is asked for.
  {
    entryPoints: ['src/editor/extension.ts'],
    outfile: 'dist/extension.cjs',
    external: ['vscode', 'node:*'],
    platform: 'browser',
    target: ['node20', 'chrome120'],
  },
  {
    entryPoints: ['src/cli/main.ts'],
    outfile: cliFile,
    banner: { js: '#!/usr/bin/env node' },
    plugins: [besides('mcp'), besides('lsp')],
  },
  // What speaks a protocol is as large as all the rest, and loaded only by the command that needs it.
  { entryPoints: ['src/mcp/serve.ts'], outfile: 'dist/mcp.cjs' },
  {
    entryPoints: ['src/cli/lsp/serve.ts'],
    outfile: 'dist/lsp.cjs',
    define: { 'import.meta.dirname': '__dirname' },
  },
];

/** Leaves what a room serves out of a bundle: it lies beside it, in one of its own. */
function besides(room) {
  return {
    name: `besides ${room}`,
    setup(build) {
      build.onResolve({ filter: new RegExp(`/${room}/serve\\.ts$`) }, ({ kind }) =>
        kind === 'entry-point' ? undefined : { path: `./${room}.cjs`, external: true },
      );
    },
  };
}

// The pages of the webviews, each with its style sheet.
const pages = globSync('src/webview/*Panel.{tsx,css}').sort();
const webview = {
  entryPoints: pages,
  outdir: 'dist/webview',
  format: 'iife',
  platform: 'browser',
  target: 'chrome120',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  alias: {},
};

// Every suite file is taken in by its name, so that none can be forgotten.
const suites = globSync('test/vscode/**/*.suite.ts').sort();
const tests = {
  stdin: bundleOf(suites),
  outfile: 'out/test-vscode/index.cjs',
  external: ['vscode'],
};

// In VS Code for the Web a browser runs the tests: its own, and those of the others that need nothing of Node.
const portable = ['help', 'panels', 'schema'].map((name) => `test/vscode/${name}.suite.ts`);
const web = {
  stdin: bundleOf([...globSync('test/web/**/*.suite.ts').sort(), ...portable]),
  outfile: 'out/test-vscode/web.cjs',
  external: ['vscode'],
  platform: 'browser',
  target: 'chrome120',
  alias: { 'node:assert/strict': './test/web/assert.ts' },
};

function bundleOf(files) {
  const lines = [...files, 'test/vscode/index.ts'].map((file) => `export * from './${file.replaceAll('\\', '/')}';`);
  return { contents: lines.join('\n'), resolveDir: import.meta.dirname };
}

const untrusted = {
  entryPoints: ['test/vscode/untrusted.ts'],
  outfile: 'out/test-vscode/untrusted.cjs',
  external: ['vscode'],
};

// The tests of the package, alone: the extension itself is what the package holds.
const packaged = {
  entryPoints: ['test/package/packaged.ts'],
  outfile: 'out/test-vscode/packaged.cjs',
  external: ['vscode'],
};

const bench = { entryPoints: ['bench/editor/index.ts'], outfile: 'out/bench-vscode/index.cjs', external: ['vscode'] };
const servers = {
  entryPoints: ['bench/peer/ours.ts', 'bench/peer/probe.ts'],
  outdir: 'out/bench',
  outExtension: { '.js': '.cjs' },
};

/** What of a package is used; it is run when that is asked for the first time, for most files need none of it. */
const late = { '@marcbachmann/cel-js': 'Environment', 'ip-address': 'Address6', re2js: 'RE2JS' };
const lazily = {
  name: 'lazily',
  setup(build) {
    const filter = new RegExp(`^(?:${Object.keys(late).join('|')})$`);
    build.onResolve({ filter }, ({ path, namespace }) =>
      namespace === 'late' ? undefined : { path, namespace: 'late' },
    );
    build.onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({
      contents: `const load = () => require('${path}').${late[path]};
        export const ${late[path]} = new Proxy(class {}, {
          get: (_, key) => load()[key],
          construct: (_, args) => Reflect.construct(load(), args),
        });`,
      resolveDir: import.meta.dirname,
    }));
  },
};

const common = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  // The build of `yaml` for Node looks into the environment at each token, which costs as much as the parsing itself.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  // A build for others goes without: what is in a package is only what runs.
  sourcemap: !flags.minify,
  minify: flags.minify ?? false,
  metafile: true,
  write: !flags.inputs,
  logLevel: 'warning',
  plugins: [lazily, { name: 'after', setup: (build) => build.onEnd(afterBuild) }],
};

/** A script of which every character beyond ASCII stands in a string, a template or a regular expression. */
function inAscii(script) {
  return script.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const inputs = new Set();

function afterBuild(result) {
  for (const file of Object.keys(result.metafile?.inputs ?? {})) inputs.add(file);
  if (flags.inputs) return;
  for (const [file, output] of Object.entries(result.metafile?.outputs ?? {})) {
    // V8 keeps a script with any other character at twice its size. esbuild writes those in strings as escapes, but not
    // those in regular expressions.
    if (flags.minify && file.endsWith('.cjs')) writeFileSync(file, inAscii(readFileSync(file, 'utf8')));
    if (file === cliFile) chmodSync(file, 0o755);
    if (!file.endsWith('.map')) console.log(`${file}  ${(output.bytes / 1024).toFixed(1)} kB`);
  }
}

async function build(bundle) {
  const plugins = [...common.plugins, ...(bundle.plugins ?? [])];
  const builder = await context({ ...common, ...bundle, plugins });
  if (flags.watch) return builder.watch();
  await builder.rebuild().finally(() => builder.dispose());
}

// What an older build left would go into the package.
if (flags.minify) rmSync('dist', { recursive: true, force: true });
try {
  await Promise.all(
    [
      ...(flags.packaged ? [packaged] : bundles),
      webview,
      ...(flags.tests ? [tests, untrusted] : []),
      ...(flags.bench ? [bench, servers] : []),
      ...(flags.web ? [web] : []),
    ].map(build),
  );
  if (flags.inputs) console.log(JSON.stringify([...inputs].sort()));
} catch {
  process.exitCode = 1; // esbuild has already said what is wrong, and where
}
