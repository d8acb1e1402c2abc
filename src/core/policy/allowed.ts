import type { Family } from '../net/address.ts';
import { answersFor, packetBetween } from './evaluate.ts';
import type { FlowEnd } from './flowEnd.ts';
import type { Judge } from './judge.ts';
import { wholeRegion } from './match.ts';
import { type Reached, reached } from './reach.ts';

/**
 * With which ports, or ICMP types and codes, packets of a protocol get from one end to another; undefined where the two have
 * no address of the family. Every pair is what `evaluate` says of it alone.
 */
export function allowedRegion(
  judge: Judge,
  from: FlowEnd,
  to: FlowEnd,
  protocol: number,
  families: readonly Family[] = [4, 6],
): Reached | undefined {
  const packet = packetBetween(judge, from, to, protocol, { families });
  if (packet === undefined) return undefined;
  const whole = wholeRegion(protocol);
  const { egress = [], ingress = [], host = [] } = answersFor(judge, from, to, packet, whole);
  return reached([...egress, ...ingress, ...host.flatMap((stage) => stage.outcomes)], whole);
}
