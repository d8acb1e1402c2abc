import { listed } from '../collections.ts';
import { type Address, bits, sameAddress } from '../net/address.ts';
import { type Reception, type Refusal, receive } from '../net/kernel/input.ts';
import type { Node, Route } from '../net/node.ts';
import type { PodPlace } from './expected.ts';
import { expectedFor, placeOf } from './expected.ts';
import { type Fault, gravityOf } from './fault.ts';
import { type Arrival, addFaults, type Flight, type Walk } from './flight.ts';
import { deliver, forward } from './forward.ts';
import type { PathContext } from './model.ts';
import { filter, originOf } from './nodeFaults.ts';
import { tunnelOf, unwrapFaults } from './tunnels.ts';

/** What a node does with a packet that comes in. */

/** No packet of a pod passes more nodes on a path that is right. */
const mostEntries = 8;

/** The node's kernel takes the packet, and tells where it comes in next. */
export function arrive(walk: Walk, { node, device, flight: given }: Arrival): Arrival | undefined {
  const { context, hops } = walk;
  if (hops.filter(({ kind }) => kind === 'ingress' || kind === 'decapsulation').length > mostEntries) {
    addFaults(walk, [{ kind: 'loop', node: node.name }]);
    return undefined;
  }
  if (walk.until === node && given.inner === undefined) return undefined;
  const undone = walk.undo?.find((each) => each.node === node && sameAddress(each.given, given.destination));
  const flight = undone === undefined ? given : { ...given, destination: undone.original };
  if (undone !== undefined) hops.push({ kind: 'nat', node: node.name, address: undone.given, faults: [] });
  const kernel = context.kernelOf(node);
  const reception = receive(kernel, flight, device ?? '');
  if (reception.kind === 'refused' && reception.refusal.kind !== 'no-route') {
    addFaults(walk, [refusalFault(reception.refusal, node, context.family)]);
    const found = kernel.lookup({ ...flight, input: device ?? '' });
    if (found.kind !== 'route') return undefined;
    if (found.route.type === 'local') return local(walk, node, found.route, device, flight);
    return forward(walk, node, { ...found, flight, input: device });
  }
  const isDropped = hops.at(-1)?.faults.some((fault) => gravityOf(fault) === 'broken') === true;
  if ('unless' in reception && reception.unless !== undefined && !isDropped)
    addFaults(walk, doubtFault(reception.unless, node));
  return proceed(walk, node, device, flight, reception);
}

function proceed(
  walk: Walk,
  node: Node,
  device: string | undefined,
  flight: Flight,
  reception: Reception,
): Arrival | undefined {
  switch (reception.kind) {
    case 'local':
      return local(walk, node, reception.route, device, flight);
    case 'forward':
      return forward(walk, node, { ...reception, flight, input: device });
    case 'refused':
      return stray(walk, node, flight, reception.refusal);
    case 'unknown':
      return stray(walk, node, flight, undefined);
  }
}

/** The node has no route for the packet. */
export function stray(walk: Walk, node: Node, { destination }: Flight, refusal: Refusal | undefined): undefined {
  const { context } = walk;
  const { name } = node;
  const kernel = context.kernelOf(node);
  const expected = expectedFor(context, node, kernel.host, { destination });
  const place = placeOf(context, destination);
  const route = refusal?.kind === 'no-route' ? refusal.route : undefined;
  const said = expected?.faults ?? [];
  const faults = said.length > 0 ? said : listed(strayFault(context, node, destination, refusal, place));
  walk.hops.push({
    kind: 'route',
    node: name,
    ...(route && { route: { route, origin: originOf(context, node) } }),
    faults,
  });
  // Of a node of which no routes are known, it is taken that its own pods are reached.
  if (faults.length === 0 && walk.to.kind === 'pod' && place?.node === node) deliver(walk, node, undefined);
  return undefined;
}

