import { groupBy } from '../../collections.ts';
import { say } from '../../message.ts';
import { bits } from '../../net/address.ts';
import { scalarOf, textOf } from '../../objects/fields.ts';
import { addBehind } from '../../objects/repairs.ts';
import type { Fix, Report, Rule, WorkspaceContext } from '../rule.ts';
import { clusterPools, folderOf, poolField, type WrittenPool, writtenPools } from './pools.ts';

/**
 * All pools of a family together have fewer blocks than the cluster has nodes: a node without a block of its own borrows
 * single addresses from those of others, and gets none with strict affinity (libcalico-go/lib/ipam/ipam.go).
 */
export const poolSmall: Rule = {
  code: 'pool-small',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    const nodes = context.inventory?.nodes.length ?? 0;
    if (nodes < 2) return [];
    const pools = writtenPools(context).filter(({ disabled, forPods, forSome }) => !disabled && forPods && !forSome);
    const keyOf = ({ prefix, owner }: WrittenPool): string =>
      `${prefix.address.family} ${folderOf(owner.manifest.file)}`;
    return [...groupBy(pools, keyOf).values()].flatMap((group) => check(group, nodes, context));
  },
};

/** The pools of one family in one folder. */
function check(group: readonly WrittenPool[], nodes: number, context: WorkspaceContext): readonly Report[] {
  const names = new Set(group.map(({ name }) => name));
  const family = group[0]?.prefix.address.family;
  const others = clusterPools(context.inventory).filter(
    ({ name, prefix, disabled }) => !disabled && !names.has(name) && prefix.address.family === family,
  );
  const blocks = [...group, ...others].reduce((sum, each) => sum + blocksOf(each), 0);
  if (blocks >= nodes) return [];
  const forAll = group.filter(({ map, prefix, blockSize }) => {
    const selector = textOf(map, 'nodeSelector');
    return (selector === undefined || selector === 'all()') && prefix.length <= blockSize;
  });
  return forAll.map((pool) => report(pool, blocks, nodes, context));
}

function blocksOf({ prefix, blockSize }: Pick<WrittenPool, 'prefix' | 'blockSize'>): number {
  return 2 ** Math.max(0, blockSize - prefix.length);
}

function report(pool: WrittenPool, blocks: number, nodes: number, context: WorkspaceContext): Report {
  const message = say(
    'Some nodes must borrow addresses, or get none under strictAffinity: IPv{2} pools have {3} blocks for {4} nodes ({0} in /{1} blocks).',
    pool.text,
    pool.blockSize,
    pool.prefix.address.family,
    blocks,
    nodes,
  );
  return {
    at: { file: pool.owner.manifest.file, span: pool.span },
    message,
    fixes: () => smallerBlocks(pool, nodes, context),
  };
}

/** The block size that makes enough blocks of this pool alone. */
function smallerBlocks(pool: WrittenPool, nodes: number, { inventory }: WorkspaceContext): readonly Fix[] {
  const size = pool.prefix.length + Math.ceil(Math.log2(nodes));
  const isKnown = inventory?.pools?.some(({ name }) => name === pool.name) === true;
  if (size > bits(pool.prefix.address.family) || isKnown) return [];
  const { manifest, resource } = pool.owner;
  const title = say('Set blockSize to {0}', size);
  const written = scalarOf(pool.map, 'blockSize');
  const field = poolField(pool, 'blockSize');
  if (written !== undefined && field !== undefined) {
    return [
      { title, preferred: false, edits: [{ file: manifest.file, edits: [{ span: field.at, newText: String(size) }] }] },
    ];
  }
  const cidr = poolField(pool, 'cidr');
  if (cidr === undefined) return [];
  const repairs = addBehind({ resource, source: manifest.text }, pool.map, cidr, 'blockSize', String(size));
  return repairs.map(({ edits }) => ({ title, preferred: false, edits: [{ file: manifest.file, edits }] }));
}
