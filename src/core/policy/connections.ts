import type { Family } from '../net/address.ts';
import { allowedRegion } from './allowed.ts';
import type { FlowEnd } from './evaluate.ts';
import { allRules, type Group, groupEnds } from './groups.ts';
import type { Judge } from './judge.ts';
import { wholeRegion } from './match.ts';
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
}

/** The connections of a world. */
export function connectionsOf(judge: Judge): Connections {
  const groups = groupEnds([judge]);
  const protocols = protocolsOf([judge]);
  const connections: Connection[] = [];
  let pairs = 0;
  for (const [from, to] of pairsOf(groups)) {
    const [source] = from.ends;
    const [destination] = to.ends;
    if (source === undefined || destination === undefined) continue;
    const found = byFamily(judge, source, destination, protocols);
    if (found.length > 0) pairs += 1;
    for (const { family, allowed } of found) {
      if (allowed.allowed.length + allowed.unknown.length > 0) connections.push({ from, to, family, ...allowed });
    }
  }
  return { groups, connections, pairs };
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
  const groups = groupEnds([before, after]);
  const protocols = protocolsOf([before, after]);
  const families = [...new Set([...before.families, ...after.families])].sort();
  return pairsOf(groups).flatMap(([from, to]) =>
    families.flatMap((family): readonly ConnectionChange[] => {
      const regions = (judge: Judge, at: number): ReadonlyMap<number, Region> => {
        const [source, destination] = [from.ends[at], to.ends[at]];
        const all = protocols.map((protocol): readonly [number, Region] => {
          const known = source && destination && allowedRegion(judge, source, destination, protocol, [family]);
          return [protocol, known?.allowed ?? []];
        });
        return new Map(all);
      };
      const old = regions(before, 0);
      const now = regions(after, 1);
      const only = (a: typeof old, b: typeof old): readonly AllowedProtocol[] =>
        protocols.flatMap((protocol) => told(protocol, subtract(a.get(protocol) ?? [], b.get(protocol) ?? [])));
      const added = only(now, old);
      const removed = only(old, now);
      return added.length + removed.length === 0
        ? []
        : [{ from, to, family: families.length > 1 ? family : undefined, added, removed }];
    }),
  );
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

/** Every pair that packets can go between through Calico; a group with itself where it has several members. */
function pairsOf(groups: readonly Group[]): readonly (readonly [Group, Group])[] {
  return groups.flatMap((from) =>
    groups.flatMap((to): readonly (readonly [Group, Group])[] => {
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
function byFamily(judge: Judge, from: FlowEnd, to: FlowEnd, protocols: readonly number[]): readonly ByFamily[] {
  const each = ([4, 6] as const).flatMap((family): readonly ByFamily[] => {
    const allowed = allowedOf(judge, from, to, protocols, family);
    return allowed === undefined ? [] : [{ family, allowed }];
  });
  const [first, second] = each;
  if (first === undefined) return [];
  const text = ({ allowed }: ByFamily): string =>
    JSON.stringify(
      [allowed.allowed, allowed.unknown].map((list) =>
        list.filter(({ protocol }) => protocol !== 1 && protocol !== 58),
      ),
    );
  if (second === undefined) return [{ ...first, family: undefined }];
  if (text(first) !== text(second)) return each;
  // ICMP is another protocol in each family.
  const icmp = second.allowed.allowed.filter(({ protocol }) => protocol === 58);
  return [{ family: undefined, allowed: { ...first.allowed, allowed: [...first.allowed.allowed, ...icmp] } }];
}

function allowedOf(
  judge: Judge,
  from: FlowEnd,
  to: FlowEnd,
  protocols: readonly number[],
  family: Family,
): Allowed | undefined {
  const allowed: AllowedProtocol[] = [];
  const unknown: AllowedProtocol[] = [];
  let any = false;
  for (const protocol of protocols) {
    const found = allowedRegion(judge, from, to, protocol, [family]);
    if (found === undefined) continue;
    any = true;
    allowed.push(...told(protocol, found.allowed));
    unknown.push(...told(protocol, found.unknown));
  }
  return any ? { allowed, unknown } : undefined;
}

function told(protocol: number, region: Region): readonly AllowedProtocol[] {
  if (region.length === 0) return [];
  const all = subtract(wholeRegion(protocol), region).length === 0;
  return [{ protocol: protocol === standsForOthers ? 'other' : protocol, all, blocks: blocksOf(region) }];
}
