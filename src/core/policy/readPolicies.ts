import {
  type AdministratorKind,
  administratorKinds,
  type Direction,
  directions,
  isGlobalKind,
  isKindRead,
  type Policy,
  type PolicyKind,
  type Tier,
} from '../calico/policies.ts';
import { policySelector } from '../calico/policyTargets.ts';
import { type CalicoVersion, formatVersion, newest } from '../calico/version.ts';
import type { YamlMap } from '../manifest/tree.ts';
import { type Message, say } from '../message.ts';
import { flagOf, mapOf, present, wholeOf } from '../objects/fields.ts';
import { mayBeFilledIn } from '../placeholders/value.ts';
import { adminFields, adminRules } from './adminRules.ts';
import { calicoRules } from './calicoRules.ts';
import { compileRule, type Refusal, type SidePool } from './compileRule.ts';
import { kubernetesRules, podSelectorText } from './kubernetesRules.ts';
import { type FileProblem, filledInText, type PolicyObject, stringAt, stringsAt } from './objects.ts';
import { namespaceOf } from './readEndpoints.ts';
import type { RuleSpec } from './ruleSpec.ts';
import { calicoShape, kubernetesShape, misshapen, type Shape } from './shape.ts';
import type { Profile, Rule, Rules, WorldPolicy } from './world.ts';

/** Reads policies of all kinds, tiers and profiles. */

export type Report = (problem: FileProblem) => void;

/** What all policies of a world are read with. */
export interface Reading {
  readonly report: Report;
  readonly sides: SidePool;
  /** Undefined where it isn't known: then the newest is meant. */
  readonly version: CalicoVersion | undefined;
}

const calicoKinds: readonly PolicyKind[] = [
  'NetworkPolicy',
  'GlobalNetworkPolicy',
  'StagedNetworkPolicy',
  'StagedGlobalNetworkPolicy',
  'StagedKubernetesNetworkPolicy',
];

/** The kind under which Calico knows a policy; undefined where the object is none. */
export function policyKind({ group, kind }: PolicyObject): PolicyKind | undefined {
  if (kind === 'NetworkPolicy' && (group === 'networking.k8s.io' || group === 'extensions')) {
    return 'KubernetesNetworkPolicy';
  }
  if (group === 'policy.networking.k8s.io') return administratorKinds.find((each) => each === `Kubernetes${kind}`);
  return group.endsWith('projectcalico.org') ? calicoKinds.find((each) => each === kind) : undefined;
}

/** A policy; undefined where the object is none, or where Calico refuses or doesn't read it, which is reported. */
export function readPolicy(object: PolicyObject, reading: Reading): WorldPolicy | undefined {
  const { report, version } = reading;
  const { file, span, name } = object;
  const kind = policyKind(object);
  if (kind === undefined) return undefined;
  if (!isKindRead(kind, version ?? newest)) {
    report({ file, span, message: unreadText(object, reading), ...(version === undefined && { unread: true }) });
    return undefined;
  }
  const spec = mapOf(object.tree, 'spec');
  const wrong =
    administratorKind(kind) === undefined ? misshapen(present(object.tree, 'spec')?.value, shapeOf(kind)) : undefined;
  if (wrong !== undefined) {
    report({
      file,
      span,
      message: say(
        '{0} {1} is ignored here: the API server rejects it because `{2}` has the wrong type.',
        object.kind,
        name,
        wrong,
      ),
    });
    return undefined;
  }
  const specs = specsOf(kind, object, spec, reading);
  const namespace = isGlobalKind(kind) ? '' : namespaceOf(object);
  const rules = compileRules(specs, namespace, object, reading);
  const fields = fieldsOf(kind, spec, specs);
  if (fields === undefined) report({ file, span, message: skippedText(object) });
  if (rules === undefined || fields === undefined) return undefined;
  const policy: Policy = {
    kind,
    name,
    ...(namespace !== '' && { namespace }),
    ...fields,
    ingress: [],
    egress: [],
  };
  const selector = policySelector(policy);
  if (selector === undefined) {
    report(refused(object, { what: 'selector', text: policy.selector ?? '' }));
    return undefined;
  }
  return { policy, id: namespace === '' ? name : `${namespace}/${name}`, selector, rules, at: { file, span } };
}

function shapeOf(kind: PolicyKind): Shape {
  return kind.endsWith('KubernetesNetworkPolicy') ? kubernetesShape : calicoShape;
}

function unreadText({ kind, name }: PolicyObject, { version }: Reading): Message {
  return version === undefined
    ? say('The newest Calico ignores {0} {1}. Specify your version: another one may apply it.', kind, name)
    : say("Calico {0} ignores {1} {2}: this version doesn't read such policies.", formatVersion(version), kind, name);
}

function skippedText({ kind, name }: PolicyObject): Message {
  return say('Calico skips {0} {1}: its subject or tier is missing.', kind, name);
}

function administratorKind(kind: PolicyKind): AdministratorKind | undefined {
  return administratorKinds.find((each) => each === kind);
}

function specsOf(kind: PolicyKind, object: PolicyObject, spec: YamlMap | undefined, { report }: Reading): Specs {
  const admin = administratorKind(kind);
  if (admin !== undefined) {
    const read = (direction: Direction) => adminRules(admin, spec, direction, object.base);
    return { ingress: read('ingress'), egress: read('egress') };
  }
  return kind.endsWith('KubernetesNetworkPolicy')
    ? kubernetesSpecs(spec, object.base)
    : calicoSpecs(object, spec, report);
}

