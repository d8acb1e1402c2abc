import { labelKeys, labelValues } from '../../calico/selector/ast.ts';
import { matches } from '../../calico/selector/evaluate.ts';
import { parseSelector } from '../../calico/selector/parse.ts';
import { say } from '../../message.ts';
import type { Endpoint, WorldPolicy } from '../../policy/world.ts';
import { sentencesText } from '../../words/listText.ts';
import { nearest } from '../object/nearest.ts';
import type { Report, Rule, WorkspaceContext } from '../rule.ts';
import { mayTakeHosts } from './hosts.ts';
import { podsIn } from './podsIn.ts';
import { policyFolders } from './policiesIn.ts';

/** A policy that asks for labels which no pod has, neither one that runs nor one that a workload of the files makes. */
export const policySelectsNothing: Rule = {
  code: 'policy-selects-nothing',
  severity: 'information',
  scope: 'workspace',
  check(context) {
    const pods = podsKnown(context);
    if (pods === undefined) return [];
    return policyFolders(context).flatMap(({ enforced }) =>
      enforced.flatMap((policy) => (selectsNothing(policy, pods) ? [report(policy, pods)] : [])),
    );
  },
};

function selectsNothing({ policy, selector }: WorldPolicy, pods: readonly Endpoint[]): boolean {
  // Host endpoints may be in the cluster alone, and a policy for all of a namespace waits for its pods.
  if (mayTakeHosts(policy) || !asksForLabels(policy.selector ?? '')) return false;
  return !pods.some(({ labels }) => matches(selector, labels));
}

/** Whether a selector looks at labels that are pods' own. */
function asksForLabels(text: string): boolean {
  const parsed = parseSelector(text);
  return 'ast' in parsed && labelKeys(parsed.ast).some(({ value }) => !value.startsWith('projectcalico.org/'));
}

function report({ policy, at }: WorldPolicy, pods: readonly Endpoint[]): Report {
  const { namespace } = policy;
  const lacks =
    namespace === undefined
      ? say('This policy selects nothing: no pod or workload has these labels.')
      : say('This policy selects nothing: no pod or workload in {0} has these labels.', namespace);
  const own = pods.filter((pod) => namespace === undefined || pod.namespace === namespace);
  const meant = meantLabel(policy.selector ?? '', own);
  return { at, message: meant === undefined ? lacks : sentencesText([lacks, say('Did you mean "{0}"?', meant)]) };
}

/** The first value, else key, that no pod has but nearly. */
function meantLabel(text: string, pods: readonly Endpoint[]): string | undefined {
  const parsed = parseSelector(text);
  if ('error' in parsed) return undefined;
  const known = (key: string): ReadonlySet<string> => new Set(pods.flatMap(({ labels }) => labels.get(key) ?? []));
  for (const { key, operator, value } of labelValues(parsed.ast)) {
    const values = operator === '==' || operator === 'in' ? known(key) : undefined;
    const meant = values && !values.has(value.value) ? nearest(value.value, values, differs(value.value)) : undefined;
    if (meant !== undefined) return meant;
  }
  const keys = new Set(pods.flatMap(({ labels }) => [...labels.keys()]));
  const foreign = labelKeys(parsed.ast).find(({ value }) => !keys.has(value));
  return foreign && nearest(foreign.value, keys, differs(foreign.value));
}

/** How many letters may differ: short words are near to too many others. */
function differs({ length }: string): number {
  return Math.min(2, Math.floor(length / 3));
}

/** Those that run, and those that the files make; undefined where the labels of some aren't known. */
function podsKnown(context: WorkspaceContext): readonly Endpoint[] | undefined {
  const { pods, namespaces } = context.inventory ?? {};
  // Namespaces are only read together with all pods.
  if (pods === undefined || namespaces === undefined || pods.some(({ labels }) => labels === undefined))
    return undefined;
  return podsIn(context);
}
