import type { Failure } from '../detection/choice.ts';
import type { FamilyOutcome } from '../detection/startup.ts';
import { isVirtual } from '../detection/virtual.ts';
import { isGlobalUnicast, unmap } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { NodeResult } from '../resolution.ts';
import type { AgentContext } from './rule.ts';

/** IPv6 that is asked for where there is none. */

const known = new WeakMap<AgentContext, readonly NodeResult[]>();

/**
 * The nodes whose IPv6 addresses are known, where an address is looked for on each, and none has a usable one on a real
 * interface; empty where that is not so, or where stored addresses are kept on all of them. Made once for each run.
 */
export function withoutIpv6(context: AgentContext): readonly NodeResult[] {
  const found = known.get(context) ?? findNodes(context);
  known.set(context, found);
  return found;
}

function findNodes({ resolution }: AgentContext): readonly NodeResult[] {
  const nodes = (resolution?.results ?? []).filter(
    ({ node }) => node.interfaces !== undefined && node.families.includes(6),
  );
  const fails = ({ node, startup }: NodeResult) => isLack(startup.outcomes[6]) && !hasIpv6(node);
  if (!nodes.every(fails) || nodes.every(({ startup }) => startup.outcomes[6].kind === 'kept')) return [];
  return nodes;
}

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

function hasIpv6({ interfaces = [] }: Node): boolean {
  return interfaces.some(
    (device) =>
      device.addresses.some(({ address }) => unmap(address).family === 6 && isGlobalUnicast(address)) &&
      !isVirtual(device),
  );
}
