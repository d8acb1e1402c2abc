import { isDown, isVirtual } from '../detection/virtual.ts';
import { type Address, type Prefix, sameAddress } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { PathContext } from './context.ts';
import type { PathEnd } from './ends.ts';
import { type Fault, gravityOf } from './fault.ts';
import { deliveryHops, type Hop, ingressHop } from './hops.ts';
import { type NextHopWay, wayTo } from './nextHops.ts';
import { overheadOf, type PathPool } from './pool.ts';
import { encapsulationOfDevice, tunnelAddress, tunnelDevices } from './predictedRoute.ts';

interface Crossing {
  readonly from: PathEnd;
  readonly to: PathEnd;
  readonly destination: Address;
  readonly cover: Prefix | undefined;
  readonly pool: PathPool | undefined;
  /** The node from whose block the address is borrowed; empty where it is not known, undefined where it is not borrowed. */
  readonly lender: string | undefined;
}

/** From one node to an address of a pool on another: by the route to its block, wrapped as the pool asks for. */
export function acrossHops(
  context: PathContext,
  crossing: Crossing,
): { readonly hops: readonly Hop[]; readonly source?: Address; readonly translated: false } {
  const { from, to, destination, cover, pool } = crossing;
  const sender = from.kind === 'pod' && { source: from.address };
  const way = wayTo(context, { from: from.node, to: to.node, destination, cover, pool, ...sender });
  const source = sourceOf(context, crossing, way);
  const hops = [routeHop(crossing, way), blockHop(crossing, way), ...wrappedHops(context, crossing, way)];
  return { hops, translated: false, ...(source && { source }) };
}

function routeHop({ from }: Crossing, { decision, ends }: NextHopWay): Hop {
  const { route, origin = 'predicted', faults = [] } = decision ?? {};
  const early = ends.filter((fault) => ['no-address', 'address-unknown'].includes(fault.kind));
  const device = route?.nexthops[0]?.device;
  return {
    kind: 'route',
    node: from.node.name,
    ...(device !== undefined && { device }),
    ...(route && { route: { route, origin } }),
    faults: [...early, ...faults.filter(({ kind }) => kind !== 'pool-unknown')],
  };
}

function blockHop({ from, to, cover, pool, lender }: Crossing, { decision }: NextHopWay): Hop {
  const faults: Fault[] = (decision?.faults ?? []).filter(({ kind }) => kind === 'pool-unknown');
  if (pool?.disabled) faults.push({ kind: 'pool-disabled', pool });
  return {
    kind: 'block',
    node: from.node.name,
    block: {
      owner: to.node.name,
      ...(cover && { cover }),
      ...(pool && { pool }),
      ...(lender !== undefined && { lender }),
    },
    faults,
  };
}

/** What happens behind the routing decision; nothing where there is none. */
function wrappedHops(context: PathContext, crossing: Crossing, way: NextHopWay): readonly Hop[] {
  const { from, to, destination } = crossing;
  const { decision, egress, ends } = way;
  if (decision?.target === undefined) return [];
  const { target, encapsulation } = decision;
  const isWrapped = encapsulation !== undefined && encapsulation !== 'none';
  const own = way.own.kind === 'known' ? way.own.address : undefined;
  const source = encapsulation === 'vxlan' ? own : egress?.source;
  const outer = { ...(source && { source }), destination: target };
  const faults = egress?.faults ?? [];
  const { name } = from.node;
  const [ownFaults, peerFaults] = [ends.filter((each) => isOf(each, name)), ends.filter((each) => !isOf(each, name))];
  const device = egress?.device;
  const arrival = arrivalHop(crossing, way, target);
  return [
    ...(isWrapped ? [wrapHop(context, crossing, way, outer)] : []),
    {
      kind: 'egress',
      node: name,
      ...(device !== undefined && { device }),
      ...(!isWrapped && isVirtualAt(from.node, device) && { virtual: true as const }),
      ...(egress?.gateway && { gateway: egress.gateway }),
      ...(egress?.route && { route: { route: egress.route, origin: originOf(context, way) } }),
      faults: [
        ...ownFaults.filter(isLater),
        ...faults.filter(({ kind }) => !['other-source', 'mtu'].includes(kind)),
        ...(isWrapped ? [] : vethMtu(context, from, way)),
      ],
    },
    withFaults(arrival, [...peerFaults.filter(isLater), ...peerMtu(context, crossing, way, arrival.device)]),
    ...(isWrapped ? [unwrapHop(context, crossing, way, outer)] : []),
    ...(to.kind === 'pod' ? deliveryHops(context, to) : [localHop(context, crossing, destination)]),
  ];
}

