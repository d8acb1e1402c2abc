import type { Translate } from '../core/l10n.ts';
import { explain } from './explain.ts';
import type { KubectlFailure } from './result.ts';

/** What was to be read when something went wrong. */
export type Part =
  | 'nodes'
  | 'pods'
  | 'workloads'
  | 'policy-facts'
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
  /** Which kinds of objects, where a part has several and not all are missing. */
  readonly kinds?: string;
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

export type ProblemPlace = Pick<ClusterProblem, 'node' | 'namespace' | 'kinds'>;

function lackOf(part: Part, { node, namespace, kinds }: ProblemPlace, t: Translate): string {
  switch (part) {
    case 'nodes':
      return t("Can't read the nodes.");
    case 'pods':
      return t("Can't read the calico-node pods.");
    case 'workloads':
      return t("Can't read the pods.");
    case 'policy-facts':
      return t("Can't read what policies look at: {0}.", kinds ?? '');
    case 'daemonsets':
      return t("Can't read Calico's DaemonSets.");
    case 'configmaps':
      return t("Can't read Calico's ConfigMaps.");
    case 'installations':
      return t("Can't read the operator's Installation.");
    case 'ippools':
      return t("Can't read the IP pools.");
    case 'blockaffinities':
      return t("Can't read the nodes' blocks.");
    case 'ipamconfigs':
      return t("Can't read the settings of Calico's IPAM.");
    case 'bgp':
      return t("Can't read the BGP configuration and peers.");
    case 'schemas':
      return t("Can't read the definitions of Calico's objects.");
    case 'exec':
      if (node === undefined) return t("Can't run commands in the calico-node pods in namespace {0}.", namespace ?? '');
      return t("Can't read the interfaces of node {0}.", node);
    case 'watch':
      return t("Can't watch the nodes for changes.");
  }
}
