import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { withLineFeeds } from '../core/text.ts';
import { readStream, readWhole } from '../files/read.ts';
import { reasonOf } from '../files/reason.ts';
import { decodeText } from './decodeText.ts';
import { foreignText } from './foreignText.ts';
import { CannotRun, type Io } from './io.ts';
import { manifestsIn } from './manifestsIn.ts';
import { visibleLine } from './terminal.ts';

/** A manifest that was given by name, found in a folder, or read from standard input. */
export interface InputFile {
  /** As it is shown: relative to where the program was started, with `/`. */
  readonly name: string;
  /** With line feeds where its lines end in carriage returns alone, at the same offsets. */
  readonly text: string;
}

/** The name of what comes from standard input. */
export const stdinName = '<stdin>';

/** What was given, as far as it could be read. */
export interface Inputs {
  readonly files: readonly InputFile[];
  /** One line for each file of a folder that can't be read. */
  readonly unread: readonly string[];
}

/** As `readReadable`, but throws `CannotRun` where a folder holds a file that can't be read, too. */
export async function readInputs(given: readonly string[], io: Io): Promise<readonly InputFile[]> {
  const { files, unread } = await readReadable(given, io);
  if (unread.length > 0) throw new CannotRun(unread.join('\n'));
  return files;
}

/**
 * Reads each of `given`: a file, a folder with everything in it that can be a manifest, or `-` for standard input; each
 * file once, whichever links lead to it. Throws `CannotRun` with one line for each that can't be read, or where nothing
 * of a folder can.
 */
export async function readReadable(given: readonly string[], io: Io): Promise<Inputs> {
  const files = new Map<string, InputFile>();
  const failures: string[] = [];
  const unread: string[] = [];
  for (const each of new Set(given)) {
    try {
      if (each === '-') files.set('-', { name: stdinName, text: await readStdin(io) });
      else await readAt(files, unread, resolve(io.cwd, each), io);
    } catch (error) {
      failures.push(failureText(error, each));
    }
  }
  const all = [...failures, ...unread];
  if (failures.length > 0 || (files.size === 0 && unread.length > 0)) throw new CannotRun(all.join('\n'));
  return { files: [...files.values()], unread };
}

function failureText(error: unknown, name: string): string {
  return error instanceof CannotRun ? error.message : visibleLine(`${name}: ${reasonOf(error)}.`);
}

/** Reads a file or a folder; only what was named itself must be a manifest, since a folder may hold anything. */
async function readAt(files: Map<string, InputFile>, unread: string[], path: string, io: Io): Promise<void> {
  if ((await stat(path)).isDirectory()) {
    for (const each of await manifestsBelow(path, io)) {
      try {
        await readInto(files, each, io);
      } catch (error) {
        unread.push(failureText(error, displayName(each, io)));
      }
    }
    return;
  }
  const read = await readInto(files, path, io);
  const foreign = read && foreignText(read.text);
  if (read !== undefined && foreign !== undefined) throw new CannotRun(visibleLine(`${read.name} is ${foreign}`));
}

async function readInto(files: Map<string, InputFile>, path: string, io: Io): Promise<InputFile | undefined> {
  const real = await realpath(path).catch(() => path); // a pipe has no path of its own
  if (files.has(real)) return undefined;
  const name = displayName(path, io);
  try {
    const text = decodeText(await readWhole(path));
    if (text.trim() === '' && !(await stat(path)).isFile())
      throw new CannotRun(`${visibleLine(name)} is empty: ${silent}`);
    const read = { name, text: withLineFeeds(text) };
    files.set(real, read);
    return read;
  } catch (error) {
    throw new CannotRun(failureText(error, name));
  }
}

/** Why there is nothing to read in a pipe, which would be "no findings" else. */
const silent = 'the command that writes to it printed nothing.';

/** How a path is shown: relative to the working directory where it lies in it, with `/` between folders. */
export function displayName(path: string, { cwd }: Pick<Io, 'cwd'>): string {
  const absolute = resolve(cwd, path);
  const near = relative(cwd, absolute);
  const outside = near === '' || near === '..' || near.startsWith(`..${sep}`) || isAbsolute(near);
  return (outside ? absolute : near).replaceAll(sep, '/');
}

/** Every manifest in the folder. */
async function manifestsBelow(path: string, io: Io): Promise<readonly string[]> {
  const found: string[] = [];
  const refuse = (_: string, error: unknown): void => {
    throw error;
  };
  for await (const each of manifestsIn(path, refuse)) found.push(each);
  if (found.length === 0)
    throw new CannotRun(
      `${visibleLine(displayName(path, io))}: there is no *.yaml, *.yml or *.json file in this folder.`,
    );
  return found;
}

async function readStdin({ stdin }: Io): Promise<string> {
  try {
    const text = decodeText(await readStream(stdin));
    if (text.trim() === '') throw new CannotRun(`Standard input is empty: ${silent}`);
    const foreign = foreignText(text);
    if (foreign !== undefined) throw new CannotRun(visibleLine(`Standard input is ${foreign}`));
    return withLineFeeds(text);
  } catch (error) {
    throw new CannotRun(failureText(error, 'Standard input'));
  }
}
