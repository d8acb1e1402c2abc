import type { Translate } from '../core/l10n.ts';
import { explain } from './explain.ts';
import type { KubectlFailure } from './result.ts';

/** What was to be read when something went wrong. */
export type Part =
  | 'nodes'
  | 'pods'
  | 'workloads'
  | 'daemonsets'
  | 'configmaps'
  | 'installations'
  | 'ippools'
  | 'blockaffinities'
  | 'ipamconfigs'
  | 'bgp'
  | 'schemas'
  | 'exec'
  | 'watch';

/** A part of the cluster that could not be read; the rest is there all the same. */
export interface ClusterProblem {
  readonly part: Part;
  /** The node, where it is about one. */
  readonly node?: string;
  /** The namespace, where the rest of the cluster may be allowed. */
  readonly namespace?: string;
  /** What is missing, why, and the way out. */
  readonly message: string;
  readonly command: string;
  readonly stderr: string;
  readonly kind: KubectlFailure['kind'];
}

export function problemOf(part: Part, failure: KubectlFailure, t: Translate, place: ProblemPlace = {}): ClusterProblem {
  const { command, stderr, kind } = failure;
  return { part, ...place, message: `${lackOf(part, place, t)} ${explain(failure, t)}`, command, stderr, kind };
}

export type ProblemPlace = Pick<ClusterProblem, 'node' | 'namespace'>;

function lackOf(part: Part, { node, namespace }: ProblemPlace, t: Translate): string {
  switch (part) {
    case 'nodes':
      return t("The nodes can't be read.");
    case 'pods':
      return t("The calico-node pods can't be read.");
    case 'workloads':
      return t("The pods can't be read.");
    case 'daemonsets':
      return t("The DaemonSets of Calico can't be read.");
    case 'configmaps':
      return t("The ConfigMaps of Calico can't be read.");
    case 'installations':
      return t("The Installation of the operator can't be read.");
    case 'ippools':
      return t("The IP pools can't be read.");
    case 'blockaffinities':
      return t("The blocks of the nodes can't be read.");
    case 'ipamconfigs':
      return t("The settings of Calico's IPAM can't be read.");
    case 'bgp':
      return t("The BGP configuration and peers can't be read.");
    case 'schemas':
      return t("The definitions of Calico's objects can't be read.");
    case 'exec':
      if (node === undefined)
        return t("Can't run commands in the calico-node pods of the namespace {0}.", namespace ?? '');
      return t("The interfaces of the node {0} can't be read.", node);
    case 'watch':
      return t("Changes of the nodes can't be watched.");
  }
}
