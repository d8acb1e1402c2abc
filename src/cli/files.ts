import { readdir, readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { decodeText } from './decodeText.ts';
import { CannotRun, type Io } from './io.ts';
import { visibleLine } from './terminal.ts';

/** A manifest that was given by name, found in a folder, or read from standard input. */
export interface InputFile {
  /** As it is shown: relative to where the program was started, with `/`. */
  readonly name: string;
  readonly text: string;
}

/** The name of what comes from standard input. */
export const stdinName = '<stdin>';

/**
 * Reads each of `given`: a file, a folder with everything in it that can be a manifest, or `-` for standard input; each
 * file once. Throws `CannotRun` with one line for each that can't be read.
 */
export async function readInputs(given: readonly string[], io: Io): Promise<readonly InputFile[]> {
  const files = new Map<string, InputFile>();
  const failures: string[] = [];
  for (const each of new Set(given)) {
    try {
      if (each === '-') files.set('-', { name: stdinName, text: await readStdin(io) });
      else for (const path of await filesAt(resolve(io.cwd, each), io)) await readInto(files, path, io);
    } catch (error) {
      failures.push(error instanceof CannotRun ? error.message : visibleLine(`${each}: ${reasonOf(error)}.`));
    }
  }
  if (failures.length > 0) throw new CannotRun(failures.join('\n'));
  return [...files.values()];
}

async function readInto(files: Map<string, InputFile>, path: string, io: Io): Promise<void> {
  if (files.has(path)) return;
  const name = displayName(path, io);
  try {
    files.set(path, { name, text: decodeText(await readFile(path)) });
  } catch (error) {
    throw new CannotRun(visibleLine(`${name}: ${reasonOf(error)}.`));
  }
}

/** How a path is shown: relative to the working directory where it lies in it, with `/` between folders. */
export function displayName(path: string, { cwd }: Pick<Io, 'cwd'>): string {
  const absolute = resolve(cwd, path);
  const near = relative(cwd, absolute);
  const outside = near === '' || near === '..' || near.startsWith(`..${sep}`) || isAbsolute(near);
  return (outside ? absolute : near).replaceAll(sep, '/');
}

/** The system's words for an error: `no such file or directory`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const errno = 'errno' in error && typeof error.errno === 'number' ? error.errno : undefined;
  return (errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[1]) ?? error.message;
}

/** `path` itself, or every manifest in the folder. */
async function filesAt(path: string, io: Io): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const found = await manifestsIn(path);
  if (found.length === 0)
    throw new CannotRun(
      `${visibleLine(displayName(path, io))}: there is no *.yaml, *.yml or *.json file in this folder.`,
    );
  return found;
}

const skipped: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** In the order of their names. Links to files are followed, as a mounted ConfigMap has them; links to folders are not. */
async function manifestsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) found.push(...(await manifestsIn(path)));
    } else if (/\.(ya?ml|json)$/i.test(entry.name) && (entry.isFile() || (await isLinkToFile(path)))) {
      found.push(path);
    }
  }
  return found;
}

async function isLinkToFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false; // it leads nowhere
  }
}

async function readStdin({ stdin }: Io): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return decodeText(Buffer.concat(chunks));
}
