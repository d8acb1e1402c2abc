import type { Assumption } from '../detection/choice.ts';
import type { NodeRow } from './nodeRows.ts';

/** The different assumptions that the rows rest on, each once. */
export function assumptionsOf(rows: readonly Pick<NodeRow, 'assumptions'>[]): readonly Assumption[] {
  const found = new Map<string, Assumption>();
  for (const { assumptions } of rows) {
    for (const each of assumptions)
      found.set(each.kind === 'hosts-file' ? `${each.kind} ${each.name}` : each.kind, each);
  }
  return [...found.values()];
}
