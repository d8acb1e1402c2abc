import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { english } from '../core/l10n.ts';
import type { CalicoService } from '../core/service.ts';
import { applyEdits, type TextEdit, withLineFeeds } from '../core/text.ts';
import { render } from '../core/words/render.ts';
import { readWhole } from '../files/read.ts';
import { reasonOf } from '../files/reason.ts';
import { writeWhole } from '../files/write.ts';
import { decodeText } from './decodeText.ts';
import type { InputFile } from './files.ts';
import type { Io } from './io.ts';
import { visibleLine } from './terminal.ts';

/** What `--fix` left: the files as they are then, and whether each that has fixes could be written. */
export interface FixedFiles {
  readonly files: readonly InputFile[];
  readonly complete: boolean;
}

/**
 * Makes the preferred fixes in each of `files`, on disk and in the service, and tells them on standard error, as it tells
 * of a file that can't be written, which stays as it is, and of fixes that would do harm. A file without such a fix is not touched.
 */
export async function fixFiles(files: readonly InputFile[], service: CalicoService, io: Io): Promise<FixedFiles> {
  const left: InputFile[] = [];
  let complete = true;
  for (const file of files) {
    const { edits, titles } = service.fixAll(file.name);
    const text = applyEdits(file.text, edits);
    if (text === file.text) {
      left.push(file);
      continue;
    }
    const failure = await replace(file, edits, io);
    if (failure === undefined) {
      left.push({ name: file.name, text });
      service.setFile(file.name, text);
      for (const title of titles) io.stderr.write(`${visibleLine(`${file.name}: fixed: ${render(english, title)}`)}\n`);
    } else {
      left.push(file);
      complete = false;
      io.stderr.write(`${visibleLine(`${file.name} isn't fixed: ${failure}.`)}\n`);
    }
  }
  for (const { name } of left) {
    for (const { title, brings } of service.heldBack(name)) {
      const where = brings.at.file === name ? '' : ` in ${brings.at.file}`;
      io.stderr.write(
        `${visibleLine(`${name}: not fixed: ${render(english, title)}. It would bring up ${brings.code}${where}.`)}\n`,
      );
    }
  }
  return { files: left, complete };
}

/**
 * Writes only over what was read: bytes that are no UTF-8, or what somebody else wrote meanwhile, would be lost. Gives
 * the reason where nothing was written.
 */
async function replace(
  { name, text: read }: InputFile,
  edits: readonly TextEdit[],
  { cwd }: Io,
): Promise<string | undefined> {
  const path = resolve(cwd, name);
  try {
    if (!(await stat(path)).isFile()) return 'it is a pipe or a device, not a file';
    const expected = await readWhole(path);
    const before = decodeText(expected);
    if (!Buffer.from(before).equals(expected)) return 'it is not UTF-8';
    if (withLineFeeds(before) !== read) return 'it was changed meanwhile';
    await writeWhole(path, Buffer.from(applyEdits(before, edits.map(endingAs(before)))), { expected });
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Lines that an edit brings into a text whose lines end in carriage returns end so too. */
function endingAs(text: string): (edit: TextEdit) => TextEdit {
  if (text.includes('\n')) return (edit) => edit;
  return ({ span, newText }) => ({ span, newText: text.includes('\r') ? newText.replaceAll('\n', '\r') : newText });
}
