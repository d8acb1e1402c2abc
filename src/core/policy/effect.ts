import { type ConnectionChange, changesInSteps, type Pair, pairsOf } from './connections.ts';
import type { Group } from './groups.ts';
import { createJudge, type Judge } from './judge.ts';
import type { WorldPolicy } from './world.ts';

/**
 * What one policy changes: what is allowed with it and not without it (`added`), and the other way round (`removed`). The
 * world without it tells apart no ends that the one with it doesn't, so that `groups` of the latter serve for both.
 */
export function* policyEffect(
  judge: Judge,
  groups: readonly Group[],
  policy: WorldPolicy,
): Generator<undefined, readonly ConnectionChange[]> {
  const { world, version } = judge;
  const without = createJudge({ ...world, policies: world.policies.filter((each) => each !== policy) }, version);
  const both = groups.map((group): Group => ({ ...group, ends: [group.ends[0], group.ends[0]] }));
  return yield* changesInSteps(without, judge, pairsOf(both).filter(touchedBy(policy, judge)));
}

/** Whether a policy can have a say on what goes between two groups: where it selects one, or a host on the way. */
function touchedBy(policy: WorldPolicy, judge: Judge): (pair: Pair) => boolean {
  const selects = (id: string): boolean => {
    const endpoint = judge.endpoint(id);
    return endpoint !== undefined && judge.policiesOf(endpoint).some(({ policies }) => policies.includes(policy));
  };
  const selected = new Map<string, boolean>();
  const isSelected = ({ members: [first = ''] }: Group): boolean => {
    const answer = selected.get(first) ?? selects(first);
    selected.set(first, answer);
    return answer;
  };
  const types = (policy.policy.types ?? []).map((type) => type.toLowerCase());
  const onHosts = judge.hosts.some(({ id }) => selects(id));
  return ([from, to]) => {
    if (onHosts && (from.kind === 'outside' || to.kind === 'outside')) return true;
    return (types.includes('egress') && isSelected(from)) || (types.includes('ingress') && isSelected(to));
  };
}
