import { isForAll } from '../../policy/match.ts';
import type { Rule, Side } from '../../policy/world.ts';

/** What rules of policies are for, as Felix has them. */

/** Whether a rule has no condition. */
export function isForEverything({
  ipVersion,
  protocol,
  notProtocol,
  icmp,
  notIcmp,
  source,
  destination,
}: Rule): boolean {
  const hasCondition = [ipVersion, protocol, notProtocol, icmp, notIcmp].some((each) => each !== undefined);
  return !hasCondition && isOpenEnd(source) && isOpenEnd(destination);
}

function isOpenEnd(side: Side): boolean {
  return isForAll(side) && side.ports.length + side.notPorts.length === 0;
}
