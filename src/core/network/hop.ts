import type { Address, Prefix } from '../net/address.ts';
import type { Route } from '../net/node.ts';
import { type Fault, gravityOf } from './fault.ts';
import type { Encapsulation, PathPool } from './pool.ts';

export type HopKind =
  /** The pod's own interface. */
  | 'pod'
  /** The host's end of the pod's veth pair. */
  | 'veth'
  /** The longest-prefix route to the destination on a node. */
  | 'route'
  /** The block that holds the destination, its owner and its pool. */
  | 'block'
  | 'encapsulation'
  /** The source address is replaced by the node's, or on the way back the pod's put in again. */
  | 'nat'
  /** The interface by which the (outer) packet leaves, and the route to the next hop. */
  | 'egress'
  /** The interface that takes the (outer) packet. */
  | 'ingress'
  | 'decapsulation'
  /** The packet is delivered to the node itself. */
  | 'local'
  /** The packet is with a machine outside the cluster. */
  | 'outside';

export interface Hop {
  readonly kind: HopKind;
  readonly node: string;
  readonly device?: string;
  readonly route?: { readonly route: Route; readonly origin: 'live' | 'predicted' };
  readonly encapsulation?: Encapsulation;
  readonly outer?: { readonly source?: Address; readonly destination: Address };
  readonly block?: {
    readonly cover?: Prefix;
    readonly owner: string;
    readonly pool?: PathPool;
    /** The node from whose block the address is borrowed: `cover` is the address alone. Empty where it is not known. */
    readonly lender?: string;
  };
  readonly address?: Address;
  readonly gateway?: Address;
  /** The packet leaves by a virtual interface, where somebody else may wrap it, as flannel does. */
  readonly virtual?: true;
  readonly faults: readonly Fault[];
}

/** The first hop that stops the packet, by its place. */
export function stopOf(hops: readonly Hop[]): number | undefined {
  const at = hops.findIndex(({ faults }) => faults.some((fault) => gravityOf(fault) === 'broken'));
  return at === -1 ? undefined : at;
}
