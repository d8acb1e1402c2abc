import {
  type Address,
  bits,
  type Family,
  network,
  networkKey,
  type Prefix,
  parseAddress,
  parsePrefix,
} from '../net/address.ts';
import { parseDestination } from '../net/iproute2/destination.ts';
import { podGateway } from '../net/kernel/workload.ts';
import type { InterfaceAddress, Node } from '../net/node.ts';
import type { KnownAddress, PathContext } from './model.ts';
import { tunnelAddress } from './predictedRoute.ts';
import type { NamesInput } from './reachNames.ts';
import { podEnds } from './reachProbe.ts';

export type Contexts = readonly [PathContext, ...PathContext[]];

/** Which addresses and prefixes the facts speak of that all contexts of an inventory share. */
export function* gather(context: PathContext): Generator<undefined, NamesInput> {
  const { family } = context;
  const own: (readonly Address[])[] = [];
  const pods: (readonly Address[])[] = [];
  const mentioned: Address[] = [{ family, value: 0n }];
  if (podGateway?.family === family) mentioned.push(podGateway);
  const prefixes = new Map<string | number, Prefix>();
  const noteOne = (prefix: Prefix): unknown =>
    prefix.length >= bits(family) ? mentioned.push(prefix.address) : prefixes.set(networkKey(prefix), prefix);
  for (const [at, node] of context.inventory.nodes.entries()) {
    if (at % batch === batch - 1) yield undefined;
    own.push(ownAddresses(context, node).filter((address) => address.family === family));
    pods.push(podAddresses(context, node));
    mentioned.push(...mentionedBy(node, family));
    const found = prefixesOf(context, node).filter((prefix) => prefix?.address.family === family);
    for (const prefix of found) if (prefix !== undefined) noteOne(prefix);
  }
  return { family, own, pods, mentioned, prefixes: [...prefixes.values()], special: new Set() };
}

/** What contexts add to the facts of the nodes: pools, and Calico addresses that are on no interface. */
export interface Further {
  /** The same for contexts that add the same. */
  readonly key: string;
  readonly own: ReadonlyMap<number, readonly Address[]>;
  readonly prefixes: readonly Prefix[];
  /** Addresses that pods have which are only thought of. */
  readonly pods: readonly Address[];
}

export function* gatherFurther(contexts: Contexts, facts: NamesInput): Generator<undefined, Further> {
  const [{ inventory, family }] = contexts;
  const pools = contexts.flatMap((each) => each.pools.map(({ prefix }) => prefix));
  const known = new Set(facts.prefixes.map(networkKey));
  const wide = pools.filter(({ length }) => length < bits(family));
  const prefixes = new Map(wide.map((each) => [networkKey(each), each] as const));
  const own = new Map<number, readonly Address[]>();
  for (const [at, node] of inventory.nodes.entries()) {
    if (at % further === further - 1) yield undefined;
    for (const { address, length = bits(family) } of contexts.flatMap((each) => knownIn(each, node))) {
      const [has = [], more = []] = [facts.own[at], own.get(at)];
      if (![...has, ...more].some(({ value }) => value === address.value)) own.set(at, [...more, address]);
      const around = { address, length };
      const key = networkKey(around);
      if (length < bits(family) && !known.has(key)) prefixes.set(key, network(around));
    }
  }
  const key = [
    ...[...prefixes.keys()].sort(),
    ...[...own].map(([at, addresses]) => `${at} ${addresses.map(({ value }) => value).join()}`),
  ].join(' ');
  return { key, own, prefixes: [...prefixes.values()], pods: pools.map(({ address }) => address) };
}

function knownIn(context: PathContext, node: Node): readonly KnownAddress[] {
  const found = context.addressOf(node);
  return found.kind === 'known' ? [found] : [];
}

/** `facts` with what contexts add. */
export function withFurther(facts: NamesInput, { own, prefixes, pods }: Further): NamesInput {
  return {
    ...facts,
    own: own.size === 0 ? facts.own : facts.own.map((addresses, at) => [...addresses, ...(own.get(at) ?? [])]),
    mentioned: [...facts.mentioned, ...pods],
    prefixes: [...facts.prefixes, ...prefixes],
    special: new Set([...facts.special, ...pods.map(({ value }) => value)]),
  };
}

/** So many nodes are worked on at once; of those of which little is asked, so many. */
export const batch = 10;
const further = 100;

/** In an order that is the same for nodes that are alike. */
function ownAddresses(context: PathContext, node: Node): readonly Address[] {
  const { family } = context;
  const tunnels = (['ipip', 'vxlan', 'wireguard'] as const).flatMap((kind) => tunnelAddress(node, kind, family) ?? []);
  const own: Address[] = [];
  for (const { addresses } of node.interfaces ?? []) for (const { address } of addresses) own.push(address);
  const internal = (node.internalIPs ?? []).flatMap((text) => parseAddress(text) ?? []);
  return [...own, ...tunnels, ...internal, ...context.blocksOf(node).map(({ address }) => address)];
}

function podAddresses(context: PathContext, node: Node): readonly Address[] {
  const { family } = context;
  const ends = podEnds(context, node).map(({ address }) => address);
  const all = context.podsOf(node).flatMap(({ ips, hostNetwork }) => (hostNetwork ? [] : ips));
  return [...ends, ...all.flatMap((text) => parseAddress(text) ?? []).filter((each) => each.family === family)];
}

function mentionedBy({ routing, fdb = [], neighbours = [], interfaces = [] }: Node, family: Family): Address[] {
  const routes = routing[family]?.routes ?? [];
  const found = [
    ...routes.flatMap(({ source, nexthops }) => [source, ...nexthops.map(({ gateway }) => gateway)]),
    ...fdb.map(({ to }) => to),
    ...neighbours.map(({ address }) => address),
    ...interfaces.flatMap(({ addresses }) => addresses.map(({ peer }) => peer)),
  ];
  return found.flatMap((address) => (address?.family === family ? [address] : []));
}

function prefixesOf(context: PathContext, node: Node): readonly (Prefix | undefined)[] {
  const routing = node.routing[context.family];
  const full = bits(context.family);
  const ofRoutes = (routing?.routes ?? []).flatMap(({ destination, from }) => [destination, from]);
  const stored = node.stored?.[context.family];
  return [
    ...ofRoutes.filter((each) => each === undefined || each.length < full),
    ...(routing?.rules ?? []).flatMap(({ from, to }) => [from, to]),
    ...(node.interfaces ?? []).flatMap(({ addresses }) => addresses.map(subnetOf)),
    stored === undefined ? undefined : parsePrefix(stored),
    ...context.blocksOf(node),
    ...(node.firewall ?? []).flatMap((line) => wordsOf(line).map(parseDestination)),
  ];
}

function subnetOf({ address, peer, prefixLength: length }: InterfaceAddress): Prefix {
  return { address: peer ?? address, length };
}

/** The words of a line of `iptables-save`, lists and what lies between taken apart. */
export function wordsOf(line: string): readonly string[] {
  return line.split(/[\s,]/).filter((word) => word !== '');
}
