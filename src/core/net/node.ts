import type { Address, Family, Prefix } from './address.ts';

/** One host as its kernel knows it. Everything is in the order in which the kernel listed it. */

/** An address on an interface; one line `inet …` of `ip addr`. */
export interface InterfaceAddress {
  /** As the kernel holds it: an IPv4-mapped address has family 6. */
  readonly address: Address;
  /** Bits of the subnet; where there is a peer, the peer's. */
  readonly prefixLength: number;
  /** The other end of a point-to-point address (`inet A peer B/24`; the key `address` in JSON). */
  readonly peer?: Address;
  /** `global`, `site`, `link`, `host`, or a number as `ip` prints it. */
  readonly scope: string;
  readonly label?: string;
  /** Words like `secondary`, `deprecated`, `tentative`, `dadfailed`, `temporary`, `noprefixroute`; sorted. */
  readonly flags: readonly string[];
}

export interface Interface {
  /** The kernel's own name, without the `@parent` that `ip` prints behind it. */
  readonly name: string;
  readonly index?: number;
  /** What stands behind the `@`: another interface's name, or `if4` for one in another namespace. */
  readonly parent?: string;
  /** The words between `<` and `>`: `UP`, `LOWER_UP`, `NO-CARRIER`, `LOOPBACK`, …; undefined where not known. */
  readonly flags?: readonly string[];
  /** `UP`, `DOWN`, `UNKNOWN`, …; undefined where not known. */
  readonly operState?: string;
  readonly mtu?: number;
  readonly master?: string;
  /** The group of `ip link set group`; undefined or `default` for the group 0. */
  readonly group?: string;
  /** `bridge`, `veth`, `vxlan`, …, where `ip -d` or a snapshot told. */
  readonly kind?: string;
  readonly addresses: readonly InterfaceAddress[];
}

export interface NextHop {
  readonly gateway?: Address;
  readonly device?: string;
  readonly weight: number;
  /** `onlink`, `linkdown`, `dead`, …; sorted. */
  readonly flags: readonly string[];
}

/** One route; `blackhole` and its kin may have no next hop. */
export interface Route {
  readonly family: Family;
  /** `unicast`, `local`, `broadcast`, `multicast`, `anycast`, `blackhole`, `unreachable`, `prohibit`, `throw`. */
  readonly type: string;
  /** `default` is a prefix of length 0. */
  readonly destination: Prefix;
  /** IPv6 source-specific routes only. */
  readonly from?: Prefix;
  /** `main`, `local`, `default`, or a number or name as `ip` prints it. */
  readonly table: string;
  readonly nexthops: readonly NextHop[];
  /** 0 where `ip` prints none. */
  readonly metric: number;
  /** 0 where `ip` prints none. */
  readonly tos: number;
  /** The `src` hint. */
  readonly source?: Address;
  readonly scope?: string;
  readonly protocol?: string;
  /** IPv6 router preference: `low`, `medium`, `high`. */
  readonly preference?: string;
}

export type RuleAction =
  | { readonly kind: 'lookup'; readonly table: string }
  | { readonly kind: 'goto'; readonly priority: number }
  | { readonly kind: 'blackhole' | 'unreachable' | 'prohibit' | 'nop' };

/** Both ends included. */
export type Range = readonly [from: number, to: number];

/** One policy rule; a selector that is absent matches everything. */
export interface Rule {
  readonly family: Family;
  readonly priority: number;
  readonly not: boolean;
  readonly from?: Prefix;
  readonly to?: Prefix;
  readonly iif?: string;
  readonly oif?: string;
  readonly tos?: number;
  readonly fwmark?: { readonly value: number; readonly mask: number };
  /** `udp`, `tcp`, or a number as `ip` prints it. */
  readonly ipProtocol?: string;
  readonly sourcePorts?: Range;
  readonly destinationPorts?: Range;
  readonly uids?: Range;
  /** `lookup [l3mdev-table]`: looks in the table of the VRF, and never matches outside one. */
  readonly l3mdev: boolean;
  readonly suppressPrefixLength?: number;
  readonly suppressInterfaceGroup?: string;
  readonly action: RuleAction;
}

