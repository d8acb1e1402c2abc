import { realpath } from 'node:fs/promises';
import { isWorthReading } from '../../core/features/worthReading.ts';
import { compareNearness, snapshotEndings } from '../../core/inventory/snapshotNames.ts';
import type { CalicoService } from '../../core/service.ts';
import { withLineFeeds } from '../../core/text.ts';
import { readWhole, TooLarge } from '../../files/read.ts';
import { decodeText } from '../decodeText.ts';
import { isManifestName, manifestsIn } from '../manifestsIn.ts';
import { fileOf, uriOf } from './convert.ts';

/** The files of the workspace's folders, as `check` reads them, beside those that are open. */

/** Bytes; larger ones are read when they are opened. */
const largestFile = 5_000_000;
/** So many files are looked at to find a snapshot, whatever they hold. */
const mostLookedAt = 20_000;

export interface Workspace {
  /** Reads all files of `folders` anew, at most so many; resolves when they have been read. */
  read(folders: readonly string[], maxFiles: number): Promise<void>;
  /** Takes a file as it is on disk now; one that is open stays as it is in the editor. */
  take(path: string): Promise<void>;
  /** Takes back what an editor showed of a file: it is on disk, or nowhere. */
  closed(file: string): Promise<void>;
  /** The text of a file that is not open. */
  textOf(file: string): string | undefined;
}

export interface WorkspaceDeps {
  readonly service: CalicoService;
  readonly isOpen: (file: string) => boolean;
  readonly onChange: () => void;
  /** Told of what is not read. */
  readonly warn: (message: string) => void;
}

export function createWorkspace({ service, isOpen, onChange, warn }: WorkspaceDeps): Workspace {
  const texts = new Map<string, string>();
  let turn = 0;
  const drop = (file: string): void => {
    if (isOpen(file)) return;
    texts.delete(file);
    service.removeFile(file);
    onChange();
  };
  const take = async (path: string): Promise<void> => {
    const file = fileOf(uriOf(path));
    const text = await readText(path, warn);
    if (text === undefined || !isWorthReading(text)) return drop(file);
    texts.set(file, text);
    if (isOpen(file)) return; // what is in the editor counts
    service.setFile(file, text);
    onChange();
  };
  return {
    take,
    textOf: (file) => texts.get(file),
    async read(folders, maxFiles) {
      turn += 1;
      const mine = turn;
      const left = new Set(texts.keys());
      for (const path of await listed(folders, maxFiles, warn)) {
        if (mine !== turn) return;
        left.delete(fileOf(uriOf(path)));
        await take(path);
      }
      for (const file of left) drop(file);
    },
    async closed(file) {
      if (texts.has(file)) await take(file);
      else drop(file);
    },
  };
}

/** Whether a path is one that the workspace is read for. */
export function isOfWorkspace(path: string, folders: readonly string[]): boolean {
  return isManifestName(path) && folders.some((folder) => path.startsWith(`${folder}/`));
}

/** The nearest snapshot in `folders`; undefined where there is none. */
export async function nearestSnapshot(folders: readonly string[]): Promise<string | undefined> {
  const found: string[] = [];
  let looked = 0;
  for (const folder of folders) {
    for await (const path of manifestsIn(folder, () => undefined)) {
      if (snapshotEndings.some((ending) => path.endsWith(ending))) found.push(path);
      looked += 1;
      if (looked >= mostLookedAt) break;
    }
  }
  return found.sort(compareNearness)[0];
}

/** Each file once, whichever links lead to it. */
async function listed(
  folders: readonly string[],
  most: number,
  warn: WorkspaceDeps['warn'],
): Promise<readonly string[]> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    if (found.size >= most) break;
    for await (const path of manifestsIn(folder, (_, error) => warn(String(error)))) {
      const real = await realpath(path).catch(() => path);
      if (!found.has(real)) found.set(real, path);
      if (found.size >= most) break;
    }
  }
  return [...found.values()];
}

/** The file's text; undefined where it is gone, too large to be a manifest, or can't be read. */
async function readText(path: string, warn: WorkspaceDeps['warn']): Promise<string | undefined> {
  try {
    const text = withLineFeeds(decodeText(await readWhole(path, largestFile)));
    return text.startsWith('\ufeff') ? text.slice(1) : text; // as editors open it
  } catch (error) {
    if (error instanceof TooLarge) warn(`${path} isn't read: it is ${error.message}. Open it to have it read.`);
    return undefined;
  }
}
