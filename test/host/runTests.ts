// npm run test:vscode runs test/vscode inside the VS Code server; with --desktop, inside a VS Code for the desktop,
// which @vscode/test-electron downloads. With --bench it runs the measurements of bench/editor instead.
import { cpSync } from 'node:fs';
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
  const workspace = temporaryFolder('vscode-calico-tests-'); // a copy, for tests that write
  if (!bench) cpSync(exampleFolder, workspace.path, { recursive: true });
  const { env = {}, ...host }: HostOptions = desktop ? {} : await serverHost();
  await runTests({
    ...host,
    extensionTestsEnv: { ...env, CALICO_BENCH_ROOT: root },
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, bench ? 'out/bench-vscode/index.cjs' : 'out/test-vscode/index.cjs'),
    launchArgs: [workspace.path],
  });
}

interface HostOptions {
  readonly vscodeExecutablePath?: string;
  readonly env?: Readonly<Record<string, string>>;
}

async function serverHost(): Promise<HostOptions> {
  await ensureServer();
  await ensureBrowser();
  const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  return { vscodeExecutablePath: join(root, 'test/host/code.ts'), env: { PATH: path } };
}
