import { behaves } from '../calico/changes.ts';
import { type Address, bits, network, type Prefix, sameAddress } from '../net/address.ts';
import type { Host } from '../net/kernel/host.ts';
import { type Kernel, type Looked, lookupIn } from '../net/kernel/kernel.ts';
import type { Flow } from '../net/kernel/rules.ts';
import type { Node, Route } from '../net/node.ts';
import type { Fault } from './fault.ts';
import type { NodeAddress, PathContext } from './model.ts';
import { type Encapsulation, encapsulationFor, type PathPool, poolHolding } from './pool.ts';
import { encapsulationOfDevice, notedAddress, podRoute, remoteRoute } from './predictedRoute.ts';
import { changesSessions, missingSession } from './sessions.ts';

/** Where the pod with an address is, or would be. */
export interface PodPlace {
  readonly node: Node;
  /** The block, or the address alone where it is borrowed from another one; undefined where blocks are not known. */
  readonly cover: Prefix | undefined;
  readonly pool: PathPool | undefined;
  /** The node whose block it is borrowed from; empty where that is not known. */
  readonly lender?: string;
}

/** Undefined for addresses of no pod, no block and no tunnel. */
export function placeOf(context: PathContext, address: Address): PodPlace | undefined {
  const { imagined } = context;
  if (imagined !== undefined && sameAddress(imagined.address, address)) {
    return { node: imagined.node, cover: undefined, pool: poolHolding(context.pools, address) };
  }
  const block = context.blockOf(address);
  const pod = context.podAt(address);
  const node = (pod && context.node(pod.node)) ?? block?.owner ?? context.tunnelOwner(address);
  if (node === undefined) return undefined;
  const pool = poolHolding(context.pools, address);
  if (block === undefined || block.owner === node) return { node, cover: block?.prefix, pool };
  const cover = { address, length: bits(address.family) };
  return { node, cover, pool, lender: block.owner?.name ?? '' };
}

/** The route that Calico would give a node, where none is read from it or the one that is there will be another. */
export interface Expectation {
  readonly route?: Route;
  readonly faults: readonly Fault[];
  /** Too little is known to tell the route. */
  readonly unknown?: true;
}

/**
 * What counts on `node` for packets to a pod in place of the routes that were read: undefined where those count. What is
 * planned counts by the route that is there as long as neither a node's address nor the pool changes, or where Calico
 * would program the same again.
 */
export function expectedFor(context: PathContext, node: Node, host: Host, flow: Flow): Expectation | undefined {
  const reading = readingOf(context, node, flow.destination);
  if (reading === 'whole' && context.mode === 'live') return undefined;
  const place = placeOf(context, flow.destination);
  if (place === undefined) return undefined;
  if (place.node === node) return reading === 'whole' ? undefined : expectedOwn(context, flow.destination);
  if (context.mode === 'live') return undefined;
  return expectedRemote(context, node, host, flow, place, reading !== 'none');
}

/** What was read of the routes by which packets to a pod go: all, none, or all but those to pods. */
function readingOf(context: PathContext, node: Node, address: Address): 'whole' | 'abridged' | 'none' {
  const { imagined, family } = context;
  const isImagined = imagined !== undefined && sameAddress(imagined.address, address);
  if (node.routing[family] === undefined || isImagined) return 'none';
  return leavesPodsOut(context, node) && context.podDevice(address) !== undefined ? 'abridged' : 'whole';
}

/** To a pod on another node, after the apply. */
function expectedRemote(
  context: PathContext,
  node: Node,
  host: Host,
  flow: Flow,
  place: PodPlace,
  isRead: boolean,
): Expectation | undefined {
  const [own, peer] = [context.addressOf(node), context.addressOf(place.node)];
  const stays = [own, peer].every((each) => each.kind === 'known' && each.changed === false);
  if (isRead && stays && place.pool?.changed !== true && !changesSessions(context)) return undefined;
  const missing = [...endFaults(context, node, own), ...endFaults(context, place.node, peer)];
  if (own.kind !== 'known' || peer.kind !== 'known') {
    return { faults: missing, ...(missing.every(({ kind }) => kind === 'address-unknown') && { unknown: true }) };
  }
  const predicted = predict(context, node, host, { place, own, peer, destination: flow.destination });
  const live = isRead ? lookupIn(host, flow) : undefined;
  if (live?.kind === 'route' && leadsToPods(live.route, place) && isKept(live.route, predicted, own)) return undefined;
  return { ...predicted, faults: [...missing, ...predicted.faults] };
}

