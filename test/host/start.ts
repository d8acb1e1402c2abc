// npm start [-- [--no-open] [FOLDER]]: opens a folder, or else the example, in a real VS Code with this extension.
import { spawn } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packExtension } from './package.ts';
import { exampleFolder, root } from './paths.ts';
import { exitWithCaller, temporaryFolder, withProgress } from './processes.ts';
import { startServer } from './server.ts';

exitWithCaller(0);
try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function main(): Promise<void> {
  const options = { 'no-open': { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const folder = resolve(positionals[0] ?? exampleFolder);
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}: name one that exists.`);
  const packages = await withProgress('Packing the extension', pack);
  const server = await startServer({ development: false, install: packages });
  const url = server.url({ folder: folder === exampleFolder ? copyOf(folder) : folder });
  console.log(`Open ${url}`);
  if (!values['no-open']) openInBrowser(url);
}

/** The extension as users install it, and one that opens its walkthrough. */
async function pack(): Promise<readonly string[]> {
  const { path } = temporaryFolder('vscode-calico-packages-');
  const [extension, welcome] = [join(path, 'calico.vsix'), join(path, 'welcome.vsix')];
  await packExtension(root, extension);
  await packExtension(join(import.meta.dirname, 'welcome'), welcome);
  return [extension, welcome];
}

/** What is tried in the example leaves the example as it is. */
function copyOf(folder: string): string {
  const copy = join(temporaryFolder('vscode-calico-').path, basename(folder));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

function openInBrowser(url: string): void {
  const [command, ...args] = browserCommand(url);
  if (command === undefined) return;
  const child = spawn(command, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => {}); // there is none: the address has been printed
  child.unref();
}

function browserCommand(url: string): readonly string[] {
  if (process.platform === 'darwin') return ['open', url];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  const hasScreen = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  return hasScreen ? ['xdg-open', url] : [];
}
