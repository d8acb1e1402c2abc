import type { Placed } from '../detection/apart.ts';
import { type Address, parseAddress, sameAddress, unmap } from '../net/address.ts';
import type { Node } from '../net/node.ts';

/** The addresses by which Kubernetes knows a node. */

/** Nodes stay the same objects from one keystroke to the next, and reading addresses takes its time. */
const read = new WeakMap<Node, readonly Address[]>();

/** The InternalIPs of a node, of the family of the address that is chosen there. */
export function internalIPs({ node, candidate }: Placed): readonly Address[] {
  const addresses = read.get(node) ?? (node.internalIPs ?? []).flatMap((text) => parseAddress(text) ?? []).map(unmap);
  read.set(node, addresses);
  return addresses.filter(({ family }) => family === candidate.address.family);
}

/** Whether `address` is the chosen one. */
export function isChosen(address: Address, { candidate }: Pick<Placed, 'candidate'>): boolean {
  return sameAddress(address, candidate.address);
}
