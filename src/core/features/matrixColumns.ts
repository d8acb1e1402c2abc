import { type Message, say } from '../message.ts';
import type { Node } from '../net/node.ts';
import { numberText } from '../words/countText.ts';
import type { PlayedValue } from './playedValue.ts';

/** One node, or several that answer alike to every value. */
export interface MatrixColumn {
  /** The name of the (first) node. */
  readonly id: string;
  /** `vms71`, or `4,996 like worker-00001`. */
  readonly title: Message | string;
  readonly count: number;
  /** At most 50 of them. */
  readonly nodes: readonly string[];
}

export interface Columns {
  readonly columns: readonly MatrixColumn[];
  /** The first node of each column, with its place among all. */
  readonly examples: readonly { readonly node: Node; readonly at: number }[];
  readonly leftOut: number;
}

/** As many nodes get a column each. */
const mostSingle = 12;
const mostNames = 50;

/** One column for each node of a few, else for all that answer alike to every value: the odd ones first. */
export function matrixColumns(nodes: readonly Node[], rows: readonly PlayedValue[], most: number): Columns {
  const groups = new Map<string, number[]>();
  for (const at of nodes.keys()) {
    const key = nodes.length <= mostSingle ? String(at) : rows.map(({ answerOf }) => answerOf[at]).join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [at]);
    else group.push(at);
  }
  const all = [...groups.values()];
  if (nodes.length > mostSingle) all.sort((a, b) => a.length - b.length);
  // Where there is no room for all, the largest ones must not be those that are left out.
  const shown = all.length <= most ? all : [...all.slice(0, most - 1), ...all.slice(-1)];
  const examples = shown.flatMap(([at = 0]) => {
    const node = nodes[at];
    return node === undefined ? [] : [{ node, at }];
  });
  return {
    columns: shown.map((group) => columnOf(group, nodes)),
    examples,
    leftOut: nodes.length - shown.reduce((sum, group) => sum + group.length, 0),
  };
}

function columnOf(group: readonly number[], nodes: readonly Node[]): MatrixColumn {
  const names = group.slice(0, mostNames).flatMap((at) => nodes[at]?.name ?? []);
  const id = names[0] ?? '';
  const count = group.length;
  return { id, title: count === 1 ? id : say('{0} like {1}', numberText(count), id), count, nodes: names };
}
