import { isDown } from '../detection/virtual.ts';
import { tunnelDevices } from '../facts/devices.ts';
import { felixDefault } from '../facts/felix.ts';
import { type Address, sameAddress } from '../net/address.ts';
import { hasAddress } from '../net/kernel/host.ts';
import { type Sending, sendOnce } from '../net/kernel/output.ts';
import type { Transport } from '../net/kernel/rules.ts';
import type { Node } from '../net/node.ts';
import type { Fault } from './fault.ts';
import type { NodeAddress, PathContext } from './model.ts';
import type { Encapsulation } from './pool.ts';
import { notedAddress, tunnelAddress } from './predictedRoute.ts';
import { sha1 } from './sha1.ts';

/** How tunnel devices wrap packets, and what their other end takes. */

export type Wrapping = Exclude<Encapsulation, 'none'>;

export const transports: Readonly<Record<Wrapping, Transport>> = {
  ipip: { protocol: '4' },
  vxlan: { protocol: 'udp', port: Number(felixDefault('FELIX_VXLANPORT')) },
  wireguard: { protocol: 'udp', port: Number(felixDefault('FELIX_WIREGUARDLISTENINGPORT')) },
};

/** The device by which a node wraps and unwraps. */
export function tunnelOf({ family }: PathContext, wrapping: Wrapping): string {
  return tunnelDevices[wrapping][family];
}

/** The outer packet, before it is routed. */
export interface Wrapped {
  readonly destination: Address;
  /** Bound to the device; undefined where the kernel chooses. */
  readonly source?: Address;
  /** The node whose MAC address the inner frame has: others drop it. */
  readonly addressee?: Node;
  readonly faults: readonly Fault[];
}

/**
 * Where the tunnel device sends a packet whose route has this next hop; undefined where nobody knows. IPIP takes the next
 * hop itself (net/ipv4/ip_tunnel.c, ip_tunnel_xmit), VXLAN its neighbor and FDB entries, which Felix writes for each node
 * (felix/dataplane/linux/vxlan_mgr.go), WireGuard the peer that owns the destination.
 */
export function wrap(
  context: PathContext,
  node: Node,
  wrapping: Wrapping,
  next: Address,
  owner: Node | undefined,
): Wrapped | undefined {
  if (wrapping === 'ipip') return { destination: next, faults: [] };
  const peerNode = wrapping === 'vxlan' ? (context.tunnelOwner(next) ?? owner) : owner;
  const peer = peerNode && context.addressOf(peerNode);
  if (peerNode === undefined || peer?.kind !== 'known') return undefined;
  return wrapping === 'vxlan'
    ? wrapVxlan(context, node, next, peerNode, peer)
    : { destination: peer.address, faults: [] };
}

function wrapVxlan(
  context: PathContext,
  node: Node,
  next: Address,
  vtep: Node,
  peer: NodeAddress & { readonly kind: 'known' },
): Wrapped {
  const own = context.addressOf(node);
  const source = own.kind === 'known' ? { source: own.address } : {};
  const device = tunnelDevices.vxlan[context.family];
  const known = { ...source, addressee: vtep };
  const missing: Fault = { kind: 'no-forwarding-entry', node: node.name, device, peer: vtep.name };
  const lacks = [node, vtep].filter((each) => lacksTunnel(context, each));
  const faults: Fault[] = lacks.map(({ name }) => ({ kind: 'no-tunnel-address', node: name, device }));
  if (isStray(context, next, vtep)) {
    faults.push({ kind: 'next-hop-nowhere', node: node.name, gateway: next, peer: vtep.name });
  }
  // Entries count as they are read as long as Calico would write the same again.
  const isRead = context.mode === 'live' || (own.kind === 'known' && own.changed === false && peer.changed === false);
  const entry = isRead ? entryFor(node, device, next, vtep, context.family) : undefined;
  if (entry === 'missing') return { ...known, destination: peer.address, faults: [...faults, missing] };
  if (entry === undefined || sameAddress(entry, peer.address)) return { ...known, destination: peer.address, faults };
  const other: Fault = { kind: 'other-forwarding-entry', node: node.name, device, peer: vtep.name, to: entry };
  const leadsThere = context.carriers(entry).includes(vtep);
  return { ...known, destination: entry, faults: leadsThere ? faults : [...faults, other] };
}

