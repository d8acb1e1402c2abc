import { behaves } from '../calico/changes.ts';
import { type Address, bits, network, type Prefix, sameAddress } from '../net/address.ts';
import type { NextHop, Node, Route } from '../net/node.ts';
import type { RouteAnswer } from '../net/routing.ts';
import type { KnownAddress, PathContext } from './context.ts';
import type { Fault } from './fault.ts';
import { type Encapsulation, encapsulationFor, type PathPool } from './pool.ts';
import { encapsulationOfDevice, notedAddress, remoteRoute } from './predictedRoute.ts';

/** How one node sends to a pod on another: by the route that it has, or by the one that Calico would give it. */
export interface Decision {
  readonly route?: Route;
  /** Read from the node, or predicted. */
  readonly origin: 'live' | 'predicted';
  readonly encapsulation?: Encapsulation;
  /** Where the (outer) packet is sent to. */
  readonly target?: Address;
  readonly faults: readonly Fault[];
}

export interface Journey {
  readonly from: Node;
  readonly to: Node;
  readonly own: KnownAddress;
  readonly peer: KnownAddress;
  /** An address of a pod, or of its block. */
  readonly destination: Address;
  /** The pod that sends, for rules that ask where packets come from; undefined for the node itself. */
  readonly source?: Address;
  /** The block, or the address alone where it lies in another node's block; undefined where blocks are not known. */
  readonly cover: Prefix | undefined;
  readonly pool: PathPool | undefined;
  /** No pod and no block is known there: then no route is missing either. */
  readonly assumed?: boolean;
}

/**
 * The route on `from`. What is planned counts by the route that is there as long as neither a node's address nor the pool
 * changes, or where Calico would program the same again.
 */
export function decide(context: PathContext, journey: Journey): Decision {
  const { from, own, peer } = journey;
  const live = journey.assumed ? undefined : liveDecision(context, journey);
  const keeps = own.changed === false && peer.changed === false && journey.pool?.changed !== true;
  const stays = context.mode === 'live' || keeps;
  if (stays && live !== undefined) return live;
  const predicted = predictedDecision(context, journey);
  if (live?.route !== undefined && predicted.route !== undefined && sameWay(live.route, predicted.route)) return live;
  if (predicted.route === undefined && live !== undefined && own.changed === undefined) return live;
  if (!isProgrammed(context, journey, predicted)) {
    return { origin: 'predicted', faults: [{ kind: 'programs-no-routes', node: from.name }] };
  }
  return predicted;
}

/** Without Calico's own networking, as in Canal, routes lead by other ways than the pools tell. */
function programsAll(context: PathContext, node: Node): boolean {
  return context.backendOf(node) !== 'none';
}

/** Without BIRD there are only those routes that Felix programs: VXLAN's, and from v3.33 on IPIP's. */
function isProgrammed(context: PathContext, { from, pool }: Journey, { encapsulation }: Decision): boolean {
  const backend = context.mode === 'planned' ? context.backendOf(from) : undefined;
  if (backend === 'none') return false;
  if (backend !== 'vxlan' || pool?.vxlan !== 'Never') return true;
  return encapsulation === 'ipip' && behaves(context.version, 'felix-programs-ipip');
}

function sameWay(a: Route, b: Route): boolean {
  const [one, other] = [a.nexthops[0], b.nexthops[0]];
  if (one?.device !== other?.device || a.nexthops.length !== b.nexthops.length) return false;
  return one?.gateway === undefined || other?.gateway === undefined
    ? one?.gateway === other?.gateway
    : sameAddress(one.gateway, other.gateway);
}

/** Undefined where the node's routes are not known. */
function liveDecision(context: PathContext, journey: Journey): Decision | undefined {
  const { from, destination, source } = journey;
  if (from.routing[context.family] === undefined) return undefined;
  const answer = context.routerOf(from)(destination, source);
  if (answer === undefined) return undefined;
  if (!answer.ok) return refused(context, journey, answer);
  const { route } = answer;
  if (!leadsToPods(route, journey)) return missing(journey, route);
  const [first] = answer.hops;
  const encapsulation = encapsulationOfDevice(first?.hop.device);
  const secured = wantedEncapsulation(context, journey);
  // WireGuard begins only once both nodes have each other's keys, which are not known.
  const wanted = secured === 'wireguard' ? encapsulation : secured;
  const faults: Fault[] = [
    ...(wanted !== undefined && wanted !== encapsulation && programsAll(context, from)
      ? ([{ kind: 'other-encapsulation', node: from.name, route, wanted }] as const)
      : []),
    ...(answer.hops.length > 1 ? ([{ kind: 'multipath', node: from.name, destination }] as const) : []),
  ];
  const next = nextOf(context, journey, encapsulation, first?.hop);
  return { route, origin: 'live', encapsulation, ...next, faults: [...faults, ...next.faults] };
}

