import { groupBy } from '../collections.ts';
import { inFull, type Message, say } from '../message.ts';
import { listText } from '../words/listText.ts';
import type { NodeRow } from './nodeRows.ts';

/** Rows that say the same, for clusters too large for one row a node. */
export interface RowGroup {
  readonly rows: readonly NodeRow[];
  readonly state: NodeRow['state'];
  /** `eno1 in 10.20.0.0/16`, or why there is none. */
  readonly text: Message;
}

const order: readonly NodeRow['state'][] = ['bad', 'odd', 'unknown', 'good'];

/** Groups rows by interface and subnet, or by reason: what is wrong first, then the smaller groups. */
export function groupRows(rows: readonly NodeRow[]): readonly RowGroup[] {
  const groups = groupBy(rows, (row) => JSON.stringify([row.state, groupText(row)]));
  return [...groups.values()]
    .flatMap((each): RowGroup[] => {
      const first = each[0];
      return first === undefined ? [] : [{ rows: each, state: first.state, text: groupText(first) }];
    })
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.rows.length - b.rows.length);
}

/** What the row says of its node, and may say of others: `eno1 in 10.20.0.0/16`, or why there is none. */
export function groupText(row: NodeRow): Message {
  if (row.interface === undefined) return say('no NIC ({0})', row.why);
  const name = row.virtual ? say('{0} (virtual)', row.interface) : inFull(row.interface);
  return row.subnet === undefined ? name : say('{0} in {1}', name, row.subnet);
}

/** `worker-17, worker-18 and 3 more`. */
export function groupNodes({ rows }: RowGroup): Message {
  return listText(
    rows.map(({ node }) => node),
    3,
  );
}
