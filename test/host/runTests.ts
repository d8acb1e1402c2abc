// npm run test:vscode runs test/vscode inside the VS Code server; with --desktop, inside a VS Code for the desktop,
// which @vscode/test-electron downloads: the newest, or the one that CALICO_TEST_VSCODE names, like 1.100.0. With
// --bench it runs the measurements of bench/editor instead.
import { cpSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { ensureBrowser } from './browser.ts';
import { ensureServer } from './install.ts';
import { exampleFolder, root } from './paths.ts';
import { build, exitWithCaller, temporaryFolder } from './processes.ts';

exitWithCaller();
try {
  await main(process.argv.includes('--desktop'), process.argv.includes('--bench'));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function main(desktop: boolean, bench: boolean): Promise<void> {
  await (bench ? build('--bench', '--minify') : build('--tests'));
  if (bench) return runIn(desktop, 'out/bench-vscode/index.cjs', () => undefined);
  await runIn(desktop, 'out/test-vscode/index.cjs', copyExample);
  // A desktop VS Code is always started with trust, which nothing here can change.
  if (!desktop)
    await runIn(desktop, 'out/test-vscode/untrusted.cjs', copyHostileExample, { CALICO_TEST_UNTRUSTED: '1' });
}

/** Runs one bundle of tests in a folder of its own, which `prepare` fills. */
async function runIn(
  desktop: boolean,
  tests: string,
  prepare: (folder: string) => void,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const workspace = temporaryFolder('vscode-calico-tests-');
  prepare(workspace.path);
  const { env = {}, ...host }: HostOptions = desktop ? desktopHost() : await serverHost();
  await runTests({
    ...host,
    extensionTestsEnv: { ...env, ...more, CALICO_BENCH_ROOT: root },
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, tests),
    launchArgs: [workspace.path],
  });
}

function copyExample(folder: string): void {
  cpSync(exampleFolder, folder, { recursive: true });
}

/** The example with settings of its own, which name a program of its own as kubectl, and files outside. */
function copyHostileExample(folder: string): void {
  copyExample(folder);
  const kubectl = join(folder, 'kubectl.mjs');
  cpSync(join(root, 'test/fixtures/kubectl/cluster.mjs'), kubectl);
  mkdirSync(join(folder, '.vscode'));
  const outside = temporaryFolder('vscode-calico-outside-').path;
  const elsewhere = join(outside, 'elsewhere.calico-inventory.yaml');
  cpSync(join(exampleFolder, 'two-nodes.calico-inventory.yaml'), elsewhere);
  symlinkSync(elsewhere, join(folder, 'a-link.calico-inventory.yaml'));
  symlinkSync(outside, join(folder, 'linked'));
  truncateSync(openedNew(join(folder, 'z-sparse.calico-inventory.yaml')), 400_000_000);
  const settings = {
    'calico.kubectlPath': kubectl,
    'calico.exec': 'always',
    'calico.context': 'sample',
    'calico.inventory': elsewhere,
  };
  writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify(settings));
}

function openedNew(file: string): string {
  writeFileSync(file, '');
  return file;
}

interface HostOptions {
  readonly vscodeExecutablePath?: string;
  readonly version?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A release of VS Code, which CALICO_TEST_VSCODE may name: the newest one else. */
function desktopHost(): HostOptions {
  return { version: process.env['CALICO_TEST_VSCODE'] ?? 'stable' };
}

async function serverHost(): Promise<HostOptions> {
  await ensureServer();
  await ensureBrowser();
  const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  return { vscodeExecutablePath: join(root, 'test/host/code.ts'), env: { PATH: path } };
}
