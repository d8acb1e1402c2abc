import { tierOf } from '../../calico/policies.ts';
import { say } from '../../message.ts';
import type { Rule as PolicyRule, WorldPolicy } from '../../policy/world.ts';
import type { Report, Rule } from '../rule.ts';
import { type PolicyFolder, policyFolders } from './policiesIn.ts';

/** Egress of a whole namespace is denied but for what some policies allow, and none of them allows DNS. */
export const policyForgetsDns: Rule = {
  code: 'policy-forgets-dns',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    return policyFolders(context).flatMap((folder) => {
      if (!folder.complete) return [];
      return folder.enforced.flatMap((policy) => reportOn(policy, folder) ?? []);
    });
  },
};

function reportOn(own: WorldPolicy, { everywhere, world }: PolicyFolder): Report | undefined {
  const { namespace } = own.policy;
  const tier = tierOf(own.policy);
  const isEnd = tier === 'default' && !world.tiers.some(({ name }) => name === tier);
  if (namespace === undefined || !isEnd || !deniesRest(own)) return undefined;
  const beside = everywhere.filter(({ policy }) => policy.namespace === undefined || policy.namespace === namespace);
  const letting = beside.flatMap(({ policy, rules }) =>
    rules.egress.filter(({ action }) => action === 'Allow' || action === 'Pass').map((rule) => ({ policy, rule })),
  );
  const isLimited = letting.some(({ policy }) => policy.namespace === namespace);
  if (!isLimited || letting.some(({ rule }) => mayBeDns(rule))) return undefined;
  return {
    at: own.at,
    message: say("Pods in {0} can't resolve names: egress is denied here, and no policy allows port 53.", namespace),
  };
}

/** Egress without anything that is let through, for all pods of the namespace. */
function deniesRest({ policy, rules }: WorldPolicy): boolean {
  const isWhole = ['', 'all()', "projectcalico.org/orchestrator == 'k8s'"].includes(policy.selector?.trim() ?? '');
  const isPlain = !policy.serviceAccountSelector;
  const hasEgress = policy.types?.some((type) => type.toLowerCase() === 'egress') === true;
  return isWhole && isPlain && hasEgress && rules.egress.every(({ action }) => action === 'Deny' || action === 'Log');
}

/** What DNS servers listen on behind their Service: 53, and 5353 with OpenShift. */
const dnsPorts = [53, 5353];

/** Whether a rule may let a name be asked for: over UDP or TCP, to a port of DNS, or to one that only its name tells. */
function mayBeDns({ protocol, notProtocol, icmp, destination }: PolicyRule): boolean {
  const carries = [6, 17].some((each) => (protocol === undefined || protocol === each) && notProtocol !== each);
  if (!carries || icmp !== undefined) return false;
  const { ports, namedPorts, notPorts, service } = destination;
  if (service !== undefined || namedPorts.length > 0) return true;
  return dnsPorts.some((port) => {
    const isIn = ({ from, to }: { readonly from: number; readonly to: number }): boolean => from <= port && port <= to;
    return (ports.length === 0 || ports.some(isIn)) && !notPorts.some(isIn);
  });
}
