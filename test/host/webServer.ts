import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { ensureServer } from './install.ts';
import { root } from './paths.ts';
import { quietSettings, type Server, type ServerOptions, type Workbench } from './server.ts';

/** Serves VS Code for the Web: the same workbench with only files behind it, so that browsers run the extensions. */

const workbenchPage = 'out/vs/code/browser/workbench/workbench.html';
const workbenchScript = 'out/vs/code/browser/workbench/workbench.js';
/** Where the workbench of code-server turns to its server, and what VS Code for the Web has there. */
const changes = [
  [/(remoteAuthority:)location\.host/g, '$1void 0'],
  [/(with\(\{scheme:\w+\.)vscodeRemote(\}\),"User"\))/g, '$1vscodeUserData$2'],
] as const;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.cjs': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * Starts it on a free loopback port, without data of its own. Of the workbench, the folder is a URI, and the tests are
 * named as seen from the extension under development.
 */
export async function startWebServer({ extension = root, settings }: ServerOptions = {}): Promise<Server> {
  const vscode = await ensureServer();
  let page = '';
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/') return send(response, '.html', page);
    const [, place, ...rest] = decodeURIComponent(pathname).split('/');
    const path = rest.join('/');
    const folder = place === 'vscode' ? vscode : place === 'extension' ? extension : undefined;
    if (folder === undefined) return notFound(response);
    const file = normalize(join(folder, path));
    if (!file.startsWith(folder + sep)) return notFound(response);
    const content = await readFile(file).catch(() => undefined);
    if (content === undefined) return notFound(response);
    send(response, extname(file), path === workbenchScript ? withoutServer(content.toString()) : content);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  const authority = `127.0.0.1:${address.port}`;
  const template = await readFile(join(vscode, workbenchPage), 'utf8');
  return {
    url(workbench) {
      page = pageOf(template, authority, workbench, { ...quietSettings, ...settings });
      return `http://${authority}/?folder=${encodeURIComponent(workbench.folder)}`;
    },
    stop: () => server.close(),
  };
}

/** The page of the workbench, which gets its configuration in an attribute. */
function pageOf(
  template: string,
  authority: string,
  { tests }: Workbench,
  settings: Readonly<Record<string, unknown>>,
): string {
  const uri = (path: string) => ({ scheme: 'http', authority, path });
  const configuration = {
    userDataPath: '/data',
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    webviewEndpoint: '/vscode/out/vs/workbench/contrib/webview/browser/pre',
    configurationDefaults: settings,
    enableWorkspaceTrust: false,
    developmentOptions: {
      enableSmokeTestDriver: true,
      extensions: [uri('/extension')],
      ...(tests !== undefined && { extensionTestsPath: uri(`/extension/${tests}`) }),
    },
  };
  const parts: Readonly<Record<string, string>> = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: '/vscode',
    WORKBENCH_NLS_FALLBACK_URL: '/vscode/out/nls.messages.js',
    WORKBENCH_NLS_URL: '/vscode/out/nls.messages.js',
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? '');
}

function withoutServer(script: string): string {
  return changes.reduce((changed, [from, to]) => {
    if (changed.match(from)?.length !== 1) throw new Error(`The workbench is another one: ${from} is not in it once.`);
    return changed.replace(from, to);
  }, script);
}

function send(response: ServerResponse, extension: string, content: string | Buffer): void {
  response.writeHead(200, { 'Content-Type': types[extension] ?? 'application/octet-stream' }).end(content);
}

function notFound(response: ServerResponse): void {
  response.writeHead(404).end();
}
