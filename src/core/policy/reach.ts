import type { Direction } from '../calico/policies.ts';
import type { Family } from '../net/address.ts';
import { askHosts, type FlowEnd, peerOf } from './evaluate.ts';
import type { Judge } from './judge.ts';
import { type Packet, ruleKey, wholeRegion } from './match.ts';
import { intersect, type Region, subtract } from './region.ts';
import type { EndpointTier, Outcome } from './walk.ts';
import type { Rule } from './world.ts';

/** What is allowed between many ends: what is found out for one pair serves all that look the same to the rules. */

/** For one protocol, what is allowed and what nobody can know. */
export interface Reached {
  readonly allowed: Region;
  readonly unknown: Region;
}

export interface Reach {
  /** In the order of the protocols; undefined where the two have no address of the family. */
  between(from: FlowEnd, to: FlowEnd, family: Family): readonly Reached[] | undefined;
}

/** Finds what is allowed of `protocols`. */
export function createReach(judge: Judge, protocols: readonly number[]): Reach {
  const { services, pools } = judge.world;
  const everything: readonly Reached[] = protocols.map((protocol) => ({ allowed: wholeRegion(protocol), unknown: [] }));
  const byTiers = new Map<readonly EndpointTier[], KnownAnswers>();
  const combined = new Map<readonly Reached[], Map<readonly Reached[], readonly Reached[]>>();
  const atPod = (end: FlowEnd, direction: Direction, packet: Packet): readonly Reached[] => {
    if (end.kind !== 'pod') return everything;
    const tiers = judge.podTiers(end.endpoint, direction);
    if (tiers.length === 0) return everything;
    const known = byTiers.get(tiers) ?? { rules: rulesOf(tiers, direction), answers: new Map() };
    byTiers.set(tiers, known);
    let key = `${packet.family}`;
    for (const rule of known.rules) key += ruleKey(rule, packet, services, pools);
    const before = known.answers.get(key);
    if (before !== undefined) return before;
    const answer = protocols.map((protocol) =>
      reached(
        judge.pod(end.endpoint, direction, { ...packet, protocol }, wholeRegion(protocol)),
        wholeRegion(protocol),
      ),
    );
    known.answers.set(key, answer);
    return answer;
  };
  const both = (first: readonly Reached[], second: readonly Reached[]): readonly Reached[] => {
    if (first === everything) return second;
    if (second === everything) return first;
    const known = combined.get(first) ?? new Map<readonly Reached[], readonly Reached[]>();
    combined.set(first, known);
    const before = known.get(second);
    if (before !== undefined) return before;
    const answer = first.map((each, index) => joint(each, second[index] ?? each));
    known.set(second, answer);
    return answer;
  };
  return {
    between(from, to, family) {
      const source = peerOf(judge, from, family);
      const destination = peerOf(judge, to, family);
      if (source === undefined || destination === undefined) return undefined;
      const packet = { family, protocol: 0, source, destination };
      const isLocal = from.kind === 'host' && to.kind === 'pod';
      const pods = both(atPod(from, 'egress', packet), isLocal ? everything : atPod(to, 'ingress', packet));
      if (judge.hosts.length === 0) return pods;
      return pods.map((each, index) => {
        const protocol = protocols[index] ?? 0;
        const whole = wholeRegion(protocol);
        const stages = askHosts(judge, from, to, { ...packet, protocol }, whole);
        return stages.length === 0
          ? each
          : joint(
              each,
              reached(
                stages.flatMap(({ outcomes }) => outcomes),
                whole,
              ),
            );
      });
    },
  };
}

interface KnownAnswers {
  readonly rules: readonly Rule[];
  readonly answers: Map<string, readonly Reached[]>;
}

function rulesOf(tiers: readonly EndpointTier[], direction: Direction): readonly Rule[] {
  return tiers.flatMap(({ policies }) => policies.flatMap(({ rules }) => rules[direction]));
}

/** What none of the outcomes denies. */
export function reached(outcomes: readonly Outcome[], whole: Region): Reached {
  const without = (region: Region, verdict: 'deny' | 'unknown'): Region =>
    outcomes.reduce(
      (left, each) => (left.length > 0 && each.decision.verdict === verdict ? subtract(left, each.region) : left),
      region,
    );
  const open = without(whole, 'deny');
  const allowed = without(open, 'unknown');
  return { allowed, unknown: allowed === open ? [] : subtract(open, allowed) };
}

/** What is allowed by both, and what may be. */
function joint(a: Reached, b: Reached): Reached {
  const allowed = intersect(a.allowed, b.allowed);
  if (a.unknown.length + b.unknown.length === 0) return { allowed, unknown: [] };
  const open = intersect([...a.allowed, ...a.unknown], [...b.allowed, ...b.unknown]);
  return { allowed, unknown: subtract(open, allowed) };
}
