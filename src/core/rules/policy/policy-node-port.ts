import { matches } from '../../calico/selector/evaluate.ts';
import { say } from '../../message.ts';
import { hasPorts } from '../../policy/protocols.ts';
import type { Endpoint, Rule as PolicyRule } from '../../policy/world.ts';
import type { Report, Rule } from '../rule.ts';
import { mayTakeHosts } from './hosts.ts';
import { type PolicyFolder, policyFolders } from './policiesIn.ts';

/**
 * A rule on NodePorts for host endpoints: what comes to such a port has a pod's address and port when normal and forwarded
 * policy is asked, only preDNAT and untracked policy sees it before (felix/rules/static.go).
 */
export const policyNodePort: Rule = {
  code: 'policy-node-port',
  severity: 'information',
  scope: 'workspace',
  check(context) {
    const message = say(
      'NodePort traffic never matches here: DNAT has replaced the port already. Use a policy with preDNAT.',
    );
    return policyFolders(context).flatMap((folder) =>
      folder.enforced.flatMap(({ policy, selector, rules }): readonly Report[] => {
        if (policy.doNotTrack || policy.preDNAT || !mayTakeHosts(policy)) return [];
        if (!hostsOf(folder).some(({ labels }) => matches(selector, labels))) return [];
        return rules.ingress.flatMap((rule) => (rule.at && isForNodePorts(rule) ? [{ at: rule.at, message }] : []));
      }),
    );
  },
};

function hostsOf({ world }: PolicyFolder): readonly Endpoint[] {
  return world.endpoints.filter(({ kind }) => kind === 'host');
}

/** The range that the API server gives NodePorts from, where it isn't told another one. */
const first = 30_000;
const last = 32_767;

function isForNodePorts({ protocol, destination: { ports, namedPorts } }: PolicyRule): boolean {
  const isIn = ports.length > 0 && ports.every(({ from, to }) => from >= first && to <= last);
  return isIn && namedPorts.length === 0 && protocol !== undefined && hasPorts(protocol);
}
