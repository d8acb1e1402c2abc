import { type ComponentChildren, useCallback, useEffect, useLayoutEffect, useRef, useState } from './ui.ts';
import { scrollTo, windowOf } from './window.ts';

/** A row as the grid needs it. */
export interface GridRow {
  /** The same for the same thing, whatever stands around it. */
  readonly key: string;
  /** From 1 on. */
  readonly level: number;
  /** Undefined: there is nothing in it. */
  readonly open?: boolean;
  readonly className: string;
  /** One for each column. */
  readonly cells: readonly ComponentChildren[];
}

export interface Column {
  readonly title: string;
  readonly className: string;
}

export interface TreeGridProps {
  /** What the list is of, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly Column[];
  readonly count: number;
  /** Makes one row; asked only for those that are seen. */
  readonly row: (at: number) => GridRow | undefined;
  /** The row that the keys go to; -1 before there is one. */
  readonly active: number;
  readonly onActive: (at: number) => void;
  readonly onToggle: (at: number) => void;
  /** Return, or a click. */
  readonly onChoose: (at: number) => void;
  /** The row that this one is in, for the left arrow. */
  readonly parentOf: (at: number) => number;
  /** Where it was scrolled to, so that it can be kept. */
  readonly top: number;
  readonly onScroll: (top: number) => void;
}

/** A list of rows that open, of which only those in sight are in the page: made for thousands. */
export function TreeGrid(props: TreeGridProps) {
  const { count, columns, label, active } = props;
  const box = useRef<HTMLTableSectionElement>(null);
  const { top, height, rowHeight, measure } = useBox(box, props);
  const { first, end } = windowOf(count, rowHeight, top, height);
  const shown = Array.from({ length: end - first }, (_, at) => first + at);
  useEffect(() => reveal(box.current, active, rowHeight), [active, rowHeight]);
  const activeKey = active >= first && active < end ? rowId(active) : undefined;
  // The rows that are not in the page are counted all the same.
  const spoken = {
    role: 'treegrid' as const,
    'aria-label': label,
    'aria-rowcount': count + 1,
    'aria-colcount': columns.length,
    tabIndex: 0,
    ...(activeKey !== undefined && { 'aria-activedescendant': activeKey }),
  };
  return (
    <table
      class="treegrid"
      {...spoken}
      onFocus={() => active < 0 && count > 0 && props.onActive(0)}
      onKeyDown={(event) => onKey(event, props, Math.max(1, Math.floor(height / rowHeight) - 1))}
    >
      <thead>
        <tr aria-rowindex={1}>
          {columns.map(({ title, className }) => (
            <th scope="col" key={className} class={className}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={box} onScroll={measure} tabIndex={-1} style={{ '--all': `${count * rowHeight}px` }}>
        {shown.map((at) => (
          <Row key={props.row(at)?.key ?? at} at={at} top={at * rowHeight} grid={props} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ at, top, grid }: { readonly at: number; readonly top: number; readonly grid: TreeGridProps }) {
  const row = grid.row(at);
  if (row === undefined) return null;
  const { level, open, className, cells } = row;
  const isActive = at === grid.active;
  return (
    <tr
      id={rowId(at)}
      class={`${className}${isActive ? ' active' : ''}`}
      style={{ top: `${top}px` }}
      aria-rowindex={at + 2}
      aria-level={level}
      {...(open !== undefined && { 'aria-expanded': open })}
      aria-selected={isActive}
      onClick={(event) => onClick(event, at, grid)}
    >
      {cells.map((cell, column) => (
        <td key={grid.columns[column]?.className} class={grid.columns[column]?.className ?? ''}>
          {cell}
        </td>
      ))}
    </tr>
  );
}

function rowId(at: number): string {
  return `row-${at}`;
}

/** The size and place of the part that is seen, kept as the box changes. */
function useBox(box: { readonly current: HTMLTableSectionElement | null }, { top: kept, onScroll }: TreeGridProps) {
  const [state, setState] = useState({ top: kept, height: 600, rowHeight: 24 });
  const measure = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    const { scrollTop: top, clientHeight: height } = element;
    const rowHeight = rowHeightOf(element);
    setState((old) =>
      old.top === top && old.height === height && old.rowHeight === rowHeight ? old : { top, height, rowHeight },
    );
    onScroll(top);
  }, [onScroll]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    element.scrollTop = kept;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ...state, measure };
}

/** The style sheet says it, by the user's size of type. */
function rowHeightOf(element: HTMLElement): number {
  const head = element.previousElementSibling?.firstElementChild;
  return head instanceof HTMLElement && head.offsetHeight > 0 ? head.offsetHeight : 24;
}

function reveal(element: HTMLElement | null, at: number, rowHeight: number): void {
  if (element === null || at < 0) return;
  const top = scrollTo(at, rowHeight, element.scrollTop, element.clientHeight);
  if (top !== element.scrollTop) element.scrollTop = top;
}

function onClick(event: MouseEvent, at: number, grid: TreeGridProps): void {
  grid.onActive(at);
  const { target } = event;
  if (target instanceof Element && target.closest('.twisty') !== null) grid.onToggle(at);
  else grid.onChoose(at);
}

function onKey(event: KeyboardEvent, grid: TreeGridProps, page: number): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const action = keys[event.key];
  if (action === undefined || grid.count === 0) return;
  event.preventDefault();
  action(grid, page);
}

type KeyAction = (grid: TreeGridProps, page: number) => void;

const keys: Readonly<Record<string, KeyAction | undefined>> = {
  ArrowDown: (grid) => move(grid, grid.active + 1),
  ArrowUp: (grid) => move(grid, grid.active - 1),
  PageDown: (grid, page) => move(grid, grid.active + page),
  PageUp: (grid, page) => move(grid, grid.active - page),
  Home: (grid) => move(grid, 0),
  End: (grid) => move(grid, grid.count - 1),
  Enter: (grid) => grid.onChoose(grid.active),
  ' ': (grid) => grid.onToggle(grid.active),
  ArrowRight(grid) {
    const open = grid.row(grid.active)?.open;
    if (open === false) return grid.onToggle(grid.active);
    if (open === true) move(grid, grid.active + 1);
  },
  ArrowLeft(grid) {
    if (grid.row(grid.active)?.open === true) return grid.onToggle(grid.active);
    move(grid, grid.parentOf(grid.active));
  },
};

function move(grid: TreeGridProps, to: number): void {
  grid.onActive(Math.max(0, Math.min(grid.count - 1, to)));
}
