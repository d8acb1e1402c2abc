import { type Direction, directions, type Policy } from '../../calico/policies.ts';
import { labelKeys, type SelectorNode } from '../../calico/selector/ast.ts';
import { matches } from '../../calico/selector/evaluate.ts';
import { parseSelector } from '../../calico/selector/parse.ts';
import type { Pod } from '../../inventory/inventory.ts';
import type { ManifestFile } from '../../manifest/model.ts';
import type { YamlMap } from '../../manifest/tree.ts';
import { say } from '../../message.ts';
import { mapOf, mapsOf, scalarOf, textOf } from '../../objects/fields.ts';
import { shift } from '../../text.ts';
import { entryBefore } from '../insertEntry.ts';
import type { Fix, Report, Rule } from '../rule.ts';
import { networkSetLabels, writtenPolicies } from './policiesIn.ts';

/**
 * A selector in a rule of a NetworkPolicy means pods of its own namespace (libcalico-go/lib/backend/syncersv1/
 * updateprocessors/rules.go); here none of them matches, and pods of one other namespace do.
 */
export const policyOtherNamespace: Rule = {
  code: 'policy-other-namespace',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    const pods = (context.inventory?.pods ?? []).filter(({ labels }) => labels !== undefined);
    if (pods.length === 0 || pods.length < (context.inventory?.pods?.length ?? 0)) return [];
    const sets = networkSetLabels(context);
    if (sets === undefined) return [];
    return writtenPolicies(context).flatMap(({ manifest, resource, written: { policy } }) => {
      if (policy.kind !== 'NetworkPolicy' || policy.namespace === undefined) return [];
      const spec = mapOf(resource.tree, 'spec');
      return directions.flatMap((direction) =>
        mapsOf(spec, direction).flatMap(
          ([, rule]) => reportOn({ rule, direction, policy, manifest, base: resource.base }, pods, sets) ?? [],
        ),
      );
    });
  },
};

interface Place {
  readonly rule: YamlMap;
  readonly direction: Direction;
  readonly policy: Policy;
  readonly manifest: ManifestFile;
  readonly base: number;
}

function reportOn(
  place: Place,
  pods: readonly Pod[],
  sets: readonly ReadonlyMap<string, string>[],
): Report | undefined {
  const { rule, direction, policy, manifest, base } = place;
  const end = mapOf(rule, direction === 'ingress' ? 'source' : 'destination');
  const selector = scalarOf(end, 'selector');
  const parsed = selector && parseSelector(selector.value);
  if (selector === undefined || parsed === undefined || 'error' in parsed || isBound(end)) return undefined;
  const { ast } = parsed;
  const keys = labelKeys(ast);
  // Labels that Calico adds are not the pods' own.
  if (keys.length === 0 || keys.some(({ value }) => value.startsWith('projectcalico.org/'))) return undefined;
  const other = onlyOther(ast, policy.namespace, pods);
  if (other === undefined || sets.some((labels) => matches(ast, labels))) return undefined;
  const message = say(
    'No pod in {0} matches, but pods in {1} do: without namespaceSelector, only the own namespace counts.',
    policy.namespace ?? '',
    other,
  );
  const fixes = (): readonly Fix[] => fixesFor(end, other, place);
  return { at: { file: manifest.file, span: shift(selector.span, base) }, message, fixes };
}

function isBound(end: YamlMap | undefined): boolean {
  return ['namespaceSelector', 'serviceAccounts', 'services'].some((key) => textOf(end, key) || mapOf(end, key));
}

/** The one namespace whose pods match; undefined where the own one has such pods too. */
function onlyOther(selector: SelectorNode, own: string | undefined, pods: readonly Pod[]): string | undefined {
  const found = new Set(pods.flatMap((pod) => (matches(selector, pod.labels ?? {}) ? [pod.namespace] : [])));
  const [first] = found;
  const hasOwnPods = pods.some(({ namespace }) => namespace === own);
  return found.size === 1 && hasOwnPods && first !== own ? first : undefined;
}

/** `namespaceSelector` in front of the selector. */
function fixesFor(end: YamlMap | undefined, namespace: string, { manifest, base }: Place): readonly Fix[] {
  const entry = end?.entries.find(({ key }) => key.value === 'selector');
  if (end === undefined || entry === undefined) return [];
  const value = `kubernetes.io/metadata.name == '${namespace}'`;
  const edit = entryBefore({ map: end, entry, text: manifest.text, base }, 'namespaceSelector', value);
  const title = say('Add the namespaceSelector for {0}', namespace);
  return [{ title, edits: [{ file: manifest.file, edits: [edit] }], preferred: false }];
}
