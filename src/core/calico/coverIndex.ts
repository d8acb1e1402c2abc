import { groupBy } from '../collections.ts';
import { labelValues, type SelectorNode } from './selector/ast.ts';
import { implies } from './selector/implies.ts';

/** Something that is found by whether its selector provably matches all that another does. */
export interface Covering<T> {
  readonly item: T;
  readonly selector: SelectorNode;
}

/**
 * Finds those of `coverings` that are `wanted` and match everything a selector matches, without trying each: one that asks for
 * `key == "value"` can only be implied by a selector that names this value for this key.
 */
export function indexCoverings<T>(
  coverings: readonly Covering<T>[],
): (narrow: SelectorNode, wanted: (item: T) => boolean) => Iterable<T> {
  const byDemand = groupBy(coverings, ({ selector }) => demandOf(selector));
  return function* (narrow, wanted) {
    const named = labelValues(narrow).map(({ key, value }) => demand(key, value.value));
    for (const key of new Set(['', ...named])) {
      for (const { item, selector } of byDemand.get(key) ?? [])
        if (wanted(item) && implies(narrow, selector)) yield item;
    }
  };
}

/** A value that a selector demands of a label; empty where it does not demand one. */
function demandOf(selector: SelectorNode): string {
  if (selector.kind === 'compare' && selector.operator === '==') {
    return demand(selector.key.value, selector.value.value);
  }
  if (selector.kind !== 'and') return '';
  return selector.operands.map(demandOf).find((one) => one !== '') ?? '';
}

function demand(key: string, value: string): string {
  return `${key}=${value}`;
}
