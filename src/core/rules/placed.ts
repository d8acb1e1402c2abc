import { type Apartness, apartness, type Placed } from '../detection/apart.ts';
import { isDown } from '../detection/virtual.ts';
import { sameAddress, unmap } from '../net/address.ts';
import { query } from '../query.ts';
import { chosenOn } from './address/chosen.ts';
import { ownBeside } from './address/vip.ts';
import { isAccidental } from './method/accidental.ts';
import { createLoss } from './network/loss.ts';
import type { SiteContext } from './rule.ts';

/** Nodes with what is chosen on them, as rules on the ways between nodes look at them. */

/**
 * The nodes on which an address is chosen that may be the node's own: not where a virtual or dead interface, a VIP or a
 * network's address is taken, since other findings tell that. Made once for each run.
 */
export const placedNodes = query((context: SiteContext): readonly Placed[] =>
  chosenOn(context).filter(
    ({ node, candidate }) =>
      candidate.storedAddress === undefined &&
      !isDown(candidate.interface) &&
      ownBeside(candidate, context) === undefined &&
      !isAccidental({ node, candidate }, context),
  ),
);

/** Whether the placed nodes reach each other. Made once for each run. */
export const waysBetween = query(
  (context: SiteContext): Apartness => apartness(placedNodes(context).map((each) => withOwnSubnet(each, context))),
);

/** An address that is given may be stored without its subnet; the interface has that all the same, and routes to it. */
function withOwnSubnet({ node, candidate }: Placed, { site }: SiteContext): Placed {
  const own = candidate.interface.addresses.find(({ address }) => sameAddress(unmap(address), candidate.address));
  if (site.form !== 'fixed' || own?.address.family !== candidate.address.family) return { node, candidate };
  return { node, candidate: { ...candidate, prefixLength: own.prefixLength } };
}

/** The names of the nodes of which nodes-apart says that their way to others is missing, wrong or not known. */
export function nodesApartNames(context: SiteContext): ReadonlySet<string> {
  if (placedNodes(context).length < 2) return new Set();
  const { gaps, unknown, subnets } = waysBetween(context);
  if (gaps.length > 0) return new Set(gaps.flatMap(({ from, to }) => [from.node.name, to.node.name]));
  return new Set(subnets.length > 1 ? unknown.map(({ name }) => name) : []);
}

/** Those of them that lose packets by it, for certain or if they are wrapped in IPIP: an error or a warning. */
export function nodesLostNames(context: SiteContext): ReadonlySet<string> {
  if (placedNodes(context).length < 2) return new Set();
  const lossOf = createLoss(context);
  const lost = waysBetween(context).gaps.filter((gap) => ['lost', 'unknown'].includes(lossOf(gap)));
  return new Set(lost.flatMap(({ from, to }) => [from.node.name, to.node.name]));
}
