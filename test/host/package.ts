import { join } from 'node:path';
import { root } from './paths.ts';
import { run } from './processes.ts';

/**
 * Packs the extension in `folder` (absolute) into the file `vsix`, as `npm run package` does; throws with what vsce
 * printed where it can't.
 */
export async function packExtension(folder: string, vsix: string): Promise<void> {
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  const flags = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '--skip-license'];
  const { ok, output } = await run(process.execPath, [vsce, 'package', ...flags, '--out', vsix], { cwd: folder });
  if (!ok) throw new Error(`The extension in ${folder} can't be packed:\n${output}`);
}
