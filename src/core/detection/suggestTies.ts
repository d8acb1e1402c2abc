import type { Family } from '../net/address.ts';
import { parseAddress, sameAddress, unmap } from '../net/address.ts';
import type { Placed } from './apart.ts';
import { isAnotherAddress } from './candidates.ts';

/** What tells which of several real interfaces is the one that the cluster goes by. */

/** How many nodes have another address stored than is chosen for them; undefined where no node's stored one is known. */
export function movesOf(placed: readonly Placed[], family: Family): number | undefined {
  const known = placed.filter(({ node }) => node.stored !== undefined);
  if (known.length === 0) return undefined;
  return known.filter(({ node, candidate }) => isAnotherAddress(node.stored?.[family] ?? '', candidate)).length;
}

/** Whether Kubernetes knows the node by other addresses of this family only. */
export function isBesideInternalIP({ node, candidate: { address } }: Placed): boolean {
  const own = (node.internalIPs ?? []).flatMap((text) => parseAddress(text) ?? []).map(unmap);
  const alike = own.filter(({ family }) => family === address.family);
  return alike.length > 0 && !alike.some((each) => sameAddress(each, address));
}

/** Whether the node's default routes, as far as they are known, leave by other interfaces only. */
export function isBesideDefaultRoute({ node, candidate }: Placed): boolean {
  const defaults = (node.routing[candidate.address.family]?.routes ?? [])
    .filter(({ type, table, destination }) => type === 'unicast' && table === 'main' && destination.length === 0)
    .flatMap(({ nexthops }) => nexthops);
  return defaults.length > 0 && !defaults.some(({ device }) => device === candidate.interface.name);
}
