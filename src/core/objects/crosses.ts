import { parseSelector } from '../calico/selector/parse.ts';
import type { YamlMap } from '../manifest/tree.ts';
import { say } from '../message.ts';
import { type At, filled, placeOfMap, textOf } from './fields.ts';
import { isFaulty, type Review, refuse } from './review.ts';
import type { Cross } from './shapes.ts';

/** What rules on several fields have in common: they speak where each field for itself is in order. */

/** The rule, unless something is wrong with one of these fields for itself. */
export function whereSound(keys: readonly string[], cross: Cross): Cross {
  return (map, at, review) => {
    if (!isFaulty(review, at.path, ...keys)) cross(map, at, review);
  };
}

/** The same judgement, of a rule that the API server knows nothing of: the operator refuses what it stores. */
export function byOperator<N>(
  judge: (node: N, at: At, review: Review) => void,
): (node: N, at: At, review: Review) => void {
  return (node, at, review) => {
    const before = review.problems.length;
    judge(node, at, review);
    const own = review.problems.splice(before);
    review.problems.push(
      ...own.map((each) => (each.kind === 'invalid' ? { ...each, kind: 'operator' as const } : each)),
    );
  };
}

/** Whether a field is missing or empty, and nothing else is said of it. */
export function lacks(map: YamlMap, at: At, key: string, review: Review): boolean {
  return filled(map, key) === undefined && !isFaulty(review, at.path, key);
}

/** Notes that a mapping lacks a field. */
export function missing(map: YamlMap, at: At, key: string, review: Review): void {
  if (filled(map, key) === undefined) refuse(review, placeOfMap(at, map), say('`{0}` is required here.', key));
}

/** Whether a selector is another one than `all()`; one that can't be read is not, since that is said elsewhere. */
export function isNotAll(map: YamlMap, key: string): boolean {
  const text = textOf(map, key);
  return text !== undefined && text !== 'all()' && 'ast' in parseSelector(text);
}
