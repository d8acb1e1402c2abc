import { groupBy } from '../../collections.ts';
import type { ClusterInventory } from '../../inventory/inventory.ts';
import type { YamlEntry, YamlMap } from '../../manifest/tree.ts';
import { bits, network, type Prefix } from '../../net/address.ts';
import { readNetwork } from '../../objects/addressChecks.ts';
import { filled, flagOf, mapOf, mapsOf, scalarOf, scalarsOf, textOf, wholeOf } from '../../objects/fields.ts';
import { blockSizeOf } from '../../objects/kinds/ipPool.ts';
import { query } from '../../query.ts';
import type { Span } from '../../text.ts';
import { shift } from '../../text.ts';
import { type ReviewedResource, reviewedResources } from '../object/resources.ts';
import type { FileContext, WorkspaceContext } from '../rule.ts';

/** The pools that the files write, as IPPool objects and in Installations. */

export interface WrittenPool {
  readonly owner: ReviewedResource;
  readonly form: 'object' | 'installation';
  readonly name: string | undefined;
  /** The mapping it is written in. */
  readonly map: YamlMap;
  readonly prefix: Prefix;
  /** As it is written. */
  readonly text: string;
  /** Where the network is written, in the file. */
  readonly span: Span;
  readonly blockSize: number;
  readonly disabled: boolean;
  /** Gives addresses to pods. */
  readonly forPods: boolean;
  /** Only to pods that ask for it or are in some namespaces. */
  readonly forSome: boolean;
}

/** Every pool whose network can be read. */
export function writtenPools(context: WorkspaceContext): readonly WrittenPool[] {
  return poolsIn(reviewedResources(context));
}

const poolsIn = query((all: readonly ReviewedResource[]): readonly WrittenPool[] =>
  all.flatMap((owner) => {
    const { resource } = owner;
    if (resource.partial || resource.origin === 'values') return [];
    const spec = mapOf(resource.tree, 'spec');
    if (resource.kind?.value === 'IPPool') return poolIn(owner, spec, 'object', resource.name?.value);
    if (resource.kind?.value !== 'Installation') return [];
    return mapsOf(mapOf(spec, 'calicoNetwork'), 'ipPools').flatMap(([, map]) =>
      poolIn(owner, map, 'installation', textOf(map, 'name')),
    );
  }),
);

function poolIn(
  owner: ReviewedResource,
  map: YamlMap | undefined,
  form: WrittenPool['form'],
  name: string | undefined,
): readonly WrittenPool[] {
  const cidr = scalarOf(map, 'cidr');
  const read = readNetwork(cidr?.value ?? '');
  if (map === undefined || cidr === undefined || read === undefined) return [];
  const uses = scalarsOf(map, 'allowedUses').map(([, { value }]) => value);
  return [
    {
      owner,
      form,
      name,
      map,
      prefix: network(read.prefix),
      text: cidr.value,
      span: shift(cidr.span, owner.resource.base),
      blockSize: blockSizeOf(wholeOf(map, keyLike(map, 'blockSize')), read.prefix.address),
      disabled: flagOf(map, 'disabled') === true,
      forPods: uses.length === 0 || uses.includes('Workload'),
      forSome: textOf(map, 'assignmentMode') === 'Manual' || filled(map, 'namespaceSelector') !== undefined,
    },
  ];
}

/** The key as it is written in another letter case, of which field-unknown tells: what it is meant to say counts here. */
function keyLike({ entries }: YamlMap, key: string): string {
  return entries.find((entry) => entry.key.value.toLowerCase() === key.toLowerCase())?.key.value ?? key;
}

/** The pools of the cluster whose networks can be read. */
export function clusterPools(inventory: ClusterInventory | undefined) {
  return readPools(inventory?.pools ?? none);
}

type InventoryPools = NonNullable<ClusterInventory['pools']>;
const none: InventoryPools = [];

const readPools = query((pools: InventoryPools) =>
  pools.flatMap((pool) => {
    const read = readNetwork(pool.cidr);
    if (read === undefined) return [];
    const blockSize = blockSizeOf(pool.blockSize, read.prefix.address);
    return [{ ...pool, prefix: network(read.prefix), blockSize }];
  }),
);

/** The blocks that nodes own, as the inventory has them. */
export function readBlocks(inventory: ClusterInventory | undefined) {
  return (inventory?.blocks ?? []).flatMap(({ node, cidr }) => {
    const prefix = readNetwork(cidr)?.prefix;
    return prefix === undefined ? [] : [{ node, prefix: network(prefix), text: cidr }];
  });
}

/** Whether one holds the other. */
export function overlap(a: Prefix, b: Prefix): boolean {
  if (a.address.family !== b.address.family) return false;
  const rest = BigInt(bits(a.address.family) - Math.min(a.length, b.length));
  return a.address.value >> rest === b.address.value >> rest;
}

/** Whether two files lie in one folder: those of other folders are mostly of other clusters. */
export function sameFolder(a: string, b: string): boolean {
  return folderOf(a) === folderOf(b);
}

/** The folder of a file, with its last slash. */
export function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

/** The files that lie in a folder itself, in their order. */
export function filesIn(files: readonly FileContext[], folder: string): readonly FileContext[] {
  return filesByFolder(files).get(folder) ?? [];
}

const filesByFolder = query((files: readonly FileContext[]) =>
  groupBy(files, ({ manifest }) => folderOf(manifest.file)),
);

/** The entry of a pool's field, with its place in the file. */
export function poolField({ map, owner }: WrittenPool, key: string): (YamlEntry & { readonly at: Span }) | undefined {
  const entry = filled(map, key);
  return entry && { ...entry, at: shift(entry.value.span, owner.resource.base) };
}
