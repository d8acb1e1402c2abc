import type * as model from '../../core/features/methodMatrix.ts';
import type { Rendered } from '../../core/words/rendered.ts';
import { alignColumns } from '../columns.ts';
import { type Paint, type Style, visibleLine } from '../terminal.ts';
import { counted } from '../words.ts';

type MethodMatrix = Rendered<model.MethodMatrix>;
type MatrixRow = Rendered<model.MatrixRow>;
type MatrixCell = Rendered<model.MatrixCell>;

const marks: Readonly<Record<MatrixRow['grade'], string>> = {
  good: '✔',
  fragile: '~',
  unknown: '?',
  poor: '!',
  bad: '✖',
};

const styles: Readonly<Record<MatrixRow['grade'], Style | undefined>> = {
  good: 'green',
  fragile: undefined,
  unknown: 'yellow',
  poor: 'yellow',
  bad: 'red',
};

/** More columns than this do not fit beside each other. */
const mostBeside = 4;

/** A line for each value, with what it chooses where there is room, or where `all` is asked for. */
export function formatMatrixText(
  matrix: MethodMatrix,
  { paint, all }: { readonly paint: Paint; readonly all: boolean },
): string {
  const { family, nodes, rows, columns, leftOut } = matrix;
  const beside = all || columns.length <= mostBeside;
  const titles = beside ? columns.map(({ title }) => title) : [];
  const head = [' ', '', 'value', ...titles, 'why'];
  const body = rows.map((row) => cellsOf(row, beside).map(visibleLine));
  const [title = '', ...lines] = alignColumns([head.map(visibleLine), ...body]);
  const hidden = beside ? [] : [`What is chosen on ${counted(columns.length, 'group')} of nodes: --all shows it.`];
  const left = leftOut === 0 ? [] : [`${counted(leftOut, 'node')} did not fit.`];
  return [
    `IPv${family}, ${counted(nodes, 'node')}`,
    visibleLine(bestText(matrix)),
    '',
    paint('dim', title),
    ...lines.map((line, at) => painted(line, rows[at], paint)),
    ...(hidden.length + left.length === 0 ? [] : ['', ...hidden, ...left]),
    '',
  ].join('\n');
}

function bestText({ rows, best }: Pick<MethodMatrix, 'rows' | 'best'>): string {
  const [first] = best;
  const row = first === undefined ? undefined : rows[first];
  if (row === undefined) return 'No value serves every node.';
  const what = row.origin === 'file' ? 'Keep what the file has' : `Recommended: ${row.method}`;
  return `${what} (${row.reason})`;
}

function cellsOf(row: MatrixRow, beside: boolean): readonly string[] {
  const origin = row.origin === 'file' ? ' (of the file)' : '';
  const method = row.method === '' ? 'none' : row.method;
  return [
    marks[row.grade],
    `${row.rank}.`,
    `${method}${origin}`,
    ...(beside ? row.cells.map(cellText) : []),
    row.reason,
  ];
}

function cellText({ interface: name, address, state, why }: MatrixCell): string {
  if (address === undefined) return state === 'good' ? 'none' : `none: ${why}`;
  return name === undefined ? address : `${name} ${address}`;
}

function painted(line: string, row: MatrixRow | undefined, paint: Paint): string {
  const style = row && styles[row.grade];
  return style === undefined ? line : paint(style, line);
}
