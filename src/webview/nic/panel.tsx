import type { NicDetails, NicProblem, NicTable } from '../../protocol/nicMessages.ts';
import { t } from '../l10n.ts';
import { TreeGrid } from '../treeGrid.tsx';
import { useEffect, useMemo } from '../ui.ts';
import { nicColumns, nicRow } from './cells.tsx';
import { Banner, Head, type ProblemsProps } from './head.tsx';
import { countsOf, type NicOptions, type NicRow, nodesToAsk, parentOf, rowsOf } from './rows.ts';
import type { NicState } from './state.ts';
import { Toolbar } from './toolbar.tsx';

export interface NicPanelProps {
  readonly table: NicTable;
  readonly problems: readonly NicProblem[];
  /** The interfaces that are known, by their nodes' names. */
  readonly details: ReadonlyMap<string, NicDetails>;
  readonly state: NicState;
  readonly onState: (change: Partial<NicState>) => void;
  readonly onFamily: (family: 4 | 6) => void;
  /** Shows the node in the topology; undefined: the topology as it is. */
  readonly onTopology: (node: number | undefined) => void;
  readonly onGoToNode: (node: number) => void;
  readonly onGoToProblem: ProblemsProps['goTo'];
  /** Asks for the interfaces of these nodes. */
  readonly onAsk: (nodes: readonly number[]) => void;
}

/** So many nodes are asked for at once. */
const mostAsked = 50;

/** Which NIC each node takes, and why not the others. */
export function NicPanel(props: NicPanelProps) {
  const { table, problems, details, state, onState } = props;
  const { options } = state;
  const counts = useMemo(() => countsOf(table), [table]);
  const rows = useMemo(() => rowsOf(table, options, details), [table, options, details]);
  const ask = useMemo(() => nodesToAsk(rows, table, new Set(details.keys())).slice(0, mostAsked), [rows]);
  useEffect(() => {
    if (ask.length > 0) props.onAsk(ask);
  }, [ask]);
  const onOptions = (change: Partial<NicOptions>): void =>
    onState({ options: { ...options, ...change }, active: -1, top: 0 });
  const toggle = (at: number): void => {
    const row = rows[at];
    if (row?.kind !== 'group' && row?.kind !== 'node') return;
    onState({ options: { ...options, toggled: flipped(options.toggled, row.key) } });
  };
  const activeRow = rows[state.active];
  const activeNode = activeRow === undefined || activeRow.kind === 'group' ? undefined : activeRow.at;
  const choose = (at: number): void => {
    const row = rows[at];
    if (row?.kind === 'group') toggle(at);
    else if (row !== undefined) props.onGoToNode(row.at);
  };
  return (
    <main class="nics">
      <Head table={table} />
      <Banner verdict={table.verdict} problems={problems} goTo={props.onGoToProblem} />
      <Toolbar
        options={options}
        counts={counts}
        table={table}
        onOptions={onOptions}
        onFamily={props.onFamily}
        node={table.nodes[activeNode ?? -1]?.name}
        onTopology={() => props.onTopology(activeNode)}
      />
      <p class="count" role="status">
        {countText(rows, options, counts.all)}
      </p>
      <TreeGrid
        label={t('Nodes and their interfaces')}
        columns={nicColumns()}
        count={rows.length}
        row={(at) => nicRow(rows[at], table, details)}
        active={Math.min(state.active, rows.length - 1)}
        onActive={(active) => onState({ active })}
        onToggle={toggle}
        onChoose={choose}
        parentOf={(at) => parentOf(rows, at)}
        top={state.top}
        onScroll={(top) => onState({ top })}
      />
    </main>
  );
}

/** Said where something is left out, so that nobody takes a part for the whole. */
function countText(rows: readonly NicRow[], { show, text }: NicOptions, all: number): string {
  if (show === 'all' && text.trim() === '') return '';
  const shown = rows.reduce(
    (sum, row) => sum + (row.kind === 'group' ? row.count : Number(row.kind === 'node' && row.level === 1)),
    0,
  );
  if (shown === 0) return t('No matching nodes.');
  return all === 1 ? t('{0} of 1 node', shown) : t('{0} of {1} nodes', shown, all);
}

function flipped(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
