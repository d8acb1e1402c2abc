import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { ClusterInventory } from '../core/inventory/inventory.ts';
import { lostKnowledge } from '../core/inventory/lostKnowledge.ts';
import { readSnapshot } from '../core/inventory/snapshot.ts';
import { snapshotKind } from '../core/inventory/snapshotDecode.ts';
import { formatSnapshot } from '../core/inventory/snapshotWrite.ts';
import { english } from '../core/l10n.ts';
import { largestFile } from '../core/limits.ts';
import { render } from '../core/words/render.ts';
import { readWhole } from '../files/read.ts';
import { reasonOf } from '../files/reason.ts';
import { tryWriting, writeWhole } from '../files/write.ts';
import { decodeText } from './decodeText.ts';
import { CannotRun, type Io } from './io.ts';
import { joined } from './words.ts';

/** Where a snapshot goes. */
export interface SnapshotOutput {
  /** Writes it whole or not at all; throws `CannotRun` where it is not written. */
  write(inventory: ClusterInventory): Promise<void>;
}

/**
 * Finds out whether `output` can be written, `-` being standard output, before a cluster is read for it; throws
 * `CannotRun` where it can't. Unless `force` is set, no file is replaced that is no snapshot, or knows more.
 */
export async function openOutput(output: string, force: boolean, io: Io): Promise<SnapshotOutput> {
  if (output === '-') {
    return {
      async write(inventory) {
        io.stdout.write(formatSnapshot(inventory));
      },
    };
  }
  const path = resolve(io.cwd, output);
  await tryWriting(path).catch((error: unknown) => refuse(output, error));
  const before = force ? undefined : await readBefore(path, output);
  return {
    async write(inventory) {
      const lost = before === undefined ? [] : lostKnowledge(before, inventory);
      if (lost.length > 0)
        throw new CannotRun(
          `${output} isn't replaced: it knows more (${joined(lost.map((each) => render(english, each)))}). ${wayOut}`,
        );
      const bytes = Buffer.from(formatSnapshot(inventory));
      if (bytes.length > largestFile) {
        throw new CannotRun(
          `${output} isn't written: with ${largestFile / 1_000_000} MB or more it can't be read again.`,
        );
      }
      await writeWhole(path, bytes).catch((error: unknown) => refuse(output, error));
    },
  };
}

const wayOut = 'Name another file, or use --force.';

function refuse(output: string, error: unknown): never {
  throw new CannotRun(`${output} can't be written: ${reasonOf(error)}.`);
}

/** The snapshot that would be replaced; undefined where there is none. */
async function readBefore(path: string, output: string): Promise<ClusterInventory | undefined> {
  const info = await stat(path).catch(() => undefined);
  if (info?.isFile() !== true || info.size === 0) return undefined;
  const text = await readWhole(path)
    .then(decodeText)
    .catch(() => '');
  if (!text.includes(snapshotKind)) throw new CannotRun(`${output} isn't replaced: it is not a snapshot. ${wayOut}`);
  return readSnapshot(path, basename(path), text).inventory;
}
