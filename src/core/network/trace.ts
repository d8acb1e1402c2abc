import { type Address, bits, type Prefix, parseAddress, sameAddress } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { acrossHops } from './across.ts';
import type { PathContext } from './context.ts';
import type { PathEnd } from './ends.ts';
import type { Fault } from './fault.ts';
import { deliveryHops, type Hop, plainHops } from './hops.ts';
import { poolHolding } from './pool.ts';
import { tunnelAddress } from './predictedRoute.ts';

/** A packet's way, hop by hop. */
export interface Trace {
  readonly from: PathEnd;
  readonly to: PathEnd;
  readonly destination: Address | undefined;
  readonly hops: readonly Hop[];
  /** The source that the packet arrives with; undefined where it is not known. */
  readonly source?: Address;
  /** Its source was replaced on the way, as the pool asks for. */
  readonly translated: boolean;
}

/** The way from one end to another. */
export function trace(context: PathContext, from: PathEnd, to: PathEnd): Trace {
  const destination = addressAt(context, to);
  const start = from.kind === 'pod' ? startHops(context, from) : [];
  if (destination === undefined) {
    const fault: Fault = { kind: 'no-address', node: to.node.name };
    const hop: Hop = { kind: 'route', node: from.node.name, faults: [fault] };
    return { from, to, destination, hops: [...start, hop], translated: false };
  }
  const rest =
    from.node === to.node ? nearHops(context, from, to, destination) : farHops(context, from, to, destination);
  return { from, to, destination, ...rest, hops: [...start, ...rest.hops] };
}

type Rest = Pick<Trace, 'hops' | 'source' | 'translated'>;

/** The way of the reply: to where the packet seemed to come from. */
export function traceBack(context: PathContext, there: Trace): Trace {
  const { from, to, destination, source, translated } = there;
  const sender: PathEnd = to.kind === 'node' && destination !== undefined ? { ...to, address: destination } : to;
  if (!translated || from.kind !== 'pod') {
    const receiver: PathEnd = from.kind === 'node' && source !== undefined ? { ...from, address: source } : from;
    return trace(context, sender, receiver);
  }
  const outside = trace(context, sender, { kind: 'node', node: from.node, ...(source && { address: source }) });
  const arrived = outside.hops.filter(({ kind }) => kind !== 'local');
  const undone: Hop = { kind: 'nat', node: from.node.name, ...(source && { address: source }), faults: [] };
  return { ...outside, to: from, hops: [...arrived, undone, ...deliveryHops(context, from)] };
}

/** The address to which packets for the end are sent. */
export function addressAt(context: PathContext, end: PathEnd): Address | undefined {
  if (end.address !== undefined) return end.address;
  const own = context.addressOf(end.node);
  if (own.kind === 'known') return own.address;
  const internal = (end.node.internalIPs ?? []).flatMap((text) => parseAddress(text) ?? []);
  return internal.find(({ family }) => family === context.family);
}

function startHops(context: PathContext, from: PathEnd & { readonly kind: 'pod' }): readonly Hop[] {
  const [, veth, pod] = deliveryHops(context, from);
  const faults = veth?.faults ?? [];
  return [pod, veth && { ...veth, faults }].flatMap((hop) => hop ?? []);
}

function nearHops(context: PathContext, from: PathEnd, to: PathEnd, destination: Address): Rest {
  const source = addressAt(context, from);
  const rest = { translated: false, ...(source && { source }) };
  if (to.kind === 'pod') return { ...rest, hops: deliveryHops(context, to) };
  const answer = context.routerOf(to.node)(destination);
  const device = deviceHolding(to.node, destination);
  const route: Hop = {
    kind: 'route',
    node: to.node.name,
    ...(answer?.ok && { route: { route: answer.route, origin: originOf(context, to.node) } }),
    faults: answer?.ok && answer.route.type !== 'local' ? [notLocal(to.node, destination)] : [],
  };
  const local: Hop = { kind: 'local', node: to.node.name, ...(device && { device }), address: destination, faults: [] };
  return { ...rest, hops: [route, local] };
}

function notLocal({ name }: Node, address: Address): Fault {
  return { kind: 'address-not-local', node: name, address };
}

function farHops(context: PathContext, from: PathEnd, to: PathEnd, destination: Address): Rest {
  const pool = poolHolding(context.pools, destination);
  const block = context.blockOf(destination);
  const isOfBlock = block !== undefined && block.owner === to.node;
  if (to.kind === 'pod' || isOfBlock || isTunnelEnd(context, to.node, destination)) {
    const cover = isOfBlock || block === undefined ? block?.prefix : alone(destination);
    const lender = isOfBlock || block === undefined ? undefined : (block.owner?.name ?? '');
    return acrossHops(context, { from, to, destination, cover, pool, lender });
  }
  return plainHops(context, { from, to, destination });
}

/** Whether it is the address of a tunnel device, to which there is no way but that to pods. */
function isTunnelEnd({ family }: PathContext, node: Node, address: Address): boolean {
  const kinds = ['ipip', 'vxlan', 'wireguard'] as const;
  return kinds.some((kind) => {
    const own = tunnelAddress(node, kind, family);
    return own !== undefined && sameAddress(own, address);
  });
}

/** What is borrowed from the block of another node has a route of its own. */
function alone(address: Address): Prefix {
  return { address, length: bits(address.family) };
}

function deviceHolding({ interfaces = [] }: Node, address: Address): string | undefined {
  return interfaces.find(({ addresses }) => addresses.some((own) => sameAddress(own.address, address)))?.name;
}

function originOf({ family }: PathContext, node: Node): 'live' | 'predicted' {
  return node.routing[family] === undefined ? 'predicted' : 'live';
}
