import type { EndpointToHost } from '../calico/endpointToHost.ts';
import type { Direction, Policy, Tier } from '../calico/policies.ts';
import type { SelectorNode } from '../calico/selector/ast.ts';
import type { Address, Prefix } from '../net/address.ts';
import type { Span } from '../text.ts';
import type { Range } from './region.ts';
import type { Action } from './ruleSpec.ts';

/** What policy verdicts depend on, as plain facts. */

/** Where something is written. */
export interface WrittenAt {
  readonly file: string;
  readonly span: Span;
}

export interface NamedPort {
  readonly name: string;
  /** The number of its protocol. */
  readonly protocol: number;
  readonly port: number;
}

/** What carries labels and owns addresses: rule selectors find addresses by it. */
export interface Owner {
  /** All labels by which Felix finds it: those of its namespace and service account with their prefixes too. */
  readonly labels: ReadonlyMap<string, string>;
  readonly ports: readonly NamedPort[];
}

/** A pod, or a host endpoint. */
export interface Endpoint extends Owner {
  readonly kind: 'pod' | 'host';
  /** `namespace/name`, or `host:NAME`. */
  readonly id: string;
  readonly name: string;
  /** Undefined for host endpoints. */
  readonly namespace: string | undefined;
  readonly node: string | undefined;
  /** None for a pod that is only described yet, in a workload. */
  readonly addresses: readonly Address[];
  readonly profiles: readonly string[];
  /** Of a host endpoint, where it names one: the interface, or `*` for all but those of pods. */
  readonly interfaceName?: string;
  /** The kind of the object that makes the pod. */
  readonly from: string;
  /** Undefined where only an inventory tells of it. */
  readonly at: WrittenAt | undefined;
}

/** A NetworkSet or GlobalNetworkSet. */
export interface NetworkSet extends Owner {
  readonly nets: readonly Prefix[];
}

/** One end of a rule. */
export interface Side {
  readonly nets: readonly Prefix[];
  readonly notNets: readonly Prefix[];
  readonly selector: SelectorNode | undefined;
  /** Only where there is no selector: with one, it is part of it. */
  readonly notSelector: SelectorNode | undefined;
  readonly ports: readonly Range[];
  readonly namedPorts: readonly string[];
  readonly notPorts: readonly Range[];
  readonly notNamedPorts: readonly string[];
  /** `namespace/name` of a Service. */
  readonly service: string | undefined;
}

export interface IcmpMatch {
  readonly type: number;
  readonly code: number | undefined;
}

export interface Rule {
  readonly action: Action;
  readonly ipVersion: number | undefined;
  readonly protocol: number | undefined;
  readonly notProtocol: number | undefined;
  readonly icmp: IcmpMatch | undefined;
  readonly notIcmp: IcmpMatch | undefined;
  readonly source: Side;
  readonly destination: Side;
  readonly at: WrittenAt | undefined;
}

export type Rules = Readonly<Record<Direction, readonly Rule[]>>;

/** A policy with its rules; `policy.types` is always filled in. */
export interface WorldPolicy {
  readonly policy: Policy;
  /** `namespace/name`, or the name alone. */
  readonly id: string;
  /** By which it finds its endpoints. */
  readonly selector: SelectorNode;
  readonly rules: Rules;
  readonly at: WrittenAt;
}

export interface Profile {
  readonly name: string;
  readonly rules: Rules;
}

/** Addresses behind a Service, from its EndpointSlices, with the ports that each slice tells. */
export interface ServiceMember {
  readonly address: Address;
  readonly ports: readonly { readonly protocol: number; readonly port: number }[];
}

/** A port of the host that is always open. */
export interface Failsafe {
  readonly protocol: number;
  readonly port: number;
  readonly net: Prefix | undefined;
}

export type Failsafes = Readonly<Record<'inbound' | 'outbound', readonly Failsafe[]>>;

/** What Felix is told on a node. */
export interface FelixSettings {
  readonly failsafes: Failsafes;
  /** Undefined where it isn't known. */
  readonly endpointToHost: EndpointToHost | undefined;
}

/** A node as host endpoints are made of it. */
export interface WorldNode {
  /** Undefined where they aren't known. */
  readonly labels: ReadonlyMap<string, string> | undefined;
  readonly addresses: readonly Address[];
  /** Those that calico-node notes on its node, in order of name; undefined where they aren't known. */
  readonly interfaces?: readonly NodeInterface[];
}

export interface NodeInterface {
  readonly name: string;
  readonly addresses: readonly Address[];
}

export interface World {
  readonly endpoints: readonly Endpoint[];
  /** Pods that are no endpoints by their ids, with the reason. */
  readonly outside: ReadonlyMap<string, 'host-network' | 'finished'>;
  readonly networkSets: readonly NetworkSet[];
  readonly policies: readonly WorldPolicy[];
  readonly tiers: readonly Tier[];
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly services: ReadonlyMap<string, readonly ServiceMember[]>;
  readonly pools: readonly Prefix[];
  /** By node; the entry of the empty name is for all others. */
  readonly felix: ReadonlyMap<string, FelixSettings>;
  /** By name, as far as files or an inventory tell of them. */
  readonly nodes: ReadonlyMap<string, WorldNode>;
}
