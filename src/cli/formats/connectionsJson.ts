import type { AllowedProtocol, ConnectionChange, Connections } from '../../core/policy/connections.ts';
import { protocolName } from '../../core/policy/protocols.ts';
import type { Block } from '../../core/policy/region.ts';

/** Connections for other programs. */

/** What `connections --json` writes; ports are pairs of first and last. */
export function connectionsJson({ groups, connections, pairs }: Connections): object {
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
export function changesJson(changes: readonly ConnectionChange[]): object {
  return {
    changes: changes.map(({ from, to, family, added, removed }) => ({
      from: from.name,
      to: to.name,
      family,
      added: added.map(protocolJson),
      removed: removed.map(protocolJson),
    })),
  };
}

function protocolJson({ protocol, all, blocks }: AllowedProtocol): object {
  const name = protocol === 'other' ? protocol : protocolName(protocol);
  if (all) return { protocol: name, all };
  const isIcmp = name.startsWith('icmp');
  return { protocol: name, all, sets: blocks.map((block) => (isIcmp ? icmpJson(block) : portsJson(block))) };
}

function portsJson({ firsts, seconds }: Block): object {
  return { sourcePorts: pairs(firsts), ports: pairs(seconds) };
}

function icmpJson({ firsts, seconds }: Block): object {
  return { types: pairs(firsts), codes: pairs(seconds) };
}

function pairs(ranges: Block['firsts']): readonly (readonly [number, number])[] {
  return ranges.map(({ from, to }) => [from, to] as const);
}
