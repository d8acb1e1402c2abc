import { type Address, parseAddress, sameAddress } from '../net/address.ts';
import type { PathEnd } from './ends.ts';
import { type Fault, gravest } from './fault.ts';
import type { Translation, Walk } from './flight.ts';
import { type Hop, stopOf } from './hop.ts';
import type { PathContext } from './model.ts';
import { downFaults } from './nodeFaults.ts';
import type { OutsideEnd } from './outside.ts';
import { poolHolding } from './pool.ts';
import { follow, fromNode, fromPod, fromUnconnected } from './walk.ts';

/** A packet's path, hop by hop. */
export interface Trace {
  readonly from: PathEnd;
  readonly to: PathEnd;
  readonly destination: Address | undefined;
  readonly hops: readonly Hop[];
  /** The source that the packet arrives with; undefined where it is not known. */
  readonly source?: Address;
  /** It stops, but what a program sends without connecting first arrives: another route counts for that. */
  readonly unconnectedArrives?: true;
  /** Sources that were replaced on the path. */
  readonly translations: readonly Translation[];
}

/** The path from one end to another. */
export function trace(context: PathContext, from: PathEnd, to: PathEnd): Trace {
  return traced(context, from, to, undefined);
}

/** The return path of what came by `there`: to where the packet seemed to come from. */
export function traceBack(context: PathContext, there: Trace): Trace {
  const { from, to, destination, source } = there;
  const sender: PathEnd = to.kind === 'node' && destination !== undefined ? { ...to, address: destination } : to;
  const back = traced(context, sender, from, there);
  return source === undefined || from.kind === 'pod' ? back : { ...back, to: { ...from, address: source } };
}

function traced(context: PathContext, from: PathEnd, to: PathEnd, there: Trace | undefined): Trace {
  const destination = there?.source ?? addressAt(context, to);
  const base = { from, to, destination };
  if (destination === undefined) {
    const own = context.addressOf(to.node);
    const outcome = own.kind !== 'known' && own.outcome && { outcome: own.outcome };
    const kind = own.kind === 'unknown' ? 'address-unknown' : 'no-address';
    const fault: Fault = { kind, node: to.node.name, ...outcome };
    return { ...base, hops: [{ kind: 'route', node: from.node.name, faults: [fault] }], translations: [] };
  }
  const veth = from.kind === 'pod' && from.device !== undefined ? { node: from.node, device: from.device } : undefined;
  const walk: Walk = { context, to, veth, undo: there?.translations, hops: [], translations: [] };
  const source = sent(walk, from, destination, there);
  const seen = walk.translations.at(-1)?.given ?? source;
  const { hops, translations } = walk;
  const isStopped =
    from.kind === 'node' && there === undefined && from.address === undefined && stopOf(hops) !== undefined;
  const other: Walk = { ...walk, hops: [], translations: [] };
  const unconnected = isStopped && fromUnconnected(other, from.node, destination) && arrives(other.hops);
  return {
    ...base,
    hops,
    ...(seen && { source: seen }),
    ...(unconnected && { unconnectedArrives: true as const }),
    translations,
  };
}

function arrives(hops: readonly Hop[]): boolean {
  return ['note', 'assumed'].includes(gravest(hops.flatMap(({ faults }) => faults)));
}

/** What answers has the address that was asked as its source; what was asked for as a sender too, where it is one. */
function boundAt({ context, undo }: Walk, { node, address }: PathEnd): Address | undefined {
  if (address === undefined || undo !== undefined) return address;
  return context.carriers(address).includes(node) ? address : undefined;
}

/** The source of what `from` sends; from outside nothing comes but answers. */
function sent(walk: Walk, from: PathEnd, destination: Address, there: Trace | undefined): Address | undefined {
  if (from.kind === 'node') return fromNode(walk, from.node, destination, boundAt(walk, from));
  if (from.kind === 'pod') fromPod(walk, from, destination);
  else if (there !== undefined) fromOutside(walk, from, there.hops, destination);
  return from.address;
}

/** The address to which packets for the end are sent. */
export function addressAt(context: PathContext, end: PathEnd): Address | undefined {
  if (end.address !== undefined) return end.address;
  const own = context.addressOf(end.node);
  if (own.kind === 'known') return own.address;
  const internal = (end.node.internalIPs ?? []).flatMap((text) => parseAddress(text) ?? []);
  return internal.find(({ family }) => family === context.family);
}

/** What a machine outside the cluster answers. */

/** It comes in where the packet left by `there`; routers find nodes, but pods only if they are told of them. */
function fromOutside(walk: Walk, from: OutsideEnd, there: readonly Hop[], destination: Address): void {
  const { context, hops, to } = walk;
  const left = there.findLast(({ kind }) => kind === 'egress');
  const node = (left && context.node(left.node)) ?? to.node;
  const faults = isPod(to, destination) ? answerFaults(context, there, node.name, destination) : [];
  hops.push({ kind: 'outside', node: from.node.name, address: from.address, faults });
  const device = left?.device;
  hops.push({
    kind: 'ingress',
    node: node.name,
    ...(device !== undefined && { device }),
    address: destination,
    faults: downFaults(node, device, false),
  });
  follow(walk, { node, device, flight: { source: from.address, destination } });
}

/** Whether the sender's own address is answered, and no node's in place of it. */
function isPod(to: PathEnd, destination: Address): boolean {
  return to.kind === 'pod' && sameAddress(to.address, destination);
}

function answerFaults(context: PathContext, there: readonly Hop[], node: string, address: Address): readonly Fault[] {
  const pool = poolHolding(context.pools, address);
  // What did not get out may have got a node's address there.
  const isOut = there.some(({ kind }) => kind === 'outside');
  if (!isOut && pool?.natOutgoing === true) return [];
  const hasPeers = context.inventory.bgp?.peers.some(({ peerIP }) => peerIP !== undefined) === true;
  const known = pool?.natOutgoing !== undefined && !hasPeers;
  return [{ kind: 'pods-unannounced', node, address, ...(pool && { pool }), known }];
}
