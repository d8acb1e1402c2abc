import { labelKeys, type SelectorNode } from '../calico/selector/ast.ts';
import { matches } from '../calico/selector/evaluate.ts';
import type { Endpoint, World, WorldPolicy } from './world.ts';

/** Which policies select which endpoints. */

export interface SelectedTier {
  readonly name: string;
  readonly defaultAction: string;
  readonly policies: readonly WorldPolicy[];
}

/**
 * Finds the policies that select an endpoint, in the order of `tiers`; the same list for all endpoints that agree in the
 * labels that any policy looks at.
 */
export function selection(
  { policies }: World,
  tiers: readonly SelectedTier[],
): (endpoint: Endpoint) => readonly SelectedTier[] {
  const keys = [...new Set(policies.flatMap((each) => labelKeys(each.selector).map(({ value }) => value)))];
  const candidates = candidateFinder(policies);
  const known = new Map<string, readonly SelectedTier[]>();
  const byEndpoint = new Map<Endpoint, readonly SelectedTier[]>();
  const find = (labels: Endpoint['labels']): readonly SelectedTier[] => {
    const key = JSON.stringify(keys.map((each) => labels.get(each) ?? null));
    const before = known.get(key);
    if (before !== undefined) return before;
    const selecting = new Set(candidates(labels).filter(({ selector }) => matches(selector, labels)));
    const found = tiers.flatMap((tier): readonly SelectedTier[] => {
      const own = tier.policies.filter((each) => selecting.has(each));
      return own.length === 0 ? [] : [{ ...tier, policies: own }];
    });
    known.set(key, found);
    return found;
  };
  return (endpoint) => {
    const before = byEndpoint.get(endpoint);
    if (before !== undefined) return before;
    const found = find(endpoint.labels);
    byEndpoint.set(endpoint, found);
    return found;
  };
}

/** Finds the policies that may select what has some labels: those that ask for one label first are looked up by it. */
function candidateFinder(policies: readonly WorldPolicy[]): (labels: Endpoint['labels']) => readonly WorldPolicy[] {
  const byLabel = new Map<string, Map<string, WorldPolicy[]>>();
  const others: WorldPolicy[] = [];
  for (const policy of policies) {
    const needed = neededLabel(policy.selector);
    if (needed === undefined) {
      others.push(policy);
      continue;
    }
    const [key, value] = needed;
    const byValue = byLabel.get(key) ?? new Map<string, WorldPolicy[]>();
    byLabel.set(key, byValue);
    byValue.set(value, [...(byValue.get(value) ?? []), policy]);
  }
  return (labels) => [...others, ...[...byLabel].flatMap(([key, byValue]) => byValue.get(labels.get(key) ?? '') ?? [])];
}

/** A label with its value without which nothing meets a selector: that of the namespace stands last. */
function neededLabel(selector: SelectorNode): readonly [string, string] | undefined {
  if (selector.kind === 'and') {
    return selector.operands.reduceRight<readonly [string, string] | undefined>(
      (found, operand) => found ?? neededLabel(operand),
      undefined,
    );
  }
  const isEqual = selector.kind === 'compare' && selector.operator === '==';
  return isEqual ? [selector.key.value, selector.value.value] : undefined;
}
