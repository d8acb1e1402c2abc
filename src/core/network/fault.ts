import type { FamilyOutcome } from '../detection/startup.ts';
import type { Address, Prefix } from '../net/address.ts';
import type { Route } from '../net/node.ts';
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
  | { readonly kind: 'block-route-missing'; readonly node: string; readonly cover: Prefix; readonly taken?: Route }
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
  | {
      readonly kind: 'next-hop-elsewhere';
      readonly node: string;
      readonly gateway: Address;
      readonly owner: string;
      readonly peer: string;
    }
  /** The kernel has no way to the next hop. */
  | { readonly kind: 'no-route'; readonly node: string; readonly destination: Address; readonly error: string }
  | { readonly kind: 'routes-unknown'; readonly node: string }
  /** The outer packet does not come from a Calico address of any node: receivers drop it (IPIP). */
  | { readonly kind: 'other-source'; readonly node: string; readonly source: Address; readonly own: Address }
  /** The packet leaves by another interface than that of the node's Calico address. */
  | { readonly kind: 'other-device'; readonly node: string; readonly device: string; readonly own: string }
  /** The route names an interface, but the next hop is in the network of another one. */
  | {
      readonly kind: 'other-network';
      readonly node: string;
      readonly device: string;
      readonly gateway: Address;
      readonly own: string;
    }
  | { readonly kind: 'multipath'; readonly node: string; readonly destination: Address }
  /** The packet goes unwrapped through a router, which must know the pods' addresses. */
  | { readonly kind: 'underlay'; readonly node: string; readonly gateway: Address }
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
  /** Calico programs no routes: something else must. */
  | { readonly kind: 'programs-no-routes'; readonly node: string }
  /** The node has no route to its own pod. */
  | { readonly kind: 'pod-route-missing'; readonly node: string; readonly address: Address; readonly taken?: Route }
  /** The pod's interface is not among those of the node. */
  | { readonly kind: 'pod-device-missing'; readonly node: string; readonly device: string };

/** `note`: it stops nothing. */
export type Gravity = 'broken' | 'doubtful' | 'unknown' | 'note';

const gravities: Readonly<Record<Fault['kind'], Gravity>> = {
  'no-address': 'broken',
  'address-unknown': 'unknown',
  'address-not-local': 'broken',
  'address-shared': 'broken',
  'address-own': 'broken',
  'device-down': 'doubtful',
  'block-route-missing': 'broken',
  refused: 'broken',
  'other-encapsulation': 'doubtful',
  'next-hop-nowhere': 'broken',
  'next-hop-elsewhere': 'broken',
  'no-route': 'broken',
  'routes-unknown': 'unknown',
  'other-source': 'broken',
  'other-device': 'doubtful',
  'other-network': 'doubtful',
  multipath: 'doubtful',
  underlay: 'doubtful',
  'no-tunnel-address': 'broken',
  mtu: 'doubtful',
  'mtu-peer': 'doubtful',
  'tunnel-device-missing': 'broken',
  'pool-disabled': 'note',
  'pool-unknown': 'unknown',
  'programs-no-routes': 'unknown',
  'pod-route-missing': 'broken',
  'pod-device-missing': 'doubtful',
};

export function gravityOf({ kind }: Fault): Gravity {
  return gravities[kind];
}

const order: readonly Gravity[] = ['note', 'doubtful', 'unknown', 'broken'];

/** The gravest of several; `note` where there is none. */
export function gravest(faults: readonly Fault[]): Gravity {
  return faults.map(gravityOf).reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), 'note');
}
