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
  | 'schemas'
  | 'exec'
  | 'watch';

/** A part of the cluster that could not be read; the rest is there all the same. */
export interface ClusterProblem {
  readonly part: Part;
  /** The node, where it is about one. */
  readonly node?: string;
  /** What is missing, why, and the way out. */
  readonly message: string;
  readonly command: string;
  readonly stderr: string;
  readonly kind: KubectlFailure['kind'];
}

export function problemOf(part: Part, failure: KubectlFailure, t: Translate, node?: string): ClusterProblem {
  const { command, stderr, kind } = failure;
  const message = `${lackOf(part, node, t)} ${explain(failure, t)}`;
  return { part, message, command, stderr, kind, ...(node !== undefined && { node }) };
}

function lackOf(part: Part, node: string | undefined, t: Translate): string {
  switch (part) {
    case 'nodes':
      return t('The nodes can not be read.');
    case 'pods':
      return t('The calico-node pods can not be read.');
    case 'workloads':
      return t('The pods can not be read.');
    case 'daemonsets':
      return t('The DaemonSets of Calico can not be read.');
    case 'configmaps':
      return t('The ConfigMaps of Calico can not be read.');
    case 'installations':
      return t('The Installation of the operator can not be read.');
    case 'ippools':
      return t('The IP pools can not be read.');
    case 'blockaffinities':
      return t('The blocks of the nodes can not be read.');
    case 'schemas':
      return t("The definitions of Calico's objects can not be read.");
    case 'exec':
      if (node === undefined) return t('No command can be run in the calico-node pods.');
      return t('The interfaces of the node {0} can not be read.', node);
    case 'watch':
      return t('Changes of the nodes can not be watched.');
  }
}
