import type { Fault, Gravity } from './fault.ts';
import type { Cell, Reach } from './reach.ts';
import { type Answer, type Scope, scopes } from './reachProbe.ts';

/** The pairs of nodes, put together by what decides whether packets arrive. */

export interface Cause {
  readonly scope: Scope;
  readonly gravity: Exclude<Gravity, 'note'>;
  readonly kind: Fault['kind'];
  /** Ordered pairs of nodes; those of a node and its own pods too. */
  readonly pairs: number;
  /** So many nodes send, and so many are sent to. */
  readonly senders: number;
  readonly receivers: number;
  /** The nodes where it happens, in their order; empty where it is on none. */
  readonly at: readonly string[];
  /** One of the pairs. */
  readonly witness: Answer & { readonly fault: Fault };
}

/** Ordered pairs of nodes by their gravity. */
export type Counts = Readonly<Record<Gravity, number>>;

export function countsOf({ cells }: Reach, context: number, scope: Scope): Counts {
  const counts = { broken: 0, unknown: 0, doubtful: 0, assumed: 0, note: 0 };
  for (const { count, tried } of cells) {
    const answer = tried[context]?.answers[scope];
    if (answer !== undefined) counts[answer.gravity] += count;
  }
  return counts;
}

interface Collected {
  pairs: number;
  readonly gravity: Exclude<Gravity, 'note'>;
  readonly scope: Scope;
  readonly senders: Uint8Array;
  readonly receivers: Uint8Array;
  readonly at: Uint8Array;
  readonly witness: Answer & { readonly fault: Fault };
}

const order: readonly Gravity[] = ['broken', 'unknown', 'doubtful', 'assumed'];

function mark(mask: Uint8Array, nodes: Iterable<number>): void {
  for (const node of nodes) mask[node] = 1;
}

/** Of the cells that `counts` takes, the worst causes first, then those of the most pairs. */
export function causesOf(
  { cells, nodes }: Reach,
  context: number,
  counts: (cell: Cell, scope: Scope) => boolean = () => true,
): readonly Cause[] {
  const numbers = new Map(nodes.map(({ name }, at) => [name, at]));
  const causes = new Map<string, Collected>();
  const mask = (): Uint8Array => new Uint8Array(nodes.length);
  for (const cell of cells) {
    for (const scope of scopes) {
      const answer = cell.tried[context]?.answers[scope];
      if (answer?.fault === undefined || answer.gravity === 'note' || !counts(cell, scope)) continue;
      const { fault, gravity } = answer;
      const key = [scope, gravity, fault.kind].join(' ');
      const witness = { ...answer, fault };
      const cause = causes.get(key) ?? {
        ...{ pairs: 0, scope, gravity, witness },
        ...{ senders: mask(), receivers: mask(), at: mask() },
      };
      causes.set(key, cause);
      cause.pairs += cell.count;
      mark(cause.senders, cell.senders);
      mark(cause.receivers, cell.receivers);
      mark(cause.at, placesOf(fault, cell, numbers));
    }
  }
  return [...causes.values()]
    .map(({ at, senders, receivers, ...rest }) => ({
      ...rest,
      kind: rest.witness.fault.kind,
      senders: count(senders),
      receivers: count(receivers),
      at: nodes.flatMap(({ name }, number) => (at[number] === 1 ? [name] : [])),
    }))
    .sort((a, b) => order.indexOf(a.gravity) - order.indexOf(b.gravity) || b.pairs - a.pairs);
}

/** Where the fault is on the pair that was walked, it is on each sender or each receiver of those that are alike. */
function placesOf(fault: Fault, cell: Cell, numbers: ReadonlyMap<string, number>): readonly number[] {
  const names = fault.kind === 'address-shared' ? fault.nodes : 'node' in fault ? [fault.node] : [];
  return names.flatMap((name) => {
    const number = numbers.get(name);
    if (number === cell.from) return cell.senders;
    if (number === cell.to) return cell.receivers;
    return number ?? [];
  });
}

function count(mask: Uint8Array): number {
  return mask.reduce((sum, each) => sum + each, 0);
}

/** The pairs that the second context breaks, and those that it heals: broken in the first, and known to arrive then. */
export function changesOf(reach: Reach): { readonly breaks: readonly Cause[]; readonly heals: readonly Cause[] } {
  const of = ({ tried }: Cell, scope: Scope): readonly (Gravity | undefined)[] =>
    tried.map(({ answers }) => answers[scope]?.gravity);
  return {
    breaks: causesOf(reach, 1, (cell, scope) => {
      const [before, after] = of(cell, scope);
      return after === 'broken' && before !== 'broken';
    }),
    heals: causesOf(reach, 0, (cell, scope) => {
      const [before, after] = of(cell, scope);
      return before === 'broken' && (after === 'note' || after === 'assumed');
    }),
  };
}
