import { type Address, sameAddress } from '../net/address.ts';
import type { PathEnd } from './ends.ts';
import type { Fault } from './fault.ts';
import type { Walk } from './flight.ts';
import type { Hop } from './hop.ts';
import type { PathContext } from './model.ts';
import { downFaults } from './nodeFaults.ts';
import type { OutsideEnd } from './outside.ts';
import { poolHolding } from './pool.ts';
import { follow } from './walk.ts';

/** What a machine outside the cluster answers. */

/** It comes in where the packet left by `there`; routers find nodes, but pods only if they are told of them. */
export function fromOutside(walk: Walk, from: OutsideEnd, there: readonly Hop[], destination: Address): void {
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
