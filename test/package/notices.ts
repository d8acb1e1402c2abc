import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.ts';

/** The packages of others that are in what ships, and the text that names them with their licences. */

export const noticesFile = join(root, 'THIRD_PARTY_NOTICES.txt');

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The licence, word for word. */
  readonly text: string;
}

/** What esbuild puts into the extension, the pages and the command line tool, besides the project's own files. */
export function shippedPackages(): readonly ShippedPackage[] {
  const printed = execFileSync(process.execPath, ['esbuild.js', '--inputs'], { cwd: root, encoding: 'utf8' });
  const inputs: unknown = JSON.parse(printed);
  if (!Array.isArray(inputs)) throw new Error('The inputs are a list.');
  const names = inputs.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(String(file))?.[1] ?? []);
  return [...new Set(names)].sort().map(packageOf);
}

function packageOf(name: string): ShippedPackage {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const [file] = readdirSync(folder).filter((each) => /^(?:licen[cs]e|copying)(?:\.\w+)?$/i.test(each));
  if (file === undefined) throw new Error(`${name} comes without a licence.`);
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return { name, version: String(version), licence: String(license), text };
}

export function noticesText(packages: readonly ShippedPackage[]): string {
  const parts = packages.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}\n`);
  const head = 'This software contains the following packages, each under its own licence.\n';
  return [head, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}
