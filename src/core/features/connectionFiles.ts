import { english } from '../l10n.ts';
import { visible } from '../plainText.ts';
import type { Connections } from '../policy/connections.ts';
import type { Group } from '../policy/groups.ts';
import { render } from '../words/render.ts';
import type { Rendered } from '../words/rendered.ts';
import { type ConnectionsTable, connectionLabel } from './connectionsTable.ts';

/** Connections as files of other programs: a table of Markdown, a graph for Graphviz. */

/** A table with a row for each source and a column for each destination that something may go to. */
export function connectionsMarkdown({ groups, cells }: Rendered<ConnectionsTable>): string {
  const open = cells.filter(({ state }) => state !== 'none');
  const froms = [...groups.keys()].filter((at) => open.some(({ from }) => from === at));
  const tos = [...groups.keys()].filter((at) => open.some(({ to }) => to === at));
  const texts = new Map(cells.map(({ from, to, text }) => [`${from} ${to}`, text]));
  const name = (at: number): string => escaped(groups[at]?.name ?? '');
  const line = (parts: readonly string[]): string => `| ${parts.join(' | ')} |`;
  return [
    line(['from ↓ to →', ...tos.map(name)]),
    line(['---', ...tos.map(() => '---')]),
    ...froms.map((from) => line([name(from), ...tos.map((to) => escaped(texts.get(`${from} ${to}`) ?? '') || '–')])),
    '',
  ].join('\n');
}

/** What Markdown could read as anything else than letters is escaped. */
function escaped(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>()#+!|~&$]/g, '\\$&');
}

/** A directed graph; what both ends may do alike is one edge. */
export function connectionsDot({ groups, connections }: Connections): string {
  const id = (group: Group): string => `n${groups.indexOf(group)}`;
  const used = groups.filter((group) => connections.some(({ from, to }) => from === group || to === group));
  const shapes = { pods: 'box', host: 'box3d', outside: 'ellipse' } as const;
  return [
    'digraph connections {',
    '  rankdir=LR;',
    ...used.map((group) => `  ${id(group)} [label=${quoted(group.name)}, shape=${shapes[group.kind]}];`),
    ...connections.map(
      (each) => `  ${id(each.from)} -> ${id(each.to)} [label=${quoted(render(english, connectionLabel(each)))}];`,
    ),
    '}',
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `"${oneLine(text).replace(/["\\]/g, '\\$&')}"`;
}

function oneLine(text: string): string {
  return visible(text.replace(/[\r\n\t]/g, ' '));
}
