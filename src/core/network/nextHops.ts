import { isDown } from '../detection/virtual.ts';
import { type Address, contains, formatAddress, isLinkLocal6, sameAddress } from '../net/address.ts';
import type { Interface, Node, Route } from '../net/node.ts';
import type { RouteAnswer } from '../net/routing.ts';
import type { NodeAddress, PathContext } from './context.ts';
import { type Decision, decide, type Journey } from './decision.ts';
import { type Fault, gravest } from './fault.ts';
import { type Encapsulation, overheadOf, type PathPool, poolHolding } from './pool.ts';
import { notedAddress, tunnelDevices } from './predictedRoute.ts';

/** One way from a node to pods on another. */
export interface NextHopWay {
  readonly from: Node;
  readonly to: Node;
  readonly own: NodeAddress;
  readonly peer: NodeAddress;
  readonly pool?: PathPool;
  /** The route to the pods; undefined where no way can be told. */
  readonly decision?: Decision;
  /** How the (outer) packet leaves the node. */
  readonly egress?: Egress;
  /** Of the nodes and their addresses, which make every way between them fail. */
  readonly ends: readonly Fault[];
}

export interface Egress {
  readonly route?: Route;
  readonly device?: string;
  readonly gateway?: Address;
  /** The source of the outer packet; of one that is not wrapped there is none. */
  readonly source?: Address;
  readonly faults: readonly Fault[];
}

/** All that is wrong with a way. */
export function faultsOf({ ends, decision, egress }: NextHopWay): readonly Fault[] {
  return [...ends, ...(decision?.faults ?? []), ...(egress?.faults ?? [])];
}

/** So many of a node's blocks are looked at. */
const mostBlocks = 6;

/**
 * The way from one node to the pods of another: of those to its blocks the first on which something is wrong, else the
 * first; without blocks by the first pool.
 */
export function nextHopWay(context: PathContext, from: Node, to: Node): NextHopWay {
  const [home] = context.blocksOf(from);
  const sender = home && { source: home.address };
  let first: NextHopWay | undefined;
  for (const block of context.blocksOf(to).slice(0, mostBlocks)) {
    const pool = poolHolding(context.pools, block.address);
    const way = wayTo(context, { from, to, destination: block.address, cover: block, pool, ...sender });
    const gravity = gravest(faultsOf(way));
    if (gravity === 'broken') return way;
    if (first === undefined || (gravity === 'doubtful' && gravest(faultsOf(first)) !== 'doubtful')) first = way;
  }
  if (first !== undefined) return first;
  const pool = context.pools.find(({ disabled }) => !disabled);
  if (pool === undefined) return wayWithoutPool(context, from, to);
  const destination = pool.prefix.address;
  return wayTo(context, { from, to, destination, cover: undefined, pool, assumed: true, ...sender });
}

/** The way to one address of a pod on `to`. */
export function wayTo(context: PathContext, { from, to, ...rest }: Omit<Journey, 'own' | 'peer'>): NextHopWay {
  const [own, peer] = [context.addressOf(from), context.addressOf(to)];
  const ends = [...endFaults(context, from, own), ...endFaults(context, to, peer)];
  const base = { from, to, own, peer, ends, ...(rest.pool && { pool: rest.pool }) };
  if (own.kind !== 'known' || peer.kind !== 'known') return base;
  const journey = { from, to, own, peer, ...rest };
  const decision = decide(context, journey);
  return { ...base, decision, egress: egressOf(context, journey, decision) };
}

/** Where nothing is known of pools, only how the peer's address is reached can be told. */
function wayWithoutPool(context: PathContext, from: Node, to: Node): NextHopWay {
  const [own, peer] = [context.addressOf(from), context.addressOf(to)];
  const ends = [...endFaults(context, from, own), ...endFaults(context, to, peer)];
  if (own.kind !== 'known' || peer.kind !== 'known') return { from, to, own, peer, ends };
  const journey = { from, to, own, peer, destination: peer.address, cover: undefined, pool: undefined };
  const decision: Decision = { origin: 'predicted', target: peer.address, faults: [] };
  return { from, to, own, peer, ends, decision, egress: egressOf(context, journey, decision) };
}

function endFaults(context: PathContext, node: Node, address: NodeAddress): readonly Fault[] {
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
  if (isListed && address.device === undefined) {
    return [{ kind: 'address-not-local', node: name, address: address.address }];
  }
  return [...downFault(node, address.device)];
}

function downFault(node: Node, name: string | undefined): readonly Fault[] {
  const device = node.interfaces?.find((each) => each.name === name);
  return device !== undefined && isDown(device) ? [{ kind: 'device-down', node: node.name, device: device.name }] : [];
}

