import { groupBy } from '../../core/collections.ts';
import type { NicAnswer, NicDetails, NicNode, NicTable } from '../../protocol/nicMessages.ts';

/** Which rows the panel lists, in which order: filtered, sorted, grouped, opened. */

export interface NicOptions {
  readonly show: 'all' | 'problems' | 'moves';
  readonly text: string;
  readonly grouped: boolean;
  readonly sort: 'trouble' | 'file' | 'name';
  /** The keys of rows that are not as they are at first: open nodes, closed groups, and the other way round. */
  readonly toggled: ReadonlySet<string>;
}

export type NicRow =
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly answer: NicAnswer;
      readonly count: number;
      readonly open: boolean;
    }
  | { readonly kind: 'node'; readonly key: string; readonly at: number; readonly level: number; readonly open: boolean }
  | { readonly kind: 'nic'; readonly key: string; readonly at: number; readonly level: number; readonly nic: number }
  /** Its interfaces are on their way, or there are none: then the note says why. */
  | { readonly kind: 'note'; readonly key: string; readonly at: number; readonly level: number };

/** How many nodes there are of each sort. */
export interface Counts {
  readonly all: number;
  readonly problems: number;
  readonly moves: number;
}

export function countsOf(table: NicTable): Counts {
  const { nodes } = table;
  const count = (show: NicOptions['show']): number => nodes.filter((node) => isShown(node, table, show)).length;
  return { all: nodes.length, problems: count('problems'), moves: count('moves') };
}

/** From so few nodes on, each is open at first. */
export const fewNodes = 4;
/** From so many on, those that answer alike stand together at first. */
export const manyNodes = 20;

/** The rows to list; `details` are those that are known, by the names of their nodes. */
export function rowsOf(
  table: NicTable,
  options: NicOptions,
  details: ReadonlyMap<string, NicDetails>,
): readonly NicRow[] {
  const places = placesOf(table, options);
  const openAtFirst = table.nodes.length <= fewNodes;
  const nodeRows = (at: number, level: number): readonly NicRow[] => {
    const name = table.nodes[at]?.name ?? '';
    const key = `node ${name}`;
    const open = openAtFirst !== options.toggled.has(key);
    const node: NicRow = { kind: 'node', key, at, level, open };
    return open ? [node, ...interfaceRows(name, at, level + 1, details.get(name))] : [node];
  };
  if (!options.grouped) return places.flatMap((at) => nodeRows(at, 1));
  return groupsOf(places, table).flatMap(({ answer, members }) => {
    if (members.length === 1) return members.flatMap((at) => nodeRows(at, 1));
    const key = `group ${answer.state} ${answer.text}`;
    const open = (answer.state !== 'good' && members.length <= manyNodes) !== options.toggled.has(key);
    const group: NicRow = { kind: 'group', key, answer, count: members.length, open };
    return open ? [group, ...members.flatMap((at) => nodeRows(at, 2))] : [group];
  });
}

/** The nodes that are open and whose interfaces are not known yet. */
export function nodesToAsk(rows: readonly NicRow[], table: NicTable, known: ReadonlySet<string>): readonly number[] {
  return rows.flatMap((row) =>
    row.kind === 'node' && row.open && !known.has(table.nodes[row.at]?.name ?? '') ? [row.at] : [],
  );
}

/** The row that `at` is in; itself where it is in none. */
export function parentOf(rows: readonly NicRow[], at: number): number {
  const level = levelOf(rows[at]);
  const parent = rows.findLastIndex((row, place) => place < at && levelOf(row) < level);
  return parent === -1 ? at : parent;
}

export function levelOf(row: NicRow | undefined): number {
  return row === undefined || row.kind === 'group' ? 1 : row.level;
}

export function answerOf(table: NicTable, node: NicNode | undefined): NicAnswer | undefined {
  return node && table.answers[node.answer];
}

function interfaceRows(name: string, at: number, level: number, details: NicDetails | undefined): readonly NicRow[] {
  if (details === undefined || details.interfaces.length === 0) {
    return [{ kind: 'note', key: `note ${name}`, at, level }];
  }
  return details.interfaces.map(({ name: own }, nic) => ({ kind: 'nic', key: `nic ${name} ${own}`, at, level, nic }));
}

function placesOf(table: NicTable, { show, text, sort }: NicOptions): readonly number[] {
  const { nodes } = table;
  const wanted = text.trim().toLowerCase();
  const found = nodes.flatMap((node, at) =>
    isShown(node, table, show) && (wanted === '' || textOf(node, table).includes(wanted)) ? [at] : [],
  );
  if (sort === 'file') return found;
  const name = (at: number): string => nodes[at]?.name ?? '';
  if (sort === 'name') return found.sort((a, b) => collator.compare(name(a), name(b)));
  const rank = (at: number): number => rankOf(nodes[at], table);
  return found.sort((a, b) => rank(a) - rank(b) || a - b);
}

const collator = new Intl.Collator(undefined, { numeric: true });

function isShown(node: NicNode, table: NicTable, show: NicOptions['show']): boolean {
  if (show === 'moves') return node.moves;
  const isCutOff = node.reach?.level === 'error' || node.reach?.level === 'warning';
  return show === 'all' || isCutOff || node.trouble !== undefined || answerOf(table, node)?.state !== 'good';
}

const reachStates = { error: 'bad', warning: 'odd', unknown: 'unknown', information: 'good' } as const satisfies Record<
  NonNullable<NicNode['reach']>['level'],
  NicAnswer['state']
>;

/** How the node is, by its address and by how it reaches the others. */
export function stateOf(node: NicNode | undefined, answer: NicAnswer | undefined): NicAnswer['state'] {
  const found = [
    answer?.state ?? 'unknown',
    node?.reach === undefined ? 'good' : reachStates[node.reach.level],
    node?.trouble === undefined ? 'good' : 'odd',
  ] as const;
  return states.find((state) => found.includes(state)) ?? 'good';
}

function textOf(node: NicNode, table: NicTable): string {
  const answer = answerOf(table, node);
  return [node.name, node.address, node.stored, answer?.interface, answer?.subnet, answer?.why].join(' ').toLowerCase();
}

const states: readonly NicAnswer['state'][] = ['bad', 'odd', 'unknown', 'good'];

/** What is wrong first, then what moves. */
function rankOf(node: NicNode | undefined, table: NicTable): number {
  const state = states.indexOf(stateOf(node, answerOf(table, node)));
  return 2 * state + (node?.moves === true ? 0 : 1);
}

interface Group {
  readonly answer: NicAnswer;
  readonly members: readonly number[];
}

/** Nodes of one answer; what is wrong first, then the smaller groups. */
function groupsOf(places: readonly number[], table: NicTable): readonly Group[] {
  const groups = groupBy(places, (at) => {
    const answer = answerOf(table, table.nodes[at]);
    return `${answer?.state} ${answer?.text}`;
  });
  return [...groups.values()]
    .flatMap((members): Group[] => {
      const answer = answerOf(table, table.nodes[members[0] ?? -1]);
      return answer === undefined ? [] : [{ answer, members }];
    })
    .sort(
      (a, b) => states.indexOf(a.answer.state) - states.indexOf(b.answer.state) || a.members.length - b.members.length,
    );
}
