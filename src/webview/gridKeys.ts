/** How the keyboard goes from cell to cell of a table. */

export interface Place {
  readonly row: number;
  /** 0 is the head of the row. */
  readonly column: number;
}

/** Where a key leads from `place`, in a table with so many rows and columns beside its heads; undefined for other keys. */
export function nextPlace(key: string, place: Place, rows: number, columns: number): Place | undefined {
  const to = steps[key]?.(place, rows, columns);
  return to && { row: clamp(to.row, rows - 1), column: clamp(to.column, columns) };
}

const steps: Readonly<Record<string, ((place: Place, rows: number, columns: number) => Place) | undefined>> = {
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, _, columns) => ({ row, column: columns }),
  PageDown: ({ column }, rows) => ({ row: rows, column }),
  PageUp: ({ column }) => ({ row: 0, column }),
};

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
