import { directions } from '../../calico/policies.ts';
import type { YamlMap } from '../../manifest/tree.ts';
import { say } from '../../message.ts';
import { mapOf, present } from '../../objects/fields.ts';
import { mapAtPath, type PolicyObject, stringAt } from '../../policy/objects.ts';
import type { Rule as PolicyRule, WorldPolicy } from '../../policy/world.ts';
import { entryBefore } from '../insertEntry.ts';
import type { Fix, Place, Report, Rule, WorkspaceContext } from '../rule.ts';
import { mayTakeHosts, takesEveryHost } from './hosts.ts';
import { isForEverything } from './matching.ts';
import { type PolicyFolder, policyFolders } from './policiesIn.ts';

/**
 * A global policy whose selector asks for nothing that only pods have is for host endpoints too, and nodes lose what it
 * doesn't allow (libcalico-go/lib/backend/syncersv1/updateprocessors/globalnetworkpolicyprocessor.go).
 */
export const policyTakesHosts: Rule = {
  code: 'policy-takes-hosts',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    return policyFolders(context).flatMap((folder) => inFolder(folder, context));
  },
};

function inFolder(folder: PolicyFolder, context: WorkspaceContext): readonly Report[] {
  const hosts = hostsIn(folder);
  const isMeant = folder.everywhere.some(({ policy }) => mayTakeHosts(policy) && !takesEveryHost(policy));
  // What lets everything through may come before.
  if (hosts === undefined || isMeant || !folder.complete || folder.everywhere.some(opens)) return [];
  return folder.enforced.flatMap((each): readonly Report[] => {
    const { policy, at } = each;
    if (policy.doNotTrack || policy.preDNAT || !mayTakeHosts(policy) || !takesEveryHost(policy)) return [];
    const message = say(
      "Nodes lose all traffic that this policy doesn't allow but failsafe ports: it selects host endpoints too.",
    );
    const related = [{ at: hosts, message: say('The host endpoints come from here.') }];
    return [{ at, message, related, fixes: () => fixesFor(each, folder, context) }];
  });
}

/** A selector for namespaces leaves out what has none. */
function fixesFor({ policy, at }: WorldPolicy, { objects }: PolicyFolder, { files }: WorkspaceContext): readonly Fix[] {
  const object = objects.find(({ file, name, span }) => file === at.file && name === policy.name && span === at.span);
  const spec = mapOf(object?.tree, 'spec');
  const [entry] = spec?.entries ?? [];
  const text = files.find(({ manifest }) => manifest.file === at.file)?.manifest.text;
  if (object === undefined || spec === undefined || entry === undefined || text === undefined) return [];
  const added = present(spec, 'namespaceSelector') ? ofPods(spec) : (['namespaceSelector', 'all()'] as const);
  if (added === undefined) return [];
  const edit = entryBefore({ map: spec, entry, text, base: object.base }, ...added);
  return [{ title: say('Leave host endpoints out'), edits: [{ file: at.file, edits: [edit] }], preferred: false }];
}

/** Where namespaces are selected already, what only pods have is asked for. */
function ofPods(spec: YamlMap): readonly [string, string] | undefined {
  return present(spec, 'selector') ? undefined : ['selector', "projectcalico.org/orchestrator == 'k8s'"];
}

/** Where host endpoints are written, or made for every node. */
function hostsIn({ objects }: PolicyFolder): Place | undefined {
  const found = objects.find((object) => object.kind === 'HostEndpoint' || makesHosts(object));
  return found && { file: found.file, span: found.span };
}

/** kube-controllers makes one for every node where it is told to (kube-controllers/pkg/controllers/node/hostendpoints.go). */
function makesHosts({ kind, tree }: PolicyObject): boolean {
  if (kind !== 'KubeControllersConfiguration') return false;
  const made = mapAtPath(tree, ['spec', 'controllers', 'node', 'hostEndpoint']);
  return stringAt(made, 'autoCreate') === 'Enabled';
}

function opens({ policy, rules }: WorldPolicy): boolean {
  const isOpen = (rule: PolicyRule): boolean =>
    (rule.action === 'Allow' || rule.action === 'Pass') && isForEverything(rule);
  return mayTakeHosts(policy) && directions.some((direction) => rules[direction].some(isOpen));
}
