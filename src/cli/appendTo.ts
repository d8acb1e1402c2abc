import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readWhole } from '../files/read.ts';
import { reasonOf } from '../files/reason.ts';
import { writeWhole } from '../files/write.ts';
import { CannotRun, type Io } from './io.ts';

/** Writes `text` behind what the file `given` holds, with an empty line between; throws `CannotRun` where it can't be written. */
export async function appendTo(given: string, text: string, io: Io): Promise<void> {
  const path = resolve(io.cwd, given);
  try {
    const info = await stat(path).catch(() => undefined);
    if (info?.isFile() !== true) return await writeWhole(path, Buffer.from(text));
    const expected = await readWhole(path);
    const between = expected.length === 0 ? '' : '\n';
    await writeWhole(path, Buffer.concat([expected, Buffer.from(between + text)]), { expected });
  } catch (error) {
    throw new CannotRun(`${given} can't be written: ${reasonOf(error)}.`);
  }
}
