import { isCalicoNode } from './agent.ts';
import type { Container, Workload } from './model.ts';

/** Tells the containers of Calico apart. */

/** The other images of Calico, with Rancher's mirrors (charts/calico/values.yaml). */
const OTHER_IMAGE =
  /(^|\/)(calico\/|mirrored-calico-|calico-)(cni|kube-controllers|typha|csi|node-driver-registrar|pod2daemon-flexvol)([:@]|$)/;
/** Init containers beside calico-node, of Calico's manifests since v3.0 (charts/calico/templates/calico-node.yaml). */
const INIT_NAMES: ReadonlySet<string> = new Set([
  'install-cni',
  'upgrade-ipam',
  'mount-bpffs',
  'ebpf-bootstrap',
  'flexvol-driver',
]);
/** Containers beside calico-node; canal runs flannel in the same pod. */
const BESIDE_NAMES: ReadonlySet<string> = new Set(['kube-flannel', 'flannel', 'install-cni', 'calico-csi']);
const ALONE_NAMES: ReadonlySet<string> = new Set(['calico-kube-controllers', 'calico-typha', 'calico-csi']);

/**
 * Whether a container is calico-node's (`node`), or one of those that Calico starts besides (`other`); undefined for
 * anybody else's, and for all of Windows, where the pod of calico-node is built otherwise.
 */
export function calicoRole(container: Container, workload: Workload): 'node' | 'other' | undefined {
  const role = roleIn(container, workload);
  return role !== undefined && isForWindows(workload) ? undefined : role;
}

function roleIn(container: Container, workload: Workload): 'node' | 'other' | undefined {
  if (isCalicoNode(container)) return 'node';
  const { init, name, image } = container;
  if (OTHER_IMAGE.test(image?.value ?? '') || (!init && ALONE_NAMES.has(name?.value ?? ''))) return 'other';
  const names = init ? INIT_NAMES : BESIDE_NAMES;
  return names.has(name?.value ?? '') && workload.containers.some(isCalicoNode) ? 'other' : undefined;
}

function isForWindows({ name, containers }: Workload): boolean {
  return /windows/.test(name?.value ?? '') || containers.some(({ image }) => /windows/.test(image?.value ?? ''));
}
