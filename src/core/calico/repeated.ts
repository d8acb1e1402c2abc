import { groupBy } from '../collections.ts';
import { indexCoverings } from './coverIndex.ts';
import type { Policy } from './policies.ts';
import { directions, isSurelyBefore, type PolicyRule, policyOrder, tierOf } from './policies.ts';
import { governs, policySelector } from './policyTargets.ts';
import { decidesAll, isComparable, type RulePlace, type UnreachableRule } from './unreachable.ts';
import type { CalicoVersion } from './version.ts';

/**
 * The rules of which one before has the very same conditions and decides, in the same policy or in one of the same tier that
 * surely comes earlier and provably applies to everything that theirs does; those that {@link decidesAll} are left out.
 */
export function repeatedRules(
  policies: readonly Policy[],
  version: CalicoVersion | undefined,
): readonly UnreachableRule[] {
  const places = directions.flatMap((direction) =>
    policies.flatMap((policy) => (governs(policy, direction) === true ? placesIn(policy, direction) : [])),
  );
  const alike = [...groupBy(places, ({ key }) => key).values()].filter((group) => group.length > 1);
  return alike.flatMap((group) => repeatedIn(group, version));
}

interface KeyedPlace extends RulePlace {
  /** Equal for rules that match the same packets, at the same place. */
  readonly key: string;
}

function placesIn(policy: Policy, direction: RulePlace['direction']): readonly KeyedPlace[] {
  return policy[direction].flatMap((rule, index): readonly KeyedPlace[] => {
    if (rule['unreadable'] === true || decidesAll(rule)) return [];
    // A selector in a rule means the namespace of its policy.
    const key = JSON.stringify([direction, tierOf(policy), policy.namespace ?? '', conditionsOf(rule)]);
    return [{ policy, direction, index, key }];
  });
}

function conditionsOf({ action: _, metadata: __, ...conditions }: PolicyRule): unknown {
  return sorted(conditions);
}

/** What says nothing is left out, and keys are in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, each]): readonly (readonly [string, unknown])[] => {
    const own = sorted(each);
    return isNothing(own) ? [] : [[key, own]];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function repeatedIn(group: readonly KeyedPlace[], version: CalicoVersion | undefined): readonly UnreachableRule[] {
  const deciders = group.filter(({ policy, direction, index }) => policy[direction][index]?.['action'] !== 'Log');
  // Infinity minus itself is no number, hence the zero.
  const first = [...deciders].sort((a, b) => policyOrder(a.policy) - policyOrder(b.policy) || 0);
  const above = indexCoverings(
    first.flatMap((item) => {
      const selector = policySelector(item.policy);
      return selector === undefined ? [] : [{ item, selector }];
    }),
  );
  return group.flatMap(({ policy, direction, index }): readonly UnreachableRule[] => {
    const own = deciders.find((each) => each.policy === policy && each.index < index);
    const selector = policySelector(policy);
    if (own !== undefined) return [{ policy, direction, index, by: own }];
    if (selector === undefined) return [];
    const isBefore = (by: RulePlace): boolean =>
      isComparable(by.policy, policy) && isSurelyBefore(by.policy, policy, version);
    for (const by of above(selector, isBefore)) return [{ policy, direction, index, by }];
    return [];
  });
}
