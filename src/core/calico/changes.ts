import { type CalicoVersion, isWithin, type Lifetime, versionOf } from './version.ts';

/**
 * What Calico does otherwise from some release on, or no more: every difference between releases that is no row of a
 * table of its own (detection methods, default exclusions, variables, fields of objects) is a row here, and asked for by
 * its name. A lifetime for each line of releases where several had it.
 */
export const changes = {
  /** On a failed detection stored addresses whose variable is `autodetect` go, the healthy family's too (startup.go). */
  'stored-addresses-cleared': [{ since: 'v3.0.2' }],
  /** IP=none counts as a wish for no address at all (startup.go). */
  'ip-none-counts': [{ since: 'v3.2.0' }],
  /** … and calico-node exits over it even where an address is stored. */
  'ip-none-exits': [{ until: 'v3.16.0' }],
  /** calico-node reads AUTODETECT_POLL_INTERVAL (startup.go, getMonitorPollInterval). */
  'poll-interval-read': [{ since: 'v3.15.2' }],
  /** The poll asks for the node each time. */
  'poll-reads-node': [{ since: 'v3.29.0' }],
  /** The poll's ticker takes no zero: calico-node crashes over it. */
  'poll-interval-above-zero': [{ since: 'v3.32.0' }],
  /** calico-node looks for addresses with CALICO_NETWORKING_BACKEND=none as well (startup.go). */
  'backend-none-detects': [{ since: 'v3.16.0', until: 'v3.26.0' }],
  /** Without an address of either family calico-node exits, whatever IP says (startup.go). */
  'no-address-exits': [{ since: 'v3.16.3' }],
  /** Felix finds the MTU out where it is 0 (felix/config/config_params.go). */
  'mtu-found-out': [{ since: 'v3.17.0' }],
  /** An IPv4 address in IP without prefix length gets that of its interface (startup.go). */
  'literal-takes-prefix': [{ since: 'v3.18.0' }],
  /** kubernetes-internal-ip stores the network's address in place of the node's (autodetection_methods.go). */
  'host-bits-lost': [
    { since: 'v3.22.0', until: 'v3.22.4' },
    { since: 'v3.23.0', until: 'v3.23.2' },
  ],
  /** Brackets around an IPv4 destination are taken off (net.JoinHostPort in reachaddr.go). */
  'brackets-taken-off': [{ since: 'v3.32.0' }],
  /** The address of a point-to-point link is a network of its own, not in its peer's. */
  'peer-has-no-subnet': [{ since: 'v3.32.0' }],
  /** Policies of one order are sorted by name, then namespace (felix/calc/policy_sorter.go). */
  'policies-by-name': [{ since: 'v3.32.0' }],
  /** The operator changes pools that are there (tigera/operator v1.34, pkg/controller/ippool). */
  'operator-changes-pools': [{ since: 'v3.28.0' }],
  /** The name of a policy begins with that of its tier (libcalico-go/lib/clientv3). */
  'tier-in-policy-name': [{ since: 'v3.29.0', until: 'v3.32.0' }],
  /** In a rule that names no protocol, named ports are of any, and not of TCP alone (felix/calc/rule_scanner.go). */
  'named-ports-of-any-protocol': [{ since: 'v3.32.0' }],
  /** AdminNetworkPolicy is read (libcalico-go/lib/backend/syncersv1/felixsyncer). */
  'admin-policies-read': [{ since: 'v3.29.0', until: 'v3.32.0' }],
  /** … and BaselineAdminNetworkPolicy. */
  'baseline-policies-read': [{ since: 'v3.30.0', until: 'v3.32.0' }],
  /** ClusterNetworkPolicy is read in their place. */
  'cluster-policies-read': [{ since: 'v3.32.0' }],
  /** BIRD's routes have a metric of 1024. */
  'bird-metric': [{ since: 'v3.32.0' }],
  /** Felix, and not BIRD, programs the routes of pools with IPIP (felix, programClusterRoutes). */
  'felix-programs-ipip': [{ since: 'v3.33.0' }],
  /** Without a pool of IPv4 calico-node reads no CALICO_IPV6POOL_VXLAN (startup.go, configureIPPools). */
  'ipv6-vxlan-needs-ipv4-pool': [{ since: 'v3.29.0', until: 'v3.33.0' }],
  /** Felix exits where rp_filter of all is 2, loose (felix/dataplane/linux/int_dataplane.go, configureKernel). */
  'loose-rpf-exits': [{ until: 'v3.12.0' }],
  /** calico-node notes a node's interfaces, and automatic host endpoints have their addresses (startup.go, hostendpoints.go). */
  'interfaces-noted': [{ since: 'v3.31.0' }],
  /** RKE2's chart writes `firstFound` itself, so that Helm takes it away again (rancher/rke2-charts, rke2-calico). */
  'rke2-writes-first-found': [{ since: 'v3.26.3' }],
} as const satisfies Readonly<Record<string, readonly Lifetime[]>>;

export type ChangeName = keyof typeof changes;

/** Whether `version` behaves so. */
export function behaves(version: CalicoVersion, name: ChangeName): boolean {
  return lifetimesOf(name).some((lifetime) => isWithin(version, lifetime));
}

/** The release that ends it for `version`; undefined where `version` does not behave so, or for good. */
export function endsIn(version: CalicoVersion, name: ChangeName): CalicoVersion | undefined {
  const until = lifetimesOf(name).find((lifetime) => isWithin(version, lifetime))?.until;
  return until && versionOf(until);
}

function lifetimesOf(name: ChangeName): readonly Lifetime[] {
  return changes[name];
}

/** Something that is new in a release, or gone with it. */
export interface Change {
  readonly what: string;
  readonly how: 'new' | 'gone';
}

/** What in a table of lifetimes begins or ends in the releases of a line (`v3.32`), in the table's order. */
export function changesIn(
  line: string,
  table: readonly (readonly [string, readonly { readonly since?: string; readonly until?: string }[]])[],
): readonly Change[] {
  const isIn = (release: string | undefined): boolean => release?.startsWith(`${line}.`) === true;
  return table.flatMap(([what, lifetimes]) =>
    lifetimes.flatMap(({ since, until }): Change[] => [
      ...(isIn(since) ? [{ what, how: 'new' as const }] : []),
      ...(isIn(until) ? [{ what, how: 'gone' as const }] : []),
    ]),
  );
}
