import type { Candidate } from '../../detection/choice.ts';
import { isDown, isOwnNetwork, isVirtual } from '../../detection/virtual.ts';
import { type Address, contains, sameAddress, unmap } from '../../net/address.ts';
import type { Node } from '../../net/node.ts';
import { isFaulty } from '../faults.ts';
import { isMatchedByName } from '../method/unanchored.ts';
import { nodesLostNames } from '../placed.ts';
import type { SiteContext } from '../rule.ts';
import { internalIPs, isChosen } from './internalIps.ts';
import { sharedAddresses } from './shared.ts';
import { subnetKey, subnetOf } from './subnet.ts';

/** Nodes on which several real interfaces are suitable, and the kernel's order decides. */

export interface Contested {
  readonly node: Node;
  readonly candidate: Candidate;
  /** What would be chosen without it. */
  readonly next: Candidate;
}

/**
 * These nodes; not those where two interfaces are suitable only for want of anchors, where nodes share the chosen address
 * or where packets are lost by it, since other findings tell the same cause.
 */
export function contestedNodes(context: SiteContext): readonly Contested[] {
  const contested = isFaulty(context)
    ? []
    : context.outcomes.flatMap(({ node, outcome }) => {
        if (outcome.kind !== 'chosen' || outcome.choice.outcome !== 'detected' || outcome.choice.next === undefined)
          return [];
        const { candidate, next } = outcome.choice;
        const byName = isMatchedByName(context, candidate.interface.name, next.interface.name);
        return isReal(candidate, node) && isReal(next, node) && !byName ? [{ node, candidate, next }] : [];
      });
  if (contested.length === 0) return [];
  const shared = sharedAddresses(context).filter(({ accidental }) => !accidental);
  const told = new Set([...nodesLostNames(context), ...shared.flatMap(({ nodes }) => nodes)]);
  return contested.filter(({ node }) => !told.has(node.name));
}

function isReal({ interface: device, address }: Candidate, node: Node): boolean {
  return (!isVirtual(device) || isOwnNetwork(device, address, node)) && !isDown(device);
}

/** The names of the nodes of which several-candidates says that Kubernetes knows them in another network. */
export function contestedNames(context: SiteContext): ReadonlySet<string> {
  return new Set(contestedNodes(context).flatMap((each) => (elsewhere(each) ? [each.node.name] : [])));
}

/** The InternalIP of the node, where it is on a real interface, in another network than the one that is chosen. */
export function elsewhere(each: Contested): Address | undefined {
  const subnet = subnetOf(each.candidate);
  const internal = internalIPs(each);
  if (subnet === undefined || internal.some((address) => isChosen(address, each))) return undefined;
  return internal.find((address) => !contains(subnet, address) && isOnRealNic(address, each.node));
}

function isOnRealNic(wanted: Address, { interfaces = [] }: Node): boolean {
  return interfaces.some(
    (device) => !isVirtual(device) && device.addresses.some(({ address }) => sameAddress(unmap(address), wanted)),
  );
}

/**
 * In how many networks the chosen addresses are, and those that are passed over, where these are fewer: as far as
 * Kubernetes does not tell which of them is meant.
 */
export function spread(
  contested: readonly Contested[],
): { readonly chosen: number; readonly next: number } | undefined {
  const open = contested.filter((each) => internalIPs(each).length === 0);
  const count = (keys: readonly (bigint | undefined)[]): number => new Set(keys).size;
  const chosen = count(open.map(({ candidate }) => subnetKey(candidate)));
  const next = count(open.map((each) => subnetKey(each.next)));
  return chosen > next ? { chosen, next } : undefined;
}
