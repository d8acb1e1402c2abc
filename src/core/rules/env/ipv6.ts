import type { Failure } from '../../detection/choice.ts';
import type { FamilyOutcome } from '../../detection/startup.ts';
import { isVirtual } from '../../detection/virtual.ts';
import { type Address, isGlobalUnicast, isLinkLocal6, unmap } from '../../net/address.ts';
import type { Node } from '../../net/node.ts';
import { query } from '../../query.ts';
import type { NodeResult, Resolution } from '../../resolution.ts';
import type { AgentContext } from '../rule.ts';

/** IPv6 that is asked for where there is none. */

/**
 * The nodes whose IPv6 addresses are known, where an address is looked for on each, and none has a usable one on a real
 * interface; empty where that is not so, or where stored addresses are kept on all of them. Made once for each inventory.
 */
export function withoutIpv6({ resolution }: AgentContext): readonly NodeResult[] {
  return resolution === undefined ? [] : lackingNodes(resolution.results);
}

const lackingNodes = query((results: Resolution['results']): readonly NodeResult[] => {
  const nodes = results.filter(({ node }) => node.interfaces !== undefined && node.families.includes(6));
  const fails = ({ node, startup }: NodeResult) => isLack(startup.outcomes[6]) && !hasIpv6(node);
  if (!nodes.every(fails) || nodes.every(({ startup }) => startup.outcomes[6].kind === 'kept')) return [];
  return nodes;
});

function isLack(outcome: FamilyOutcome): boolean {
  if (!('choice' in outcome) || outcome.choice?.outcome !== 'none') return false;
  return lacks.has(outcome.choice.failure.kind);
}

/** Failures that come of what the node has, not of the method's text. */
const lacks: ReadonlySet<Failure['kind']> = new Set([
  'no-interface',
  'no-address',
  'no-route',
  'no-kubernetes-node',
  'no-internal-ip',
  'internal-ip-not-local',
]);

/** The interfaces of pods have a link-local address each: the cheap test goes first. */
function isGlobal6(address: Address): boolean {
  return address.family === 6 && !isLinkLocal6(address) && unmap(address).family === 6 && isGlobalUnicast(address);
}

function hasIpv6({ interfaces = [] }: Node): boolean {
  return interfaces.some((device) => device.addresses.some(({ address }) => isGlobal6(address)) && !isVirtual(device));
}