export interface Routing {
  readonly routes: readonly Route[];
  /** Whether the routes of all tables are there (`ip route show table all`), or only those of `main`. */
  readonly allTables: boolean;
  /** Undefined where not known: then the kernel's default rules are assumed. */
  readonly rules?: readonly Rule[];
}

/** What a node knows of a machine on one of its links: one line of `ip neigh`. */
export interface Neighbour {
  readonly address: Address;
  readonly device: string;
  /** In lower case; undefined where nobody answered. */
  readonly mac?: string;
  /** `FAILED` and `INCOMPLETE`: nobody answers. */
  readonly state?: 'INCOMPLETE' | 'REACHABLE' | 'STALE' | 'DELAY' | 'PROBE' | 'FAILED' | 'NOARP' | 'PERMANENT';
}

/** Where a VXLAN device sends what is for a MAC address: one line of `bridge fdb`. */
export interface ForwardingEntry {
  /** In lower case. */
  readonly mac: string;
  readonly to: Address;
  /** Undefined where the line names none. */
  readonly device?: string;
}

/** The way a node's interfaces came to be known, from the best to the poorest; `file`: somebody wrote them down. */
export type NodeOrigin = 'exec' | 'annotation' | 'addresses' | 'file';

/** What is known of one node; what is undefined is not known. */
export interface Node {
  readonly name: string;
  /** Undefined where it came from a file. */
  readonly origin?: NodeOrigin;
  /** Why nothing better is known of the node, in words for the user. */
  readonly trouble?: string;
  /** Whether Kubernetes calls the node ready. */
  readonly ready?: boolean;
  readonly interfaces?: readonly Interface[];
  /** Whether `interfaces` stand in the kernel's own order; if not, a choice between several can't be told. */
  readonly kernelOrder: boolean;
  /** Whether the addresses' prefix lengths are known (Calico's interface annotation has none). */
  readonly prefixesKnown: boolean;
  /** The families whose addresses are listed; `ip -4 addr` tells nothing of IPv6. */
  readonly families: readonly Family[];
  /** Undefined, or per family undefined, where not known. */
  readonly routing: { readonly [F in Family]?: Routing };
  /** Only those that differ from the kernel's default, by their full name (`net.ipv4.conf.…`). */
  readonly sysctls: Readonly<Record<string, string>>;
  /** Undefined where not known; else those of which nobody knows more than that they are there may be left out. */
  readonly neighbours?: readonly Neighbour[];
  /** Of Calico's VXLAN devices; undefined where not known. */
  readonly fdb?: readonly ForwardingEntry[];
  /** Rules that may drop what nodes send each other, as `iptables-save` prints them; undefined where not known. */
  readonly firewall?: readonly string[];
  /** The InternalIP entries of the Kubernetes Node, in its order; null: there is no such object; undefined: not known. */
  readonly internalIPs?: readonly string[] | null;
  /** What Calico has stored for the node; undefined: not known; empty object: nothing is stored. */
  readonly stored?: { readonly 4?: string; readonly 6?: string };
  /** The addresses that Calico gave the node's tunnel devices, as it noted them; undefined: not known. */
  readonly tunnels?: TunnelAddresses;
  /** Those of the Kubernetes Node; undefined: not known. */
  readonly labels?: Readonly<Record<string, string>>;
  /** What the Kubernetes Node calls its machine, `azure:///subscriptions/…`: its beginning tells the cloud. */
  readonly providerID?: string;
  /** The node's own AS number, where it has another one than the cluster. */
  readonly asNumber?: string;
  /** What makes the node a route reflector. */
  readonly routeReflectorClusterID?: string;
}

/** One address for each kind of tunnel; absent where the node has none of it. */
export interface TunnelAddresses {
  readonly ipip?: string;
  readonly vxlan?: string;
  readonly vxlan6?: string;
  readonly wireguard?: string;
  readonly wireguard6?: string;
}
