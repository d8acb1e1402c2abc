import { listed, present } from '../collections.ts';
import { isDown } from '../detection/virtual.ts';
import { type Address, bits, sameAddress } from '../net/address.ts';
import type { NextHop, Node, Route } from '../net/node.ts';
import { expectedFor, leadsToPods, otherEncapsulation, type PodPlace, placeOf } from './expected.ts';
import type { Fault } from './fault.ts';
import { type Arrival, addFaults, type Flight, type Walk } from './flight.ts';
import type { Hop } from './hop.ts';
import { enwrap, leave } from './leave.ts';
import { translate } from './nat.ts';
import { filter, originOf } from './nodeFaults.ts';
import { encapsulationOfDevice } from './predictedRoute.ts';

/** How a packet goes on from a node. */

export interface Forwarding {
  readonly route: Route;
  readonly hops: readonly NextHop[];
  readonly flight: Flight;
  /** Undefined for what the node sends itself. */
  readonly input: string | undefined;
}

/** The packet takes a route on: into a pod, into a tunnel, or out by an interface. */
export function forward(walk: Walk, node: Node, { route, hops, flight, input }: Forwarding): Arrival | undefined {
  const { context } = walk;
  const { destination } = flight;
  const { device, gateway } = hops[0] ?? {};
  const place = placeOf(context, destination);
  const expected = expectedFor(context, node, context.kernelOf(node).host, { destination, source: flight.source });
  const predicted = expected?.route !== undefined;
  const origin = predicted ? 'predicted' : originOf(context, node);
  const isDelivery = place?.node === node && isStraight(route, gateway, device);
  const remote = place !== undefined && place.node !== node && flight.inner === undefined ? place : undefined;
  const leads = remote !== undefined && leadsToPods(route, remote);
  const missing = isDelivery ? [] : missingPodRoute(walk, node, place, destination, route);
  const multipath: readonly Fault[] = hops.length > 1 ? [{ kind: 'multipath', node: node.name, destination }] : [];
  const other = leads && !predicted ? listed(otherEncapsulation(context, node, remote, route)) : [];
  walk.hops.push({
    kind: 'route',
    node: node.name,
    ...(device !== undefined && remote && { device }),
    route: { route, origin },
    faults: [...(expected?.faults ?? []), ...missing, ...multipath, ...other],
  });
  if (missing.length > 0) return undefined;
  if (leads) walk.hops.push(blockHop(node, remote));
  return goOn(walk, node, { flight, input, device, gateway, origin, isDelivery, route, remote, leads });
}

/** A pod that is meant, and is here, needs a route of its own. */
function missingPodRoute(
  { to }: Walk,
  node: Node,
  place: PodPlace | undefined,
  address: Address,
  taken: Route,
): readonly Fault[] {
  const isMeant = to.kind === 'pod' && place?.node === node && sameAddress(to.address, address);
  return isMeant ? [{ kind: 'pod-route-missing', node: node.name, address, taken }] : [];
}

/** The block that the route is for. */
function blockHop(node: Node, { cover, pool, lender, node: { name: owner } }: PodPlace): Hop {
  const faults: readonly Fault[] = pool?.disabled ? [{ kind: 'pool-disabled', pool }] : [];
  return { kind: 'block', node: node.name, block: { owner, ...present({ cover, pool, lender }) }, faults };
}

interface Going {
  readonly flight: Flight;
  readonly input: string | undefined;
  readonly device: string | undefined;
  readonly gateway: Address | undefined;
  readonly origin: 'live' | 'predicted';
  /** The route leads straight into a pod of the node. */
  readonly isDelivery: boolean;
  readonly route: Route;
  /** Where the pod is, on another node. */
  readonly remote: PodPlace | undefined;
  /** The route is one to that pod's block. */
  readonly leads: boolean;
}

/** Past the firewall, into what the route names. */
function goOn(walk: Walk, node: Node, going: Going): Arrival | undefined {
  const { flight, input, device, gateway, origin, route, remote, leads } = going;
  const filtered = filter(walk, node, input === undefined ? 'OUTPUT' : 'FORWARD', flight, input, device ?? '');
  if (filtered.length > 0) addFaults(walk, filtered);
  if (going.isDelivery || (device !== undefined && walk.context.kernelOf(node).isWorkload(device))) {
    deliver(walk, node, device);
    return undefined;
  }
  const next = gateway ?? flight.destination;
  const sent = translate(walk, node, device, next, flight, input === undefined);
  if (sent === undefined) return undefined;
  const wrapping = encapsulationOfDevice(device);
  if (wrapping !== 'none') return enwrap(walk, node, { wrapping, next, flight: sent, origin, device });
  const told = remote && (leads ? { outerRoute: route } : { route });
  return leave(walk, node, device, gateway, sent, { origin, ...told });
}

/** From the node into its pod. */
export function deliver(walk: Walk, node: Node, given: string | undefined): void {
  const { to, context, hops } = walk;
  const device = given ?? (to.kind === 'pod' ? to.device : undefined);
  const faults = podDeviceFaults(node, device);
  hops.push({ kind: 'veth', node: node.name, ...(device !== undefined && { device }), faults });
  const address = to.kind === 'pod' ? to.address : undefined;
  const isMeant = to.kind === 'pod' && (to.node === node || context.podAt(to.address)?.node === node.name);
  hops.push({
    kind: 'pod',
    node: node.name,
    device: 'eth0',
    ...(address && { address }),
    faults: isMeant || address === undefined ? [] : [{ kind: 'taken', node: node.name, address }],
  });
}

function podDeviceFaults(node: Node, device: string | undefined): readonly Fault[] {
  const found = node.interfaces?.find((each) => each.name === device);
  if (found !== undefined)
    return isDown(found) ? [{ kind: 'device-down', node: node.name, device: found.name, made: true }] : [];
  const isMissing = device !== undefined && node.origin === 'exec';
  return isMissing ? [{ kind: 'pod-device-missing', node: node.name, device }] : [];
}

/** A route of its own, straight into an interface: what leads on to another node is for a pod there. */
function isStraight({ type, destination }: Route, gateway: Address | undefined, device: string | undefined): boolean {
  const isOne = type === 'unicast' && destination.length === bits(destination.address.family);
  return isOne && gateway === undefined && encapsulationOfDevice(device) === 'none';
}
