import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.ts';

/** npm run package:cli: makes the npm package of the terminal program, and prints the path of its tarball. */

const folder = join(root, 'out', 'cli-package');
const bundles = ['cli.cjs', 'lsp.cjs', 'mcp.cjs'];

/** Bundles, pages of rules, translations and licences; nothing to install, and nothing that runs when it is installed. */
export function packCli(): string {
  execFileSync(process.execPath, ['esbuild.js', '--minify'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'dist'), { recursive: true });
  for (const bundle of bundles) copyFileSync(join(root, 'dist', bundle), join(folder, 'dist', bundle));
  cpSync(join(root, 'docs', 'rules'), join(folder, 'docs', 'rules'), { recursive: true });
  mkdirSync(join(folder, 'l10n'));
  copyFileSync(join(root, 'l10n', translations), join(folder, 'l10n', translations));
  for (const file of ['LICENSE', 'THIRD_PARTY_NOTICES.txt']) copyFileSync(join(root, file), join(folder, file));
  const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const manifest = {
    ...{ name, version, license },
    description:
      'Predicts which interface and address calico-node chooses on each node: check, resolve, trace, lsp, mcp',
    bin: { [name]: 'dist/cli.cjs' },
    engines: { node: '>=20' },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  copyFileSync(join(root, 'docs', 'install.md'), join(folder, 'README.md'));
  const printed = execFileSync('npm', ['pack', '--json', '--ignore-scripts'], { cwd: folder, encoding: 'utf8' });
  const [{ filename }] = JSON.parse(printed);
  return join(folder, String(filename));
}

const translations = 'bundle.l10n.zh-cn.json';

if (process.argv[1] === import.meta.filename) console.log(packCli());
