import type { ClusterInventory } from '../core/inventory/inventory.ts';
import { unhurried } from '../core/manifest/documentLimits.ts';
import type { Family } from '../core/net/address.ts';
import { type CalicoService, createCalicoService } from '../core/service.ts';
import { type Arguments, choice, oneOf, usageError } from './args.ts';
import { type InputFile, readInputs } from './files.ts';
import { openInventory } from './inventory.ts';
import { CannotRun, type Io } from './io.ts';
import { readSettings } from './versionOption.ts';

/** What `trace` and `matrix` have in common. */

export const networkOptions = {
  inventory: 'string',
  'calico-version': 'string',
  family: 'string',
  format: 'string',
  json: 'boolean',
} as const;

export interface Network {
  readonly service: CalicoService;
  readonly inventory: ClusterInventory;
  /** The first file; undefined where none is given. */
  readonly file: string | undefined;
  readonly files: readonly InputFile[];
}

/**
 * Reads the inventory and the files; throws `CannotRun` where files are given and none has a calico-node, unless they are
 * for something else too.
 */
export async function openNetwork(
  command: string,
  args: Arguments,
  paths: readonly string[],
  io: Io,
  { needsNode = true }: { readonly needsNode?: boolean } = {},
): Promise<Network> {
  const settings = readSettings(command, args);
  const path = args.value('inventory');
  if (path === undefined) {
    throw usageError(command, 'Name a snapshot or a folder of `ip` output with --inventory PATH.');
  }
  const files = paths.length === 0 ? [] : await readInputs(paths, io);
  const inventory = await openInventory(path, io);
  const service = createCalicoService({ settings, limits: unhurried });
  for (const { name, text } of files) service.setFile(name, text);
  service.setInventory(inventory);
  if (needsNode && files.length > 0 && service.agents().length === 0) {
    throw new CannotRun('There is no calico-node in the files, and no Installation.');
  }
  return { service, inventory, file: files[0]?.name, files };
}

/** How the answer is written: `--json` is short for `--format json`. */
export function formatOf<V>(command: string, args: Arguments, formats: { readonly text: V; readonly json: V }): V {
  return args.has('json') ? formats.json : choice(command, args, 'format', formats);
}

/** Undefined where the option is not given. */
export function readFamily(command: string, args: Arguments): Family | undefined {
  if (!args.has('family')) return undefined;
  return oneOf(command, args, 'family', ['4', '6']) === '4' ? 4 : 6;
}