function egressOf(context: PathContext, journey: Journey, { target, encapsulation, route }: Decision): Egress {
  const { from, to, own } = journey;
  if (target === undefined) return { faults: [] };
  // Of nodes that share one Calico address that is said already.
  if (context.carriers(target).includes(from) && !sameAddress(own.address, target)) {
    return { faults: [{ kind: 'address-own', node: from.name, address: target, peer: to.name }] };
  }
  // VXLAN's device is made with the node's Calico address (felix/dataplane/linux/vxlan_mgr.go).
  const answer = context.routerOf(from)(target, encapsulation === 'vxlan' ? own.address : undefined);
  if (encapsulation === 'none' && route !== undefined) return plainEgress(context, journey, route);
  if (answer === undefined) return { faults: [{ kind: 'routes-unknown', node: from.name }] };
  if (!answer.ok) {
    return { faults: [{ kind: 'no-route', node: from.name, destination: target, error: answer.error }] };
  }
  const [first] = answer.hops;
  const { device, gateway } = first?.hop ?? {};
  const source = first?.source;
  const faults = [
    ...sourceFaults(context, journey, answer, encapsulation),
    ...deviceFaults(journey, encapsulation, device),
    ...downFault(from, device === own.device ? undefined : device),
    ...tunnelFaults(context, journey, encapsulation),
    ...mtuFaults(context, from, device, encapsulation),
  ];
  const ends = { ...(device !== undefined && { device }), ...(gateway && { gateway }), ...(source && { source }) };
  return { route: answer.route, ...ends, faults };
}

/** A packet that is not wrapped leaves as the route to the pod says. */
function plainEgress(context: PathContext, { from, own, peer }: Journey, route: Route): Egress {
  const [first] = route.nexthops;
  if (first?.device === undefined) {
    const answer = context.routerOf(from)(peer.address);
    if (answer === undefined) return { faults: [{ kind: 'routes-unknown', node: from.name }] };
    const error = answer.ok ? undefined : answer.error;
    if (error !== undefined) {
      return { faults: [{ kind: 'no-route', node: from.name, destination: peer.address, error }] };
    }
    return { faults: [] };
  }
  const { device, gateway } = first;
  return {
    route,
    device,
    ...(gateway && { gateway }),
    faults: [...downFault(from, device === own.device ? undefined : device), ...networkFaults(from, device, gateway)],
  };
}

function networkFaults(node: Node, device: string, gateway: Address | undefined): readonly Fault[] {
  if (gateway === undefined) return [];
  const own = networkOfAnother(node, device, gateway);
  return own === undefined ? [] : [{ kind: 'other-network', node: node.name, device, gateway, own }];
}

/** The interface in whose network the next hop is, where that is another than the one that the route names. */
export function networkOfAnother({ interfaces = [] }: Node, device: string, gateway: Address): string | undefined {
  if (isLinkLocal6(gateway)) return undefined;
  const isNear = ({ addresses }: Interface): boolean =>
    addresses.some(({ address, peer, prefixLength: length }) =>
      contains({ address: peer ?? address, length }, gateway),
    );
  const named = interfaces.find(({ name }) => name === device);
  if (named === undefined || isNear(named)) return undefined;
  return interfaces.find((each) => each.name !== 'lo' && isNear(each))?.name;
}

/** Only packets from the Calico address of some node are unwrapped (felix/rules/static.go, `all-hosts-net`). */
function sourceFaults(
  context: PathContext,
  { from, own }: Journey,
  answer: RouteAnswer & { readonly ok: true },
  encapsulation: Encapsulation | undefined,
): readonly Fault[] {
  if (encapsulation !== 'ipip') return [];
  const sources = answer.hops.flatMap(({ source }) => source ?? []);
  const wrong = sources.filter((source) => context.holders(source).length === 0);
  const [source] = wrong;
  if (source === undefined) return [];
  if (wrong.length < sources.length) return [{ kind: 'multipath', node: from.name, destination: source }];
  return [{ kind: 'other-source', node: from.name, source, own: own.address }];
}

/** Packets that carry the address of one interface and leave by another. */
function deviceFaults(
  { from, own }: Journey,
  encapsulation: Encapsulation | undefined,
  device: string | undefined,
): readonly Fault[] {
  if (encapsulation !== 'vxlan' || device === undefined || own.device === undefined || device === own.device) return [];
  return [{ kind: 'other-device', node: from.name, device, own: own.device }];
}

/** Felix knows a node as an end of VXLAN tunnels only where it has a tunnel address too (felix/calc/vxlan_resolver.go). */
function tunnelFaults(
  { family }: PathContext,
  { from, to }: Journey,
  encapsulation: Encapsulation | undefined,
): readonly Fault[] {
  if (encapsulation !== 'vxlan') return [];
  const device = tunnelDevices.vxlan[family];
  const lacks = (node: Node): boolean =>
    node.tunnels !== undefined &&
    node.stored?.[family] !== undefined &&
    notedAddress(node, 'vxlan', family) === undefined;
  return [from, to].filter(lacks).map(({ name }) => ({ kind: 'no-tunnel-address', node: name, device }));
}

/** The tunnel device must leave room for what the wrapping adds. */
function mtuFaults(
  { family }: PathContext,
  from: Node,
  through: string | undefined,
  encapsulation: Encapsulation | undefined,
): readonly Fault[] {
  if (encapsulation === undefined || encapsulation === 'none' || through === undefined) return [];
  const device = tunnelDevices[encapsulation][family];
  const mtuOf = (name: string): number | undefined => from.interfaces?.find((each) => each.name === name)?.mtu;
  const [mtu, outer] = [mtuOf(device), mtuOf(through)];
  if (mtu === undefined || outer === undefined) return [];
  const fits = outer - overheadOf(encapsulation, family);
  return mtu > fits ? [{ kind: 'mtu', node: from.name, device, mtu, through, fits }] : [];
}

/** `192.168.30.72`, where the node's Calico address is known. */
export function addressText(address: NodeAddress): string | undefined {
  return address.kind === 'known' ? formatAddress(address.address) : undefined;
}
