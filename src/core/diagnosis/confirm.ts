import type { ReachCause } from '../features/reachReport.ts';
import type { InventorySource } from '../inventory/inventory.ts';

/** Commands by which others can see for themselves; all of them only read. */

const stored =
  "kubectl get nodes -o custom-columns='NAME:.metadata.name,IPV4:.metadata.annotations.projectcalico\\.org/IPv4Address,IPV6:.metadata.annotations.projectcalico\\.org/IPv6Address'";
const pools = 'kubectl get ippools.crd.projectcalico.org -o yaml';
const blocks = 'kubectl get blockaffinities.crd.projectcalico.org';
const bgp = 'kubectl get bgpconfigurations.crd.projectcalico.org,bgppeers.crd.projectcalico.org -o yaml';
const agent = 'kubectl get daemonsets -A -l k8s-app=calico-node -o yaml';
const operator = 'kubectl get tigerastatus,installation -o yaml';
const policies =
  'kubectl get networkpolicies.networking.k8s.io,networkpolicies.crd.projectcalico.org,globalnetworkpolicies.crd.projectcalico.org -A -o yaml';
const hostEndpoints = 'kubectl get hostendpoints.crd.projectcalico.org -o yaml';
const felix = 'kubectl get felixconfigurations.crd.projectcalico.org -o yaml';
const restarts = 'kubectl get pods -A -l k8s-app=calico-node -o wide';
const strictly = 'kubectl apply --dry-run=server --validate=strict -f FILE';
const providers = "kubectl get nodes -o custom-columns='NAME:.metadata.name,PROVIDER:.spec.providerID'";

/** What rules look at, by their codes; the others look at calico-node's own settings. */
const byCode = new Map<string, readonly string[]>([
  ...['pool-encapsulation', 'pool-stored-differs'].map((code) => [code, [pools, agent]] as const),
  ...['pool-overlap', 'pool-small', 'pool-holds-server'].map((code) => [code, [pools]] as const),
  ['pool-outside-pods', [pools, 'kubectl -n kube-system get configmap kubeadm-config -o yaml']],
  ['pool-unroutable', [pools, bgp]],
  ['node-without-pool', [pools, 'kubectl get nodes --show-labels']],
  ['blocks-used-up', [blocks, pools, 'kubectl get ipamconfigs.crd.projectcalico.org -o yaml']],
  ['block-owner', [blocks, 'kubectl get ipamblocks.crd.projectcalico.org']],
  ['bgp-sessions', [bgp]],
  ['session-blocked', [restarts, bgp]],
  ['underlay-drops', [providers, pools]],
  ['installation-several-methods', [operator]],
  ['sysctl-refused', [restarts, agent]],
  ['mtu-mismatch', [felix, agent]],
  ...['host-endpoint-denied', 'policy-takes-hosts'].map((code) => [code, [hostEndpoints, policies]] as const),
  ...[
    'field-invalid',
    'field-missing',
    'field-unknown',
    'resource-invalid',
    'resource-ignored',
    'selector-invalid',
  ].map((code) => [code, [strictly]] as const),
  ['cross-subnet-prefix', [stored, pools]],
  ...['duplicate-address', 'nodes-apart', 'nodes-move', 'address-pinned', 'internal-ip-differs', 'vip-chosen'].map(
    (code) => [code, [stored, agent]] as const,
  ),
  ...['virtual-interface', 'address-in-range', 'same-subnet', 'down-interface', 'several-candidates'].map(
    (code) => [code, [stored, agent]] as const,
  ),
]);

export function confirmRule(code: string): readonly string[] {
  return byCode.get(code) ?? (code.startsWith('policy-') ? [policies] : [agent]);
}

/**
 * `from` and `to` as `trace` takes them; a pod that is only thought of can't be traced. Of a cluster a snapshot is taken
 * first: the report names none of the user's files and contexts.
 */
export function confirmPath({ from, to }: ReachCause['witness'], source: InventorySource['kind']): readonly string[] {
  const isEnd = (end: typeof from): end is string => typeof end === 'string' && /^[a-z0-9.:/-]+$/.test(end);
  if (!isEnd(from) || !isEnd(to)) return [];
  const trace = `vscode-calico trace ${from} ${to} --inventory`;
  if (source !== 'cluster') return [`${trace} PATH`];
  const file = 'cluster.calico-inventory.yaml';
  return [`vscode-calico snapshot --context CONTEXT --pods --output ${file}`, `${trace} ${file}`];
}