/** The next hop is no tunnel's address, though the VTEP has one, and no pod's. */
function isStray(context: PathContext, next: Address, vtep: Node): boolean {
  if (context.tunnelOwner(next) !== undefined || context.podAt(next) !== undefined) return false;
  return notedAddress(vtep, 'vxlan', context.family) !== undefined;
}

/**
 * Routes the outer packet: with the device's own source for VXLAN (drivers/net/vxlan, vxlan_get_route), which must be one
 * of the node's for IPv4 alone (net/ipv4/route.c, ip_route_output_key_hash_rcu).
 */
export function sendWrapped(context: PathContext, node: Node, wrapping: Wrapping, wrapped: Wrapped): Sending {
  const kernel = context.kernelOf(node);
  const { destination, source } = wrapped;
  const transport = transports[wrapping];
  if (source === undefined) return sendOnce(kernel, { destination, transport });
  const isOwn = source.family === 6 || kernel.host.devices.length === 0 || hasAddress(kernel.host, source);
  return isOwn ? sendOnce(kernel, { destination, source, transport }) : { kind: 'error', error: 'invalid argument' };
}

/** Where the FDB sends what is for the VTEP; undefined where its entries are not known. */
function entryFor(
  node: Node,
  device: string,
  next: Address,
  vtep: Node,
  family: 4 | 6,
): Address | 'missing' | undefined {
  const { fdb, neighbours } = node;
  const listed = (neighbours ?? []).filter((each) => each.device === device && each.address.family === family);
  const neighbour = listed.find(({ address }) => sameAddress(address, next));
  // Of a device with entries for others, the one for this peer is missing.
  if (neighbour === undefined && listed.length > 0) return 'missing';
  if (fdb === undefined) return undefined;
  const own = fdb.filter((each) => (each.device === undefined || each.device === device) && each.to.family === family);
  const mac = neighbour?.mac ?? vtepMac(vtep.name, family);
  return own.find((each) => each.mac === mac)?.to ?? 'missing';
}

/** `66` and five bytes of the SHA-1 of the node's name (felix/calc/vxlan_resolver.go). */
export function vtepMac(name: string, family: 4 | 6): string {
  const digits = `66${sha1(family === 4 ? name : `${name}-v6`).slice(0, 10)}`;
  return digits.replace(/(..)(?=.)/g, '$1:');
}

/** Felix knows a node as an end of VXLAN tunnels only where it has a tunnel address too (felix/calc/vxlan_resolver.go). */
function lacksTunnel({ family }: PathContext, node: Node): boolean {
  return (
    node.tunnels !== undefined &&
    node.stored?.[family] !== undefined &&
    tunnelAddress(node, 'vxlan', family) === undefined
  );
}

/** What keeps a node from unwrapping a packet that has come to it. */
export function unwrapFaults(
  context: PathContext,
  node: Node,
  wrapping: Wrapping,
  outer: { readonly source: Address; readonly destination: Address },
  sender: { readonly node: Node; readonly origin: 'live' | 'predicted' },
): readonly Fault[] {
  const faults = [...deviceFaults(node, tunnelDevices[wrapping][context.family], sender.origin)];
  const isKnown = wrapping === 'wireguard' || context.holders(outer.source).length > 0;
  const own = context.addressOf(sender.node);
  // Felix lets in only what comes from the Calico address of a node (felix/rules/static.go, `all-hosts-net`).
  if (!isKnown && own.kind === 'known') {
    // Which source it takes is guessed by the subnets of its interfaces.
    if (sender.node.routing[context.family] === undefined)
      faults.push({ kind: 'routes-unknown', node: sender.node.name });
    else faults.push({ kind: 'other-source', node: sender.node.name, source: outer.source, own: own.address });
  }
  return faults;
}

/** Where routes lead through tunnels already, the receiver has its device too; those of nodes that were asked are all known. */
function deviceFaults(
  { name, origin, interfaces }: Node,
  tunnel: string,
  sent: 'live' | 'predicted',
): readonly Fault[] {
  const device = interfaces?.find((each) => each.name === tunnel);
  if (device !== undefined)
    return isDown(device) ? [{ kind: 'device-down', node: name, device: tunnel, made: true }] : [];
  const isAsked = origin === 'exec' && sent === 'live' && interfaces !== undefined;
  return isAsked ? [{ kind: 'tunnel-device-missing', node: name, device: tunnel }] : [];
}
