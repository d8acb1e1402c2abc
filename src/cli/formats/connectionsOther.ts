import { allowedText } from '../../core/policy/allowedText.ts';
import type { AllowedProtocol, Connection, ConnectionChange, Connections } from '../../core/policy/connections.ts';
import type { Group } from '../../core/policy/groups.ts';
import { protocolName } from '../../core/policy/protocols.ts';
import type { Block } from '../../core/policy/region.ts';
import { visibleLine } from '../terminal.ts';

/** Connections for other programs: JSON, a table of Markdown, a graph for Graphviz. */

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

/** A table with a row for each source and a column for each destination. */
export function formatConnectionsMarkdown({ groups, connections }: Connections): string {
  const froms = groups.filter((group) => connections.some(({ from }) => from === group));
  const tos = groups.filter((group) => connections.some(({ to }) => to === group));
  const cell = (from: Group, to: Group): string =>
    connections
      .filter((each) => each.from === from && each.to === to)
      .map(labelOf)
      .join('; ');
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(['from ↓ to →', ...tos.map(({ name }) => escaped(name))]),
    line(['---', ...tos.map(() => '---')]),
    ...froms.map((from) => line([escaped(from.name), ...tos.map((to) => escaped(cell(from, to)) || '–')])),
    '',
  ].join('\n');
}

function labelOf({ family, allowed, unknown }: Connection): string {
  const perhaps = unknown.length === 0 ? '' : ` (unknown: ${allowedText(unknown)})`;
  return `${family === undefined ? '' : `IPv${family} `}${allowedText(allowed)}${perhaps}`.trim();
}

/** What Markdown could read as anything else than letters is escaped. */
function escaped(text: string): string {
  return visibleLine(text).replace(/[\\`*_{}[\]<>()#+!|~&$]/g, '\\$&');
}

/** A directed graph; what both ends may do alike is one edge. */
export function formatConnectionsDot({ groups, connections }: Connections): string {
  const id = (group: Group): string => `n${groups.indexOf(group)}`;
  const used = groups.filter((group) => connections.some(({ from, to }) => from === group || to === group));
  const shapes = { pods: 'box', host: 'box3d', outside: 'ellipse' } as const;
  return [
    'digraph connections {',
    '  rankdir=LR;',
    ...used.map((group) => `  ${id(group)} [label=${quoted(group.name)}, shape=${shapes[group.kind]}];`),
    ...connections.map((each) => `  ${id(each.from)} -> ${id(each.to)} [label=${quoted(labelOf(each))}];`),
    '}',
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `"${visibleLine(text).replace(/["\\]/g, '\\$&')}"`;
}
