import type { Message } from '../message.ts';
import type { Family } from '../net/address.ts';
import type { PathContext, PathMode } from '../network/model.ts';
import type { Verdict } from '../network/verdict.ts';
import type { Resolution } from '../resolution.ts';

/** What the drawing of nodes, networks and tunnels is made of. */

/** The nodes, their networks and the tunnels between them, for a drawing and its table twin. */
export interface TopologyGraph {
  readonly family: Family;
  /** The calico-node that is shown; empty where only what is now is. */
  readonly title: Message;
  /** `2 of 2 paths broken …`: what is wrong with the whole cluster, whatever is searched; sentences. */
  readonly summary: Message;
  /** Whether the file changes what is stored on some node, so that before and after differ. */
  readonly changes: boolean;
  /** Networks of real interfaces that several nodes share, or that hold a chosen address; most chosen first. */
  readonly subnets: readonly SubnetBus[];
  /** The odd ones first, then large groups. */
  readonly cards: readonly NodeCard[];
  /** Ways between cards: all that are broken or doubtful, and of the others those that there is room for. */
  readonly tunnels: readonly TunnelLine[];
  /** Pools of the family, as `10.244.0.0/16 (IPIP always)`. */
  readonly pools: readonly Message[];
  /** How many nodes are on no card, because there is no room or they do not fit the search. */
  readonly leftOut: number;
}

export interface SubnetBus {
  /** The network, like `192.168.30.0/24`: also its name in `NicDot.subnet`. */
  readonly cidr: string;
  /** 0, 1, 2, …: the colour. */
  readonly color: number;
  readonly nodes: number;
  /** On how many nodes the chosen address lies in it. */
  readonly chosen: number;
}

export interface NodeCard {
  /** The name of the node, or of the first one of the group. */
  readonly id: string;
  /** `vms71`, or `4,996 like worker-00001`. */
  readonly title: Message | string;
  readonly count: number;
  /** The first ones of the group, at most 50. */
  readonly nodes: readonly string[];
  readonly state: 'good' | 'odd' | 'bad' | 'unknown';
  /** Why this address, or why none. */
  readonly why: Message;
  /** In the kernel's order; those that have an address of the family. */
  readonly nics: readonly NicDot[];
  /** Blocks that the node holds; empty for groups of several nodes. */
  readonly blocks: readonly string[];
  /** The first ones; empty for groups of several nodes. */
  readonly pods: readonly PodDot[];
  /** How many more pods there are. */
  readonly morePods: number;
  /** What is stored now and what would be, where that differs; of groups their first node's. */
  readonly change?: { readonly before: string; readonly after: string };
}

export interface NicDot {
  readonly name: string;
  /** Of the family; of groups their first node's. */
  readonly addresses: readonly string[];
  /** The bus that it hangs on: `SubnetBus.cidr`; absent where it has none. */
  readonly subnet?: string;
  readonly chosen: boolean;
  /** It holds the address that is stored now. */
  readonly stored: boolean;
  readonly virtual: boolean;
  readonly down: boolean;
  /** `tunl0`, `vxlan.calico`, `wireguard.cali`: an end of the tunnels. */
  readonly tunnel: boolean;
  readonly mtu?: number;
}

export interface PodDot {
  /** `default/pod1` */
  readonly name: string;
  readonly address: string;
  /** `calice0906292e2`; empty for a pod that shares the node's network. */
  readonly device: string;
}

/** The way from one card to another; of groups that between their first nodes, or between two of one group. */
export interface TunnelLine {
  /** `NodeCard.id` */
  readonly from: string;
  readonly to: string;
  readonly encapsulation: 'ipip' | 'vxlan' | 'wireguard' | 'none' | 'unknown';
  readonly state: 'ok' | 'doubtful' | 'broken' | 'unknown';
  /** `IPIP 192.168.30.71 → 192.168.30.72`. */
  readonly text: Message;
  /** Why it is broken or doubtful; sentences. */
  readonly reasons: readonly Message[];
  /** The interface by which packets leave `from`. */
  readonly device?: string;
  /** The route to the pods of `to`, as `ip route` prints it. */
  readonly route?: { readonly text: string; readonly from: 'live' | 'predicted' };
  /** How it is now, where that differs. */
  readonly before?: { readonly state: TunnelLine['state']; readonly text: Message };
}

/** What is to be shown. */
export interface TopologyOptions {
  /** As it is now, or once the file is applied, which is the default. */
  readonly mode?: PathMode;
  /** Where it is not told, the first one for which there is something to say. */
  readonly family?: Family;
  /** At most so many cards; default 60. */
  readonly mostCards?: number;
  /** At most so many ways; default 240. */
  readonly mostTunnels?: number;
  /** The groups to open, by the id of their card: each of their nodes gets a card of its own. */
  readonly open?: readonly string[];
  /** Only nodes whose name, addresses or pods hold this text. */
  readonly search?: string;
  /** Nodes that get a card of their own whatever happens, as the ends of a path. */
  readonly show?: readonly string[];
}

export interface TopologyInput {
  readonly resolution: Resolution;
  /** What is drawn: as it is once the file is applied, or as it is now. */
  readonly context: PathContext;
  /** What is now. */
  readonly live: PathContext;
  readonly verdict: Verdict;
  readonly options: TopologyOptions;
}
