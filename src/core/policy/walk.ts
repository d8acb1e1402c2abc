import type { Direction } from '../calico/policies.ts';
import type { Matched } from './match.ts';
import { intersect, type Region, subtract } from './region.ts';
import type { Profile, Rule, WorldPolicy, WrittenAt } from './world.ts';

/** The way of packets through the rules of tiers and profiles. */

export type Verdict = 'allow' | 'deny' | 'unknown';

/** A rule that was hit without deciding, or a tier that let pass what none of its rules matched. */
export interface TrailEntry {
  readonly tier?: string;
  readonly kind?: string;
  readonly policy?: string;
  readonly rule?: number;
  readonly action: 'Pass' | 'Log';
  readonly why?: 'tier-default';
}

export type DecidedBy =
  | 'rule'
  | 'tier-default'
  | 'profile'
  /** No profile matched, which denies. */
  | 'no-profile'
  | 'failsafe'
  /** Nothing is said of forwarded packets. */
  | 'no-policy'
  /** Nothing at this stage of a host endpoint matched, and the next one is asked. */
  | 'no-match'
  /** Felix's setting for what pods send to their own node. */
  | 'to-host';

/** What is decided, and by what. `rule` counts from 0 among the policy's rules of that direction. */
export interface Decision {
  readonly verdict: Verdict;
  readonly by: DecidedBy;
  readonly tier?: string;
  readonly kind?: string;
  readonly policy?: string;
  readonly rule?: number;
  readonly trail?: readonly TrailEntry[];
}

/** A decision, for which packets it is, and where the rule stands. */
export interface Outcome {
  readonly region: Region;
  readonly decision: Decision;
  readonly at: WrittenAt | undefined;
}

/** Packets on which nothing is decided yet. */
export interface Undecided {
  readonly region: Region;
  readonly trail: readonly TrailEntry[];
  /** What the first rule would decide of which nobody can know whether it matches. */
  readonly doubt?: Doubt;
}

interface Doubt {
  readonly decision: Decision;
  readonly at: WrittenAt | undefined;
}

/** What is decided, and what goes on. */
export interface Walked {
  readonly decided: readonly Outcome[];
  readonly left: readonly Undecided[];
}

/** The policies of a tier that select an endpoint, those that are only staged left out. */
export interface EndpointTier {
  readonly name: string;
  readonly defaultAction: string;
  readonly policies: readonly WorldPolicy[];
}

export type Matcher = (rule: Rule) => Matched | undefined;

interface Labels {
  readonly tier?: string;
  readonly kind: string;
  readonly policy: string;
}

/**
 * Walks through the tiers of an endpoint (felix/rules/endpoints.go, v3.32.1). `ends` tells whether a tier's default action
 * counts, which it doesn't at the untracked and preDNAT stages. A tier without policies of the direction is as if absent.
 */
export function walkTiers(
  tiers: readonly EndpointTier[],
  direction: Direction,
  start: readonly Undecided[],
  match: Matcher,
  ends: boolean,
): Walked {
  const decided: Outcome[] = [];
  let left = start;
  for (const { name: tier, defaultAction, policies } of tiers) {
    if (left.length === 0) break;
    const passed: Undecided[] = [];
    for (const { policy, id, rules } of policies) {
      const labels = { tier, kind: policy.kind, policy: id };
      const walked = walkRules(rules[direction], labels, 'rule', left, match);
      decided.push(...walked.decided);
      passed.push(...walked.passed);
      left = walked.left;
      if (left.length === 0) break;
    }
    if (ends && defaultAction !== 'Pass') {
      decided.push(...left.map((each) => outcome(each, { verdict: 'deny', by: 'tier-default', tier }, undefined)));
      left = passed;
    } else {
      const why = { tier, action: 'Pass', why: 'tier-default' } as const;
      left = [...passed, ...(ends ? left.map((each) => ({ ...each, trail: [...each.trail, why] })) : left)];
    }
  }
  return { decided, left };
}

/** Walks through profiles; what none of them decides is denied. */
export function walkProfiles(
  profiles: readonly Profile[],
  direction: Direction,
  start: readonly Undecided[],
  match: Matcher,
): readonly Outcome[] {
  const decided: Outcome[] = [];
  let left = start;
  for (const { name, rules } of profiles) {
    const walked = walkRules(rules[direction], { kind: 'Profile', policy: name }, 'profile', left, match);
    decided.push(...walked.decided);
    left = [...walked.passed, ...walked.left];
  }
  return [...decided, ...left.map((each) => outcome(each, { verdict: 'deny', by: 'no-profile' }, undefined))];
}

function walkRules(
  rules: readonly Rule[],
  labels: Labels,
  by: 'rule' | 'profile',
  start: readonly Undecided[],
  match: Matcher,
): Walked & { readonly passed: readonly Undecided[] } {
  const decided: Outcome[] = [];
  const passed: Undecided[] = [];
  let left = start;
  for (const [index, rule] of rules.entries()) {
    if (left.length === 0) break;
    const matched = match(rule);
    if (matched === undefined) continue;
    const next: Undecided[] = [];
    for (const each of left) {
      const hit = intersect(each.region, matched.region);
      if (hit.length === 0) {
        next.push(each);
        continue;
      }
      const rest = subtract(each.region, matched.region);
      if (rest.length > 0) next.push({ ...each, region: rest });
      const { action } = rule;
      const place = { ...labels, rule: index };
      if (!matched.sure && action === 'Pass') {
        decided.push(outcome({ ...each, region: hit }, { verdict: 'unknown', by, ...place }, rule.at));
      } else if (!matched.sure && action !== 'Log') {
        const decision: Decision = { verdict: action === 'Allow' ? 'allow' : 'deny', by, ...place };
        next.push({ doubt: { decision, at: rule.at }, ...each, region: hit });
      } else if (action === 'Pass' || action === 'Log') {
        const trail = [...each.trail, { ...place, action }];
        (action === 'Pass' ? passed : next).push({ ...each, region: hit, trail });
      } else {
        const verdict = action === 'Allow' ? 'allow' : 'deny';
        decided.push(outcome({ ...each, region: hit }, { verdict, by, ...place }, rule.at));
      }
    }
    left = next;
  }
  return { decided, passed, left };
}

/** A decision with the trail that led to it; unknown where a rule in doubt would decide otherwise. */
export function outcome({ region, trail, doubt }: Undecided, decision: Decision, at: WrittenAt | undefined): Outcome {
  if (doubt !== undefined && doubt.decision.verdict !== decision.verdict) {
    return outcome({ region, trail }, { ...doubt.decision, verdict: 'unknown' }, doubt.at);
  }
  return { region, decision: trail.length === 0 ? decision : { ...decision, trail }, at };
}
