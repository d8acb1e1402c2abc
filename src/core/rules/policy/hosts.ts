import type { Policy } from '../../calico/policies.ts';
import { policySelector } from '../../calico/policyTargets.ts';
import type { SelectorNode } from '../../calico/selector/ast.ts';
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
  if (selector === undefined) return true;
  return !asksForOwner(selector) && !ofPods.some((label) => implies(selector, label));
}

/** Whether a selector asks for a label that only namespaces and service accounts lend. */
function asksForOwner(selector: SelectorNode): boolean {
  switch (selector.kind) {
    case 'and':
      return selector.operands.some(asksForOwner);
    case 'or':
      return selector.operands.every(asksForOwner);
    case 'compare':
      return selector.operator === '==' && isLent(selector.key.value);
    case 'in':
    case 'has':
      return isLent(selector.key.value);
    case 'all':
    case 'global':
    case 'not':
    case 'not in':
      return false;
  }
}

function isLent(key: string): boolean {
  return key.startsWith('pcns.') || key.startsWith('pcsa.');
}
