import type { Family } from '../net/address.ts';

/** How a packet travels from one end to another, in words: for terminals and drawings. */
export interface PacketPath {
  readonly from: PathEndText;
  readonly to: PathEndText;
  readonly family: Family;
  /** `planned`: as it is once the file is applied; `live`: as it is now. */
  readonly mode: PathMode;
  /** `doubtful`: it may arrive, but something on the way may stop it; `unknown`: too little is known to tell. */
  readonly outcome: 'arrives' | 'stops' | 'doubtful' | 'unknown';
  /** One or two sentences: that it arrives and how, or where it breaks and what to change. */
  readonly summary: string;
  /** In the order in which the packet meets them. */
  readonly hops: readonly HopText[];
  /** The place in `hops` where it stops; what follows is what would have been. */
  readonly stopsAt?: number;
}

export type PathMode = 'planned' | 'live';

export interface PathEndText {
  readonly kind: 'pod' | 'node';
  /** `default/pod1`, or the node's name. */
  readonly name: string;
  readonly node: string;
  readonly address: string;
}

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
  /** The interface by which the (outer) packet leaves, and the route to the next hop. */
  | 'egress'
  /** The peer's interface that takes the (outer) packet. */
  | 'ingress'
  | 'decapsulation'
  /** The packet is delivered to the node itself. */
  | 'local';

export interface HopText {
  readonly kind: HopKind;
  /** The node on which it happens. */
  readonly node: string;
  /** The interface, where the hop has one: as it is called in the topology. */
  readonly device?: string;
  /** `route 10.244.5.192/26`: a few words. */
  readonly title: string;
  /** What happens here, in a sentence. */
  readonly text: string;
  readonly route?: {
    /** As `ip route` prints it. */
    readonly text: string;
    /** Read from the node, or what Calico would program there. */
    readonly from: 'live' | 'predicted';
  };
  /** Addresses of the outer packet. */
  readonly outer?: { readonly source: string; readonly destination: string };
  /** `unreached`: the packet has stopped before. */
  readonly state: 'ok' | 'doubtful' | 'broken' | 'unknown' | 'unreached';
  readonly problems: readonly ProblemText[];
}

export interface ProblemText {
  /** What stops the packet, or may stop it: a sentence. */
  readonly text: string;
  /** What to change: a sentence; empty where nothing is known to help. */
  readonly advice: string;
}

/** The way there and the way back, which may differ. */
export interface PacketPaths {
  readonly there: PacketPath;
  readonly back: PacketPath;
}

/** Why no path can be told: a sentence. */
export interface NoPath {
  readonly reason: string;
}
