import type { Family } from '../../core/net/address.ts';
import type { Head } from '../../core/outputs/head.ts';
import type { AllowedProtocol, ConnectionChange, Connections } from '../../core/policy/connections.ts';
import { protocolName } from '../../core/policy/protocols.ts';
import type { Block } from '../../core/policy/region.ts';

/** Connections for other programs. */

/** What `connections --json` writes. */
export interface ConnectionsJson extends Head {
  readonly groups: readonly GroupJson[];
  /** Ordered pairs of ends. */
  readonly pairs: number;
  readonly connections: readonly ConnectionJson[];
}

export type GroupJson = Pick<Connections['groups'][number], 'kind' | 'name' | 'members'>;

export interface ConnectionJson {
  readonly from: string;
  readonly to: string;
  /** Missing where it is the same in both. */
  readonly family?: Family;
  readonly allowed: readonly ProtocolJson[];
  /** What nobody can tell. */
  readonly unknown?: readonly ProtocolJson[];
}

/** What `connections --diff --json` writes. */
export interface ChangesJson extends Head {
  readonly changes: readonly ChangeJson[];
}

export interface ChangeJson {
  readonly from: string;
  readonly to: string;
  /** Missing where it is the same in both. */
  readonly family?: Family;
  readonly added: readonly ProtocolJson[];
  readonly removed: readonly ProtocolJson[];
}

/** A protocol, all of it or sets of what it tells its packets apart by. */
export interface ProtocolJson {
  readonly protocol: string;
  readonly all: boolean;
  readonly sets?: readonly (PortsJson | IcmpJson)[];
}

/** Pairs of first and last. */
export interface PortsJson {
  readonly sourcePorts: readonly RangeJson[];
  readonly ports: readonly RangeJson[];
}

/** Pairs of first and last. */
export interface IcmpJson {
  readonly types: readonly RangeJson[];
  readonly codes: readonly RangeJson[];
}

export type RangeJson = readonly [first: number, last: number];

/** What `connections --json` writes; ports are pairs of first and last. */
export function connectionsJson({ groups, connections, pairs }: Connections): Omit<ConnectionsJson, keyof Head> {
  return {
    groups: groups.map(({ kind, name, members }) => ({ kind, name, members })),
    pairs,
    connections: connections.map(({ from, to, family, allowed, unknown }) => ({
      from: from.name,
      to: to.name,
      ...(family !== undefined && { family }),
      allowed: allowed.map(protocolJson),
      ...(unknown.length > 0 && { unknown: unknown.map(protocolJson) }),
    })),
  };
}

/** The same for what appears and vanishes. */
export function changesJson(changes: readonly ConnectionChange[]): Omit<ChangesJson, keyof Head> {
  return {
    changes: changes.map(({ from, to, family, added, removed }) => ({
      from: from.name,
      to: to.name,
      ...(family !== undefined && { family }),
      added: added.map(protocolJson),
      removed: removed.map(protocolJson),
    })),
  };
}

function protocolJson({ protocol, all, blocks }: AllowedProtocol): ProtocolJson {
  const name = protocol === 'other' ? protocol : protocolName(protocol);
  if (all) return { protocol: name, all };
  const isIcmp = name.startsWith('icmp');
  return { protocol: name, all, sets: blocks.map((block) => (isIcmp ? icmpJson(block) : portsJson(block))) };
}

function portsJson({ firsts, seconds }: Block): PortsJson {
  return { sourcePorts: pairs(firsts), ports: pairs(seconds) };
}

function icmpJson({ firsts, seconds }: Block): IcmpJson {
  return { types: pairs(firsts), codes: pairs(seconds) };
}

function pairs(ranges: Block['firsts']): readonly RangeJson[] {
  return ranges.map(({ from, to }) => [from, to]);
}
