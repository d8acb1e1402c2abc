import { bothFamilies, type Family } from '../net/address.ts';
import { drained } from '../steps.ts';
import type { FlowEnd } from './flowEnd.ts';
import { allRules, type Group, groupEnds } from './groups.ts';
import type { FlowInterfaces } from './hostStages.ts';
import type { Judge } from './judge.ts';
import { wholeRegion } from './match.ts';
import { createReach, type Reached } from './reach.ts';
import { type Block, blocksOf, type Region, subtract } from './region.ts';

/** Who may talk to whom: for each pair of groups what is allowed, exactly. */

/** What is allowed of one protocol. */
export interface AllowedProtocol {
  /** Its number; `other` for all that no rule names and that have no ports. */
  readonly protocol: number | 'other';
  /** Whether all of it is. */
  readonly all: boolean;
  readonly blocks: readonly Block[];
}

export interface Allowed {
  readonly allowed: readonly AllowedProtocol[];
  /** What can't be told, because addresses of pods aren't known. */
  readonly unknown: readonly AllowedProtocol[];
}

export interface Connection extends Allowed {
  readonly from: Group;
  readonly to: Group;
  /** Where the two families differ; else it is for all that both ends have. */
  readonly family: Family | undefined;
}

export interface Connections {
  readonly groups: readonly Group[];
  /** Those by which something is allowed, or may be. */
  readonly connections: readonly Connection[];
  /** How many pairs there are. */
  readonly pairs: number;
  /** Pairs beside them of which no address of one family is known. */
  readonly silent: readonly Pair[];
}

/** The connections of a world. */
export function connectionsOf(judge: Judge): Connections {
  return drained(connectionsInSteps(judge, groupEnds([judge])));
}

/** The same, with a pause after each pair of `groups`. */
export function* connectionsInSteps(judge: Judge, groups: readonly Group[]): Generator<undefined, Connections> {
  const ask = asker(judge, protocolsOf([judge]));
  const connections: Connection[] = [];
  const silent: Pair[] = [];
  let pairs = 0;
  for (const pair of pairsOf(groups)) {
    yield undefined;
    const [from, to] = pair;
    const [source] = from.ends;
    const [destination] = to.ends;
    if (source === undefined || destination === undefined) continue;
    const found = byFamily(ask, source, destination);
    if (found.length > 0) pairs += 1;
    else silent.push(pair);
    for (const { family, allowed } of found) {
      if (allowed.allowed.length + allowed.unknown.length > 0) connections.push({ from, to, family, ...allowed });
    }
  }
  return { groups, connections, pairs, silent };
}

/** What is allowed between two ends, in one family; `by` where the path between them is known. */
export function allowedProtocols(
  judge: Judge,
  from: FlowEnd,
  to: FlowEnd,
  family: Family,
  by?: FlowInterfaces,
): readonly AllowedProtocol[] {
  return asker(judge, protocolsOf([judge]), by)(from, to, family)?.allowed ?? [];
}

/** What is allowed anew between two worlds, and what no more. */
export interface ConnectionChange {
  readonly from: Group;
  readonly to: Group;
  readonly family: Family | undefined;
  readonly added: readonly AllowedProtocol[];
  readonly removed: readonly AllowedProtocol[];
}

/** Which connections appear and vanish from `before` to `after`. Ends that only one of the worlds has count as well. */
export function compareConnections(before: Judge, after: Judge): readonly ConnectionChange[] {
  return drained(changesInSteps(before, after, pairsOf(groupEnds([before, after]))));
}

/** What appears and vanishes between some groups of both worlds, with a pause after each pair. */
export function* changesInSteps(
  before: Judge,
  after: Judge,
  pairs: readonly Pair[],
): Generator<undefined, readonly ConnectionChange[]> {
  const protocols = protocolsOf([before, after]);
  const families = [...new Set([...before.families, ...after.families])].sort();
  const reaches = [createReach(before, protocols), createReach(after, protocols)];
  const changes: ConnectionChange[] = [];
  const only = (a: readonly Reached[], b: readonly Reached[], family: Family): readonly AllowedProtocol[] =>
    protocols.flatMap((protocol, index) =>
      isOfFamily(protocol, family)
        ? allowedOf(protocol, subtract(a[index]?.allowed ?? [], b[index]?.allowed ?? []))
        : [],
    );
  for (const [from, to] of pairs) {
    yield undefined;
    for (const family of families) {
      const [old = [], now = []] = reaches.map((reach, at) => {
        const [source, destination] = [from.ends[at], to.ends[at]];
        return source && destination && reach.between(source, destination, family);
      });
      const [added, removed] = [only(now, old, family), only(old, now, family)];
      if (added.length + removed.length === 0) continue;
      changes.push({ from, to, family: families.length > 1 ? family : undefined, added, removed });
    }
  }
  return changes;
}

