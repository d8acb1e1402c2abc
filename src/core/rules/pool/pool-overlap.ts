import { groupBy } from '../../collections.ts';
import { type Argument, say } from '../../message.ts';
import { createPrefixIndex, lengthsOf, type PrefixIndex } from '../../net/prefixIndex.ts';
import { query } from '../../query.ts';
import { rangesWritten } from '../address/serviceRanges.ts';
import { type Alternatives, alternativesOf } from '../object/alternatives.ts';
import type { Report, Rule, WorkspaceContext } from '../rule.ts';
import { clusterPools, folderOf, type WrittenPool, writtenPools } from './pools.ts';

/**
 * Two pools share addresses (libcalico-go/lib/clientv3/ippool.go refuses the second; since v3.32.0 kube-controllers marks
 * it as not allocatable, kube-controllers/pkg/controllers/ippool), or a pool those of services.
 */
export const poolOverlap: Rule = {
  code: 'pool-overlap',
  severity: 'error',
  scope: 'workspace',
  check(context) {
    const pools = writtenPools(context);
    const others = withPools(pools)(clusterPools(context.inventory))(alternativesOf(context));
    return [...others, ...withServices(pools, context)];
  },
};

/** Each pool with the first of those before it, else of the cluster's, that it overlaps; made once for the same lists. */
const withPools = query((pools: readonly WrittenPool[]) =>
  query((ofCluster: ReturnType<typeof clusterPools>) =>
    query((alternatives: Alternatives) => overlaps(pools, ofCluster, alternatives)),
  ),
);

function overlaps(
  pools: readonly WrittenPool[],
  inventory: ReturnType<typeof clusterPools>,
  alternatives: Alternatives,
): readonly Report[] {
  const before = indexPools(pools, alternatives);
  const names = new Set(pools.map(({ name }) => name));
  const known = inventory.filter(({ name }) => !names.has(name));
  const ofCluster = createPrefixIndex<(typeof known)[number]>(lengthsOf([...known, ...pools]));
  for (const each of known) ofCluster.add(each);
  return pools.flatMap((pool) => {
    const other = before.next(pool);
    if (other !== undefined) {
      const at = { file: other.owner.manifest.file, span: other.span };
      return [report(pool, other.name, other.text, [{ at, message: say('The other pool is here.') }])];
    }
    if (pool.form === 'installation') return []; // the operator changes the pools it has made
    const found = ofCluster.first(pool, true)?.item;
    return found === undefined ? [] : [report(pool, say('{0} in the cluster', found.name), found.cidr, [])];
  });
}

/**
 * Tells for one pool after the other which of those before it in its folder it overlaps. Pools of one name are one pool
 * in several files; the operator's own may have been written down as an object, and those of another Installation are
 * not for this cluster.
 */
function indexPools(
  pools: readonly WrittenPool[],
  alternatives: Alternatives,
): { next(pool: WrittenPool): WrittenPool | undefined } {
  const parts = partsOf(pools, alternatives);
  const order = new Map(pools.map((pool, at) => [pool, at]));
  const lengths = lengthsOf(pools);
  const indexes = new Map<unknown, PrefixIndex<WrittenPool>>();
  const indexFor = (key: unknown): PrefixIndex<WrittenPool> => {
    const index = indexes.get(key) ?? createPrefixIndex<WrittenPool>(lengths);
    indexes.set(key, index);
    return index;
  };
  return {
    next(pool) {
      const { file } = pool.owner.manifest;
      const [others, all] = [alternatives.get(file), parts.get(folderOf(file)) ?? []];
      const near = all.filter((part) => others?.has(part) !== true);
      const isObject = pool.form === 'object';
      const objects = near.map((part) => indexFor(`object ${part}`).first(pool, isObject));
      const installations = near.map((part) => indexFor(`installation ${part}`));
      const inside = isObject ? installations : [indexFor(pool.owner)];
      const own = all.includes(file) ? file : folderOf(file);
      indexFor(`${pool.form} ${own}`).add(pool);
      if (!isObject) indexFor(pool.owner).add(pool);
      const found = [...objects, ...inside.map((index) => index.first(pool, false))];
      const items = found.flatMap((each) => each?.item ?? []);
      return items.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))[0];
    },
  };
}

/** What is looked through for the pools of a folder: the folder as one, or where there are alternatives each of its files. */
function partsOf(pools: readonly WrittenPool[], alternatives: Alternatives): ReadonlyMap<string, readonly string[]> {
  const folders = groupBy(new Set(pools.map(({ owner }) => owner.manifest.file)), folderOf);
  const isSplit = (files: readonly string[]): boolean => files.some((file) => alternatives.has(file));
  return new Map([...folders].map(([folder, files]) => [folder, isSplit(files) ? files : [folder]]));
}

function report(
  pool: WrittenPool,
  name: Argument | undefined,
  text: string,
  related: NonNullable<Report['related']>,
): Report {
  const other = name === undefined ? text : say('{0} ({1})', name, text);
  const message = say(
    "{0} overlaps pool {1}: Calico rejects the second one, or assigns no addresses from it. Choose a network that doesn't overlap.",
    pool.text,
    other,
  );
  return { at: { file: pool.owner.manifest.file, span: pool.span }, message, related };
}

function withServices(pools: readonly WrittenPool[], { files }: WorkspaceContext): readonly Report[] {
  const ranges = rangesWritten(files.map(({ manifest }) => manifest));
  if (ranges.length === 0) return [];
  const lengths = lengthsOf([...ranges, ...pools]);
  const folders = groupBy(ranges, ({ at }) => folderOf(at.file));
  const indexes = new Map(
    [...folders].map(([folder, inside]) => {
      const index = createPrefixIndex<(typeof inside)[number]>(lengths);
      for (const each of inside) index.add(each);
      return [folder, index] as const;
    }),
  );
  return pools.flatMap((pool): readonly Report[] => {
    const { file } = pool.owner.manifest;
    const range = indexes.get(folderOf(file))?.first({ prefix: pool.prefix }, true)?.item;
    if (range === undefined || !pool.forPods) return [];
    const message = say(
      "{0} overlaps the Service range {1}: a pod and a Service may get the same address. Choose a network that doesn't overlap.",
      pool.text,
      range.text,
    );
    return [
      {
        at: { file, span: pool.span },
        message,
        related: [{ at: range.at, message: say('The range is here.') }],
      },
    ];
  });
}
