import type { EndpointToHost } from '../calico/endpointToHost.ts';
import type { CalicoVersion } from '../calico/version.ts';
import type { FamilyOutcome } from '../detection/startup.ts';
import type { BgpSetup, ClusterInventory, Pod } from '../inventory/inventory.ts';
import type { Address, Family, Prefix } from '../net/address.ts';
import type { Firewall } from '../net/kernel/firewall.ts';
import type { Kernel } from '../net/kernel/kernel.ts';
import type { Node } from '../net/node.ts';
import type { AddressRange } from '../ranges.ts';
import type { Resolution } from '../resolution.ts';
import type { PathPool } from './pool.ts';
import type { PoolModes } from './poolModes.ts';

/** `planned`: as it is once the file is applied; `live`: as it is now. */
export type PathMode = 'planned' | 'live';

export interface PathInput {
  readonly inventory: ClusterInventory;
  /** What calico-node would do; undefined: only what is now can be told. */
  readonly resolution: Resolution | undefined;
  /** The pools that the files write, for where the inventory has none. */
  readonly ranges: readonly AddressRange[];
  /** What the files write of BGP sessions. */
  readonly bgp?: Partial<BgpSetup> | undefined;
  /** How packets are wrapped where no pool tells. */
  readonly poolModes?: PoolModes | undefined;
  readonly family: Family;
  readonly mode: PathMode;
}

/** The Calico address of a node, at which its peers send to it. */
export type NodeAddress =
  | {
      readonly kind: 'known';
      readonly address: Address;
      /** Undefined where it is not known. */
      readonly length?: number;
      /** The interface that has it; undefined where none has. */
      readonly device?: string;
      /** Another address than the one that is stored now; undefined where that is not known. */
      readonly changed?: boolean;
    }
  | { readonly kind: 'none' | 'unknown'; readonly outcome?: FamilyOutcome };

export type KnownAddress = NodeAddress & { readonly kind: 'known' };

/** A block, with the node that holds it; undefined for one that is not among the nodes. */
export interface Block {
  readonly prefix: Prefix;
  readonly owner: Node | undefined;
}

/** All that paths are made from: indexes are made when they are first asked for. */
export interface PathContext extends PathInput {
  readonly version: CalicoVersion;
  /** Whether something tells the version; else it is the newest. */
  readonly versionKnown: boolean;
  readonly pools: readonly PathPool[];
  /** A pod that is only thought of, on a node whose blocks and pods are not known: no route to it is missing. */
  readonly imagined?: { readonly address: Address; readonly node: Node };
  /** Makes ahead, with pauses, by which things are found: on thousands of nodes that would hold up others. */
  indexInSteps(): Generator<undefined, void>;
  node(name: string): Node | undefined;
  addressOf(node: Node): NodeAddress;
  /** The nodes whose Calico address it is. */
  holders(address: Address): readonly Node[];
  /** The nodes that have it on an interface. */
  carriers(address: Address): readonly Node[];
  /** The node's kernel, with the routes that count in this mode. */
  kernelOf(node: Node): Kernel;
  /** Undefined where the node's rules are not known. */
  firewallOf(node: Node): Firewall | undefined;
  /** The node whose tunnel device has the address. */
  tunnelOwner(address: Address): Node | undefined;
  /** The host's end of the pod's veth pair, by its name; undefined where the pod is not known. */
  podDevice(address: Address): string | undefined;
  /** The block that holds the address: the smallest one. */
  blockOf(address: Address): Block | undefined;
  blocksOf(node: Node): readonly Prefix[];
  podsOf(node: Node): readonly Pod[];
  podAt(address: Address): Pod | undefined;
  /** What the calico-node of the files does with what pods send to their own node; undefined where it isn't told. */
  readonly endpointToHost: EndpointToHost | undefined;
  /** What the names of pods' interfaces begin with. */
  readonly interfacePrefix: string;
  /** The backend that calico-node is given there; undefined where it is not told. */
  backendOf(node: Node): string | undefined;
}
