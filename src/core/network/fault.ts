import type { FamilyOutcome } from '../detection/startup.ts';
import type { Address, Prefix } from '../net/address.ts';
import type { Route } from '../net/node.ts';
import type { Cloud, OnTheWire } from './cloud.ts';
import type { Encapsulation, PathPool } from './pool.ts';

/** What stops a packet on its way, or may stop it; words for it are made in `views/faultText.ts`. */
export type Fault =
  /** calico-node finds no address there, or none is stored: peers know no way to the node. */
  | { readonly kind: 'no-address'; readonly node: string; readonly outcome?: FamilyOutcome }
  | { readonly kind: 'address-unknown'; readonly node: string; readonly outcome?: FamilyOutcome }
  /** The node's Calico address is on none of its interfaces. */
  | { readonly kind: 'address-not-local'; readonly node: string; readonly address: Address }
  | { readonly kind: 'address-shared'; readonly address: Address; readonly nodes: readonly string[] }
  /** The sender has the receiver's address too, as that of docker0: it takes packets to it for its own. */
  | { readonly kind: 'address-own'; readonly node: string; readonly address: Address; readonly peer: string }
  /** `made`: Calico made the device, and no other choice of addresses would go past it. */
  | { readonly kind: 'device-down'; readonly node: string; readonly device: string; readonly made?: true }
  /** The node has no route to the block: the packet would go where everything else goes. `taken` is that way. */
  | {
      readonly kind: 'block-route-missing';
      readonly node: string;
      readonly cover: Prefix;
      readonly taken?: Route;
      /** It goes on to a router, which may know the pods. */
      readonly onward?: true;
    }
  /** The same where the pool wraps such packets: routers have no need to know the pods, and seldom do. */
  | {
      readonly kind: 'tunnel-route-missing';
      readonly node: string;
      readonly cover: Prefix;
      readonly taken: Route;
      readonly tunnel: 'ipip' | 'vxlan';
    }
  /** A blackhole route or its like takes the packet. */
  | { readonly kind: 'refused'; readonly node: string; readonly route?: Route; readonly error: string }
  /** The route leads past the tunnel that the pool asks for, or into one that it does not. */
  | {
      readonly kind: 'other-encapsulation';
      readonly node: string;
      readonly route: Route;
      readonly wanted: Encapsulation;
    }
  /** The next hop is an address that no node has. */
  | { readonly kind: 'next-hop-nowhere'; readonly node: string; readonly gateway: Address; readonly peer: string }
  /** The kernel has no way to the next hop. */
  | { readonly kind: 'no-route'; readonly node: string; readonly destination: Address; readonly error: string }
  | { readonly kind: 'routes-unknown'; readonly node: string }
  /** The outer packet does not come from a Calico address of any node: receivers drop it (IPIP). */
  | { readonly kind: 'other-source'; readonly node: string; readonly source: Address; readonly own: Address }
  /**
   * The next hop is on none of the links of the interface by which the packet leaves; `own`: it is on that one's;
   * `overlaps`: both have a network that it is in.
   */
  | {
      readonly kind: 'other-network';
      readonly node: string;
      readonly device: string;
      readonly gateway: Address;
      readonly own?: string;
      readonly overlaps?: boolean;
    }
  /** The neighbor table says that the next hop does not answer. */
  | {
      readonly kind: 'silent';
      readonly node: string;
      readonly device: string;
      readonly gateway: Address;
      readonly state: string;
    }
  /** The packet reaches the peer's address if the network between routes it. */
  | {
      readonly kind: 'network-routes';
      readonly node: string;
      readonly gateway: Address;
      readonly from: Prefix;
      readonly to: Prefix;
      /** What the network must let through besides: the tunnel, and the BGP session that tells the route. */
      readonly wrapping?: Exclude<Encapsulation, 'none'>;
      readonly bgp?: true;
    }
  /** The cloud around drops such packets unless it is told otherwise. */
  | { readonly kind: 'cloud-drops'; readonly node: string; readonly cloud: Cloud; readonly wire: OnTheWire }
  /** The node's proxy ARP does not answer its pods (calico#3270); `route` is what it takes for 169.254.1.1. */
  | { readonly kind: 'no-proxy-arp'; readonly node: string; readonly route?: Route }
  /** Felix drops what comes from a pod whose own route does not lead back to it. */
  | {
      readonly kind: 'pod-source';
      readonly node: string;
      readonly device: string;
      readonly source: Address;
      readonly route?: Route;
    }
  /** A kernel drops the packet, or would if a setting is on that isn't known. */
  | { readonly kind: 'martian'; readonly node: string; readonly device: string; readonly source: Address }
  | {
      readonly kind: 'reverse-path';
      readonly node: string;
      readonly device: string;
      readonly source: Address;
      readonly back?: Route;
    }
  | { readonly kind: 'reverse-path-unknown'; readonly node: string; readonly device: string; readonly source: Address }
  | { readonly kind: 'forwarding-off'; readonly node: string; readonly device: string; readonly family: 4 | 6 }
  | { readonly kind: 'firewall'; readonly node: string; readonly line: string; readonly certain: boolean }
  /** Felix drops what pods send to their own node, whatever policies allow. */
  | { readonly kind: 'to-host-dropped'; readonly node: string }
  /** The VXLAN device has no entry for the peer, or one that leads to another node. */
  | { readonly kind: 'no-forwarding-entry'; readonly node: string; readonly device: string; readonly peer: string }
  | {
      readonly kind: 'other-forwarding-entry';
      readonly node: string;
      readonly device: string;
      readonly peer: string;
      readonly to: Address;
    }
  /** A node that is not the receiver takes the packet for its own. */
  | { readonly kind: 'taken'; readonly node: string; readonly address: Address }
  | { readonly kind: 'loop'; readonly node: string }
  | { readonly kind: 'no-source'; readonly node: string; readonly device: string }
  | { readonly kind: 'multipath'; readonly node: string; readonly destination: Address }
  /** The packet goes unwrapped through a router, which must know the pods' addresses. */
  | { readonly kind: 'underlay'; readonly node: string; readonly gateway: Address }
  /** An address outside the cluster lies in a pool: nodes take it for a pod's, and leave the sender's address as it is. */
  | { readonly kind: 'pool-covers'; readonly node: string; readonly address: Address; readonly pool: PathPool }
  /** What answers a pod from outside must find its address; `known`: no BGP peer tells of it. */
  | {
      readonly kind: 'pods-unannounced';
      readonly node: string;
      readonly address: Address;
      readonly pool?: PathPool;
      readonly known: boolean;
    }
  | { readonly kind: 'no-tunnel-address'; readonly node: string; readonly device: string }
  | {
      readonly kind: 'mtu';
      readonly node: string;
      /** What takes packets that become too large, and how large. */
      readonly device: string;
      readonly mtu: number;
      /** What they must fit in, and how large they may be before they are wrapped. */
      readonly through: string;
      readonly fits: number;
    }
  /** The receiver's interface takes smaller packets than are sent to it, without a router between that would say so. */
  | {
      readonly kind: 'mtu-peer';
      readonly node: string;
      readonly device: string;
      readonly mtu: number;
      readonly sender: string;
      /** How large the packets are that are sent, and how large what they carry may be. */
      readonly size: number;
      readonly fits: number;
    }
  /** Nothing unwraps packets there. */
  | { readonly kind: 'tunnel-device-missing'; readonly node: string; readonly device: string }
  /** No new pods get addresses of the pool. */
  | { readonly kind: 'pool-disabled'; readonly pool: PathPool }
  /** It is not known how packets to this address are wrapped. */
  | { readonly kind: 'pool-unknown'; readonly address: Address }
  /** The mesh is off, and no BGPPeer is known by which the node would learn the route. */
  | { readonly kind: 'no-session'; readonly node: string; readonly peer: string; readonly known: boolean }
  /** Calico programs no routes: something else must. */
  | { readonly kind: 'programs-no-routes'; readonly node: string }
  /** The node has no route to its own pod. */
  | { readonly kind: 'pod-route-missing'; readonly node: string; readonly address: Address; readonly taken?: Route }
  /** The pod's interface is not among those of the node. */
  | { readonly kind: 'pod-device-missing'; readonly node: string; readonly device: string };

