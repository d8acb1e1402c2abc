import { behaves } from '../calico/changes.ts';
import { isVirtual } from '../detection/virtual.ts';
import { type Address, bits } from '../net/address.ts';
import type { Node, Route } from '../net/node.ts';
import { cloudOf, mayDrop } from './cloud.ts';
import { type PodPlace, placeOf } from './expected.ts';
import type { Fault } from './fault.ts';
import { type Arrival, addFaults, type Flight, type Walk } from './flight.ts';
import { entryOf, type NetworkRoutes } from './links.ts';
import type { PathContext } from './model.ts';
import { peerMtu, type Sizes, tunnelMtu, vethMtu } from './mtu.ts';
import { downFaults, filter, originOf } from './nodeFaults.ts';
import { arriveOutside, goesOutside } from './outside.ts';
import { encapsulationFor } from './pool.ts';
import { sendWrapped, transports, type Wrapping, wrap } from './tunnels.ts';

/** How a packet leaves a node: through a tunnel device, or by an interface to whoever takes it next. */

export interface Enwrapping {
  readonly wrapping: Wrapping;
  readonly next: Address;
  readonly flight: Flight;
  readonly origin: 'live' | 'predicted';
  readonly device: string | undefined;
}

/** The tunnel device wraps the packet, and the outer one is routed anew. */
export function enwrap(
  walk: Walk,
  node: Node,
  { wrapping, next, flight, origin, device }: Enwrapping,
): Arrival | undefined {
  const { context, hops, to } = walk;
  const { name } = node;
  const owner = placeOf(context, flight.destination)?.node;
  const wrapped = wrap(context, node, wrapping, next, owner);
  const base = {
    kind: 'encapsulation',
    node: name,
    ...(device !== undefined && { device }),
    encapsulation: wrapping,
  } as const;
  if (wrapped === undefined) {
    const fault: Fault = { kind: 'address-unknown', node: owner?.name ?? to.node.name };
    hops.push({ ...base, faults: [fault] });
    return undefined;
  }
  const { destination, addressee } = wrapped;
  const sending = sendWrapped(context, node, wrapping, wrapped);
  const down = downFaults(node, device, true);
  if (sending.kind !== 'sent') {
    const fault: Fault =
      sending.kind === 'unknown'
        ? { kind: 'routes-unknown', node: name }
        : { kind: 'no-route', node: name, destination, error: sending.error };
    const outer = { ...(wrapped.source && { source: wrapped.source }), destination };
    hops.push({ ...base, outer, faults: [...wrapped.faults, ...down, fault] });
    return undefined;
  }
  const { source, route } = sending;
  const [hop] = sending.hops;
  const outer = { source, destination };
  const isOwn = route.type === 'local';
  const own: readonly Fault[] = isOwn
    ? [{ kind: 'address-own', node: name, address: destination, peer: to.node.name }]
    : [];
  const loops: readonly Fault[] = !isOwn && hop?.device === device ? [{ kind: 'loop', node: name }] : [];
  const sizes = sizesOf(walk, node, wrapping, hop?.device);
  const tight = [...tunnelMtu(sizes), ...vethMtu(sizes)].slice(0, 2);
  hops.push({ ...base, outer, faults: [...wrapped.faults, ...down, ...own, ...loops, ...tight] });
  if (isOwn || loops.length > 0) return undefined;
  const outerFlight: Flight = {
    ...outer,
    transport: transports[wrapping],
    inner: { flight, wrapping, addressee, sender: node, origin },
  };
  const filtered = filter(walk, node, 'OUTPUT', outerFlight, undefined, hop?.device ?? '');
  if (filtered.length > 0) addFaults(walk, filtered);
  return leave(walk, node, hop?.device, hop?.gateway, outerFlight, {
    origin: originOf(context, node),
    outerRoute: route,
  });
}

interface LeaveOptions {
  readonly origin: 'live' | 'predicted';
  /** The route of the outer packet, where there is one. */
  readonly outerRoute?: Route | undefined;
  /** The route that is no route to pods, though the packet is for one. */
  readonly route?: Route | undefined;
}

