import { clusterPools, overlap, sameFolder, type WrittenPool, writtenPools } from './pools.ts';
import type { Report, Rule, WorkspaceContext } from './rule.ts';
import { rangesWritten } from './serviceRanges.ts';

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
    return [
      ...pools.flatMap((pool, at) => withPools(pool, pools.slice(0, at), pools, context)),
      ...withServices(pools, context),
    ];
  },
};

/** The first of the pools before it, else of the cluster's, that it overlaps. */
function withPools(
  pool: WrittenPool,
  before: readonly WrittenPool[],
  all: readonly WrittenPool[],
  context: WorkspaceContext,
): readonly Report[] {
  const { t } = context;
  const other = before.find((each) => isAnother(pool, each) && overlap(pool.prefix, each.prefix));
  if (other !== undefined) {
    const at = { file: other.owner.manifest.file, span: other.span };
    return [report(pool, other.name, other.text, context, [{ at, message: t('The other pool is written here.') }])];
  }
  if (pool.form === 'installation') return []; // the operator changes the pools it has made
  const names = new Set(all.map(({ name }) => name));
  const known = clusterPools(context.inventory).find(
    ({ name, prefix }) => !names.has(name) && overlap(pool.prefix, prefix),
  );
  return known === undefined ? [] : [report(pool, t('{0} of the cluster', known.name), known.cidr, context, [])];
}

/** Pools of one name are one pool in several files; the operator's own may have been written down as an object. */
function isAnother(a: WrittenPool, b: WrittenPool): boolean {
  if (!sameFolder(a.owner.manifest.file, b.owner.manifest.file)) return false;
  if (a.name !== undefined && a.name === b.name) return false;
  const same = a.prefix.length === b.prefix.length && overlap(a.prefix, b.prefix);
  if (a.form === 'installation' && b.form === 'installation') return a.owner === b.owner && !same;
  return a.form === b.form || !same;
}

function report(
  pool: WrittenPool,
  name: string | undefined,
  text: string,
  { t }: WorkspaceContext,
  related: NonNullable<Report['related']>,
): Report {
  const other = name === undefined ? text : `${name} (${text})`;
  const message = t(
    '{0} overlaps the pool {1}: Calico refuses the second of them, or gives no addresses from it. Choose a network that shares none.',
    pool.text,
    other,
  );
  return { at: { file: pool.owner.manifest.file, span: pool.span }, message, related };
}

function withServices(pools: readonly WrittenPool[], { files, t }: WorkspaceContext): readonly Report[] {
  const services = rangesWritten(files.map(({ manifest }) => manifest));
  return pools.flatMap((pool): readonly Report[] => {
    const { file } = pool.owner.manifest;
    const range = services.find((each) => sameFolder(each.at.file, file) && overlap(pool.prefix, each.prefix));
    if (range === undefined || !pool.forPods) return [];
    const message = t(
      '{0} overlaps the range of services {1}: a pod and a service may get one address. Choose a network that shares none.',
      pool.text,
      range.text,
    );
    return [
      { at: { file, span: pool.span }, message, related: [{ at: range.at, message: t('The range is written here.') }] },
    ];
  });
}
