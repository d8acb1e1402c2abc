import { type Address, bits, type Family, type Prefix, parseAddress, parsePrefix } from '../net/address.ts';
import { parseDestination } from '../net/iproute2/destination.ts';
import { podGateway } from '../net/kernel/workload.ts';
import type { Node, Route } from '../net/node.ts';
import type { PathContext } from './model.ts';
import { tunnelAddress } from './predictedRoute.ts';
import type { NamesInput } from './reachNames.ts';
import { podEnds } from './reachProbe.ts';

/** Which addresses and prefixes the nodes' facts speak of. */
export function* gather(contexts: readonly [PathContext, ...PathContext[]]): Generator<undefined, NamesInput> {
  const [context] = contexts;
  const { family } = context;
  const own: (readonly Address[])[] = [];
  const pods: (readonly Address[])[] = [];
  const mentioned: Address[] = [{ family, value: 0n }];
  if (podGateway?.family === family) mentioned.push(podGateway);
  const prefixes = new Map<string, Prefix>();
  const special = new Set<bigint>();
  const add = (prefix: Prefix | undefined): void => {
    if (prefix === undefined || prefix.address.family !== family) return;
    if (prefix.length >= bits(family)) mentioned.push(prefix.address);
    else prefixes.set(`${prefix.address.value}/${prefix.length}`, prefix);
  };
  for (const each of contexts) {
    for (const { prefix } of each.pools) {
      add(prefix);
      // A pod that is only thought of has it.
      mentioned.push(prefix.address);
      special.add(prefix.address.value);
    }
  }
  for (const [at, node] of context.inventory.nodes.entries()) {
    if (at % batch === batch - 1) yield undefined;
    own.push(ownAddresses(contexts, node).filter((address) => address.family === family));
    pods.push(podAddresses(context, node));
    mentioned.push(...mentionedBy(node, family));
    for (const prefix of prefixesOf(contexts, node)) add(prefix);
  }
  return { family, own, pods, mentioned, prefixes: [...prefixes.values()], special };
}

/** So many nodes are worked on at once. */
export const batch = 25;

/** In an order that is the same for nodes that are alike. */
function ownAddresses(contexts: readonly [PathContext, ...PathContext[]], node: Node): readonly Address[] {
  const [context] = contexts;
  const { family } = context;
  const calico = contexts.flatMap((each) => {
    const found = each.addressOf(node);
    return found.kind === 'known' ? [found.address] : [];
  });
  const tunnels = (['ipip', 'vxlan', 'wireguard'] as const).flatMap((kind) => tunnelAddress(node, kind, family) ?? []);
  return [
    ...(node.interfaces ?? []).flatMap(({ addresses }) => addresses.map(({ address }) => address)),
    ...calico,
    ...tunnels,
    ...(node.internalIPs ?? []).flatMap((text) => parseAddress(text) ?? []),
    ...context.blocksOf(node).map(({ address }) => address),
  ];
}

function podAddresses(context: PathContext, node: Node): readonly Address[] {
  const { family } = context;
  const ends = podEnds(context, node).map(({ address }) => address);
  const all = context.podsOf(node).flatMap(({ ips, hostNetwork }) => (hostNetwork ? [] : ips));
  return [...ends, ...all.flatMap((text) => parseAddress(text) ?? []).filter((each) => each.family === family)];
}

function mentionedBy({ routing, fdb = [], neighbours = [], interfaces = [] }: Node, family: Family): Address[] {
  const routes = routing[family]?.routes ?? [];
  const found: Address[] = [];
  for (const { source, nexthops } of routes) {
    if (source?.family === family) found.push(source);
    for (const { gateway } of nexthops) if (gateway?.family === family) found.push(gateway);
  }
  for (const { to } of fdb) if (to.family === family) found.push(to);
  for (const { address } of neighbours) if (address.family === family) found.push(address);
  for (const { addresses } of interfaces) {
    for (const { peer } of addresses) if (peer?.family === family) found.push(peer);
  }
  return found;
}

function prefixesOf(contexts: readonly [PathContext, ...PathContext[]], node: Node): readonly (Prefix | undefined)[] {
  const [context] = contexts;
  const routing = node.routing[context.family];
  return [
    ...(routing?.routes ?? []).flatMap(({ destination, from }: Route) =>
      [destination, from].filter((each) => each === undefined || each.length < bits(context.family)),
    ),
    ...(routing?.rules ?? []).flatMap(({ from, to }) => [from, to]),
    ...(node.interfaces ?? []).flatMap(({ addresses }) =>
      addresses.map(({ address, peer, prefixLength: length }) => ({ address: peer ?? address, length })),
    ),
    ...contexts.map((each) => {
      const found = each.addressOf(node);
      return found.kind === 'known' ? { address: found.address, length: found.length ?? bits(each.family) } : undefined;
    }),
    ...[node.stored?.[context.family]].map((text) => (text === undefined ? undefined : parsePrefix(text))),
    ...context.blocksOf(node),
    ...(node.firewall ?? []).flatMap((line) => wordsOf(line).map(parseDestination)),
  ];
}

/** The words of a line of `iptables-save`, lists and what lies between taken apart. */
export function wordsOf(line: string): readonly string[] {
  return line.split(/[\s,]/).filter((word) => word !== '');
}
