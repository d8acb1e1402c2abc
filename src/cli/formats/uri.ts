import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stdinName } from '../files.ts';
import type { FormatContext } from '../report.ts';

/**
 * The path of `file` as services that show a repository know it: relative to the root of the checkout that
 * GITHUB_WORKSPACE names, else to the working directory. Undefined where it lies outside.
 */
export function repositoryPath(file: string, { cwd, env }: Pick<FormatContext, 'cwd' | 'env'>): string | undefined {
  if (file === stdinName) return file;
  const root = env['GITHUB_WORKSPACE'] || cwd;
  const near = relative(root, resolve(cwd, file));
  const outside = near === '..' || near.startsWith(`..${sep}`) || isAbsolute(near);
  return outside ? undefined : near.replaceAll(sep, '/');
}

/** A relative URI for what lies in the repository, a `file:` URI for the rest. */
export function uriOf(file: string, context: Pick<FormatContext, 'cwd' | 'env'>): string {
  const path = repositoryPath(file, context);
  if (path === undefined) return pathToFileURL(resolve(context.cwd, file)).href;
  return path.split('/').map(encodeSegment).join('/');
}

/** Half a surrogate pair, which a file name on Windows may have, has no encoding. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}
