import { isDown } from '../detection/virtual.ts';
import { type Address, bits, contains, isLinkLocal6, type Prefix, sameAddress } from '../net/address.ts';
import type { Node, Route } from '../net/node.ts';
import type { PathContext } from './context.ts';
import type { PathEnd } from './ends.ts';
import type { Fault } from './fault.ts';
import { type Encapsulation, type PathPool, poolHolding } from './pool.ts';
import { encapsulationOfDevice, podRoute } from './predictedRoute.ts';

export type HopKind =
  /** The pod's own interface. */
  | 'pod'
  /** The host's end of the pod's veth pair. */
  | 'veth'
  /** The longest-prefix route to the destination on a node. */
  | 'route'
  /** The block that holds the destination, its owner and its pool. */
  | 'block'
  | 'encapsulation'
  /** The source address is replaced by the node's, or on the way back the pod's put in again. */
  | 'nat'
  /** The interface by which the (outer) packet leaves, and the route to the next hop. */
  | 'egress'
  /** The peer's interface that takes the (outer) packet. */
  | 'ingress'
  | 'decapsulation'
  /** The packet is delivered to the node itself. */
  | 'local';

export interface Hop {
  readonly kind: HopKind;
  readonly node: string;
  readonly device?: string;
  readonly route?: { readonly route: Route; readonly origin: 'live' | 'predicted' };
  readonly encapsulation?: Encapsulation;
  readonly outer?: { readonly source?: Address; readonly destination: Address };
  readonly block?: {
    readonly cover?: Prefix;
    readonly owner: string;
    readonly pool?: PathPool;
    /** The node from whose block the address is borrowed: `cover` is the address alone. Empty where it is not known. */
    readonly lender?: string;
  };
  readonly address?: Address;
  readonly gateway?: Address;
  /** The packet leaves by a virtual interface, where somebody else may wrap it, as flannel does. */
  readonly virtual?: true;
  readonly faults: readonly Fault[];
}

/** From the node of a pod into the pod: route, veth, eth0. */
export function deliveryHops(context: PathContext, end: PathEnd & { readonly kind: 'pod' }): readonly Hop[] {
  const { node, address, device } = end;
  const { route, faults } = ownRoute(context, node, address, device);
  // Where the route is missing, the one that is taken instead leads elsewhere.
  const veth = (faults.length === 0 ? route?.route.nexthops[0]?.device : undefined) ?? device;
  return [
    { kind: 'route', node: node.name, ...(route && { route }), faults },
    { kind: 'veth', node: node.name, ...(veth !== undefined && { device: veth }), faults: vethFaults(node, veth) },
    { kind: 'pod', node: node.name, device: 'eth0', address, faults: [] },
  ];
}

/** The node's route to its own pod: the one that is there, where routes are known, for no file changes it. */
function ownRoute(
  context: PathContext,
  node: Node,
  address: Address,
  device: string | undefined,
): Pick<Hop, 'route' | 'faults'> {
  const answer = node.routing[context.family] && context.routerOf(node)(address);
  if (answer === undefined) {
    if (device === undefined) return { faults: [] };
    return { route: { route: podRoute(context, address, device), origin: 'predicted' }, faults: [] };
  }
  const taken = answer.route;
  if (answer.ok && leadsToPod(answer.route)) return { route: { route: answer.route, origin: 'live' }, faults: [] };
  return {
    ...(taken && { route: { route: taken, origin: 'live' } }),
    faults: [{ kind: 'pod-route-missing', node: node.name, address, ...(taken && { taken }) }],
  };
}

/** A route of its own, straight into an interface: what leads on to another node is for a pod there. */
function leadsToPod({ type, destination, nexthops }: Route): boolean {
  const [hop] = nexthops;
  const isStraight = hop?.gateway === undefined && encapsulationOfDevice(hop?.device) === 'none';
  return type === 'unicast' && destination.length === bits(destination.address.family) && isStraight;
}

/** Only of nodes that were asked themselves all interfaces are known. */
function vethFaults({ name, origin, interfaces }: Node, veth: string | undefined): readonly Fault[] {
  if (veth === undefined) return [];
  const device = interfaces?.find((each) => each.name === veth);
  if (device !== undefined)
    return isDown(device) ? [{ kind: 'device-down', node: name, device: veth, made: true }] : [];
  return origin === 'exec' ? [{ kind: 'pod-device-missing', node: name, device: veth }] : [];
}

