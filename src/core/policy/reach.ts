import type { Direction } from '../calico/policies.ts';
import type { Family } from '../net/address.ts';
import { peerOf } from './evaluate.ts';
import type { FlowEnd } from './flowEnd.ts';
import { isLocal } from './flowEnd.ts';
import { askHosts, type FlowInterfaces } from './hostStages.ts';
import type { Judge } from './judge.ts';
import { endKey, isForAll, type Packet, wholeRegion } from './match.ts';
import type { Peer } from './owners.ts';
import { intersect, type Region, subtract } from './region.ts';
import type { EndpointTier, Outcome } from './walk.ts';
import type { Rule, Side, World } from './world.ts';

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

/** Finds what is allowed of `protocols`; `by`, where the path is known, is that of all ends that are asked about. */
export function createReach(judge: Judge, protocols: readonly number[], by?: FlowInterfaces): Reach {
  const everything: readonly Reached[] = protocols.map((protocol) => ({ allowed: wholeRegion(protocol), unknown: [] }));
  const endOf = preparer(judge);
  const both = combiner(everything);
  const find = ({ end }: ReachEnd, direction: Direction, packet: Packet): readonly Reached[] =>
    end.kind !== 'pod'
      ? everything
      : protocols.map((protocol) => {
          const whole = wholeRegion(protocol);
          return reached(judge.pod(end.endpoint, direction, { ...packet, protocol }, whole), whole);
        });
  const atPod = (own: ReachEnd, other: ReachEnd, direction: Direction, packet: Packet): readonly Reached[] => {
    const row = own.rows[direction](packet.family);
    if (row === undefined) return everything;
    const before = row.byEnd[other.index];
    if (before !== undefined) return before;
    const key = row.classOf(direction === 'egress' ? packet.destination : packet.source);
    const alike = row.byClass.get(key);
    const answer = alike ?? find(own, direction, packet);
    if (alike === undefined) row.byClass.set(key, answer);
    row.byEnd[other.index] = answer;
    return answer;
  };
  return {
    between(from, to, family) {
      const [first, second] = [endOf(from), endOf(to)];
      const source = first.peers[family];
      const destination = second.peers[family];
      if (source === undefined || destination === undefined) return undefined;
      const packet = { family, protocol: 0, source, destination };
      const leaving = atPod(first, second, 'egress', packet);
      const pods = both(
        leaving,
        from.kind === 'host' && isLocal(from, to) ? everything : atPod(second, first, 'ingress', packet),
      );
      return judge.hosts.length === 0 ? pods : withHosts(judge, from, to, packet, pods, protocols, by);
    },
  };
}

/** What pods let through, as far as the hosts on the way do. */
function withHosts(
  judge: Judge,
  from: FlowEnd,
  to: FlowEnd,
  packet: Packet,
  pods: readonly Reached[],
  protocols: readonly number[],
  by: FlowInterfaces | undefined,
): readonly Reached[] {
  return pods.map((each, index) => {
    const protocol = protocols[index] ?? 0;
    const whole = wholeRegion(protocol);
    const stages = askHosts(judge, from, to, { ...packet, protocol }, whole, by);
    const outcomes = stages.flatMap((stage) => stage.outcomes);
    return stages.length === 0 ? each : joint(each, reached(outcomes, whole));
  });
}

/** An end with what is asked of it again for every other end. */
interface ReachEnd {
  readonly end: FlowEnd;
  /** Its position among all ends. */
  readonly index: number;
  readonly peers: Readonly<Record<Family, Peer | undefined>>;
  /** Undefined where no policy applies. */
  readonly rows: Readonly<Record<Direction, (family: Family) => Row | undefined>>;
}

/** What is known of the packets between ends that the same rules see alike, and the others. */
interface Row {
  /** Tells the others apart as far as the rules do. */
  classOf(peer: Peer): string;
  readonly byClass: Map<string, readonly Reached[]>;
  /** By the position of the other end. */
  readonly byEnd: (readonly Reached[] | undefined)[];
}

function preparer(judge: Judge): (end: FlowEnd) => ReachEnd {
  const keyOf = endKeys(judge.world);
  const ends = new Map<FlowEnd, ReachEnd>();
  const byTiers = new Map<readonly EndpointTier[], Rows>();
  return (end) => {
    const before = ends.get(end);
    if (before !== undefined) return before;
    const peers = { 4: peerOf(judge, end, 4), 6: peerOf(judge, end, 6) };
    const rowOf = (direction: Direction): ReachEnd['rows'][Direction] => {
      const tiers = end.kind === 'pod' ? judge.podTiers(end.endpoint, direction) : [];
      if (tiers.length === 0) return () => undefined;
      const known = byTiers.get(tiers) ?? rowsOf(tiers, direction, keyOf);
      byTiers.set(tiers, known);
      const rows = { 4: known(peers[4], 4), 6: known(peers[6], 6) };
      return (family) => rows[family];
    };
    const made = { end, index: ends.size, peers, rows: { ingress: rowOf('ingress'), egress: rowOf('egress') } };
    ends.set(end, made);
    return made;
  };
}

type Rows = (own: Peer | undefined, family: Family) => Row | undefined;

/** The rows of some tiers: one for all own ends that their rules don't tell apart. */
function rowsOf(tiers: readonly EndpointTier[], direction: Direction, keyOf: EndKeys): Rows {
  const rules = tiers.flatMap(({ policies }) => policies.flatMap((each) => each.rules[direction]));
  const own = peerClasses(rules, direction === 'egress' ? 'source' : 'destination', keyOf);
  const other = peerClasses(rules, direction === 'egress' ? 'destination' : 'source', keyOf);
  const rows = new Map<string, Row>();
  return (peer, family) => {
    if (peer === undefined) return undefined;
    const key = `${family}${own(peer, family)}`;
    const row = rows.get(key) ?? { classOf: (each) => other(each, family), byClass: new Map(), byEnd: [] };
    rows.set(key, row);
    return row;
  };
}

/** A text that is equal for peers that one end of some rules doesn't tell apart. */
function peerClasses(rules: readonly Rule[], as: RuleEnd, keyOf: EndKeys): (peer: Peer, family: Family) => string {
  const sides = [...new Set(rules.map((rule) => rule[as]))].filter((side) => !isForAll(side)).map(keyOf(as));
  return (peer, family) => {
    let key = '';
    for (const side of sides) key += side(peer, family);
    return key;
  };
}

type RuleEnd = 'source' | 'destination';
type EndKeys = (as: RuleEnd) => (side: Side) => (peer: Peer, family: Family) => string;

/** What ends of rules say of peers, kept: many policies have an end in common. */
function endKeys(world: World): EndKeys {
  const known = { source: new Map<Side, Map<Peer, string>>(), destination: new Map<Side, Map<Peer, string>>() };
  return (as) => (side) => {
    const answers = known[as].get(side) ?? new Map<Peer, string>();
    known[as].set(side, answers);
    return (peer, family) => {
      // A pod without an address may be of either family.
      const before = peer.address === undefined ? undefined : answers.get(peer);
      if (before !== undefined) return before;
      const key = endKey(side, as, peer, family, world);
      answers.set(peer, key);
      return key;
    };
  };
}

/** What two places let through together. */
function combiner(
  everything: readonly Reached[],
): (first: readonly Reached[], second: readonly Reached[]) => readonly Reached[] {
  const combined = new Map<readonly Reached[], Map<readonly Reached[], readonly Reached[]>>();
  return (first, second) => {
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
