import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../test/host/paths.ts';
import { run, withProgress } from '../../test/host/processes.ts';

/** What is measured against, as it comes by npm: the language server, and a package with the schema of Kubernetes. */
export const server = { name: 'yaml-language-server', version: '2.0.0' };
export const models = { name: 'kubernetes-models', version: '3.1.0' };

const folder = join(root, '.bench');

/** Installs both beside the project's own packages, which they are none of; gives the folder of the packages. */
export async function installPeer(): Promise<string> {
  const packages = join(folder, 'node_modules');
  if ([server, models].every(({ name, version }) => versionIn(packages, name) === version)) return packages;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
  const wanted = [server, models].map(({ name, version }) => `${name}@${version}`);
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', ...wanted];
  const npm = process.env['npm_execpath'];
  const [command, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const { ok, output } = await withProgress(`Installing ${wanted.join(' and ')}`, () =>
    run(command, [...first, ...args], { cwd: folder }),
  );
  if (!ok) throw new Error(`npm could not install ${wanted.join(' and ')}: ${output}`);
  return packages;
}

function versionIn(packages: string, name: string): string | undefined {
  const file = join(packages, name, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}