/** A route to the block or to part of it; in any case not one that was there before Calico. */
function leadsToPods({ destination, type }: Route, { cover, pool }: Journey): boolean {
  if (type !== 'unicast') return false;
  const within = cover ?? pool?.prefix;
  return within === undefined ? destination.length > 0 : destination.length >= within.length;
}

function missing({ from, cover, destination }: Journey, taken: Route | undefined): Decision {
  const wanted = cover ?? { address: destination, length: bits(destination.family) };
  const fault: Fault = { kind: 'block-route-missing', node: from.name, cover: wanted, ...(taken && { taken }) };
  return { origin: 'live', faults: [fault] };
}

function refused(_context: PathContext, journey: Journey, answer: RouteAnswer & { readonly ok: false }): Decision {
  const { route, error } = answer;
  if (route === undefined) return missing(journey, undefined);
  return { route, origin: 'live', faults: [{ kind: 'refused', node: journey.from.name, route, error }] };
}

/** Where a packet goes that leaves by `hop`, and what is wrong with that. */
function nextOf(
  context: PathContext,
  { from, to, peer }: Journey,
  encapsulation: Encapsulation,
  hop: NextHop | undefined,
): { readonly target?: Address; readonly faults: readonly Fault[] } {
  const gateway = hop?.gateway;
  // Felix's entries for VXLAN and WireGuard lead to the peer's Calico address, whatever the route says.
  if (encapsulation === 'vxlan' || encapsulation === 'wireguard') {
    return { target: peer.address, faults: wrongTunnelEnd(context, from, to, encapsulation, gateway) };
  }
  if (gateway === undefined || sameAddress(gateway, peer.address))
    return { target: gateway ?? peer.address, faults: [] };
  const carriers = context.carriers(gateway);
  if (carriers.includes(to)) return { target: gateway, faults: [] };
  const [owner] = carriers;
  const names = { node: from.name, gateway, peer: to.name };
  if (owner !== undefined)
    return { target: gateway, faults: [{ kind: 'next-hop-elsewhere', ...names, owner: owner.name }] };
  // Unwrapped packets may go through a router; wrapped ones must reach a node.
  if (encapsulation === 'none') return { target: gateway, faults: [{ kind: 'underlay', node: from.name, gateway }] };
  if (to.interfaces === undefined) return { target: gateway, faults: [{ kind: 'address-unknown', node: to.name }] };
  return { target: gateway, faults: [{ kind: 'next-hop-nowhere', ...names }] };
}

function wrongTunnelEnd(
  { family }: PathContext,
  from: Node,
  to: Node,
  encapsulation: Encapsulation,
  gateway: Address | undefined,
): readonly Fault[] {
  const noted = notedAddress(to, encapsulation, family);
  if (gateway === undefined || noted === undefined || sameAddress(gateway, noted)) return [];
  return [{ kind: 'next-hop-nowhere', node: from.name, gateway, peer: to.name }];
}

/** Undefined where the pool, its modes, or the own subnet are not known. */
function wantedEncapsulation(
  { family }: PathContext,
  { from, to, own, peer, pool }: Journey,
): Encapsulation | undefined {
  if (pool === undefined) return undefined;
  const secured = [from, to].every((node) => notedAddress(node, 'wireguard', family) !== undefined);
  return secured ? 'wireguard' : encapsulationFor(pool, own, peer.address);
}

function predictedDecision(context: PathContext, journey: Journey): Decision {
  const { from, to, peer, destination, pool } = journey;
  const encapsulation = wantedEncapsulation(context, journey);
  if (pool === undefined || encapsulation === undefined) {
    return { origin: 'predicted', target: peer.address, faults: [{ kind: 'pool-unknown', address: destination }] };
  }
  const way = encapsulation === 'none' ? context.routerOf(from)(peer.address) : undefined;
  const hop = way?.ok ? way.hops[0]?.hop : undefined;
  const faults: readonly Fault[] =
    hop?.gateway === undefined ? [] : [{ kind: 'underlay', node: from.name, gateway: hop.gateway }];
  const cover = journey.cover ?? coverFor(destination, pool);
  const vxlanPool = pool.vxlan !== 'Never';
  const remote = { to, cover, encapsulation, peer: peer.address, device: hop?.device, gateway: hop?.gateway };
  const route = remoteRoute(context, { ...remote, vxlanPool });
  return { route, origin: 'predicted', encapsulation, target: peer.address, faults };
}

/** The block in which the address would lie: Calico's blocks have 64 addresses where nothing else is told. */
function coverFor(address: Address, pool: PathPool | undefined): Prefix {
  const all = bits(address.family);
  return network({ address, length: pool?.blockSize ?? all - 6 });
}
