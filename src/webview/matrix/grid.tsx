import type { MatrixRow, MethodMatrix } from '../../protocol/matrixMessages.ts';
import { nextPlace, type Place } from '../gridKeys.ts';
import { t } from '../l10n.ts';
import { colourOf } from '../octets.ts';
import { useEffect, useRef, useState } from '../ui.ts';
import { Cell, Value, type ValueActions } from './cells.tsx';

export interface GridProps extends ValueActions {
  readonly matrix: MethodMatrix;
}

/** Values and what each chooses on each node; arrow keys go from cell to cell, Return takes the row's value. */
export function MatrixGrid(props: GridProps) {
  const { matrix } = props;
  const [place, setPlace] = useState<Place | undefined>(undefined);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place !== undefined)
      document.getElementById(cellId(place))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [place]);
  const spoken = {
    role: 'grid' as const,
    tabIndex: 0,
    'aria-label': t('Values and what they choose'),
    ...(place !== undefined && place.row < matrix.rows.length && { 'aria-activedescendant': cellId(place) }),
  };
  return (
    <div class="scroll" ref={box}>
      <table
        {...spoken}
        onFocus={() => place ?? setPlace({ row: 0, column: 0 })}
        onClick={({ target }) => setPlace((old) => placeOf(target, matrix) ?? old)}
        onKeyDown={(event) => onKey(event, place ?? { row: 0, column: 0 }, props, setPlace)}
      >
        <thead>
          <tr>
            <th scope="col">{t('Value')}</th>
            {matrix.columns.map(({ id, title, nodes }) => (
              <th scope="col" key={id} title={nodes.join(', ')}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row, at) => (
            <Row key={`${row.origin} ${row.method}`} row={row} at={at} place={place} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends GridProps {
  readonly row: MatrixRow;
  readonly at: number;
  readonly place: Place | undefined;
}

function Row({ row, at, place, ...props }: RowProps) {
  const active = place?.row === at;
  const classAt = (column: number): string => (active && place.column === column ? ' active' : '');
  return (
    <tr class={`${row.origin} ${row.grade}${active ? ' active' : ''}`}>
      <th scope="row" id={cellId({ row: at, column: 0 })} class={classAt(0)}>
        <Value row={row} at={at} {...props} />
      </th>
      {row.cells.map((cell, column) => (
        <td
          key={props.matrix.columns[column]?.id}
          id={cellId({ row: at, column: column + 1 })}
          class={`${cell.state}${cell.subnet === undefined ? '' : ` ${colourOf(cell.subnet)}`}${classAt(column + 1)}`}
          title={cell.why.replace(/`/g, '')}
        >
          <Cell cell={cell} matrix={props.matrix} />
        </td>
      ))}
    </tr>
  );
}

function cellId({ row, column }: Place): string {
  return `cell-${row}-${column}`;
}

/** The cell that was clicked into. */
function placeOf(target: EventTarget | null, { rows, columns }: MethodMatrix): Place | undefined {
  const id = target instanceof Element ? target.closest('[id^=cell-]')?.id : undefined;
  const [, row, column] = (id ?? '').split('-').map(Number);
  if (row === undefined || column === undefined || row >= rows.length || column > columns.length) return undefined;
  return { row, column };
}

function onKey(event: KeyboardEvent, place: Place, props: GridProps, go: (place: Place) => void): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const { rows, columns } = props.matrix;
  const row = rows[place.row];
  if (event.key === 'Enter' && row !== undefined) {
    event.preventDefault();
    if (row.origin === 'file') props.onGoToMethod();
    else if (props.writable && row.method !== '') props.onUse(place.row);
    return;
  }
  if (event.key === 'Delete' && row?.origin === 'typed') {
    event.preventDefault();
    props.onDrop(row.method);
    return;
  }
  const next = nextPlace(event.key, place, rows.length, columns.length);
  if (next === undefined) return;
  event.preventDefault();
  go(next);
}
