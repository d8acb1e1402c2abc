import { addressLevel } from '../detection/addressLevel.ts';
import { type Level, worstLevel } from '../level.ts';
import type { Node } from '../net/node.ts';
import type { Gravity } from './fault.ts';
import type { PathContext } from './model.ts';
import type { PoolModes } from './poolModes.ts';
import { type Cell, type Reach, reachOf } from './reach.ts';
import { type Cause, type Counts, causesOf, countsOf } from './reachCauses.ts';
import { type Answer, type Scope, scopes } from './reachProbe.ts';
import { nodeReach } from './verdictNodes.ts';

/** How a cluster stands: what every view says of its addresses, of who reaches whom, and of what changes. */

export interface Standing {
  readonly address: Level;
  readonly reach: Level;
  /** `information`: the address that is stored changes; `unknown`: what is stored is not known, which is nothing bad. */
  readonly change: Level;
  /** The worst of these. */
  readonly level: Level;
}

export interface NodeStanding extends Standing {
  /** What decides about `reach`: of this node and another, or of two that are like them. */
  readonly witness?: Answer;
  /** The same for nodes with the same trouble; empty where there is none. */
  readonly trouble: string;
}

export interface Verdict extends Standing {
  readonly context: PathContext;
  readonly nodes: readonly Node[];
  /** Nodes without a good address, and those whose address changes. */
  readonly faulty: number;
  readonly moving: number;
  /** Nodes that do not reach most of the others, or not their own pods. */
  readonly apart: readonly Node[];
  /** Of all ordered pairs of nodes, their pods as senders and receivers too. */
  readonly counts: Readonly<Record<Scope, Counts>>;
  /** One answer for each pair. */
  readonly paths: Reach;
  /** The worst first. */
  readonly causes: readonly Cause[];
  /** How packets are wrapped where nothing tells it, if an answer rests on that. */
  readonly assumed: PoolModes | undefined;
  of(node: Node): NodeStanding;
}

const levelOf: Readonly<Record<Gravity, Level>> = {
  broken: 'error',
  doubtful: 'warning',
  unknown: 'unknown',
  assumed: 'information',
  note: 'none',
};

export interface VerdictInput {
  readonly context: PathContext;
  /** The same, but for how packets are wrapped where `context` does not know it. */
  readonly wrapped?: { readonly context: PathContext; readonly modes: PoolModes };
}

/** Looks at every node and every pair of them, with pauses. */
export function* verdictOf({ context, wrapped }: VerdictInput): Generator<undefined, Verdict> {
  const found = yield* reachOf(wrapped === undefined ? [context] : [context, wrapped.context]);
  const { reach, isAssumed } = merged(found, wrapped?.modes.isWritten === true);
  yield undefined;
  const { nodes } = reach;
  const standings = yield* nodeReach(reach);
  const addresses = addressLevels(context, nodes);
  const numbers = new Map(nodes.map((node, at) => [node, at]));
  const changes = nodes.map((node) => changeOf(context, node));
  yield undefined;
  const counts = countsIn(reach);
  const address = worstLevel(addresses);
  const reached = worstLevel(scopes.flatMap((scope) => countLevels(counts[scope])));
  const change = worstLevel(changes);
  return {
    ...standing(address, reached, change),
    context,
    nodes,
    faulty: addresses.filter((level) => level === 'error' || level === 'warning').length,
    moving: changes.filter((level) => level === 'information').length,
    apart: nodes.filter((_, at) => standings[at]?.level === 'error'),
    counts,
    paths: reach,
    causes: causesOf(reach, 0),
    assumed: isAssumed ? wrapped?.modes : undefined,
    of(node) {
      const at = numbers.get(node) ?? -1;
      const { level = 'none', witness, trouble = '' } = standings[at] ?? {};
      const own = standing(addresses[at] ?? 'none', level, changes[at] ?? 'none');
      return { ...own, trouble, ...(witness && { witness }) };
    },
  };
}

function standing(address: Level, reach: Level, change: Level): Standing {
  return { address, reach, change, level: worstLevel([address, reach, change === 'unknown' ? 'none' : change]) };
}

function countLevels(counts: Counts): readonly Level[] {
  return (['broken', 'doubtful', 'unknown', 'assumed'] as const).flatMap((gravity) =>
    counts[gravity] > 0 ? [levelOf[gravity]] : [],
  );
}

function countsIn(reach: Reach): Verdict['counts'] {
  return {
    nodes: countsOf(reach, 0, 'nodes'),
    pods: countsOf(reach, 0, 'pods'),
    'nodes-to-pods': countsOf(reach, 0, 'nodes-to-pods'),
    'pods-to-nodes': countsOf(reach, 0, 'pods-to-nodes'),
  };
}

function addressLevels({ resolution, family }: PathContext, nodes: readonly Node[]): readonly Level[] {
  const outcomes = new Map(resolution?.results.map(({ node, startup }) => [node, startup.outcomes[family]]));
  return nodes.map((node) => {
    const outcome = outcomes.get(node);
    return outcome === undefined ? 'unknown' : addressLevel(node, outcome);
  });
}

function changeOf(context: PathContext, node: Node): Level {
  const address = context.addressOf(node);
  if (address.kind !== 'known' || address.changed === false) return 'none';
  return address.changed === undefined ? 'unknown' : 'information';
}

/** What is supposed, where it says more; what is not known for another reason stays so. */
function supposedInstead(told: Answer | undefined, supposed: Answer | undefined): Answer | undefined {
  if (told === undefined || told.gravity === 'broken' || told.fault?.kind === 'routes-unknown') return undefined;
  return supposed;
}

/**
 * One answer for each pair: that of the first context, or where pairs break by how packets seem to be wrapped, that they may
 * break.
 */
function merged(reach: Reach, isWritten: boolean): { readonly reach: Reach; readonly isAssumed: boolean } {
  if (reach.cells.every(({ tried }) => tried.length < 2)) return { reach, isAssumed: false };
  const cells = new Map<Cell, Cell>();
  let isAssumed = false;
  for (const cell of reach.cells) {
    const [first, second] = cell.tried;
    const answers: { [S in Scope]?: Answer } = { ...first?.answers };
    for (const scope of scopes) {
      const supposed = supposedInstead(first?.answers[scope], second?.answers[scope]);
      if (supposed === undefined) continue;
      if (isWritten) answers[scope] = supposed;
      else if (supposed.gravity === 'broken') {
        answers[scope] = { ...supposed, gravity: 'doubtful' };
        isAssumed = true;
      }
    }
    cells.set(cell, { ...cell, tried: [{ answers, passed: first?.passed ?? new Set() }] });
  }
  const cellOf: Reach['cellOf'] = (from, to) => {
    const cell = reach.cellOf(from, to);
    return cell && cells.get(cell);
  };
  return { reach: { ...reach, cells: [...cells.values()], cellOf }, isAssumed };
}