function strayFault(
  context: PathContext,
  node: Node,
  address: Address,
  refusal: Refusal | undefined,
  place: PodPlace | undefined,
): Fault | undefined {
  const { name } = node;
  const { route = undefined, error } =
    refusal?.kind === 'no-route' ? refusal : ({ error: 'network is unreachable' } as const);
  if (context.holders(address).includes(node) && node.interfaces !== undefined) {
    return { kind: 'address-not-local', node: name, address };
  }
  const isHere = place?.node === node;
  if (refusal === undefined) return isHere ? undefined : { kind: 'routes-unknown', node: name };
  if (isHere) return { kind: 'pod-route-missing', node: name, address, ...(route && { taken: route }) };
  if (route !== undefined) return { kind: 'refused', node: name, route, error };
  if (place === undefined) return { kind: 'no-route', node: name, destination: address, error };
  return { kind: 'block-route-missing', node: name, cover: place.cover ?? { address, length: bits(address.family) } };
}

/** The node takes the packet for its own. */
export function local(
  walk: Walk,
  node: Node,
  route: Route,
  input: string | undefined,
  flight: Flight,
): Arrival | undefined {
  const { context, to, hops } = walk;
  const { inner, destination } = flight;
  const filtered = filter(walk, node, 'INPUT', flight, input, undefined);
  if (inner !== undefined) return unwrap(walk, node, flight, inner, filtered);
  const isMeant = to.kind === 'node' && to.node === node;
  const device = deviceWith(node, destination);
  if (hops.at(-1)?.kind !== 'ingress') {
    hops.push({
      kind: 'route',
      node: node.name,
      route: { route, origin: originOf(context, node) },
      faults: isMeant ? [] : [{ kind: 'address-own', node: node.name, address: destination, peer: to.node.name }],
    });
    if (!isMeant) return undefined;
  }
  const taken: readonly Fault[] = isMeant ? [] : [{ kind: 'taken', node: node.name, address: destination }];
  hops.push({
    kind: 'local',
    node: node.name,
    ...(device !== undefined && { device }),
    address: destination,
    faults: [...taken, ...toHostFaults(walk, node, input), ...filtered],
  });
  return undefined;
}

/** Answers are let in before (felix/rules/endpoints.go). */
function toHostFaults({ context, undo }: Walk, node: Node, input: string | undefined): readonly Fault[] {
  const isDropped = context.endpointToHost === 'DROP' && undo === undefined;
  const isPods = input !== undefined && context.kernelOf(node).isWorkload(input);
  return isDropped && isPods ? [{ kind: 'to-host-dropped', node: node.name }] : [];
}

function deviceWith({ interfaces = [] }: Node, address: Address): string | undefined {
  return interfaces.find(({ addresses }) => addresses.some((own) => sameAddress(own.address, address)))?.name;
}

function refusalFault(refusal: Exclude<Refusal, { readonly kind: 'no-route' }>, { name }: Node, family: 4 | 6): Fault {
  if (refusal.kind === 'forwarding-off') return { ...refusal, node: name, family };
  return { ...refusal, node: name };
}

function doubtFault(refusal: Refusal, { name }: Node): readonly Fault[] {
  if (refusal.kind !== 'reverse-path') return [];
  const { device, source } = refusal;
  return [{ kind: 'reverse-path-unknown', node: name, device, source }];
}

function unwrap(
  walk: Walk,
  node: Node,
  outer: Flight,
  inner: NonNullable<Flight['inner']>,
  filtered: readonly Fault[],
): Arrival | undefined {
  const { context } = walk;
  const { wrapping, addressee, sender, origin, flight } = inner;
  const device = tunnelOf(context, wrapping);
  const faults: Fault[] = [...unwrapFaults(context, node, wrapping, outer, { node: sender, origin }), ...filtered];
  if (addressee !== undefined && addressee !== node) {
    faults.push({ kind: 'taken', node: node.name, address: outer.destination });
  }
  walk.hops.push({
    kind: 'decapsulation',
    node: node.name,
    device,
    encapsulation: wrapping,
    outer: { source: outer.source, destination: outer.destination },
    faults,
  });
  if (addressee !== undefined && addressee !== node) return undefined;
  return { node, device, flight };
}
