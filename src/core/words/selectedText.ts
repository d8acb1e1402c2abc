import { applier, type Endpoint } from '../calico/policyTargets.ts';
import { labelKeys, type SelectorNode } from '../calico/selector/ast.ts';
import { matches } from '../calico/selector/evaluate.ts';
import { groupBy } from '../collections.ts';
import type { ClusterInventory, Pod } from '../inventory/inventory.ts';
import { type Message, say } from '../message.ts';
import { listText, sentencesText } from './listText.ts';

/** What a selector selects of what is known, with the number and the first names. */

/** A pod as far as somebody tells of it. */
export type KnownPod = Pick<Pod, 'name' | 'namespace' | 'labels' | 'hostNetwork'>;

/** What selectors may select. */
export interface KnownCluster extends Pick<ClusterInventory, 'nodes'> {
  readonly pods?: readonly KnownPod[];
}

/** Names that are shown. */
const mostNames = 3;

/** `12 of 60 nodes: vms71, vms72, vms73 and 9 more.` */
export function selectedNodes(selector: SelectorNode, { nodes }: KnownCluster): Message {
  const known = nodes.filter(({ labels }) => labels !== undefined);
  if (known.length === 0) return say('The labels of the nodes are unknown.');
  const chosen = known.filter(({ labels = {} }) => matches(selector, labels)).map(({ name }) => name);
  const rest = nodes.length - known.length;
  const told = countedText(chosen, say('{0} of {1} nodes', chosen.length, known.length));
  return rest === 0 ? told : sentencesText([told, say('The labels of {0} more are unknown.', rest)]);
}

/** Labels that every namespace has, whose value is its name (Kubernetes since 1.21, Calico). */
const ownName = ['kubernetes.io/metadata.name', 'projectcalico.org/name'];

/** The namespaces that have pods, where the selector asks for their names only. */
export function selectedNamespaces(selector: SelectorNode, { pods = [] }: KnownCluster): Message {
  const names = [...new Set(pods.map(({ namespace }) => namespace))];
  const isTold = labelKeys(selector).every(({ value }) => ownName.includes(value));
  if (names.length === 0 || !isTold) return say('The labels of namespaces are unknown.');
  const chosen = names.filter((name) => matches(selector, new Map(ownName.map((key) => [key, name]))));
  return countedText(chosen, say('{0} of {1} namespaces with pods', chosen.length, names.length));
}

/** The pods that policies can apply to, as far as their labels are known. */
export function knownEndpoints({ pods = [] }: KnownCluster): readonly KnownEndpoint[] {
  return pods.flatMap(({ name, namespace, labels, hostNetwork }) =>
    labels === undefined || hostNetwork ? [] : [{ name, namespace, labels }],
  );
}

export interface KnownEndpoint extends Endpoint {
  readonly name: string;
  readonly namespace: string;
}

/** What is applied to pods: a policy, of which a selector alone is one too. */
type Applied = Parameters<typeof applier>[0];

/** Which pods are selected, or a sentence that says why that isn't known. */
export type Selected = { readonly pods: Message } | { readonly why: Message };

/** `3 of 40 pods: shop/web-1, ….`, of those in the policy's namespace where it has one. */
export function selectedPods(policy: Applied, cluster: KnownCluster): Selected {
  if (cluster.pods === undefined) return { why: say('The pods are unknown.') };
  const { namespace } = policy;
  const isHere = (pod: Pick<Pod, 'namespace'>): boolean => namespace === undefined || pod.namespace === namespace;
  const endpoints = knownEndpoints(cluster).filter(isHere);
  if (endpoints.length === 0) return { why: noneText(cluster.pods.filter(isHere), namespace) };
  const judge = applier(policy);
  const groups = groupBy(endpoints, (endpoint) => judge(endpoint) ?? 'unknown');
  const chosen = (groups.get(true) ?? []).map((pod) => `${pod.namespace}/${pod.name}`);
  const all = endpoints.length;
  const what =
    namespace === undefined
      ? say('{0} of {1} pods', chosen.length, all)
      : say('{0} of {1} pods in namespace {2}', chosen.length, all, namespace);
  const unknown = groups.get('unknown')?.length ?? 0;
  if (unknown === all) return { why: say('Which pods it selects is unknown, because namespace labels are unknown.') };
  const told = countedText(chosen, what);
  return { pods: unknown === 0 ? told : sentencesText([told, say('Unknown for {0} more.', unknown)]) };
}

function noneText(pods: readonly KnownPod[], namespace: string | undefined): Message {
  if (pods.some(({ labels, hostNetwork }) => labels === undefined && !hostNetwork))
    return say('The labels of the pods are unknown.');
  return namespace === undefined
    ? say('No known pod has its own network.')
    : say('No known pod in namespace {0} has its own network.', namespace);
}

function countedText(names: readonly string[], what: Message): Message {
  return names.length === 0 ? say('{0}.', what) : say('{0}: {1}.', what, listText(names, mostNames));
}
