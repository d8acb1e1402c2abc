/** Rows of cells as lines, with columns as wide as their widest cell; a column that is empty in every row goes. */
export function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, widthOf(cell));
    });
  }
  return rows.map((row) =>
    row
      .flatMap((cell, at) => {
        const width = widths[at] ?? 0;
        return width === 0 ? [] : [cell + ' '.repeat(width - widthOf(cell))];
      })
      .join('  ')
      .trimEnd(),
  );
}

/** In code points, which is right for the names that interfaces and nodes have. */
function widthOf(cell: string): number {
  return [...cell].length;
}
