import type { HostNames } from '../detection/destination.ts';
import { parseAddress } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { Problem } from '../text.ts';

/** What is known of a cluster, and where it comes from. */
export interface ClusterInventory extends PolicyFacts {
  readonly source: InventorySource;
  readonly nodes: readonly Node[];
  /** The version that runs, as the inventory states it; undefined where it does not. */
  readonly calicoVersion?: string;
  readonly hosts: HostNames;
  /** Undefined where not known. */
  readonly pools?: readonly IpPool[];
  readonly blocks?: readonly BlockAffinity[];
  /** How blocks are given to nodes; undefined where not known. */
  readonly ipam?: IpamSetup;
  /** The BGP sessions that nodes are to hold; undefined where not known. */
  readonly bgp?: BgpSetup;
  /** The ranges that kubeadm was told; undefined where not known. */
  readonly kubeadm?: KubeadmRanges;
  /** Undefined where they were not asked for. */
  readonly pods?: readonly Pod[];
  /** The DaemonSets and Installations that run, and the ConfigMaps they use, as one JSON text of `kind: Message`. */
  readonly running?: string;
  /** What the API server publishes of the definitions of Calico's objects, each an OpenAPI document as JSON text. */
  readonly schemas?: readonly string[];
}

/** What policies look at besides pods; each undefined where it wasn't asked for. */
export interface PolicyFacts {
  readonly namespaces?: readonly Labelled[];
  readonly serviceAccounts?: readonly Labelled[];
  readonly services?: readonly Service[];
  readonly endpointSlices?: readonly EndpointSlice[];
}

/** A namespace, or a service account. */
export interface Labelled {
  /** Undefined for a namespace. */
  readonly namespace?: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface Service {
  readonly namespace: string;
  readonly name: string;
  readonly clusterIPs: readonly string[];
  /** Those of load balancers too. */
  readonly externalIPs: readonly string[];
}

/** Addresses behind a Service, and the ports there. */
export interface EndpointSlice {
  readonly namespace: string;
  /** The name of the Service. */
  readonly service: string;
  readonly addresses: readonly string[];
  readonly ports: readonly { readonly protocol: string; readonly port: number }[];
}

/** A port of a container by its name. */
export interface PodPort {
  readonly name: string;
  readonly protocol: string;
  readonly port: number;
}

/** An IPPool of Calico, as far as the views need it. */
export interface IpPool {
  readonly name: string;
  readonly cidr: string;
  readonly ipipMode: string;
  readonly vxlanMode: string;
  readonly natOutgoing: boolean;
  readonly disabled: boolean;
  readonly blockSize?: number;
  readonly nodeSelector?: string;
  /** Undefined, and false, where BGP may tell its routes. */
  readonly disableBGPExport?: boolean;
}

/** The IPAMConfig `default`: what is absent there has Calico's default here. */
export interface IpamSetup {
  /** Nodes take no single addresses from the blocks of others. */
  readonly strictAffinity: boolean;
  /** So many blocks a node may own at most; 0: any number. */
  readonly maxBlocksPerHost: number;
}

/** Of kubeadm's ClusterConfiguration: networks of both families, as they are written. */
export interface KubeadmRanges {
  readonly podSubnets: readonly string[];
  readonly serviceSubnets: readonly string[];
}

/** A block of a pool that is given to a node. */
export interface BlockAffinity {
  readonly node: string;
  readonly cidr: string;
}

/** With whom nodes hold BGP sessions, by which BIRD learns the routes to pods. */
export interface BgpSetup {
  /** Each node with each other one, which is Calico's default. */
  readonly nodeToNodeMesh: boolean;
  /** Of nodes that have no other one; undefined where it is Calico's default, 64512, or not known. */
  readonly asNumber?: string;
  readonly peers: readonly BgpPeer[];
}

export interface BgpPeer {
  readonly name: string;
  readonly peerIP?: string;
  /** Selects nodes, as route reflectors. */
  readonly peerSelector?: string;
  /** The nodes that hold the session; undefined: all. */
  readonly nodeSelector?: string;
  /** The peer's, where its address is named. */
  readonly asNumber?: string;
}

/** A pod that runs on a node. */
export interface Pod {
  readonly namespace: string;
  readonly name: string;
  readonly node: string;
  /** Those of both families; the node's own where it shares its network. */
  readonly ips: readonly string[];
  /** It has no interface of its own. */
  readonly hostNetwork: boolean;
  /** Undefined where not known. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The service account; undefined where not known. */
  readonly account?: string;
  /** Those that have names; undefined where not known. */
  readonly ports?: readonly PodPort[];
}

export interface InventorySource {
  readonly kind: 'snapshot' | 'folder' | 'cluster';
  /** The file's or folder's name, as users know it. */
  readonly name: string;
  /** When the facts were gathered: ISO 8601, undefined where not told. */
  readonly takenAt?: string;
}

/** A problem in one of the inventory's files. */
export interface InventoryProblem extends Problem {
  readonly file: string;
}

export interface InventoryReading {
  readonly inventory: ClusterInventory;
  readonly problems: readonly InventoryProblem[];
}

/** The names that every host resolves by itself. */
export const localNames: HostNames = {
  names: new Map([['localhost', ['127.0.0.1', '::1'].flatMap((text) => parseAddress(text) ?? [])]]),
  complete: false,
};
