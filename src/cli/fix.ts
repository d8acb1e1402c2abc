import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CalicoService } from '../core/service.ts';
import { applyEdits } from '../core/text.ts';
import { type InputFile, reasonOf } from './files.ts';
import { CannotRun, type Io } from './io.ts';
import { visibleLine } from './terminal.ts';

/**
 * Makes the preferred fixes in each of `files`, on disk and in the service, and tells them on standard error; gives the
 * files as they are then. A file without such a fix is not touched. Throws `CannotRun` for one that can't be written.
 */
export async function fixFiles(
  files: readonly InputFile[],
  service: CalicoService,
  io: Io,
): Promise<readonly InputFile[]> {
  const fixed: InputFile[] = [];
  for (const file of files) {
    const { edits, titles } = service.fixAll(file.name);
    const text = applyEdits(file.text, edits);
    fixed.push({ name: file.name, text });
    if (text === file.text) continue;
    await replace(file, text, io);
    service.setFile(file.name, text);
    for (const title of titles) io.stderr.write(`${visibleLine(`${file.name}: fixed: ${title}`)}\n`);
  }
  return fixed;
}

/** Writes only over what was read: bytes that are no UTF-8, or what somebody else wrote meanwhile, would be lost. */
async function replace({ name, text: before }: InputFile, text: string, { cwd }: Io): Promise<void> {
  const path = resolve(cwd, name);
  try {
    if (Buffer.from(before).equals(await readFile(path))) return await writeFile(path, text);
  } catch (error) {
    throw new CannotRun(`${name} can not be fixed: ${reasonOf(error)}.`);
  }
  throw new CannotRun(`${name} can not be fixed: it is not UTF-8, or was changed meanwhile.`);
}
