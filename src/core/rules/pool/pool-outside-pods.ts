import { say } from '../../message.ts';
import { contains, type Prefix } from '../../net/address.ts';
import { readNetwork } from '../../objects/addressChecks.ts';
import type { Place, Report, Rule, WorkspaceContext } from '../rule.ts';
import { type ClusterPool, poolName } from './clusterPool.ts';
import { type ClusterView, clusterViews } from './clusters.ts';
import { folderOf } from './pools.ts';

/**
 * A pool outside kubeadm's pod network: the operator refuses it (tigera/operator, pkg/controller/ippool/defaults.go,
 * mergePlatformPodCIDRs), and kube-proxy masquerades what such pods send to Services.
 */
export const poolOutsidePods: Rule = {
  code: 'pool-outside-pods',
  severity: 'error',
  scope: 'workspace',
  check(context) {
    return clusterViews(context).flatMap((view) => {
      const ranges = podRanges(view, context);
      return ranges.length === 0 ? [] : view.pools.flatMap((pool) => report(pool, ranges) ?? []);
    });
  },
};

interface PodRange {
  readonly prefix: Prefix;
  readonly text: string;
  readonly at: Place;
}

function podRanges({ folder }: ClusterView, { files }: WorkspaceContext): readonly PodRange[] {
  const near = files.filter(({ manifest }) => folderOf(manifest.file) === folder);
  return near.flatMap(({ manifest: { file, documents } }) =>
    documents.flatMap((document) =>
      document.form !== 'ranges'
        ? []
        : document.pods.flatMap(({ value, span }) => {
            const prefix = readNetwork(value)?.prefix;
            return prefix === undefined ? [] : [{ prefix, text: value, at: { file, span } }];
          }),
    ),
  );
}

function report(pool: ClusterPool, ranges: readonly PodRange[]): Report | undefined {
  const { at, prefix, source } = pool;
  // Further pools are mostly made by hand, and meant to be elsewhere.
  if (at === undefined || source === 'object' || source === 'cluster') return undefined;
  const same = ranges.filter((range) => range.prefix.address.family === prefix.address.family);
  if (same.some((range) => contains(range.prefix, prefix.address) && range.prefix.length <= prefix.length))
    return undefined;
  if (same.length === 0 && source === 'variable') return undefined;
  const related = ranges.map((range) => ({ at: range.at, message: say('The pod range.') }));
  const list = ranges.map(({ text }) => text).join(', ');
  if (source === 'installation') {
    const message = say(
      "The operator rejects this Installation: {0} is outside kubeadm's pod network {1}. Choose a part of it.",
      poolName(pool),
      list,
    );
    return { at, message, related };
  }
  const message = say(
    "kube-proxy replaces pod addresses on the path to Services: {0} is outside kubeadm's pod network {1}.",
    pool.text,
    list,
  );
  return { at, message, related, severity: 'information' };
}
