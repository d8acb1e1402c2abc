import { groupBy } from '../collections.ts';
import { type Covering, indexCoverings } from './coverIndex.ts';
import {
  type Direction,
  directions,
  isStaged,
  isSurelyBefore,
  type Policy,
  type PolicyRule,
  policyOrder,
  tierOf,
} from './policies.ts';
import { governs, policySelector } from './policyTargets.ts';
import type { CalicoVersion } from './version.ts';

/** A rule by its place. */
export interface RulePlace {
  readonly policy: Policy;
  readonly direction: Direction;
  readonly index: number;
}

/** A rule that no packet ever comes to, because `by` decides on everything before. */
export interface UnreachableRule extends RulePlace {
  readonly by: RulePlace;
}

const conditions = ['protocol', 'notProtocol', 'ipVersion', 'icmp', 'notICMP', 'http'];

/**
 * Whether a rule ends the tier for every packet: Allow and Deny decide, Pass leaves the tier, Log goes on
 * (felix/rules/policy.go). Conditions that are empty are none; a field that is not known is taken for a condition.
 */
export function decidesAll(rule: PolicyRule): boolean {
  const { action, source, destination, metadata: _, ...others } = rule;
  if (action !== 'Allow' && action !== 'Deny' && action !== 'Pass') return false;
  const isSet = Object.entries(others).some(([key, value]) => !conditions.includes(key) || isPresent(value));
  return !isSet && isEmptyEntity(source) && isEmptyEntity(destination);
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isEmptyEntity(entity: unknown): boolean {
  if (!isPresent(entity)) return true;
  if (typeof entity !== 'object' || entity === null || Array.isArray(entity)) return false;
  return Object.values(entity).every(
    (value) => !isPresent(value) || value === '' || (Array.isArray(value) && value.length === 0),
  );
}

/**
 * The rules that can never be reached, in the order of `policies`: because of an earlier rule of the same policy, or
 * because of a policy of the same tier that surely comes earlier and provably applies to everything that theirs does.
 * Only what is certain whatever else the cluster holds is told.
 */
export function unreachableRules(
  policies: readonly Policy[],
  version: CalicoVersion | undefined,
): readonly UnreachableRule[] {
  const deciders = directions.flatMap((direction) => policies.flatMap((policy) => decider(policy, direction) ?? []));
  if (deciders.length === 0) return [];
  const above = finder(deciders, version);
  return policies.flatMap((policy) =>
    directions.flatMap((direction) => {
      // Rules of a direction that the policy leaves out are not used at all, which is another matter.
      if (policy[direction].length === 0 || governs(policy, direction) === false) return [];
      const own = decider(policy, direction);
      const other = above(policy, direction);
      return policy[direction].flatMap((_, index): readonly UnreachableRule[] => {
        const by = own !== undefined && index > own.index ? own : other;
        return by === undefined ? [] : [{ policy, direction, index, by }];
      });
    }),
  );
}

/** Finds the rule that decides on everything before a policy is tried in a direction. */
function finder(
  deciders: readonly RulePlace[],
  version: CalicoVersion | undefined,
): (policy: Policy, direction: Direction) => RulePlace | undefined {
  const groupOf = (policy: Policy, direction: Direction): string => `${direction} ${tierOf(policy)}`;
  // Infinity minus itself is no number, hence the zero.
  const first = [...deciders].sort((a, b) => policyOrder(a.policy) - policyOrder(b.policy) || 0);
  const groups = groupBy(first, ({ policy, direction }) => groupOf(policy, direction));
  const rivals = new Map([...groups].map(([key, members]) => [key, indexCoverings(members.flatMap(covering))]));
  return (policy, direction) => {
    const rival = rivals.get(groupOf(policy, direction));
    const selector = rival && policySelector(policy);
    if (selector === undefined) return undefined;
    const isBefore = (by: RulePlace): boolean =>
      isComparable(by.policy, policy) && isSurelyBefore(by.policy, policy, version);
    // The order is told faster than what a selector implies.
    for (const by of rival?.(selector, isBefore) ?? []) return by;
    return undefined;
  };
}

function covering(item: RulePlace): readonly Covering<RulePlace>[] {
  const selector = policySelector(item.policy);
  return selector === undefined ? [] : [{ item, selector }];
}

/** The first rule of a policy that ends the tier in a direction for whatever the policy applies to. */
function decider(policy: Policy, direction: Direction): RulePlace | undefined {
  const index = policy[direction].findIndex(decidesAll);
  return index === -1 || governs(policy, direction) !== true ? undefined : { policy, direction, index };
}

/**
 * Whether two policies are tried one after the other on the same packets: both enforced, at the same point of a
 * packet's way, and the first not only for what ends at the host where the second is for forwarded packets too
 * (felix/rules/endpoints.go; those of a namespace are for pods, where that makes no difference).
 */
export function isComparable(first: Policy, second: Policy): boolean {
  if (first === second || isStaged(first) || isStaged(second)) return false;
  const samePoint =
    Boolean(first.doNotTrack) === Boolean(second.doNotTrack) && Boolean(first.preDNAT) === Boolean(second.preDNAT);
  const forPods = Boolean(second.namespace);
  return samePoint && (forPods || Boolean(first.applyOnForward) || !second.applyOnForward);
}
