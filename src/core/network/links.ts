import { isDown, isHostLocal } from '../detection/virtual.ts';
import { type Address, bits, contains, isLinkLocal6, network, type Prefix, sameAddress } from '../net/address.ts';
import { isUsable } from '../net/kernel/host.ts';
import type { Interface, InterfaceAddress, Node } from '../net/node.ts';
import type { Fault } from './fault.ts';
import type { PathContext } from './model.ts';

/** Which machine gets what a node sends by an interface to a next hop. What is on one link is told by the subnets. */

export type Entry =
  /** `assumed`: if the network between routes it there. */
  | { readonly kind: 'node'; readonly node: Node; readonly device?: string; readonly assumed?: NetworkRoutes }
  | { readonly kind: 'lost'; readonly fault: Fault }
  /** A machine that is none of the nodes. */
  | { readonly kind: 'router' };

export type NetworkRoutes = Extract<Fault, { readonly kind: 'network-routes' }>;

export interface Departure {
  readonly node: Node;
  readonly device: string;
  /** Undefined where the destination itself is on the link. */
  readonly gateway: Address | undefined;
  /** Of the packet as it is on the wire. */
  readonly destination: Address;
  /** The node that is meant, which counts first where several have an address. */
  readonly meant: Node;
}

/** Where a packet comes in next. */
export function entryOf(context: PathContext, departure: Departure): Entry {
  const { node, device: name, gateway, destination, meant } = departure;
  const next = gateway ?? destination;
  const silent = silenceOf(node, name, next);
  if (silent !== undefined) return { kind: 'lost', fault: silent };
  const device = node.interfaces?.find((each) => each.name === name);
  const carriers = first(
    meant,
    context.carriers(next).filter((each) => each !== node),
  );
  for (const carrier of carriers) {
    const linked = linkedDevice(device, carrier, next);
    if (linked !== undefined) return { kind: 'node', node: carrier, device: linked };
  }
  if (device !== undefined && isElsewhere(device, node, carriers, next)) {
    return { kind: 'lost', fault: otherNetwork(node, name, next) };
  }
  // Without subnets nobody knows what is on a link; that the next hop is there is what the route says.
  const [carrier] = carriers;
  if (carrier !== undefined) return entered(carrier, next);
  if (gateway === undefined || isNoted(context, node, next))
    return { kind: 'lost', fault: nowhere(context, departure, next) };
  return behindRouter(context, departure, gateway);
}

/** Nothing on the link can have the address. */
function isElsewhere(device: Interface, node: Node, carriers: readonly Node[], { family }: Address): boolean {
  return isOwnBridge(device, node) || (carriers.length > 0 && hasSubnet(device, family));
}

/** Another node has the address, and its interfaces are known. */
function isNoted(context: PathContext, node: Node, address: Address): boolean {
  return context.holders(address).some((each) => each !== node && each.interfaces !== undefined);
}

/** What goes to a router arrives where the network knows the address: that of a node, but no pod's. */
function behindRouter(context: PathContext, departure: Departure, gateway: Address): Entry {
  const { node, device, destination, meant } = departure;
  // The address of a tunnel's end is one of a pool: routers know it no more than pods'.
  if (context.tunnelOwner(destination) !== undefined) return { kind: 'router' };
  const [carrier] = first(
    meant,
    context.carriers(destination).filter((each) => each !== node),
  );
  if (carrier === undefined) return { kind: 'router' };
  const entry = entered(carrier, destination);
  const from = subnetOf(node, device, gateway);
  const to = subnetOf(carrier, entry.device, destination);
  return { ...entry, assumed: { kind: 'network-routes', node: node.name, gateway, from, to } };
}

function entered(node: Node, address: Address): Entry & { readonly kind: 'node' } {
  const device = (node.interfaces ?? []).find((each) => carries(each, address))?.name;
  return { kind: 'node', node, ...(device !== undefined && { device }) };
}