/** The packet leaves by an interface: who takes it next? */
export function leave(
  walk: Walk,
  node: Node,
  device: string | undefined,
  gateway: Address | undefined,
  flight: Flight,
  { origin, outerRoute, route }: LeaveOptions,
): Arrival | undefined {
  const { context, hops, to } = walk;
  const { name } = node;
  const { destination, inner } = flight;
  const virtual =
    inner === undefined && (node.interfaces ?? []).some((each) => each.name === device && isVirtual(each));
  const sizes = sizesOf(walk, node, inner?.wrapping ?? 'none', device);
  const entry =
    device === undefined ? undefined : entryOf(context, { node, device, gateway, destination, meant: to.node });
  const isRouter = entry?.kind !== 'node' || entry.assumed !== undefined;
  hops.push({
    kind: 'egress',
    node: name,
    ...(device !== undefined && { device }),
    ...(virtual && { virtual: true as const }),
    ...(gateway && isRouter && { gateway }),
    ...(outerRoute && { route: { route: outerRoute, origin } }),
    faults: [...downFaults(node, device, false), ...(inner === undefined ? vethMtu(sizes) : [])],
  });
  if (entry !== undefined && goesOutside(walk, flight, entry)) {
    arriveOutside(walk, node, flight, gateway);
    return undefined;
  }
  if (entry === undefined) {
    addFaults(walk, [{ kind: 'routes-unknown', node: name }]);
    return undefined;
  }
  if (entry.kind === 'lost') {
    const isEnd = entry.fault.kind === 'address-not-local';
    if (isEnd)
      hops.push({ kind: 'ingress', node: entry.fault.node, address: gateway ?? destination, faults: [entry.fault] });
    else addFaults(walk, [entry.fault]);
    return undefined;
  }
  if (entry.kind === 'router') return behindRouter(walk, node, { gateway, flight, route });
  addFaults(walk, conditionsOf(walk, node, flight, entry.assumed));
  const down = downFaults(entry.node, entry.device, false);
  const routed = entry.assumed !== undefined;
  hops.push({
    kind: 'ingress',
    node: entry.node.name,
    ...(entry.device !== undefined && { device: entry.device }),
    address: gateway !== undefined && !routed ? gateway : destination,
    faults: [...down, ...(routed ? [] : peerMtu(sizes, entry.node, entry.device))],
  });
  return { node: entry.node, device: entry.device, flight };
}

/** What the network between two nodes must do with the packet. */
function conditionsOf(
  { context }: Walk,
  { name }: Node,
  { destination, inner }: Flight,
  routed: NetworkRoutes | undefined,
): readonly Fault[] {
  const wrapping = inner?.wrapping;
  const isPod = inner === undefined && placeOf(context, destination) !== undefined;
  const byBird = (wrapping === 'ipip' && !behaves(context.version, 'felix-programs-ipip')) || isPod;
  const routes: readonly Fault[] =
    routed === undefined
      ? []
      : [{ ...routed, ...(wrapping !== undefined && { wrapping }), ...(byBird && { bgp: true as const }) }];
  const found = cloudOf(context.inventory.nodes);
  const wire = wrapping === 'ipip' ? 'ipip' : isPod ? 'plain' : undefined;
  if (found === undefined || wire === undefined || !mayDrop(found.cloud, wire)) return routes;
  return [...routes, { kind: 'cloud-drops', node: name, cloud: found.cloud, wire }];
}

/** What the pool wraps packets in on the way from `node` to a pod elsewhere. */
function tunnelTo(context: PathContext, node: Node, { node: owner, pool }: PodPlace): 'ipip' | 'vxlan' | undefined {
  const [own, peer] = [context.addressOf(node), context.addressOf(owner)];
  if (pool === undefined || own.kind !== 'known' || peer.kind !== 'known') return undefined;
  const encapsulation = encapsulationFor(pool, own, peer.address);
  return encapsulation === 'ipip' || encapsulation === 'vxlan' ? encapsulation : undefined;
}

/** A machine that is no node gets the packet: whether it knows pods, or an address that no node has, nobody can tell. */
function behindRouter(
  walk: Walk,
  node: Node,
  {
    gateway,
    flight,
    route,
  }: { readonly gateway: Address | undefined; readonly flight: Flight; readonly route: Route | undefined },
): Arrival | undefined {
  const { context, to, hops } = walk;
  const place = placeOf(context, flight.destination);
  if (flight.inner !== undefined || place === undefined) {
    const [holder] = context.holders(flight.destination);
    const isNoted = holder !== undefined && holder !== node;
    const fault: Fault = isNoted
      ? holder.interfaces === undefined
        ? { kind: 'address-unknown', node: holder.name }
        : { kind: 'address-not-local', node: holder.name, address: flight.destination }
      : { kind: 'next-hop-nowhere', node: node.name, gateway: flight.destination, peer: to.node.name };
    hops.push({
      kind: 'ingress',
      node: isNoted ? holder.name : to.node.name,
      address: flight.destination,
      faults: [fault],
    });
    return undefined;
  }
  const cover = place.cover ?? { address: flight.destination, length: bits(flight.destination.family) };
  const tunnel = tunnelTo(context, node, place);
  const at = { node: node.name, cover };
  const missing: Fault | undefined =
    route &&
    (tunnel === undefined
      ? { kind: 'block-route-missing', ...at, taken: route, onward: true }
      : { kind: 'tunnel-route-missing', ...at, taken: route, tunnel });
  addFaults(walk, [
    missing ??
      (gateway === undefined
        ? { kind: 'routes-unknown', node: node.name }
        : { kind: 'underlay', node: node.name, gateway }),
  ]);
  // Should the router know the pods, it sends to the address that their node announces.
  const peer = context.addressOf(place.node);
  if (peer.kind !== 'known') return undefined;
  hops.push({
    kind: 'ingress',
    node: place.node.name,
    ...(peer.device !== undefined && { device: peer.device }),
    address: peer.address,
    faults: downFaults(place.node, peer.device, false),
  });
  return { node: place.node, device: peer.device, flight };
}

function sizesOf(
  { context, veth }: Walk,
  node: Node,
  encapsulation: Sizes['encapsulation'],
  through: string | undefined,
): Sizes {
  return { family: context.family, node, encapsulation, through, veth: veth?.node === node ? veth.device : undefined };
}
