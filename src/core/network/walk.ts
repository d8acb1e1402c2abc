import type { Address } from '../net/address.ts';
import { hasAddress } from '../net/kernel/host.ts';
import { type Sending, send, sendOnce } from '../net/kernel/output.ts';
import { proxyArp, reversePathDrop } from '../net/kernel/workload.ts';
import type { Node } from '../net/node.ts';
import type { PathEnd } from './ends.ts';
import type { Fault } from './fault.ts';
import type { Arrival, Flight, Walk } from './flight.ts';
import { forward } from './forward.ts';
import type { PathContext } from './model.ts';
import { downFaults } from './nodeFaults.ts';
import { arrive, local, stray } from './receive.ts';

/** The walk of a packet over the nodes: each one's kernel takes the same steps, whatever ends the packet has. */

/** Follows a packet until it is delivered or lost. */
export function follow(walk: Walk, first: Arrival | undefined): void {
  for (let next = first; next !== undefined; ) next = arrive(walk, next);
}

/** A pod sends: its node must answer for the gateway, and take what comes from it. */
export function fromPod(walk: Walk, from: PathEnd & { readonly kind: 'pod' }, destination: Address): void {
  const { context, hops } = walk;
  const { node, address } = from;
  const device = from.device ?? ownDevice(context, node, address);
  hops.push({ kind: 'pod', node: node.name, device: 'eth0', address, faults: [] });
  const flight: Flight = { source: address, destination };
  hops.push({
    kind: 'veth',
    node: node.name,
    ...(device !== undefined && { device }),
    faults: device === undefined ? [] : senderFaults(context, node, device, flight),
  });
  if (device === undefined) fromBlock(walk, node, address, destination);
  else follow(walk, { node, device, flight });
}

function senderFaults(context: PathContext, node: Node, device: string, flight: Flight): readonly Fault[] {
  const { name, origin, interfaces, routing } = node;
  const kernel = context.kernelOf(node);
  const isMissing = origin === 'exec' && interfaces?.every((each) => each.name !== device) === true;
  const faults: Fault[] = [
    ...downFaults(node, device, true),
    ...(isMissing ? [{ kind: 'pod-device-missing', node: name, device } as const] : []),
  ];
  // What is told without routes would be about those that are assumed.
  if (routing[context.family] === undefined) return faults;
  const silence = proxyArp(kernel, flight.source, device);
  if (silence !== undefined) faults.push({ kind: 'no-proxy-arp', node: name, ...silence });
  const drop = reversePathDrop(kernel, flight, device);
  if (drop !== undefined) faults.push({ kind: 'pod-source', node: name, device, source: flight.source, ...drop });
  return faults;
}

/** The interface into which the node sends what is for its pod. */
function ownDevice(context: PathContext, node: Node, address: Address): string | undefined {
  const found = context.kernelOf(node).lookup({ destination: address });
  const device = found.kind === 'route' ? found.hops[0]?.device : undefined;
  return device !== undefined && context.kernelOf(node).isWorkload(device) ? device : undefined;
}

/** A program of the node sends, from `source` where it answers. */
export function fromNode(walk: Walk, node: Node, destination: Address, source?: Address): Address | undefined {
  const kernel = walk.context.kernelOf(node);
  if (source !== undefined && kernel.host.devices.length > 0 && !hasAddress(kernel.host, source)) {
    const fault: Fault = { kind: 'address-not-local', node: node.name, address: source };
    walk.hops.push({ kind: 'route', node: node.name, faults: [fault] });
    return source;
  }
  return sentBy(walk, node, destination, send(kernel, destination, source), source);
}

/**
 * The same through a socket that isn't connected, where its packets take another route, that of the first look-up
 * (net/ipv4/udp.c, udp_sendmsg); false where they don't.
 */
export function fromUnconnected(walk: Walk, node: Node, destination: Address): boolean {
  const kernel = walk.context.kernelOf(node);
  const [once, twice] = [sendOnce(kernel, { destination }), send(kernel, destination)];
  if (once.kind !== 'sent' || (twice.kind === 'sent' && twice.route === once.route)) return false;
  sentBy(walk, node, destination, once, undefined);
  return true;
}

function sentBy(
  walk: Walk,
  node: Node,
  destination: Address,
  sending: Sending,
  source: Address | undefined,
): Address | undefined {
  const { context } = walk;
  if (sending.kind !== 'sent') {
    const flight: Flight = { source: source ?? destination, destination };
    const refusal = sending.kind === 'unknown' ? undefined : ({ ...sending, kind: 'no-route' } as const);
    stray(walk, node, flight, refusal);
    const first = source === undefined ? sendOnce(context.kernelOf(node), { destination }) : undefined;
    return first?.kind === 'sent' ? first.source : source;
  }
  const { route, hops } = sending;
  const flight: Flight = { source: sending.source, destination };
  if (route.type === 'local') local(walk, node, route, 'lo', flight);
  else follow(walk, forward(walk, node, { route, hops, flight, input: undefined }));
  return sending.source;
}

/** A pod of the node has sent, and the node has taken it: for what is told of all its pods. */
export function fromBlock(walk: Walk, node: Node, source: Address, destination: Address): void {
  const found = walk.context.kernelOf(node).lookup({ destination, source });
  const flight: Flight = { source, destination };
  const refusal = found.kind === 'error' ? ({ ...found, kind: 'no-route' } as const) : undefined;
  if (found.kind === 'route') follow(walk, forward(walk, node, { ...found, flight, input: '' }));
  else stray(walk, node, flight, refusal);
}
