import type { CalicoGroup } from './model.ts';

/**
 * Where the pod of each workload kind stands, from the root of the object (Kubernetes API reference, `apps/v1`,
 * `batch/v1` and `v1`).
 */
export const podPaths: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', ['spec']],
  ['PodTemplate', ['template', 'spec']],
  ['DaemonSet', ['spec', 'template', 'spec']],
  ['Deployment', ['spec', 'template', 'spec']],
  ['StatefulSet', ['spec', 'template', 'spec']],
  ['ReplicaSet', ['spec', 'template', 'spec']],
  ['ReplicationController', ['spec', 'template', 'spec']],
  ['Job', ['spec', 'template', 'spec']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
]);

/** The API group of the operator's `Installation`. */
export const OPERATOR_GROUP = 'operator.tigera.io/';

/** The API groups of Calico's own objects. */
export const calicoGroups: readonly CalicoGroup[] = [
  'crd.projectcalico.org',
  'projectcalico.org',
  'operator.tigera.io',
];

/** The API groups in which a kind tells address ranges of the cluster. */
export const rangeKinds: ReadonlyMap<string, readonly string[]> = new Map([
  ['IPPool', ['crd.projectcalico.org', 'projectcalico.org']],
  ['BGPConfiguration', ['crd.projectcalico.org', 'projectcalico.org']],
  ['ClusterConfiguration', ['kubeadm.k8s.io']],
]);

/** Objects that carry values for a chart, with the API group in which they do. */
export const chartKinds: ReadonlyMap<string, string> = new Map([
  ['HelmChart', 'helm.cattle.io'],
  ['HelmChartConfig', 'helm.cattle.io'],
  ['HelmRelease', 'helm.toolkit.fluxcd.io'],
  ['Application', 'argoproj.io'],
  ['ApplicationSet', 'argoproj.io'],
]);

/** The kinds in which installers keep their settings, with their API groups. */
export const settingsKinds: ReadonlyMap<string, string> = new Map([
  ['Cluster', 'kops.k8s.io'],
  ['ClusterConfig', 'k0s.k0sproject.io'],
]);

/** `List`, and the typed lists of the API such as `DaemonSetList`. */
export function isListKind(kind: string): boolean {
  return kind.endsWith('List');
}
