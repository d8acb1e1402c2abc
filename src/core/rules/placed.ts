import type { Placed } from '../detection/apart.ts';
import { isDown } from '../detection/virtual.ts';
import type { Node } from '../net/node.ts';
import { type Cause, causesOf } from '../network/reachCauses.ts';
import type { Verdict } from '../network/verdict.ts';
import { query } from '../query.ts';
import { chosenOn } from './address/chosen.ts';
import { subnetKey } from './address/subnet.ts';
import { ownBeside } from './address/vip.ts';
import { isAccidental } from './method/accidental.ts';
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

/**
 * Why placed nodes and their pods don't reach each other, the worst first: by all pairs of them. What is not known counts
 * only where they are in several networks.
 */
export const placedCauses = query((context: SiteContext): readonly Cause[] => {
  const placed = placedNodes(context);
  const verdict = verdictOf(context);
  if (verdict === undefined || placed.length < 2) return [];
  const own = placed.filter(({ node }) => !isShared(node, verdict));
  const causes = own.length === verdict.nodes.length ? verdict.causes : causesBetween(own, verdict);
  const subnets = new Set(placed.map(({ candidate }) => subnetKey(candidate) ?? candidate.address.value));
  const told = causes.filter(({ gravity, kind }) => {
    if (gravity === 'unknown') return subnets.size > 1 && doubts.has(kind);
    return gravity !== 'assumed' && !toldElsewhere.has(kind);
  });
  return (['broken', 'doubtful', 'unknown'] as const).flatMap((gravity) =>
    told.filter((each) => each.gravity === gravity),
  );
});

/** By bgp-sessions, and by underlay-drops. */
const toldElsewhere: ReadonlySet<Cause['kind']> = new Set(['no-session', 'cloud-drops']);

/** What is not known of the nodes themselves; of the network around them other rules tell. */
const doubts: ReadonlySet<Cause['kind']> = new Set(['routes-unknown', 'reverse-path-unknown', 'pool-unknown']);

/** Whether another node gets the same address: duplicate-address tells that. */
function isShared(node: Node, { context }: Verdict): boolean {
  const address = context.addressOf(node);
  return address.kind === 'known' && context.holders(address.address).length > 1;
}

export function verdictOf({ agent, site }: SiteContext): Verdict | undefined {
  return agent.verdicts?.now(site.family);
}

/** Pairs of which both ends are placed. */
function causesBetween(placed: readonly Placed[], { paths, nodes }: Verdict): readonly Cause[] {
  const kept = new Set<Node>(placed.map(({ node }) => node));
  const isKept = (at: number): boolean => {
    const node = nodes[at];
    return node !== undefined && kept.has(node);
  };
  return causesOf(paths, 0, ({ senders, receivers }) => senders.some(isKept) && receivers.some(isKept));
}

/** The names of the nodes of which nodes-apart says that their way to others is missing, wrong or not known. */
export function nodesApartNames(context: SiteContext): ReadonlySet<string> {
  const verdict = verdictOf(context);
  const [cause] = placedCauses(context);
  if (verdict === undefined || cause === undefined) return new Set();
  const isApart = (node: Node): boolean => !['none', 'information'].includes(verdict.of(node).reach);
  return new Set(verdict.nodes.filter(isApart).map(({ name }) => name));
}

/** Those of them that lose packets by it, for certain or likely: an error or a warning. */
export function nodesLostNames(context: SiteContext): ReadonlySet<string> {
  const [cause] = placedCauses(context);
  return cause !== undefined && cause.gravity !== 'unknown' ? nodesApartNames(context) : new Set();
}
