// npm start [-- [--no-open] [FOLDER]]: opens a folder, or else the example, in a real VS Code with this extension.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { exampleFolder } from './paths.ts';
import { build, exitWithCaller } from './processes.ts';
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
  await build();
  const server = await startServer();
  const manifest = join(folder, 'calico.yaml');
  const files = existsSync(manifest) ? [manifest] : [];
  const url = server.url({ folder, files });
  console.log(`Open ${url}`);
  if (!values['no-open']) openInBrowser(url);
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
