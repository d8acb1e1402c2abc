import type { MethodMatrix } from '../../protocol/matrixMessages.ts';

/** How much is drawn, whatever is sent: what is more would hold up the page, and nobody could read it. */
const most = { columns: 80, rows: 24 };

/** The first of everything, with the nodes of columns that are not drawn among those that are left out. */
export function withinLimits(matrix: MethodMatrix): MethodMatrix {
  const without = matrix.columns.slice(most.columns).reduce((sum, { count }) => sum + count, 0);
  return {
    ...matrix,
    columns: matrix.columns.slice(0, most.columns),
    rows: matrix.rows.slice(0, most.rows).map((row) => ({ ...row, cells: row.cells.slice(0, most.columns) })),
    leftOut: matrix.leftOut + without,
  };
}
