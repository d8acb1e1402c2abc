import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { largestFile } from '../core/limits.ts';

/** Why something is not read: it is larger than any file of ours, or has no end. */
export class TooLarge extends Error {
  constructor(limit: number) {
    super(`larger than ${Math.floor(limit / 1_000_000)} MB, the most that is read`);
  }
}

/**
 * The bytes of the file at `path`, read once from its start to its end, so that a pipe serves as well. Rejects with the
 * system's error, or with `TooLarge` as soon as there are more than `limit` bytes.
 */
export async function readWhole(path: string, limit = largestFile): Promise<Uint8Array> {
  const info = await stat(path);
  if (info.isFile() && info.size > limit) throw new TooLarge(limit);
  return readStream(createReadStream(path), limit);
}

/** All that comes out of `stream`; rejects with `TooLarge` as soon as that is more than `limit` bytes. */
export async function readStream(stream: AsyncIterable<string | Uint8Array>, limit = largestFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    length += bytes.length;
    if (length > limit) throw new TooLarge(limit);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
