import type { Stats } from 'node:fs';
import * as disk from 'node:fs/promises';
import { type Disk, type OpenFile, writeWhole } from '../../src/files/write.ts';

/** Started as a program: `writer.ts PATH TEXT LENGTH [times N | kill STEP]` writes TEXT, repeated to LENGTH, to PATH. */

/** What the writer asks of the system, in its order where a file is replaced. */
export const steps = [
  'open r+',
  'stat',
  'close r+',
  'readlink',
  'realpath',
  'open wx',
  'half of writeFile',
  'writeFile',
  'stat wx',
  'chown',
  'chmod',
  'sync',
  'close wx',
  'readFile',
  'rename',
  'open r',
  'sync r',
  'close r',
] as const;
export type Step = (typeof steps)[number];

/** The system's disk, on which `meet` is called before each step, and half a write is made before `half of writeFile`. */
export function watchedDisk(meet: (step: Step) => void | Promise<void>): Disk {
  return {
    async open(path, flags, mode) {
      await meet(flags === 'r+' ? 'open r+' : flags === 'wx' ? 'open wx' : 'open r');
      return watchedFile(await disk.open(path, flags, mode), flags, meet);
    },
    async readFile(path) {
      await meet('readFile');
      return disk.readFile(path);
    },
    async realpath(path) {
      await meet('realpath');
      return disk.realpath(path);
    },
    async readlink(path) {
      await meet('readlink');
      return disk.readlink(path);
    },
    async rename(from, to) {
      await meet('rename');
      return disk.rename(from, to);
    },
    unlink: disk.unlink,
  };
}

function watchedFile(file: disk.FileHandle, flags: string, meet: (step: Step) => void | Promise<void>): OpenFile {
  return {
    async stat(): Promise<Stats> {
      await meet(flags === 'wx' ? 'stat wx' : 'stat');
      return file.stat();
    },
    async writeFile(bytes) {
      const half = bytes.length >> 1;
      await file.writeFile(bytes.subarray(0, half));
      await meet('half of writeFile');
      await file.writeFile(bytes.subarray(half));
      await meet('writeFile');
    },
    async chown(uid, gid) {
      await meet('chown');
      return file.chown(uid, gid);
    },
    async chmod(mode) {
      await meet('chmod');
      return file.chmod(mode);
    },
    async sync() {
      await meet(flags === 'wx' ? 'sync' : 'sync r');
      return file.sync();
    },
    async close() {
      await file.close();
      await meet(flags === 'r+' ? 'close r+' : flags === 'wx' ? 'close wx' : 'close r');
    },
  };
}

const [, program, path, text, length, how, value] = process.argv;
if (program?.endsWith('writer.ts') && path !== undefined && text !== undefined) {
  const bytes = Buffer.alloc(Number(length), text);
  if (how === 'kill') {
    const stop = (step: Step): void => void (step === value && process.kill(process.pid, 'SIGKILL'));
    await writeWhole(path, bytes, { disk: watchedDisk(stop) });
  } else {
    for (let left = Number(value ?? 1); left > 0; left -= 1) await writeWhole(path, bytes);
  }
}
