import type { ConnectionsTable } from '../../protocol/connectionsMessages.ts';

/** How much is drawn, whatever is sent: what is more would hold up the page, and nobody could read it. */
const mostGroups = 80;

/** The first groups, with those that are not drawn among those that are left out. */
export function withinLimits(table: ConnectionsTable): ConnectionsTable {
  const groups = table.groups.slice(0, mostGroups);
  return {
    ...table,
    groups,
    cells: table.cells.filter(({ from, to }) => from < groups.length && to < groups.length),
    leftOut: table.leftOut + table.groups.length - groups.length,
  };
}
