import { directions, type Policy, type PolicyKind, type PolicyRule, type Tier } from '../calico/policies.ts';
import type { CalicoResource } from '../manifest/model.ts';
import { isNull, type YamlMap, type YamlNode } from '../manifest/tree.ts';
import { revisedQuery } from '../query.ts';
import { type Span, shift } from '../text.ts';
import { filled, flagOf, itemsOf, mapOf, scalarOf, scalarsOf, textOf, wholeOf } from './fields.ts';

/** The policies that are written as objects of Calico, as what decides where and when they apply. */

export interface WrittenPolicy {
  readonly resource: CalicoResource;
  readonly policy: Policy;
  /** Where each rule says its action, in the file; where it says none, its first key. */
  readonly rules: Readonly<Record<'ingress' | 'egress', readonly Span[]>>;
}

const kinds: readonly PolicyKind[] = [
  'NetworkPolicy',
  'GlobalNetworkPolicy',
  'StagedNetworkPolicy',
  'StagedGlobalNetworkPolicy',
];

/** An object's tree stays the same as long as its document does. */
const policyOf = revisedQuery(
  (before: Policy | 'none' | undefined, _tree: YamlMap, resource: CalicoResource) =>
    before ?? readPolicy(resource) ?? 'none',
);

/**
 * The policy that an object is, the same one as long as its tree is; undefined where it is none, or where what decides on
 * its place can't be read.
 */
export function writtenPolicy(resource: CalicoResource): WrittenPolicy | undefined {
  const { tree, base } = resource;
  const policy = policyOf(tree, resource);
  if (policy === 'none') return undefined;
  const spec = mapOf(tree, 'spec');
  const [ingress = [], egress = []] = directions.map((direction) =>
    itemsOf(spec, direction).map((rule) => shift(actionSpan(rule), base)),
  );
  return { resource, policy, rules: { ingress, egress } };
}

function readPolicy(resource: CalicoResource): Policy | undefined {
  const kind = kinds.find((each) => each === resource.kind?.value);
  const name = resource.name?.value;
  if (kind === undefined || !name || resource.partial || resource.group === 'operator.tigera.io') return undefined;
  const spec = mapOf(resource.tree, 'spec');
  const order = wholeOf(spec, 'order');
  if (order === undefined && filled(spec, 'order') !== undefined) return undefined;
  // What deletes another policy, or is only a note, applies to nothing.
  if (['Delete', 'Ignore'].includes(textOf(spec, 'stagedAction') ?? '')) return undefined;
  const namespace = kind.includes('Global') ? undefined : resource.namespace?.value;
  return {
    kind,
    name,
    ...(namespace !== undefined && { namespace }),
    ...(order !== undefined && { order }),
    ...textsOf(spec),
    types: scalarsOf(spec, 'types').map(([, { value }]) => value),
    ingress: itemsOf(spec, 'ingress').map(ruleOf),
    egress: itemsOf(spec, 'egress').map(ruleOf),
    doNotTrack: flagOf(spec, 'doNotTrack') === true,
    preDNAT: flagOf(spec, 'preDNAT') === true,
    applyOnForward: flagOf(spec, 'applyOnForward') === true,
  };
}

function textsOf(spec: YamlMap | undefined): Partial<Policy> {
  const keys = ['tier', 'selector', 'namespaceSelector', 'serviceAccountSelector'] as const;
  return Object.fromEntries(
    keys.flatMap((key) => {
      const text = textOf(spec, key);
      return text === undefined ? [] : [[key, text] as const];
    }),
  );
}

function actionSpan(rule: YamlNode): Span {
  if (rule.kind !== 'map') return rule.span;
  return scalarOf(rule, 'action')?.span ?? rule.entries[0]?.key.span ?? rule.span;
}

/** A rule nests no deeper. */
const deepest = 6;

function ruleOf(node: YamlNode): PolicyRule {
  return node.kind === 'map' ? plainMap(node, deepest) : { unreadable: true };
}

function plainMap({ entries }: YamlMap, depth: number): PolicyRule {
  return Object.fromEntries(entries.map(({ key, value }) => [key.value, plain(value, depth - 1)]));
}

function plain(node: YamlNode, depth: number): unknown {
  if (isNull(node)) return null;
  if (node.kind === 'scalar') return node.value;
  if (depth === 0) return true;
  return node.kind === 'sequence' ? node.items.map((item) => plain(item, depth - 1)) : plainMap(node, depth);
}

/** The tier that an object is; undefined where it is none. */
export function writtenTier({ kind, name, tree, partial }: CalicoResource): Tier | undefined {
  if (kind?.value !== 'Tier' || !name?.value || partial) return undefined;
  const spec = mapOf(tree, 'spec');
  const order = wholeOf(spec, 'order');
  const defaultAction = textOf(spec, 'defaultAction');
  return {
    name: name.value,
    ...(order !== undefined && { order }),
    ...(defaultAction !== undefined && { defaultAction }),
  };
}