/** A packet that is not wrapped may come by way of routers, and is taken by the interface that the router sends it to. */
function arrivalHop({ to }: Crossing, { decision, peer }: NextHopWay, target: Address): Hop {
  const throughRouter = decision?.faults.some(({ kind }) => kind === 'underlay');
  return ingressHop(to.node, throughRouter && peer.kind === 'known' ? peer.address : target);
}

/** An unwrapped packet leaves by the same route that was decided, a wrapped one by that to the next hop. */
function originOf({ family }: PathContext, { decision, egress, from }: NextHopWay): 'live' | 'predicted' {
  if (decision?.route !== undefined && decision.route === egress?.route) return decision.origin;
  return from.routing[family] === undefined ? 'predicted' : 'live';
}

function wrapHop(context: PathContext, { from }: Crossing, way: NextHopWay, outer: NonNullable<Hop['outer']>): Hop {
  const encapsulation = way.decision?.encapsulation ?? 'none';
  const device = way.decision?.route?.nexthops[0]?.device;
  const faults = (way.egress?.faults ?? []).filter(({ kind }) => kind === 'mtu');
  return {
    kind: 'encapsulation',
    node: from.node.name,
    ...(device !== undefined && { device }),
    encapsulation,
    outer,
    faults: [...faults, ...vethMtu(context, from, way)],
  };
}

function unwrapHop({ family }: PathContext, { to }: Crossing, way: NextHopWay, outer: NonNullable<Hop['outer']>): Hop {
  const encapsulation = way.decision?.encapsulation ?? 'none';
  const device = encapsulation === 'none' ? undefined : tunnelDevices[encapsulation][family];
  const faults = (way.egress?.faults ?? []).filter(({ kind }) => kind === 'other-source');
  return {
    kind: 'decapsulation',
    node: to.node.name,
    ...(device !== undefined && { device }),
    encapsulation,
    outer,
    faults: [...faults, ...tunnelEndFaults(to.node, device, way)],
  };
}

/** Where routes lead through tunnels already, the receiver has its device too; those of nodes that were asked are all known. */
function tunnelEndFaults(
  { name, origin, interfaces }: Node,
  tunnel: string | undefined,
  { decision }: NextHopWay,
): readonly Fault[] {
  if (tunnel === undefined || interfaces === undefined) return [];
  const device = interfaces.find((each) => each.name === tunnel);
  if (device !== undefined)
    return isDown(device) ? [{ kind: 'device-down', node: name, device: tunnel, made: true }] : [];
  const isAsked = origin === 'exec' && decision?.origin === 'live';
  return isAsked ? [{ kind: 'tunnel-device-missing', node: name, device: tunnel }] : [];
}

function localHop({ family }: PathContext, { to }: Crossing, address: Address): Hop {
  const device = (to.node.interfaces ?? []).find(({ addresses }) =>
    addresses.some((own) => own.address.family === family && sameAddress(own.address, address)),
  );
  return { kind: 'local', node: to.node.name, ...(device && { device: device.name }), address, faults: [] };
}

