import type { Family } from '../net/address.ts';
import { answersFor, type FlowEnd, packetBetween } from './evaluate.ts';
import type { Judge } from './judge.ts';
import { wholeRegion } from './match.ts';
import { type Region, subtract } from './region.ts';
import type { Outcome } from './walk.ts';

/** Exact sets: with which ports, or ICMP types and codes, packets of a protocol get from one end to another. */

export interface AllowedRegion {
  readonly allowed: Region;
  /** Where it can't be told, because an address isn't known. */
  readonly unknown: Region;
}

/** Undefined where the two have no address of the family. Every pair is what `evaluate` says of it alone. */
export function allowedRegion(
  judge: Judge,
  from: FlowEnd,
  to: FlowEnd,
  protocol: number,
  families: readonly Family[] = [4, 6],
): AllowedRegion | undefined {
  const packet = packetBetween(judge, from, to, protocol, { families });
  if (packet === undefined) return undefined;
  const whole = wholeRegion(protocol);
  const { egress = [], ingress = [], host = [] } = answersFor(judge, from, to, packet, whole);
  const outcomes = [...egress, ...ingress, ...host.flatMap((stage) => stage.outcomes)];
  const open = without(whole, outcomes, 'deny');
  const allowed = without(open, outcomes, 'unknown');
  return { allowed, unknown: allowed === open ? [] : subtract(open, allowed) };
}

function without(region: Region, outcomes: readonly Outcome[], verdict: 'deny' | 'unknown'): Region {
  return outcomes.reduce(
    (left, each) => (left.length > 0 && each.decision.verdict === verdict ? subtract(left, each.region) : left),
    region,
  );
}