/** Whether Calico would program the same again; where that isn't known, a route whose node's address is not judged. */
function isKept(live: Route, { route }: Expectation, own: NodeAddress & { readonly kind: 'known' }): boolean {
  return route === undefined ? own.changed === undefined : sameWay(live, route);
}

/** The node's kernel with the routes that count; `host` is the node made ready for look-ups. */
export function createKernel(context: PathContext, node: Node, host: Host): Kernel {
  return {
    host,
    lookup(flow) {
      const expected = expectedFor(context, node, host, flow);
      return expected === undefined ? lookupIn(host, flow) : expectedLookup(expected);
    },
    isWorkload: (device) => device.startsWith(context.interfacePrefix),
  };
}

/** As {@link Looked}, for the kernel of a node. */
function expectedLookup({ route, unknown }: Expectation): Looked {
  if (route !== undefined) return { kind: 'route', route, hops: route.nexthops };
  return unknown ? { kind: 'unknown' } : { kind: 'error', error: 'network is unreachable' };
}

/** What somebody wrote down by hand may have neither interfaces of pods nor routes to them, though pods run there. */
function leavesPodsOut({ interfacePrefix, family }: PathContext, { origin, interfaces, routing }: Node): boolean {
  if (origin !== undefined || interfaces === undefined) return false;
  const isPods = (device: string | undefined): boolean => device?.startsWith(interfacePrefix) === true;
  return (
    !interfaces.some(({ name }) => isPods(name)) &&
    routing[family]?.routes.some(({ nexthops }) => nexthops.some(({ device }) => isPods(device))) !== true
  );
}

function expectedOwn(context: PathContext, address: Address): Expectation | undefined {
  const device = context.podDevice(address);
  return device === undefined
    ? { faults: [], unknown: true }
    : { route: podRoute(context, address, device), faults: [] };
}

/** What is wrong with a node's address before any packet is sent: Calico makes no routes by it. */
export function endFaults(context: PathContext, node: Node, address: NodeAddress): readonly Fault[] {
  const { name } = node;
  if (address.kind !== 'known') {
    const outcome = address.outcome && { outcome: address.outcome };
    return [{ kind: address.kind === 'none' ? 'no-address' : 'address-unknown', node: name, ...outcome }];
  }
  const holders = context.holders(address.address);
  if (holders.length > 1) {
    return [{ kind: 'address-shared', address: address.address, nodes: holders.map((each) => each.name) }];
  }
  const isListed = node.interfaces !== undefined && node.families.includes(context.family);
  if (!isListed || address.device !== undefined) return [];
  return [{ kind: 'address-not-local', node: name, address: address.address }];
}

interface Journey {
  readonly place: PodPlace;
  readonly own: NodeAddress & { readonly kind: 'known' };
  readonly peer: NodeAddress & { readonly kind: 'known' };
  readonly destination: Address;
}

