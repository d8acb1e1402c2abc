import { isDown, isHostLocal } from '../detection/virtual.ts';
import { bits, type Family, isLinkLocal6, network } from '../net/address.ts';
import { parseDestination } from '../net/iproute2/destination.ts';
import { isUsable } from '../net/kernel/host.ts';
import type { Interface, InterfaceAddress, Node, Route, Rule } from '../net/node.ts';
import type { PathContext } from './model.ts';
import { notedAddress } from './predictedRoute.ts';
import { type DeviceNames, isDeviceWord } from './reachDevices.ts';
import { type Contexts, wordsOf } from './reachFacts.ts';
import type { Names } from './reachNames.ts';
import type { PodEnd } from './reachProbe.ts';

/**
 * Single facts of a node, in which addresses have names that are the same for nodes that are alike: as data that is made
 * text together, for a text within a text is escaped once more.
 */

export interface Place {
  readonly names: Names;
  /** The node's number. */
  readonly self: number;
  /** That of another node, which the fact is about. */
  readonly peer?: number | undefined;
  /** The node's interfaces. */
  readonly deviceNames: DeviceNames;
}

/** `pod`: it is for this pod of the node, whose address and interface are others on each node. */
export function routeFacts(route: Route, { names, self, peer, deviceNames }: Place, pod?: PodEnd): unknown {
  const { type, destination, from, table, nexthops, metric, tos, source, scope, preference } = route;
  return [
    [
      type,
      pod === undefined ? names.prefix(destination, self, peer) : 'pod',
      from && names.prefix(from, self, peer),
      table,
      metric,
      tos,
      scope,
    ],
    [preference, source && names.address(source, self, peer)],
    nexthops.map(({ gateway, device, weight, flags }) => [
      gateway && names.address(gateway, self, peer),
      pod !== undefined && device === pod.device ? 'own' : [device && deviceNames(device)],
      weight,
      flags,
    ]),
  ];
}

export function ruleFacts({ from, to, iif, oif, ...rest }: Rule, { names, self, deviceNames }: Place): unknown {
  const devices = [iif && deviceNames(iif), oif && deviceNames(oif)];
  return [from && names.prefix(from, self), to && names.prefix(to, self), devices, rest];
}

/** A line of the firewall. */
export function lineFacts(line: string, place: Place): unknown {
  const words = line.split(/\s+/);
  return words.map((word, at) =>
    isDeviceWord(words, at) ? place.deviceNames(word) : wordsOf(word).map((each) => wordText(each, place)),
  );
}

function wordText(word: string, { names, self }: Place): string {
  const prefix = parseDestination(word);
  return prefix === undefined ? word : names.prefix(prefix, self);
}

/** What calico-node would do on the node, by all contexts. */
export function calicoText(contexts: Contexts, node: Node, { names, self, deviceNames }: Place): string {
  const calico = contexts.map((context) => {
    const { family } = context;
    const found = context.addressOf(node);
    if (found.kind !== 'known') return found.kind;
    const { address, length, device, changed } = found;
    const around = names.prefix(network({ address, length: length ?? bits(family) }), self);
    return [
      names.address(address, self),
      length,
      around,
      device && deviceNames(device),
      changed,
      context.backendOf(node),
    ];
  });
  return JSON.stringify(calico);
}

/** What Calico and Kubernetes note of the node. */
export function notedFacts({ family, blocksOf }: PathContext, node: Node, place: Place): unknown {
  const { names, self } = place;
  const { stored, tunnels, internalIPs, origin, interfaces, families, prefixesKnown, kernelOrder } = node;
  const noted = (['ipip', 'vxlan', 'wireguard'] as const).map((kind) => {
    const address = notedAddress(node, kind, family);
    return address === undefined ? '' : names.address(address, self);
  });
  return [
    [stored?.[family] !== undefined, stored === undefined, tunnels === undefined, noted],
    (internalIPs ?? []).map((text) => wordText(text, place)),
    [origin, interfaces === undefined, families, prefixesKnown, kernelOrder],
    blocksOf(node).map((block) => [names.prefix(block, self), names.address(block.address, self)]),
  ];
}

