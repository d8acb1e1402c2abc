import type { Policy } from '../../calico/policies.ts';
import { policySelector } from '../../calico/policyTargets.ts';
import { matches } from '../../calico/selector/evaluate.ts';
import { implies } from '../../calico/selector/implies.ts';
import { parseSelector } from '../../calico/selector/parse.ts';

/** Which policies are for host endpoints. */

const nothing: ReadonlyMap<string, string> = new Map();
const ofPods = ['has(projectcalico.org/namespace)', "projectcalico.org/orchestrator == 'k8s'"].flatMap((text) => {
  const parsed = parseSelector(text);
  return 'ast' in parsed ? [parsed.ast] : [];
});

/** Whether a policy selects every host endpoint, even one without labels. */
export function takesEveryHost(policy: Policy): boolean {
  const selector = policySelector(policy);
  return selector !== undefined && matches(selector, nothing);
}

/** Whether a policy may select a host endpoint. */
export function mayTakeHosts(policy: Policy): boolean {
  if (policy.namespace !== undefined) return false;
  const selector = policySelector(policy);
  return selector === undefined || !ofPods.some((label) => implies(selector, label));
}
