import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import * as systemDisk from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf } from './reason.ts';

/** The only writer of files: each is written whole or not at all. */

/** A file that is open, as far as it is used here. */
export interface OpenFile {
  stat(): Promise<Stats>;
  writeFile(bytes: Uint8Array): Promise<void>;
  chown(uid: number, gid: number): Promise<void>;
  chmod(mode: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What is asked of the system, so that tests can let any of it fail. */
export interface Disk {
  open(path: string, flags: string, mode?: number): Promise<OpenFile>;
  readFile(path: string): Promise<Uint8Array>;
  realpath(path: string): Promise<string>;
  readlink(path: string): Promise<string>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}

/** Why a file was left as it is: it no longer holds what it must. */
export class ChangedMeanwhile extends Error {
  constructor() {
    super('it was changed meanwhile');
  }
}

export interface WriteOptions {
  /** What the file must hold when it is replaced; else it is left alone, and `ChangedMeanwhile` thrown. */
  readonly expected?: Uint8Array;
  readonly disk?: Disk;
}

/**
 * Writes `bytes` to the file at `path`: into a new file beside it, which then takes its name, so that at any moment the
 * file holds either what it held or all of `bytes`. Its mode stays, its owner where the system allows it, and of a link
 * the target is written. A pipe or a device, which can't be torn, is written to as it is. Rejects with the system's
 * error; then the file is as it was, and nothing new stays beside it.
 */
export async function writeWhole(path: string, bytes: Uint8Array, options: WriteOptions = {}): Promise<void> {
  const { expected, disk = systemDisk } = options;
  const target = await findTarget(path, disk);
  if (target.kind === 'stream') return writeInto(await disk.open(path, 'w'), bytes);
  const temporary = await createBeside(target, disk);
  try {
    await fill(temporary.file, bytes, target.before);
    if (expected !== undefined && !Buffer.from(expected).equals(await disk.readFile(target.path))) {
      throw new ChangedMeanwhile();
    }
    await disk.rename(temporary.path, target.path);
  } catch (error) {
    await disk.unlink(temporary.path).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(target.path), disk);
}

/** Rejects with the system's error where `path` can't be written, found out by making a file beside it. */
export async function tryWriting(path: string, disk: Disk = systemDisk): Promise<void> {
  const target = await findTarget(path, disk);
  if (target.kind === 'stream') return;
  const temporary = await createBeside(target, disk);
  await temporary.file.close();
  await disk.unlink(temporary.path);
}

type Target =
  | { readonly kind: 'stream' }
  | {
      readonly kind: 'file';
      /** Without links. */
      readonly path: string;
      /** Undefined where there is no file yet. */
      readonly before: Stats | undefined;
    };

async function findTarget(path: string, disk: Disk): Promise<Target> {
  const before = await statForWriting(path, disk);
  if (before === undefined) return { kind: 'file', path: await endOfLinks(path, disk), before };
  return before.isFile() ? { kind: 'file', path: await disk.realpath(path), before } : { kind: 'stream' };
}

/** Opens the file to write, without changing it: whether that is allowed the system knows best. */
async function statForWriting(path: string, disk: Disk): Promise<Stats | undefined> {
  let file: OpenFile;
  try {
    file = await disk.open(path, 'r+');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return await file.stat();
  } finally {
    await file.close();
  }
}

/** Where a file is made that is not there yet: a link may lead to it. */
async function endOfLinks(path: string, disk: Disk): Promise<string> {
  const link = await disk.readlink(path).catch(() => undefined);
  if (link !== undefined) return endOfLinks(resolve(dirname(path), link), disk);
  return join(await disk.realpath(dirname(path)), basename(path));
}

interface Temporary {
  readonly path: string;
  readonly file: OpenFile;
}

/** A new empty file; nobody else may read it before it has the mode of the one it will replace. */
async function createBeside({ path, before }: Target & { kind: 'file' }, disk: Disk): Promise<Temporary> {
  // The dot keeps it out of what is read from a folder, should the machine stop before it has got its name.
  const beside = join(dirname(path), `.vscode-calico-${randomBytes(6).toString('hex')}.tmp`);
  return { path: beside, file: await disk.open(beside, 'wx', before === undefined ? 0o666 : 0o600) };
}

async function fill(file: OpenFile, bytes: Uint8Array, before: Stats | undefined): Promise<void> {
  try {
    await file.writeFile(bytes);
    if (before !== undefined) await keepOwnerAndMode(file, before);
    await file.sync();
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  await file.close();
}

/** Only root may give a file away; others keep the group where they belong to it. */
async function keepOwnerAndMode(file: OpenFile, { uid, gid, mode }: Stats): Promise<void> {
  const now = await file.stat();
  const isKept =
    (now.uid === uid && now.gid === gid) ||
    (await file.chown(uid, gid).then(
      () => true,
      () => false,
    ));
  if (!isKept) await file.chown(now.uid, gid).catch(() => undefined);
  // Another owner's rights to run as that owner are not taken over. A change of owner takes them away, so mode is last.
  await file.chmod(mode & (isKept ? 0o7777 : 0o777));
}

async function writeInto(file: OpenFile, bytes: Uint8Array): Promise<void> {
  try {
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
}

/** Lets the new name outlast a power cut; some systems open no folders, and the file is whole all the same. */
async function syncFolder(path: string, disk: Disk): Promise<void> {
  try {
    const folder = await disk.open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch {
    // see above
  }
}
