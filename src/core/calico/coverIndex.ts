import { groupBy } from '../collections.ts';
import { labelKeys, labelValues, type SelectorNode } from './selector/ast.ts';
import { implies } from './selector/implies.ts';

/** Something that is found by whether its selector provably matches all that another does. */
export interface Covering<T> {
  readonly item: T;
  readonly selector: SelectorNode;
}

/**
 * Finds those of `coverings`, in their order, that are `wanted` and match everything a selector matches, without trying
 * each: what asks for a value of a label, or for a label, can only be implied by a selector that names it.
 */
export function indexCoverings<T>(
  coverings: readonly Covering<T>[],
): (narrow: SelectorNode, wanted: (item: T) => boolean) => Iterable<T> {
  const each = coverings.flatMap(({ selector }, index) => demandsOf(selector).map((demand) => ({ demand, index })));
  const byDemand = groupBy(each, ({ demand }) => demand);
  return function* (narrow, wanted) {
    const values = labelValues(narrow).map(({ key, value }) => demandOf(key, value.value));
    const keys = labelKeys(narrow).map(({ value }) => demandOf(value));
    const named = [...new Set(['', ...values, ...keys])].flatMap((demand) => byDemand.get(demand) ?? []);
    const inOrder = [...new Set(named.map(({ index }) => index))].sort((x, y) => x - y);
    for (const index of inOrder) {
      const found = coverings[index];
      if (found !== undefined && wanted(found.item) && implies(narrow, found.selector)) yield found.item;
    }
  };
}

/** What a selector asks for, of which whatever implies it names one at least; the empty text where that may be nothing. */
function demandsOf(selector: SelectorNode): readonly string[] {
  switch (selector.kind) {
    case 'all':
    case 'global':
      return [''];
    case 'compare':
      return [demandOf(selector.key.value, selector.operator === '==' ? selector.value.value : undefined)];
    case 'in':
      if (selector.values.length === 0) return [demandOf(selector.key.value)];
      return selector.values.map(({ value }) => demandOf(selector.key.value, value));
    case 'not in':
    case 'has':
      return [demandOf(selector.key.value)];
    case 'not': {
      const [key] = labelKeys(selector);
      return [key === undefined ? '' : demandOf(key.value)];
    }
    case 'or':
      return selector.operands.flatMap(demandsOf);
    case 'and': {
      const all = selector.operands.map(demandsOf).filter((demands) => !demands.includes(''));
      return all.sort((a, b) => a.length - b.length)[0] ?? [''];
    }
  }
}

function demandOf(key: string, value?: string): string {
  return value === undefined ? key : `${key}=${value}`;
}