function predict(context: PathContext, node: Node, host: Host, journey: Journey): Expectation {
  const { place, own, peer, destination } = journey;
  const { pool } = place;
  const encapsulation = wantedEncapsulation(context, node, place, own, peer.address);
  if (pool === undefined || encapsulation === undefined) {
    return { faults: [{ kind: 'pool-unknown', address: destination }], unknown: true };
  }
  if (!isProgrammed(context, node, pool, encapsulation)) {
    return { faults: [{ kind: 'programs-no-routes', node: node.name }], unknown: true };
  }
  const session = learnsByBgp(context, pool, encapsulation) ? missingSession(context, node, place.node) : undefined;
  if (session?.kind === 'no-session') return { faults: [session], ...(!session.known && { unknown: true }) };
  const cover =
    place.cover ?? network({ address: destination, length: pool.blockSize ?? bits(destination.family) - 6 });
  const direct = encapsulation === 'none' ? lookupIn(host, { destination: peer.address }) : undefined;
  const blocked = direct && noWay(node, peer.address, direct);
  if (blocked !== undefined) return blocked;
  const { device, gateway } = (direct?.kind === 'route' ? direct.hops[0] : undefined) ?? {};
  const remote = { to: place.node, cover, encapsulation, peer: peer.address, device, gateway };
  return { route: remoteRoute(context, { ...remote, vxlanPool: pool.vxlan !== 'Never' }), faults: [] };
}

function noWay({ name: node }: Node, destination: Address, direct: Looked): Expectation | undefined {
  if (direct.kind === 'route') return undefined;
  if (direct.kind === 'unknown') return { faults: [{ kind: 'routes-unknown', node }], unknown: true };
  return { faults: [{ kind: 'no-route', node, destination, error: direct.error }] };
}

/** Undefined where the pool, its modes, or the own subnet are not known. */
export function wantedEncapsulation(
  { family }: PathContext,
  node: Node,
  { node: owner, pool }: PodPlace,
  own: NodeAddress & { readonly kind: 'known' },
  peer: Address,
): Encapsulation | undefined {
  if (pool === undefined) return undefined;
  const secured = [node, owner].every((each) => notedAddress(each, 'wireguard', family) !== undefined);
  return secured ? 'wireguard' : encapsulationFor(pool, own, peer);
}

/** Without BIRD there are only those routes that Felix programs: VXLAN's, and from v3.33 on IPIP's. */
function isProgrammed(context: PathContext, node: Node, pool: PathPool, encapsulation: Encapsulation): boolean {
  const backend = context.mode === 'planned' ? context.backendOf(node) : undefined;
  if (backend === 'none') return false;
  if (backend !== 'vxlan' || pool.vxlan !== 'Never') return true;
  return encapsulation === 'ipip' && behaves(context.version, 'felix-programs-ipip');
}

/** BIRD brings the routes of IPIP, before Felix makes them itself, and those of packets that are not wrapped. */
function learnsByBgp({ version }: PathContext, pool: PathPool, encapsulation: Encapsulation): boolean {
  if (pool.vxlan !== 'Never' || encapsulation === 'wireguard') return false;
  return encapsulation === 'none' || !behaves(version, 'felix-programs-ipip');
}

function sameWay(a: Route, b: Route): boolean {
  const [one, other] = [a.nexthops[0], b.nexthops[0]];
  if (one?.device !== other?.device || a.nexthops.length !== b.nexthops.length) return false;
  return one?.gateway === undefined || other?.gateway === undefined
    ? one?.gateway === other?.gateway
    : sameAddress(one.gateway, other.gateway);
}

/** A route to the block or to part of it; in any case not one that was there before Calico. */
export function leadsToPods({ destination, type }: Route, { cover, pool }: PodPlace): boolean {
  if (type !== 'unicast') return false;
  const within = cover ?? pool?.prefix;
  return within === undefined ? destination.length > 0 : destination.length >= within.length;
}

/** Whether the route sends packets through a tunnel that the pool doesn't ask for, or past the one that it does. */
export function otherEncapsulation(context: PathContext, node: Node, place: PodPlace, route: Route): Fault | undefined {
  const [own, peer] = [context.addressOf(node), context.addressOf(place.node)];
  if (own.kind !== 'known' || peer.kind !== 'known' || context.backendOf(node) === 'none') return undefined;
  const wanted = wantedEncapsulation(context, node, place, own, peer.address);
  const device = route.nexthops[0]?.device;
  // WireGuard begins only once both nodes have each other's keys, which are not known.
  if (wanted === undefined || wanted === 'wireguard' || wanted === encapsulationOfDevice(device)) return undefined;
  return { kind: 'other-encapsulation', node: node.name, route, wanted };
}
