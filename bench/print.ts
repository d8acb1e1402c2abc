import type { Row } from './row.ts';

/** How a process that measures hands its rows to the one that makes the table: a line each, known by its mark. */
const mark = 'bench: ';

export function printRow(row: Row): void {
  console.log(mark + JSON.stringify(row));
}

/** The row that a printed line hands over; undefined for any other line. */
export function rowIn(line: string): Row | undefined {
  return line.startsWith(mark) ? JSON.parse(line.slice(mark.length)) : undefined;
}