/** Settings, but those of interfaces by which nothing comes or goes. */
export function settingFacts({ sysctls }: Node, isKept: (device: string) => boolean, names: DeviceNames): unknown {
  const kept = Object.entries(sysctls).flatMap(([name, value]) => {
    const device = deviceOf(name);
    if (device === undefined) return [[name, value] as const];
    const [before = '', after = ''] = name.split(`.${device}.`);
    return isKept(device) ? [[`${before}.${names(device)}.${after}`, value] as const] : [];
  });
  // Whether any setting of the filter is known counts too.
  const known = Object.keys(sysctls).some((name) => name.endsWith('.rp_filter') || name.endsWith('forward'));
  const forwarding = Object.keys(sysctls).some(
    (name) => name.startsWith('net.ipv4.conf.') && name.endsWith('.forwarding'),
  );
  return [kept.sort(([a], [b]) => (a < b ? -1 : 1)), known, forwarding];
}

/** `eth0` of `net.ipv4.conf.eth0.rp_filter`. */
function deviceOf(name: string): string | undefined {
  const words = name.split('.');
  const isOf = words.length >= 5 && words[2] === 'conf' && words[3] !== 'all' && words[3] !== 'default';
  return isOf ? words.slice(3, -1).join('.') : undefined;
}

/** An interface of a pod, or of the node; `name` is absent where each node has another one. */
export function deviceFacts(
  device: Interface,
  node: Node,
  place: Place & { readonly family: Family },
  name: string | undefined,
): unknown {
  const { flags, operState, mtu, group, kind, master } = device;
  const { family, deviceNames } = place;
  const addresses = device.addresses.filter(({ address }) => address.family === family);
  const bridged = (node.interfaces ?? []).some((each) => each.master === device.name && !isHostLocal(each));
  const rank = name === undefined ? undefined : rankOf(device, node, family);
  return [
    [name && deviceNames(name), isDown(device), flags, operState, mtu, group, kind],
    [master && deviceNames(master), bridged, rank],
    addresses.map((own) => addressFacts(own, place)),
  ];
}

/** Its place in the kernel's order, among those that have addresses. */
function rankOf({ index }: Interface, { interfaces = [] }: Node, family: Family): number | undefined {
  if (index === undefined || interfaces.some((each) => each.index === undefined)) return undefined;
  return interfaces.filter(
    (each) => (each.index ?? 0) < index && each.addresses.some(({ address }) => address.family === family),
  ).length;
}

function addressFacts(own: InterfaceAddress, { names, self }: Place): unknown {
  const { address, peer, prefixLength: length, scope, flags } = own;
  const subnet = names.prefix(network({ address: peer ?? address, length }), self);
  return [names.address(address, self), length, subnet, peer && names.address(peer, self), scope, flags];
}

/** IPv6 compares sources and destinations bit by bit where a node has several sources for one way: no names tell that. */
export function isOdd({ interfaces = [], routing }: Node, { family }: PathContext): boolean {
  if (family === 4) return false;
  const counts = interfaces
    .filter(({ name }) => name !== 'lo')
    .map(({ name, addresses }) => {
      const fit = addresses.filter((own) => own.address.family === 6 && !isLinkLocal6(own.address) && isUsable(own));
      return [name, fit.length] as const;
    });
  if (counts.some(([, count]) => count > 1)) return true;
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  if (all < 2) return false;
  const has = new Set(counts.filter(([, count]) => count > 0).map(([name]) => name));
  const { routes = [], rules } = routing[6] ?? {};
  const isPlain =
    rules === undefined || rules.every(({ from, action }) => from === undefined && action.kind === 'lookup');
  return !isPlain || routes.some((route) => isOut(route) && route.nexthops.some(({ device = '' }) => !has.has(device)));
}

/** A route by which other nodes may be reached: neither to a pod nor into the link alone. */
function isOut({ type, destination, source }: Route): boolean {
  const isLocal = isLinkLocal6(destination.address) || destination.address.value >> 120n === 0xffn;
  return type === 'unicast' && !isLocal && source === undefined && destination.length < 128;
}
