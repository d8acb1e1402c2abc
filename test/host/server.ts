import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { patience } from '../patience.ts';
import { ensureServer } from './install.ts';
import { root } from './paths.ts';
import { run, type Started, start, temporaryFolder } from './processes.ts';

export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
};

export interface ServerOptions {
  /** The folder of the extension under development, absolute; this repository where it is left out. */
  readonly extension?: string;
  /**
   * False for VS Code as users have it: no extension under development, and no driver of smoke tests, with which VS Code
   * shows no notification and no progress. What is tried comes by `install` then.
   */
  readonly development?: boolean;
  /** Packages (.vsix) to install beforehand, absolute. */
  readonly install?: readonly string[];
  /** User settings, on top of those that keep a fresh workbench quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** False to be asked whether the folder's authors are trusted, as in a desktop VS Code; else all is trusted. */
  readonly trusted?: boolean;
  /** Environment variables for the server and its extension host, on top of this process's own. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Server {
  /** The address at which the workbench opens what is asked for, with the extension under development. */
  readonly url: (workbench: Workbench) => string;
  readonly stop: () => void;
}

/** Starts the VS Code server, installing it first where it is missing, on a free loopback port with data of its own. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const folder = await ensureServer();
  const data = temporaryFolder('vscode-calico-data-');
  const { development = true, trusted = true } = options;
  const extension = development ? linkExtension(options.extension ?? root, data.path) : undefined;
  const settings = JSON.stringify({ ...quietSettings, ...options.settings }, null, 2);
  for (const scope of ['User', 'Machine']) {
    mkdirSync(join(data.path, 'data', scope), { recursive: true });
    writeFileSync(join(data.path, 'data', scope, 'settings.json'), settings);
  }
  for (const vsix of options.install ?? []) await installExtension(folder, data.path, vsix);
  const server = start(process.execPath, serverArgs(folder, data.path, { trusted, development }), {
    cwd: folder,
    env: { ...process.env, ...socketFolder(data.path), ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const stop = () => {
    server.stop();
    data.remove();
  };
  const log = collectLog(server);
  try {
    const port = await listeningPort(server, log);
    return { url: (workbench) => workbenchUrl(port, extension, workbench), stop };
  } catch (error) {
    stop();
    throw error;
  }
}

async function installExtension(folder: string, data: string, vsix: string): Promise<void> {
  const main = join(folder, 'out/server-main.js');
  const args = [main, '--install-extension', vsix, '--server-data-dir', data, '--accept-server-license-terms'];
  const { ok, output } = await run(process.execPath, args, { cwd: folder });
  if (!ok) throw new Error(`The package ${vsix} could not be installed:\n${output}`);
}

// The server lies inside this repository. Were the repository itself under development, the workbench would take the
// server's own themes for ones under development too, and show those in place of the theme that is set.
function linkExtension(extension: string, data: string): string {
  if (process.platform === 'win32') return extension; // a link there takes rights that few users have
  const link = join(data, 'extension');
  symlinkSync(extension, link);
  return link;
}

// The server's sockets go with its data. Only Linux allows this: elsewhere a socket's path may not be that long.
function socketFolder(data: string): Record<string, string> {
  return process.platform === 'linux' ? { XDG_RUNTIME_DIR: data } : {};
}

function serverArgs(
  folder: string,
  data: string,
  { trusted, development }: { readonly trusted: boolean; readonly development: boolean },
): string[] {
  return [
    fileURLToPath(new URL('serve.mjs', import.meta.url)),
    join(folder, 'out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', '0', '--server-data-dir', data],
    '--accept-server-license-terms',
    '--without-connection-token',
    '--disable-telemetry',
    ...(development ? ['--enable-smoke-test-driver'] : []), // without it none under development is taken
    ...(trusted ? ['--disable-workspace-trust'] : []),
  ];
}

function collectLog({ child }: Started): () => string {
  let log = '';
  const collect = (chunk: Buffer) => {
    log += chunk.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  return () => log;
}

function listeningPort({ child }: Started, log: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (what: string) => reject(new Error(`The VS Code server ${what}. It printed:\n${log()}`));
    const deadline = setTimeout(() => fail('did not start in time'), patience);
    const look = () => {
      const port = /listening on (\d+)/.exec(log())?.[1];
      if (port === undefined) return;
      clearTimeout(deadline);
      resolve(Number(port));
    };
    child.stdout?.on('data', look);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('exit', () => {
      clearTimeout(deadline);
      fail('ended at once');
    });
  });
}

export interface Workbench {
  /** The folder to open, absolute. */
  readonly folder: string;
  /** Files to open in it, absolute. */
  readonly files?: readonly string[] | undefined;
  /** A module whose `run()` the extension host calls, absolute. */
  readonly tests?: string | undefined;
}

function workbenchUrl(port: number, extension: string | undefined, { folder, files = [], tests }: Workbench): string {
  const remote = (path: string) => `vscode-remote://127.0.0.1:${port}${pathToFileURL(path).pathname}`;
  const payload = [
    ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
    ...files.map((file) => ['openFile', remote(file)]),
  ];
  const url = new URL(`http://127.0.0.1:${port}/`);
  url.searchParams.set('folder', decodeURIComponent(pathToFileURL(folder).pathname));
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
