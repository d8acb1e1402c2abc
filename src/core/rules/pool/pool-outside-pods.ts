import { say } from '../../message.ts';
import { contains, type Prefix } from '../../net/address.ts';
import { readNetwork } from '../../objects/addressChecks.ts';
import type { Place, Report, Rule, WorkspaceContext } from '../rule.ts';
import { type ClusterPool, poolName } from './clusterPool.ts';
import { type ClusterView, clusterViews } from './clusters.ts';
import { filesIn, folderOf, type WrittenPool, writtenPools } from './pools.ts';

/**
 * A pool outside kubeadm's pod network: the operator refuses it (tigera/operator, pkg/controller/ippool/defaults.go,
 * mergePlatformPodCIDRs), and kube-proxy masquerades what such pods send to Services.
 */
export const poolOutsidePods: Rule = {
  code: 'pool-outside-pods',
  severity: 'error',
  scope: 'workspace',
  check(context) {
    const written = writtenPools(context).filter(({ form }) => form === 'installation');
    return clusterViews(context).flatMap((view) => {
      const ranges = podRanges(view, context);
      if (ranges.length === 0) return [];
      const own =
        written.length === 0 ? [] : written.filter(({ owner }) => folderOf(owner.manifest.file) === view.folder);
      const rejected = own.flatMap((pool) => refused(pool, ranges) ?? []);
      if (rejected.length > 0) return rejected;
      return view.pools.flatMap((pool) => masqueraded(pool, view, ranges) ?? []);
    });
  },
};

interface PodRange {
  readonly prefix: Prefix;
  readonly text: string;
  /** Undefined where the cluster tells it. */
  readonly at: Place | undefined;
}

/** What the files say of them, else what the cluster does. */
function podRanges({ folder }: ClusterView, { files, inventory }: WorkspaceContext): readonly PodRange[] {
  const written = filesIn(files, folder).flatMap(({ manifest: { file, documents } }) =>
    documents.flatMap((document) =>
      document.form === 'ranges' ? document.pods.flatMap(({ value, span }) => rangeOf(value, { file, span })) : [],
    ),
  );
  if (written.length > 0) return written;
  return (inventory?.kubeadm?.podSubnets ?? []).flatMap((text) => rangeOf(text, undefined));
}

function rangeOf(text: string, at: Place | undefined): readonly PodRange[] {
  const prefix = readNetwork(text)?.prefix;
  return prefix === undefined ? [] : [{ prefix, text, at }];
}

function isInside(prefix: Prefix, ranges: readonly PodRange[]): boolean {
  return ranges.some((range) => contains(range.prefix, prefix.address) && range.prefix.length <= prefix.length);
}

function refused(pool: WrittenPool, ranges: readonly PodRange[]): Report | undefined {
  if (isInside(pool.prefix, ofFamily(pool.prefix, ranges))) return undefined;
  const message = say(
    "The operator rejects this Installation: {0} is outside kubeadm's pod network {1}. Choose a part of it.",
    poolName(pool),
    listOf(ranges),
  );
  return { at: { file: pool.owner.manifest.file, span: pool.span }, message, related: relatedOf(ranges) };
}

/** Of the pool that calico-node or the operator makes: further ones are mostly made by hand, and meant to be elsewhere. */
function masqueraded(
  { prefix, source, name, text, at: own }: ClusterPool,
  view: ClusterView,
  ranges: readonly PodRange[],
): Report | undefined {
  const at = own ?? view.at;
  const isFirst = source === 'variable' || name === `default-ipv${prefix.address.family}-ippool`;
  if (source === 'installation' || !isFirst || at === undefined) return undefined;
  const same = ofFamily(prefix, ranges);
  if (same.length === 0 || isInside(prefix, same)) return undefined;
  const message = say(
    "kube-proxy replaces pod addresses on the path to Services: {0} is outside kubeadm's pod network {1}.",
    text,
    listOf(ranges),
  );
  return { at, message, related: relatedOf(ranges), severity: 'information' };
}

function ofFamily({ address }: Prefix, ranges: readonly PodRange[]): readonly PodRange[] {
  return ranges.filter(({ prefix }) => prefix.address.family === address.family);
}

function listOf(ranges: readonly PodRange[]): string {
  return ranges.map(({ text }) => text).join(', ');
}

function relatedOf(ranges: readonly PodRange[]): NonNullable<Report['related']> {
  return ranges.flatMap(({ at }) => (at === undefined ? [] : [{ at, message: say('The pod range.') }]));
}
