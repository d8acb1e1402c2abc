import type { Interface, Node, TunnelAddresses } from '../net/node.ts';
import { fieldNames } from './fields.ts';
import { objectKeys } from './snapshotObjects.ts';
import { policyFactKeys } from './snapshotPolicyFacts.ts';

/** Fields of a node, and of an interface, which a snapshot calls otherwise. */
type NodeKeys = Omit<Node, 'kernelOrder' | 'prefixesKnown' | 'routing'> &
  Record<'interfaceOrder' | 'prefixLengths' | 'routes' | 'routeTables' | 'noRoutes' | 'rules', unknown>;
type InterfaceKeys = Omit<Interface, 'operState'> & Record<'state', unknown>;

/** The keys that each part of a snapshot may have; the schema lists the same. */
export const snapshotKeys = {
  snapshot: [
    'kind',
    'version',
    'takenAt',
    'calicoVersion',
    'hosts',
    'pools',
    'blocks',
    'ipam',
    'bgp',
    'kubeadm',
    'pods',
    'namespaces',
    'serviceAccounts',
    'services',
    'endpointSlices',
    'running',
    'nodes',
  ],
  node: fieldNames<NodeKeys>({
    name: true,
    origin: true,
    ready: true,
    trouble: true,
    internalIPs: true,
    stored: true,
    tunnels: true,
    labels: true,
    providerID: true,
    asNumber: true,
    routeReflectorClusterID: true,
    interfaceOrder: true,
    prefixLengths: true,
    families: true,
    interfaces: true,
    routes: true,
    routeTables: true,
    noRoutes: true,
    rules: true,
    sysctls: true,
    neighbours: true,
    fdb: true,
    firewall: true,
  }),
  interface: fieldNames<InterfaceKeys>({
    name: true,
    index: true,
    parent: true,
    flags: true,
    state: true,
    mtu: true,
    master: true,
    group: true,
    kind: true,
    addresses: true,
  }),
  stored: ['ipv4', 'ipv6'],
  tunnels: fieldNames<TunnelAddresses>({ ipip: true, vxlan: true, vxlan6: true, wireguard: true, wireguard6: true }),
  ...objectKeys,
  ...policyFactKeys,
} as const;