/** From one node to an address of another, by the kernel's own routes and not wrapped. */
export function plainHops(
  context: PathContext,
  { from, to, destination }: { readonly from: PathEnd; readonly to: PathEnd; readonly destination: Address },
): { readonly hops: readonly Hop[]; readonly source?: Address; readonly translated: boolean } {
  const name = from.node.name;
  const router = context.routerOf(from.node);
  const answer = router(destination, from.kind === 'pod' ? from.address : undefined);
  if (!answer?.ok) {
    const fault: Fault =
      answer === undefined
        ? { kind: 'routes-unknown', node: name }
        : { kind: 'no-route', node: name, destination, error: answer.error };
    return { hops: [{ kind: 'route', node: name, faults: [fault] }], translated: false };
  }
  if (context.carriers(destination).includes(from.node)) {
    const fault: Fault = { kind: 'address-own', node: name, address: destination, peer: to.node.name };
    return { hops: [{ kind: 'route', node: name, faults: [fault] }], translated: false };
  }
  const [first] = answer.hops;
  const origin = from.node.routing[context.family] === undefined ? 'predicted' : 'live';
  const device = first?.hop.device;
  const gateway = first?.hop.gateway;
  const masking = from.kind === 'pod' && maskingAddress(from.node, device, gateway ?? destination);
  const source = masking || (from.kind === 'pod' ? answer.route.source : first?.source);
  const masked = from.kind === 'pod' && isTranslated(context, from, destination);
  const multipath: Fault = { kind: 'multipath', node: name, destination };
  const out = device !== undefined && { device };
  const hops: readonly Hop[] = [
    {
      kind: 'route',
      node: name,
      route: { route: answer.route, origin },
      faults: answer.hops.length > 1 ? [multipath] : [],
    },
    ...(masked ? [{ kind: 'nat', node: name, ...(source && { address: source }), faults: [] } satisfies Hop] : []),
    { kind: 'egress', node: name, ...out, ...(gateway && { gateway }), faults: downFaults(from.node, device) },
    ingressHop(to.node, destination),
    { kind: 'local', node: to.node.name, address: destination, faults: [] },
  ];
  const inner = from.kind === 'pod' && !masked ? from.address : source;
  return { hops, translated: masked, ...(inner && { source: inner }) };
}

/**
 * The source that masquerading puts in (net/netfilter/nf_nat_masquerade.c, by inet_select_addr): of the interface's own
 * addresses the first in the next hop's subnet, else the first.
 */
function maskingAddress({ interfaces = [] }: Node, name: string | undefined, toward: Address): Address | undefined {
  const addresses = interfaces.find((each) => each.name === name)?.addresses ?? [];
  const own = addresses.filter(
    ({ address, flags, scope }) =>
      address.family === toward.family && !flags.includes('secondary') && scope === 'global' && !isLinkLocal6(address),
  );
  const near = own.find(({ address, peer, prefixLength: length }) =>
    contains({ address: peer ?? address, length }, toward),
  );
  return (near ?? own[0])?.address;
}

/** Where the (outer) packet to `address` comes in. */
export function ingressHop(node: Node, address: Address): Hop {
  const device = (node.interfaces ?? []).find(({ addresses }) =>
    addresses.some((own) => sameAddress(own.address, address)),
  );
  const absent = node.interfaces !== undefined && device === undefined;
  return {
    kind: 'ingress',
    node: node.name,
    ...(device && { device: device.name }),
    address,
    faults: absent ? [{ kind: 'address-not-local', node: node.name, address }] : downFaults(node, device?.name),
  };
}

export function downFaults(node: Node, name: string | undefined): readonly Fault[] {
  const device = node.interfaces?.find((each) => each.name === name);
  return device !== undefined && isDown(device) ? [{ kind: 'device-down', node: node.name, device: device.name }] : [];
}

/** Packets from a pool with natOutgoing that leave all pools get the node's address (felix, cali-nat-outgoing). */
function isTranslated(context: PathContext, from: PathEnd & { readonly kind: 'pod' }, destination: Address): boolean {
  const asks = poolHolding(context.pools, from.address)?.natOutgoing === true;
  return asks && poolHolding(context.pools, destination) === undefined;
}