/** One protocol number that stands for all that no rule names: it is kept for experiments. */
const standsForOthers = 253;

/** TCP, UDP, SCTP, ICMP of both families, each that a rule names, and one that stands for all others. */
export function protocolsOf(judges: readonly Judge[]): readonly number[] {
  const named = judges.flatMap(({ world }) =>
    allRules(world).flatMap(({ protocol, notProtocol }) => [protocol ?? [], notProtocol ?? []].flat()),
  );
  return [...new Set([6, 17, 132, 1, 58, ...named.sort((a, b) => a - b), standsForOthers])];
}

/** Source and destination. */
export type Pair = readonly [Group, Group];

/** Every pair that packets can go between through Calico; a group with itself where it has several members. */
export function pairsOf(groups: readonly Group[]): readonly Pair[] {
  return groups.flatMap((from) =>
    groups.flatMap((to): readonly Pair[] => {
      if (from.kind === 'outside' && to.kind === 'outside') return [];
      if (from.kind === 'host' && to.kind !== 'outside') return [];
      if (to.kind === 'host' && from.kind !== 'outside') return [];
      return from === to && from.members.length < 2 ? [] : [[from, to]];
    }),
  );
}

interface ByFamily {
  readonly family: Family | undefined;
  readonly allowed: Allowed;
}

/** Each family alone only where the two differ in what both have. */
function byFamily(ask: Ask, from: FlowEnd, to: FlowEnd): readonly ByFamily[] {
  const [first, second] = bothFamilies.flatMap((family): readonly ByFamily[] => {
    const allowed = ask(from, to, family);
    return allowed === undefined ? [] : [{ family, allowed }];
  });
  if (first === undefined) return [];
  if (second === undefined) return [{ ...first, family: undefined }];
  const text = ({ allowed }: ByFamily): string =>
    JSON.stringify(
      [allowed.allowed, allowed.unknown].map((list) => list.filter(({ protocol }) => !isFamilys(protocol))),
    );
  if (text(first) !== text(second)) return [first, second];
  // ICMP is another protocol in each family.
  const icmp = second.allowed.allowed.filter(({ protocol }) => isFamilys(protocol));
  return [{ family: undefined, allowed: { ...first.allowed, allowed: [...first.allowed.allowed, ...icmp] } }];
}

function isFamilys(protocol: AllowedProtocol['protocol']): boolean {
  return protocol === 1 || protocol === 58;
}

function isOfFamily(protocol: number, family: Family): boolean {
  return protocol !== (family === 4 ? 58 : 1);
}

type Ask = (from: FlowEnd, to: FlowEnd, family: Family) => Allowed | undefined;

/** What is told of equal answers is told once. */
function asker(judge: Judge, protocols: readonly number[], by?: FlowInterfaces): Ask {
  const reach = createReach(judge, protocols, by);
  const known = { 4: new Map<readonly Reached[], Allowed>(), 6: new Map<readonly Reached[], Allowed>() };
  return (from, to, family) => {
    const found = reach.between(from, to, family);
    if (found === undefined) return undefined;
    const before = known[family].get(found);
    if (before !== undefined) return before;
    const list = (regionOf: (each: Reached) => Region): readonly AllowedProtocol[] =>
      found.flatMap((each, index) => {
        const protocol = protocols[index] ?? 0;
        return isOfFamily(protocol, family) ? allowedOf(protocol, regionOf(each)) : [];
      });
    const allowed = { allowed: list((each) => each.allowed), unknown: list((each) => each.unknown) };
    known[family].set(found, allowed);
    return allowed;
  };
}

/** A region of one protocol; nothing where it is empty. */
export function allowedOf(protocol: number, region: Region): readonly AllowedProtocol[] {
  if (region.length === 0) return [];
  const all = subtract(wholeRegion(protocol), region).length === 0;
  return [{ protocol: protocol === standsForOthers ? 'other' : protocol, all, blocks: blocksOf(region) }];
}
