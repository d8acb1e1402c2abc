import { groupBy } from '../collections.ts';
import type { Translate } from '../l10n.ts';
import { listText } from '../words/listText.ts';
import { render } from '../words/render.ts';
import type { NodeRow } from './nodeRows.ts';

/** Rows that say the same, for clusters too large for one row a node. */
export interface RowGroup {
  readonly rows: readonly NodeRow[];
  readonly state: NodeRow['state'];
  /** `eno1 in 10.20.0.0/16`, or why there is none. */
  readonly text: string;
}

const order: readonly NodeRow['state'][] = ['bad', 'odd', 'unknown', 'good'];

/** Groups rows by interface and subnet, or by reason: what is wrong first, then the smaller groups. */
export function groupRows(rows: readonly NodeRow[], t: Translate): readonly RowGroup[] {
  const groups = groupBy(rows, (row) => `${row.state} ${groupText(row, t)}`);
  return [...groups.values()]
    .flatMap((each): RowGroup[] => {
      const first = each[0];
      return first === undefined ? [] : [{ rows: each, state: first.state, text: groupText(first, t) }];
    })
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.rows.length - b.rows.length);
}

/** What the row says of its node, and may say of others: `eno1 in 10.20.0.0/16`, or why there is none. */
export function groupText(row: NodeRow, t: Translate): string {
  if (row.interface === undefined) return t('no NIC ({0})', row.why);
  const name = row.virtual ? t('{0} (virtual)', row.interface) : row.interface;
  return row.subnet === undefined ? name : t('{0} in {1}', name, row.subnet);
}

/** `worker-17, worker-18 and 3 more`. */
export function groupNodes({ rows }: RowGroup, t: Translate): string {
  return render(
    t,
    listText(
      rows.map(({ node }) => node),
      3,
    ),
  );
}