function nowhere(context: PathContext, { node, meant }: Departure, next: Address): Fault {
  const [holder] = first(meant, context.holders(next));
  if (holder?.interfaces !== undefined) return { kind: 'address-not-local', node: holder.name, address: next };
  return { kind: 'next-hop-nowhere', node: node.name, gateway: next, peer: meant.name };
}

function silenceOf({ name, neighbours = [] }: Node, device: string, address: Address): Fault | undefined {
  const neighbour = neighbours.find((each) => each.device === device && sameAddress(each.address, address));
  const state = neighbour?.state;
  if (state !== 'FAILED' && state !== 'INCOMPLETE') return undefined;
  return { kind: 'silent', node: name, device, gateway: address, state };
}

function otherNetwork(node: Node, device: string, gateway: Address): Fault {
  const own = (node.interfaces ?? []).find(
    (each) => each.name !== device && each.name !== 'lo' && each.addresses.some((one) => holds(one, gateway)),
  );
  const isIn = (name: string): boolean =>
    node.interfaces?.some((each) => each.name === name && each.addresses.some((one) => holds(one, gateway))) === true;
  return {
    ...{ kind: 'other-network', node: node.name, device, gateway },
    ...(own && { own: own.name, overlaps: isIn(device) }),
  };
}

/** The interface by which `node` takes what is sent from `device` to its address: on one link, and up where one is. */
function linkedDevice(device: Interface | undefined, { interfaces = [] }: Node, address: Address): string | undefined {
  if (device === undefined) return undefined;
  const linked = interfaces.filter((each) => !isHostLocal(each) && shareLink(device, each, address.family));
  const best = [...linked].sort(
    (a, b) => Number(isDown(a)) - Number(isDown(b)) || Number(carries(b, address)) - Number(carries(a, address)),
  );
  return best[0]?.name;
}

/** Whether two interfaces are on one link, as far as their subnets tell. */
function shareLink(a: Interface, b: Interface, family: 4 | 6): boolean {
  if (isHostLocal(a)) return false;
  const [own, other] = [subnetsOf(a, family), subnetsOf(b, family)];
  return own.some((one) => other.some((another) => holds(one, another.address) || holds(another, one.address)));
}

/** Those whose prefix tells of more than the interface itself. */
function subnetsOf({ addresses }: Interface, family: 4 | 6): readonly InterfaceAddress[] {
  return addresses.filter(
    ({ address, peer, prefixLength }) =>
      address.family === family && !isLinkLocal6(address) && (prefixLength < bits(family) || peer !== undefined),
  );
}

function hasSubnet(device: Interface, family: 4 | 6): boolean {
  return subnetsOf(device, family).length > 0;
}

const overlays = /^(?:flannel|vxlan|tunl|cali)/;

/** Software that wraps packets links nodes, though by no subnet. */
export function isOverlay({ name }: Interface): boolean {
  return overlays.test(name);
}

/** A bridge for containers or virtual machines, to which no real interface belongs: no other node is on its link. */
function isOwnBridge(device: Interface, { interfaces = [] }: Node): boolean {
  if (!isHostLocal(device) || isOverlay(device)) return false;
  return !interfaces.some((each) => each.master === device.name && !isHostLocal(each));
}

function holds({ address, peer, prefixLength: length }: InterfaceAddress, other: Address): boolean {
  return contains({ address: peer ?? address, length }, other);
}

function carries({ addresses }: Interface, address: Address): boolean {
  return addresses.some((own) => isUsable(own) && sameAddress(own.address, address));
}

function subnetOf({ interfaces = [] }: Node, name: string | undefined, address: Address): Prefix {
  const device = interfaces.find((each) => each.name === name);
  const subnets = device === undefined ? [] : subnetsOf(device, address.family);
  const own = subnets.find((each) => holds(each, address)) ?? (isLinkLocal6(address) ? subnets[0] : undefined);
  const length = own?.prefixLength ?? bits(address.family);
  return network({ address: own?.peer ?? own?.address ?? address, length });
}

/** `items` with `item` before the others, where it is among them. */
function first<V>(item: V, items: readonly V[]): readonly V[] {
  return items.includes(item) ? [item, ...items.filter((each) => each !== item)] : items;
}