/** What the pod may send must fit in what the tunnel and the interface behind it take. */
function vethMtu({ family }: PathContext, from: PathEnd, { decision, egress }: NextHopWay): readonly Fault[] {
  const encapsulation = decision?.encapsulation ?? 'none';
  if (from.kind !== 'pod' || from.device === undefined) return [];
  const mtu = mtuOf(from.node, from.device);
  const device = encapsulation === 'none' ? undefined : tunnelDevices[encapsulation][family];
  const [tunnel, outer] = [mtuOf(from.node, device), mtuOf(from.node, egress?.device)];
  const room = outer === undefined ? undefined : outer - overheadOf(encapsulation, family);
  const fits = Math.min(tunnel ?? Number.POSITIVE_INFINITY, room ?? Number.POSITIVE_INFINITY);
  if (mtu === undefined || !Number.isFinite(fits) || mtu <= fits) return [];
  const through = fits === room ? (egress?.device ?? '') : (device ?? '');
  return [{ kind: 'mtu', node: from.node.name, device: from.device, mtu, through, fits }];
}

/** The largest packets that leave the node against what the peer's interface takes; routers between would tell the sender. */
function peerMtu(
  { family }: PathContext,
  { from, to }: Crossing,
  { decision, egress }: NextHopWay,
  device: string | undefined,
): readonly Fault[] {
  const encapsulation = decision?.encapsulation ?? 'none';
  const [sent, taken] = [mtuOf(from.node, egress?.device), mtuOf(to.node, device)];
  const isRouted = egress?.gateway !== undefined && decision?.faults.some(({ kind }) => kind === 'underlay');
  if (sent === undefined || taken === undefined || device === undefined || isRouted) return [];
  if (encapsulation !== 'none' && egress?.gateway !== undefined) return [];
  const tunnel = encapsulation === 'none' ? undefined : tunnelDevices[encapsulation][family];
  const inner = [mtuOf(from.node, tunnel), from.kind === 'pod' ? mtuOf(from.node, from.device) : undefined];
  const overhead = overheadOf(encapsulation, family);
  const size = Math.min(sent, ...inner.flatMap((mtu) => (mtu === undefined ? [] : [mtu + overhead])));
  if (size <= taken) return [];
  const fits = taken - overhead;
  return [{ kind: 'mtu-peer', node: to.node.name, device, mtu: taken, sender: from.node.name, size, fits }];
}

function isVirtualAt({ interfaces = [] }: Node, name: string | undefined): boolean {
  return interfaces.some((each) => each.name === name && isVirtual(each));
}

function mtuOf({ interfaces = [] }: Node, name: string | undefined): number | undefined {
  return interfaces.find((each) => each.name === name)?.mtu;
}

/** Which address the packet itself comes from: a pod's own, else that of the interface into which the node sends it. */
function sourceOf(context: PathContext, { from, destination }: Crossing, way: NextHopWay): Address | undefined {
  if (from.address !== undefined) return from.address;
  const { decision, own } = way;
  if (decision?.origin === 'live') {
    const answer = context.routerOf(from.node)(destination);
    return answer?.ok ? answer.hops[0]?.source : undefined;
  }
  const encapsulation = decision?.encapsulation ?? encapsulationOfDevice(decision?.route?.nexthops[0]?.device);
  if (encapsulation !== 'none') return tunnelAddress(from.node, encapsulation, context.family);
  const peer = decision?.target && context.routerOf(from.node)(decision.target);
  if (peer?.ok) return peer.hops[0]?.source;
  return own.kind === 'known' ? own.address : undefined;
}

function isOf(fault: Fault, node: string): boolean {
  if (fault.kind === 'address-shared') return fault.nodes[0] === node;
  return 'node' in fault && fault.node === node;
}

/** Ends without an address stop the packet at the route already. */
function isLater({ kind }: Fault): boolean {
  return kind !== 'no-address' && kind !== 'address-unknown';
}

/** `hop` with further faults, each kind once. */
function withFaults(hop: Hop, faults: readonly Fault[]): Hop {
  const kinds = new Set(hop.faults.map(({ kind }) => kind));
  return { ...hop, faults: [...hop.faults, ...faults.filter(({ kind }) => !kinds.has(kind))] };
}

/** The first hop that stops the packet, by its place. */
export function stopOf(hops: readonly Hop[]): number | undefined {
  const at = hops.findIndex(({ faults }) => faults.some((fault) => gravityOf(fault) === 'broken'));
  return at === -1 ? undefined : at;
}