/** `assumed`: small packets arrive if what it names is so; `note`: it stops nothing. */
export type Gravity = 'broken' | 'doubtful' | 'unknown' | 'assumed' | 'note';

const gravities: Readonly<Record<Fault['kind'], Gravity>> = {
  'no-address': 'broken',
  'address-unknown': 'unknown',
  'address-not-local': 'broken',
  'address-shared': 'broken',
  'address-own': 'broken',
  'device-down': 'broken',
  'block-route-missing': 'broken',
  'tunnel-route-missing': 'unknown',
  refused: 'broken',
  'other-encapsulation': 'note',
  'next-hop-nowhere': 'broken',
  'no-route': 'broken',
  'routes-unknown': 'unknown',
  'other-source': 'broken',
  'other-network': 'broken',
  silent: 'broken',
  'network-routes': 'assumed',
  'cloud-drops': 'assumed',
  'no-proxy-arp': 'broken',
  'pod-source': 'broken',
  martian: 'broken',
  'reverse-path': 'broken',
  'reverse-path-unknown': 'unknown',
  'forwarding-off': 'broken',
  firewall: 'broken',
  'to-host-dropped': 'broken',
  'no-forwarding-entry': 'broken',
  'other-forwarding-entry': 'broken',
  taken: 'broken',
  loop: 'broken',
  'no-source': 'broken',
  multipath: 'doubtful',
  underlay: 'unknown',
  'pool-covers': 'doubtful',
  'pods-unannounced': 'doubtful',
  'no-tunnel-address': 'broken',
  mtu: 'assumed',
  'mtu-peer': 'assumed',
  'tunnel-device-missing': 'broken',
  'pool-disabled': 'note',
  'pool-unknown': 'unknown',
  'no-session': 'broken',
  'programs-no-routes': 'unknown',
  'pod-route-missing': 'broken',
  'pod-device-missing': 'doubtful',
};

export function gravityOf(fault: Fault): Gravity {
  if (fault.kind === 'block-route-missing' && fault.onward) return 'unknown';
  if (fault.kind === 'firewall' && !fault.certain) return 'unknown';
  // Others of the cloud's users have told it otherwise, but nobody can have IPIP there.
  if (fault.kind === 'cloud-drops' && fault.wire === 'ipip') return 'doubtful';
  if (fault.kind === 'no-session' && !fault.known) return 'unknown';
  if (fault.kind === 'pods-unannounced' && !fault.known) return 'unknown';
  return gravities[fault.kind];
}

const order: readonly Gravity[] = ['note', 'assumed', 'doubtful', 'unknown', 'broken'];

/** The gravest of several; `note` where there is none. */
export function gravest(faults: readonly Fault[]): Gravity {
  return faults.map(gravityOf).reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), 'note');
}

/** Whether `a` is worse than `b`. */
export function graver(a: Gravity, b: Gravity): boolean {
  return order.indexOf(a) > order.indexOf(b);
}
