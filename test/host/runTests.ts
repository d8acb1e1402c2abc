// npm run test:vscode runs test/vscode inside the VS Code server; with --desktop, inside a VS Code for the desktop,
// which @vscode/test-electron downloads.
import { cpSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { ensureBrowser } from './browser.ts';
import { ensureServer } from './install.ts';
import { exampleFolder, root } from './paths.ts';
import { build, exitWithCaller, temporaryFolder } from './processes.ts';

exitWithCaller();
try {
  await main(process.argv.includes('--desktop'));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function main(desktop: boolean): Promise<void> {
  await build('--tests');
  const workspace = temporaryFolder('vscode-calico-tests-'); // a copy, for tests that write
  cpSync(exampleFolder, workspace.path, { recursive: true });
  await runTests({
    ...(desktop ? {} : await serverHost()),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'out/test-vscode/index.cjs'),
    launchArgs: [workspace.path],
  });
}

async function serverHost() {
  await ensureServer();
  await ensureBrowser();
  const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  return { vscodeExecutablePath: join(root, 'test/host/code.ts'), extensionTestsEnv: { PATH: path } };
}
