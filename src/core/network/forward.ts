import { isDown } from '../detection/virtual.ts';
import { type Address, bits, sameAddress } from '../net/address.ts';
import type { NextHop, Node, Route } from '../net/node.ts';
import { expectedFor, leadsToPods, otherEncapsulation, placeOf } from './expected.ts';
import type { Fault } from './fault.ts';
import { type Arrival, addFaults, type Flight, type Walk } from './flight.ts';
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
  const { context, to } = walk;
  const { destination } = flight;
  const [hop] = hops;
  const { device, gateway } = hop ?? {};
  const place = placeOf(context, destination);
  const faults: Fault[] = [];
  const expected = expectedFor(context, node, context.kernelOf(node).host, { destination, source: flight.source });
  const predicted = expected?.route !== undefined;
  const origin = predicted ? 'predicted' : originOf(context, node);
  faults.push(...(expected?.faults ?? []));
  const isDelivery = place?.node === node && isStraight(route, gateway, device);
  const isMeant = to.kind === 'pod' && place?.node === node && sameAddress(to.address, destination);
  if (isMeant && !isDelivery) {
    faults.push({ kind: 'pod-route-missing', node: node.name, address: destination, taken: route });
  }
  if (hops.length > 1) faults.push({ kind: 'multipath', node: node.name, destination });
  const isRemote = place !== undefined && place.node !== node && flight.inner === undefined;
  const leads = place !== undefined && leadsToPods(route, place);
  if (isRemote && !predicted) faults.push(...(leads ? listed(otherEncapsulation(context, node, place, route)) : []));
  walk.hops.push({
    kind: 'route',
    node: node.name,
    ...(device !== undefined && isRemote && { device }),
    route: { route, origin },
    faults,
  });
  if (isMeant && !isDelivery) return undefined;
  if (isRemote && leads) {
    const { cover, pool, lender, node: owner } = place;
    const block = {
      owner: owner.name,
      ...(cover && { cover }),
      ...(pool && { pool }),
      ...(lender !== undefined && { lender }),
    };
    const disabled: readonly Fault[] = pool?.disabled ? [{ kind: 'pool-disabled', pool }] : [];
    walk.hops.push({ kind: 'block', node: node.name, block, faults: disabled });
  }
  const filtered = filter(walk, node, input === undefined ? 'OUTPUT' : 'FORWARD', flight, input, device ?? '');
  if (filtered.length > 0) addFaults(walk, filtered);
  if (isDelivery || (device !== undefined && context.kernelOf(node).isWorkload(device))) {
    deliver(walk, node, device);
    return undefined;
  }
  const sent = translate(walk, node, device, gateway ?? destination, flight, input === undefined);
  if (sent === undefined) return undefined;
  const wrapping = encapsulationOfDevice(device);
  if (wrapping !== 'none')
    return enwrap(walk, node, { wrapping, next: gateway ?? destination, flight: sent, origin, device });
  const shown = isRemote && leads ? route : undefined;
  return leave(walk, node, device, gateway, sent, {
    origin,
    outerRoute: shown,
    route: isRemote && !leads ? route : undefined,
  });
}

/** From the node into its pod. */
export function deliver(walk: Walk, node: Node, given: string | undefined): void {
  const { to, context, hops } = walk;
  const device = given ?? (to.kind === 'pod' ? to.device : undefined);
  const found = node.interfaces?.find((each) => each.name === device);
  const faults: Fault[] = [];
  if (found !== undefined && isDown(found))
    faults.push({ kind: 'device-down', node: node.name, device: found.name, made: true });
  else if (found === undefined && device !== undefined && node.origin === 'exec') {
    faults.push({ kind: 'pod-device-missing', node: node.name, device });
  }
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

/** A route of its own, straight into an interface: what leads on to another node is for a pod there. */
function isStraight({ type, destination }: Route, gateway: Address | undefined, device: string | undefined): boolean {
  const isOne = type === 'unicast' && destination.length === bits(destination.address.family);
  return isOne && gateway === undefined && encapsulationOfDevice(device) === 'none';
}

function listed<V>(item: V | undefined): readonly V[] {
  return item === undefined ? [] : [item];
}
