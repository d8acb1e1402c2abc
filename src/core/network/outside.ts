import { type Address, bits, formatAddress, sameAddress } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { PathEnd } from './ends.ts';
import type { Fault } from './fault.ts';
import type { Flight, Walk } from './flight.ts';
import type { Entry } from './links.ts';
import { poolHolding } from './pool.ts';

/** Ends outside the cluster: what leaves the nodes for an address that none of them has, and what comes back from it. */

export type OutsideEnd = PathEnd & { readonly kind: 'outside' };

/** The machine with an address that is neither a node's nor a pod's; nothing is known of it. */
export function outsideEnd(address: Address): OutsideEnd {
  const node: Node = {
    name: formatAddress(address),
    kernelOrder: false,
    prefixesKnown: false,
    families: [],
    routing: {},
    sysctls: {},
  };
  return { kind: 'outside', node, address };
}

/** Whether a packet that leaves a node is on its way to the walk's end outside: no node takes it next. */
export function goesOutside({ to }: Walk, { destination, inner }: Flight, entry: Entry): boolean {
  if (to.kind !== 'outside' || inner !== undefined || !sameAddress(to.address, destination)) return false;
  return entry.kind === 'router' || (entry.kind === 'lost' && entry.fault.kind !== 'silent');
}

/** The packet is with the network around the nodes. */
export function arriveOutside({ context, hops, to }: Walk, node: Node, flight: Flight, gateway?: Address): void {
  const { source, destination } = flight;
  const pool = poolHolding(context.pools, destination);
  const length = bits(destination.family);
  const routes: readonly Fault[] =
    gateway === undefined
      ? []
      : [
          {
            kind: 'network-routes',
            node: node.name,
            gateway,
            from: { address: source, length },
            to: { address: destination, length },
          },
        ];
  const covered: readonly Fault[] =
    pool === undefined ? [] : [{ kind: 'pool-covers', node: node.name, address: destination, pool }];
  hops.push({ kind: 'outside', node: to.node.name, address: destination, faults: [...covered, ...routes] });
}
