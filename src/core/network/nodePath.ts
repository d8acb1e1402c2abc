import { type Address, formatAddress } from '../net/address.ts';
import type { Node, Route } from '../net/node.ts';
import { createKernel, endFaults } from './expected.ts';
import { type Fault, gravest } from './fault.ts';
import type { Walk } from './flight.ts';
import type { Hop } from './hop.ts';
import type { NodeAddress, PathContext } from './model.ts';
import type { Encapsulation } from './pool.ts';
import { fromBlock, fromNode } from './walk.ts';

/** The path from a node to the pods of another, whatever pods they are. */
export interface NodePath {
  readonly from: Node;
  readonly to: Node;
  readonly own: NodeAddress;
  readonly peer: NodeAddress;
  readonly hops: readonly Hop[];
  readonly faults: readonly Fault[];
  /** Undefined where no route is known. */
  readonly encapsulation?: Encapsulation;
  readonly route?: { readonly route: Route; readonly origin: 'live' | 'predicted' };
  /** The interface by which the (outer) packet leaves, and the source of the outer one. */
  readonly device?: string;
  readonly source?: Address;
}

/** So many of a node's blocks are looked at. */
const mostBlocks = 6;

/**
 * The path from one node to the pods of another: of those to its blocks the first on which something is wrong, else the
 * first; without blocks by the first pool, and without pools to the node's own address.
 */
export function nodePath(context: PathContext, from: Node, to: Node): NodePath {
  const [home] = context.blocksOf(from);
  let first: NodePath | undefined;
  for (const block of context.blocksOf(to).slice(0, mostBlocks)) {
    const path = pathTo(context, from, to, block.address, home?.address);
    const gravity = gravest(path.faults);
    if (gravity === 'broken') return path;
    if (first === undefined || (gravity !== 'note' && gravest(first.faults) === 'note')) first = path;
  }
  return first ?? imaginedPath(context, from, to, home?.address);
}

/** To a pod that is thought of, where no block is known; without pools to the node's own address. */
export function imaginedPath(context: PathContext, from: Node, to: Node, source: Address | undefined): NodePath {
  const pool = context.pools.find(({ disabled }) => !disabled);
  if (pool === undefined) return pathTo(context, from, to, undefined, source);
  const { address } = pool.prefix;
  const imagining: PathContext = {
    ...context,
    imagined: { address, node: to },
    kernelOf: (node) => createKernel(imagining, node, context.kernelOf(node).host),
  };
  return pathTo(imagining, from, to, address, source);
}

export function pathTo(
  context: PathContext,
  from: Node,
  to: Node,
  pod: Address | undefined,
  source: Address | undefined,
): NodePath {
  const [own, peer] = [context.addressOf(from), context.addressOf(to)];
  const base = { from, to, own, peer };
  const lacking = pod === undefined ? [...endFaults(context, from, own), ...endFaults(context, to, peer)] : [];
  const address = pod ?? (peer.kind === 'known' ? peer.address : undefined);
  if (address === undefined) return { ...base, hops: [], faults: lacking };
  const end =
    pod === undefined ? ({ kind: 'node', node: to } as const) : ({ kind: 'pod', node: to, address: pod } as const);
  const walk: Walk = { context, to: end, veth: undefined, undo: undefined, until: to, hops: [], translations: [] };
  if (pod === undefined || source === undefined) fromNode(walk, from, address);
  else fromBlock(walk, from, source, pod);
  const outline = outlineOf(walk.hops);
  return { ...base, ...outline, faults: [...lacking, ...outline.faults] };
}

function outlineOf(hops: readonly Hop[]): Omit<NodePath, 'from' | 'to' | 'own' | 'peer'> {
  const route = hops.find(({ kind }) => kind === 'route')?.route;
  const wrapped = hops.find(({ kind }) => kind === 'encapsulation');
  const device = hops.find(({ kind }) => kind === 'egress')?.device;
  const isLeft = wrapped !== undefined || device !== undefined;
  return {
    hops,
    faults: hops.flatMap(({ faults }) => faults),
    ...(isLeft && { encapsulation: wrapped?.encapsulation ?? 'none' }),
    ...(route && { route }),
    ...(device !== undefined && { device }),
    ...(wrapped?.outer?.source && { source: wrapped.outer.source }),
  };
}

/** `192.168.30.72`, where the node's Calico address is known. */
export function addressText(address: NodeAddress): string | undefined {
  return address.kind === 'known' ? formatAddress(address.address) : undefined;
}
