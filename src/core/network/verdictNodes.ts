import { compareLevels, type Level } from '../level.ts';
import type { Cell, Reach } from './reach.ts';
import { type Answer, type Scope, scopes } from './reachProbe.ts';

/** How single nodes stand with the others: whose fault it seems to be where pairs don't reach each other. */

export interface NodeReach {
  readonly level: Level;
  readonly witness?: Answer;
  /** The same for nodes with the same trouble; empty where there is none. */
  readonly trouble: string;
}

const told = ['broken', 'doubtful', 'unknown'] as const;
type Told = (typeof told)[number];

const levels: Readonly<Record<Told, Level>> = { broken: 'error', doubtful: 'warning', unknown: 'unknown' };

/** So many nodes' parts are counted at once. */
const atOnce = 20_000;

interface Tally {
  level: Level;
  witness?: Answer;
  readonly parts: Set<string>;
}

/**
 * A node that does not reach more than half of the others is in trouble. One that only lacks such nodes is not: for it that
 * is information; and where two lack each other of which neither is in trouble, it is a warning for both.
 */
export function* nodeReach(reach: Reach): Generator<undefined, readonly NodeReach[]> {
  const tallies = reach.nodes.map((): Tally => ({ level: 'none', parts: new Set() }));
  for (const gravity of told) yield* tallyUp(reach, gravity, tallies);
  return tallies.map(({ level, witness, parts }) => ({
    level,
    ...(witness && { witness }),
    trouble: [...parts].sort().join(' '),
  }));
}

function* tallyUp(reach: Reach, gravity: Told, tallies: readonly Tally[]): Generator<undefined, void> {
  const found = reach.cells.flatMap((cell) => scopes.flatMap((scope) => partOf(cell, scope, gravity)));
  if (found.length === 0) return;
  const isTroubled = yield* troubled(found, tallies.length);
  let done = 0;
  for (const { cell, scope, answer } of found) {
    done += cell.senders.length + cell.receivers.length;
    if (done > atOnce) {
      yield undefined;
      done = 0;
    }
    const key = `${scope} ${gravity} ${answer.fault?.kind ?? ''}`;
    noteAll(cell.senders, cell.receivers, `${key} from`, answer);
    noteAll(cell.receivers, cell.senders, `${key} to`, answer);
  }
  function noteAll(nodes: readonly number[], others: readonly number[], part: string, answer: Answer): void {
    const fewer = lesser(
      gravity,
      others.every((other) => isTroubled[other] === 1),
    );
    for (const node of nodes) note(tallies[node], part, isTroubled[node] === 1 ? levels[gravity] : fewer, answer);
  }
}

/** The worst level counts, and the first answer of that. */
function note(tally: Tally | undefined, part: string, level: Level, answer: Answer): void {
  if (tally === undefined) return;
  tally.parts.add(part);
  if (compareLevels(level, tally.level) >= 0) return;
  tally.level = level;
  tally.witness = answer;
}

/** For a node that reaches most others. */
function lesser(gravity: Told, isExplained: boolean): Level {
  if (gravity === 'unknown') return isExplained ? 'none' : 'unknown';
  if (isExplained) return gravity === 'broken' ? 'information' : 'none';
  return 'warning';
}

interface Part {
  readonly cell: Cell;
  readonly scope: Scope;
  readonly answer: Answer;
}

function partOf(cell: Cell, scope: Scope, gravity: Told): readonly Part[] {
  const answer = cell.tried[0]?.answers[scope];
  return answer?.gravity === gravity ? [{ cell, scope, answer }] : [];
}

/** 1 for each node of which that is so with more than half of the others, or with its own pods. */
function* troubled(found: readonly Part[], nodes: number): Generator<undefined, Uint8Array> {
  const is = new Uint8Array(nodes);
  for (const scope of scopes) {
    const own = found.flatMap((part) => (part.scope === scope ? [part.cell] : []));
    for (const { senders, from, to } of own) if (from === to) for (const node of senders) is[node] = 1;
    const { sent, received } = countsOf(
      own.filter(({ from, to }) => from !== to),
      nodes,
    );
    yield undefined;
    for (let node = 0; node < nodes; node += 1) {
      if (2 * Math.max(sent[node] ?? 0, received[node] ?? 0) > nodes - 1) is[node] = 1;
    }
  }
  return is;
}

/** Of each node, how many others it sends to in these cells, and how many send to it. */
function countsOf(
  cells: readonly Cell[],
  nodes: number,
): { readonly sent: Uint32Array; readonly received: Uint32Array } {
  const [sent, received] = [new Uint32Array(nodes), new Uint32Array(nodes)];
  for (const cell of cells) {
    for (const node of cell.senders) sent[node] = (sent[node] ?? 0) + cell.sentBy(node);
    for (const node of cell.receivers) received[node] = (received[node] ?? 0) + cell.sentTo(node);
  }
  return { sent, received };
}
