import type { Placed } from '../../detection/apart.ts';
import { type Address, parseAddress, sameAddress, unmap } from '../../net/address.ts';
import type { Node } from '../../net/node.ts';
import { query } from '../../query.ts';

/** The addresses by which Kubernetes knows a node. */

/** Nodes stay the same objects from one keystroke to the next, and reading addresses takes its time. */
const addressesOf = query(({ internalIPs }: Node): readonly Address[] =>
  (internalIPs ?? []).flatMap((text) => parseAddress(text) ?? []).map(unmap),
);

/** The InternalIPs of a node, of the family of the address that is chosen there. */
export function internalIPs({ node, candidate }: Placed): readonly Address[] {
  return addressesOf(node).filter(({ family }) => family === candidate.address.family);
}

/** Whether `address` is the chosen one. */
export function isChosen(address: Address, { candidate }: Pick<Placed, 'candidate'>): boolean {
  return sameAddress(address, candidate.address);
}