function fieldsOf(kind: PolicyKind, spec: YamlMap | undefined, specs: Specs): Partial<Policy> | undefined {
  const admin = administratorKind(kind);
  if (admin !== undefined) return adminFields(admin, spec, specs);
  return kind.endsWith('KubernetesNetworkPolicy') ? kubernetesFields(kind, spec, specs) : calicoFields(spec, specs);
}

type Specs = Readonly<Record<Direction, readonly RuleSpec[]>>;

function kubernetesSpecs(spec: YamlMap | undefined, base: number): Specs {
  return { ingress: kubernetesRules(spec, 'ingress', base), egress: kubernetesRules(spec, 'egress', base) };
}

function calicoSpecs(object: PolicyObject, spec: YamlMap | undefined, report: Report): Specs {
  const read = (direction: Direction): readonly RuleSpec[] =>
    calicoRules(spec, direction, object.base, (index) =>
      report({
        file: object.file,
        span: object.span,
        message: say(
          'Rule skipped: {0} {1} has an unknown action in {2}[{3}].',
          object.kind,
          object.name,
          direction,
          index,
        ),
      }),
    );
  return { ingress: read('ingress'), egress: read('egress') };
}

/** The API server fills in the types of a Kubernetes policy: ingress, and egress where it has rules; not of a staged one. */
function kubernetesFields(kind: PolicyKind, spec: YamlMap | undefined, { egress }: Specs): Partial<Policy> {
  const given = stringsAt(spec, 'policyTypes');
  const hasEgress = kind === 'KubernetesNetworkPolicy' && egress.length > 0;
  const types = given.length > 0 ? given : ['Ingress', ...(hasEgress ? ['Egress'] : [])];
  return { order: 1000, selector: podSelectorText(mapOf(spec, 'podSelector')), types };
}

function calicoFields(spec: YamlMap | undefined, { ingress, egress }: Specs): Partial<Policy> {
  const order = wholeOf(spec, 'order');
  const given = stringsAt(spec, 'types');
  // api/pkg/defaults/defaults.go: both where both have rules, else ingress unless only egress has.
  const byRules = [
    ...(ingress.length > 0 || egress.length === 0 ? ['Ingress'] : []),
    ...(egress.length > 0 ? ['Egress'] : []),
  ];
  return {
    ...(order !== undefined && { order }),
    tier: stringAt(spec, 'tier') || 'default',
    selector: stringAt(spec, 'selector'),
    namespaceSelector: stringAt(spec, 'namespaceSelector'),
    serviceAccountSelector: stringAt(spec, 'serviceAccountSelector'),
    types: given.length > 0 ? given : byRules,
    doNotTrack: flagOf(spec, 'doNotTrack') === true,
    preDNAT: flagOf(spec, 'preDNAT') === true,
    applyOnForward: flagOf(spec, 'applyOnForward') === true,
  };
}

function compileRules(
  specs: Specs,
  namespace: string,
  object: PolicyObject,
  { report, sides }: Reading,
): Rules | undefined {
  const compiled: Record<Direction, Rule[]> = { ingress: [], egress: [] };
  for (const direction of directions) {
    for (const spec of specs[direction]) {
      const rule = compileRule(spec, namespace, object.file, sides);
      if ('what' in rule) {
        report(refused(object, rule));
        return undefined;
      }
      compiled[direction].push(rule);
    }
  }
  return compiled;
}

function refused({ file, kind, name, span }: PolicyObject, { what, text }: Refusal): FileProblem {
  if (mayBeFilledIn(text)) return { file, span, unread: true, message: filledInText(kind, name) };
  switch (what) {
    case 'selector':
      return {
        file,
        span,
        message: say("{0} {1} is ignored here: Calico rejects it because `{2}` isn't a selector.", kind, name, text),
      };
    case 'protocol':
      return {
        file,
        span,
        message: say("{0} {1} is ignored here: Calico rejects it because `{2}` isn't a protocol.", kind, name, text),
      };
    case 'net':
      return {
        file,
        span,
        message: say("{0} {1} is ignored here: Calico rejects it because `{2}` isn't a network.", kind, name, text),
      };
    case 'port':
      return {
        file,
        span,
        message: say("{0} {1} is ignored here: Calico rejects it because `{2}` isn't a port.", kind, name, text),
      };
  }
}

/** A tier; undefined where the object is none. */
export function readTier({ group, kind, name, tree }: PolicyObject): Tier | undefined {
  if (kind !== 'Tier' || !group.endsWith('projectcalico.org')) return undefined;
  const spec = mapOf(tree, 'spec');
  const order = wholeOf(spec, 'order');
  return { name, ...(order !== undefined && { order }), defaultAction: stringAt(spec, 'defaultAction') || 'Deny' };
}

/** A profile of Calico's own; undefined where the object is none, or where Calico refuses it. */
export function readProfile(object: PolicyObject, reading: Reading): Profile | undefined {
  const { report } = reading;
  if (object.kind !== 'Profile' || !object.group.endsWith('projectcalico.org')) return undefined;
  const specs = calicoSpecs(object, mapOf(object.tree, 'spec'), report);
  const rules = compileRules(specs, '', object, reading);
  return rules && { name: object.name, rules };
}
