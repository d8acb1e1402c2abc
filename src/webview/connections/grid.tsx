import type { ConnectionCell, ConnectionGroup, ConnectionsTable } from '../../protocol/connectionsMessages.ts';
import { nextPlace, type Place } from '../gridKeys.ts';
import { t } from '../l10n.ts';
import { useEffect, useMemo, useState } from '../ui.ts';

export interface GridProps {
  readonly table: ConnectionsTable;
  /** The pair whose decisions are shown. */
  readonly chosen: Pick<ConnectionCell, 'from' | 'to'> | undefined;
  readonly onChoose: (cell: ConnectionCell) => void;
}

/** Sources down, destinations across; arrow keys go from cell to cell, Return and a click tell what decides. */
export function ConnectionsGrid({ table, chosen, onChoose }: GridProps) {
  const { groups } = table;
  const [place, setPlace] = useState<Place | undefined>(undefined);
  const cells = useMemo(() => new Map(table.cells.map((cell) => [keyOf(cell.from, cell.to), cell])), [table]);
  useEffect(() => {
    if (place !== undefined)
      document.getElementById(cellId(place))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [place]);
  const choose = (at: Place | undefined): void => {
    const cell = at && cells.get(keyOf(at.row, at.column - 1));
    if (cell !== undefined) onChoose(cell);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = nextPlace(event.key, place ?? { row: 0, column: 0 }, groups.length, groups.length);
    if (next === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (next === undefined) choose(place);
    else setPlace(next);
  };
  const spoken = {
    role: 'grid' as const,
    tabIndex: 0,
    'aria-label': t('Who may talk to whom'),
    ...(place !== undefined && place.row < groups.length && { 'aria-activedescendant': cellId(place) }),
  };
  return (
    <div class="scroll">
      <table
        {...spoken}
        onFocus={() => place ?? setPlace({ row: 0, column: 0 })}
        onClick={({ target }) => {
          const at = placeOf(target, groups.length);
          if (at === undefined) return;
          setPlace(at);
          choose(at);
        }}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col">{t('From ↓ to →')}</th>
            {groups.map((group) => (
              <th scope="col" key={group.id} class={group.kind} title={titleOf(group)}>
                {group.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group, row) => (
            <tr key={group.id}>
              <th
                scope="row"
                id={cellId({ row, column: 0 })}
                class={`${group.kind}${isAt(place, row, 0) ? ' active' : ''}`}
                title={titleOf(group)}
              >
                {group.name}
              </th>
              {groups.map((to, at) => (
                <Cell
                  key={to.id}
                  cell={cells.get(keyOf(row, at))}
                  place={{ row, column: at + 1 }}
                  active={isAt(place, row, at + 1)}
                  chosen={chosen?.from === row && chosen.to === at}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly cell: ConnectionCell | undefined;
  readonly place: Place;
  readonly active: boolean;
  readonly chosen: boolean;
}

function Cell({ cell, place, active, chosen }: CellProps) {
  const state = cell?.state ?? 'apart';
  const text = cell === undefined ? '' : textOf(cell);
  const classes = [state, ...(active ? ['active'] : []), ...(chosen ? ['chosen'] : [])].join(' ');
  return (
    <td id={cellId(place)} class={classes} title={text} {...{ role: 'gridcell' as const, 'aria-selected': chosen }}>
      {text}
      {cell === undefined && <span class="unseen">{t('no packets')}</span>}
      {state === 'none' && <span class="unseen">{t('denied')}</span>}
    </td>
  );
}

function textOf({ state, text }: ConnectionCell): string {
  if (state === 'none') return '–';
  if (state === 'all') return t('∗ all');
  return text;
}

function titleOf({ members, count }: ConnectionGroup): string {
  const names = members.join('\n');
  return count > members.length ? `${names}\n${t('and {0} more', count - members.length)}` : names;
}

function keyOf(from: number, to: number): string {
  return `${from} ${to}`;
}

function cellId({ row, column }: Place): string {
  return `cell-${row}-${column}`;
}

function isAt(place: Place | undefined, row: number, column: number): boolean {
  return place?.row === row && place.column === column;
}

/** The cell that was clicked into. */
function placeOf(target: EventTarget | null, groups: number): Place | undefined {
  const id = target instanceof Element ? target.closest('[id^=cell-]')?.id : undefined;
  const [, row, column] = (id ?? '').split('-').map(Number);
  return row === undefined || column === undefined || row >= groups || column > groups ? undefined : { row, column };
}
