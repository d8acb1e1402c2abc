import { query } from '../../query.ts';
import type { CompareNode, HasNode, SelectorNode, SetNode } from './ast.ts';
import { matches } from './evaluate.ts';
import { printSelector } from './print.ts';

/** Comparisons of parts after which nothing is taken for proven; more than any real selector needs. */
const mostSteps = 500;

/**
 * Whether whatever meets `narrow` provably meets `wide` too. False says nothing: only what follows from the shape of
 * the two selectors is seen, without knowledge of the labels that exist.
 */
export function implies(narrow: SelectorNode, wide: SelectorNode): boolean {
  let steps = 0;
  const proves = (a: SelectorNode, b: SelectorNode): boolean => {
    steps += 1;
    if (steps > mostSteps) return false;
    if (b.kind === 'all' || b.kind === 'global' || textOf(a) === textOf(b)) return true;
    if (a.kind === 'or') return a.operands.every((operand) => proves(operand, b));
    if (b.kind === 'and') return b.operands.every((operand) => proves(a, operand));
    if (b.kind === 'or' && b.operands.some((operand) => proves(a, operand))) return true;
    if (a.kind === 'and') return a.operands.some((operand) => proves(operand, b));
    return isCondition(a) ? conditionProves(a, b) : absenceProves(a, b);
  };
  return proves(narrow, wide);
}

/** The canonical text of a part, made once: each is compared with many others. */
const textOf = query((node: SelectorNode): string => printSelector(node));

type Condition = HasNode | CompareNode | SetNode;

function isCondition(node: SelectorNode): node is Condition {
  return node.kind === 'has' || node.kind === 'compare' || node.kind === 'in' || node.kind === 'not in';
}

/** What a condition on one label says of another condition on the same label. */
function conditionProves(a: Condition, b: SelectorNode): boolean {
  const about = b.kind === 'not' ? b.operand : b;
  if (!isCondition(about) || about.key.value !== a.key.value) return false;
  const values = valuesOf(a);
  if (values !== undefined) return values.every((value) => matches(b, new Map([[a.key.value, value]])));
  const present = a.kind === 'compare' && a.operator !== '!=';
  return present && b.kind === 'has';
}

/** The only values of its label that meet a condition, where it names them. */
function valuesOf(condition: Condition): readonly string[] | undefined {
  if (condition.kind === 'in') return condition.values.map(({ value }) => value);
  return condition.kind === 'compare' && condition.operator === '==' ? [condition.value.value] : undefined;
}

/** What `!has(key)` says of another condition on the same label. */
function absenceProves(a: SelectorNode, b: SelectorNode): boolean {
  if (a.kind !== 'not' || a.operand.kind !== 'has') return false;
  const about = b.kind === 'not' ? b.operand : b;
  return isCondition(about) && about.key.value === a.operand.key.value && matches(b, new Map());
}
