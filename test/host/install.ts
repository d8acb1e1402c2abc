import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './paths.ts';
import { run, withProgress } from './processes.ts';

/**
 * The real VS Code workbench and extension host, as they come by npm: the one place that says which. CALICO_TEST_SERVER
 * names another: 4.100.3 has VS Code 1.100, the oldest that package.json promises.
 */
const version = process.env['CALICO_TEST_SERVER'] ?? '4.139.1';

const home = join(root, '.vscode-server');
const installed = join(home, `code-server-${version}`);
const unfinishedPrefix = 'unfinished-';
const hour = 3_600_000;

/**
 * Installs the VS Code server into .vscode-server/, unless it is there, and says where it is.
 * It is made beside its place and renamed at the end: a half-finished installation is never used, and of two
 * commands that install at once the first to finish wins.
 * @returns the absolute folder that holds out/server-main.js
 */
export async function ensureServer(): Promise<string> {
  if (!existsSync(installed)) {
    await withProgress(`Installing the VS Code server (code-server ${version}, once, a minute or two)`, install);
  }
  const server = join(installed, 'node_modules/code-server/lib/vscode');
  writeLogs(server);
  return server;
}

/** Has the server write logs where the binary that does is missing: nothing is compiled here. */
function writeLogs(server: string): void {
  const writer = join(server, 'node_modules/@vscode/spdlog');
  if (existsSync(join(writer, 'build'))) return;
  const file = join(writer, 'index.js');
  rmSync(file, { force: true });
  copyFileSync(join(import.meta.dirname, 'spdlog.cjs'), file);
}

async function install(): Promise<void> {
  mkdirSync(home, { recursive: true });
  removeAbandoned();
  const unfinished = mkdtempSync(join(home, unfinishedPrefix));
  try {
    writeFileSync(join(unfinished, 'package.json'), '{ "private": true }\n');
    await npmInstall(unfinished, [`code-server@${version}`]);
    await npmInstall(join(unfinished, 'node_modules/code-server/lib/vscode'), ['--omit=dev']);
    moveIntoPlace(unfinished);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function moveIntoPlace(unfinished: string): void {
  try {
    renameSync(unfinished, installed);
  } catch (error) {
    if (!existsSync(installed)) throw error;
  }
}

// Left by a command that was killed. One that is young may belong to a command that is still at work.
function removeAbandoned(): void {
  for (const name of readdirSync(home)) {
    const folder = join(home, name);
    const old = Date.now() - statSync(folder).mtimeMs > hour;
    if (name.startsWith(unfinishedPrefix) && old) rmSync(folder, { recursive: true, force: true });
  }
}

async function npmInstall(folder: string, args: readonly string[]): Promise<void> {
  const [command, ...first] = npmCommand();
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  const { ok, output } = await run(command, [...first, 'install', ...args, ...flags], { cwd: folder });
  if (ok) return;
  const lastLines = output.split('\n').slice(-15).join('\n');
  throw new Error(`npm could not install the VS Code server; is the npm registry reachable? npm said:\n${lastLines}`);
}

// Under `npm run`, npm says where its own script is; that needs no shell, which Windows' npm.cmd would.
function npmCommand(): readonly [string, ...string[]] {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('.js')) return [process.execPath, script];
  const beside = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'npm'));
  return [beside.find((file) => existsSync(file)) ?? join(dirname(process.execPath), 'npm')];
}
