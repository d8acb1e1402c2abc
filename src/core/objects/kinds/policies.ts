import { behaves } from '../../calico/changes.ts';
import { say } from '../../message.ts';
import { whereSound } from '../crosses.ts';
import { filled, flagOf, itemsOf, mapOf, placeOf, scalarOf, scalarsOf, textOf } from '../fields.ts';
import { metadata, named } from '../metadata.ts';
import { published } from '../publishedShape.ts';
import { addBehind, replaceBy } from '../repairs.ts';
import { isStored, type Review, refuse } from '../review.ts';
import { type Cross, decimal, flag, listOf, reference, type Shape, selector, struct, text } from '../shapes.ts';
import { isSubdomain, noGlobal, objectName, words } from '../textChecks.ts';
import { policyRule } from './policyRule.ts';

/** NetworkPolicy, GlobalNetworkPolicy and their staged kinds (validator.go `validateNetworkPolicy`, `validateGlobalNetworkPolicy`). */

interface PolicyKind {
  readonly namespaced: boolean;
  readonly staged: boolean;
}

function fieldsOf({ namespaced, staged }: PolicyKind): Readonly<Record<string, Shape>> {
  const shared = {
    tier: reference('tier', objectName),
    order: decimal,
    selector: selector(noGlobal),
    serviceAccountSelector: selector(noGlobal),
    types: listOf(published, { unique: true }),
    ingress: listOf(policyRule({ direction: 'ingress', namespaced }), { max: 1024 }),
    egress: listOf(policyRule({ direction: 'egress', namespaced }), { max: 1024 }),
    performanceHints: listOf(published, { unique: true }),
    ...(staged && { stagedAction: published }),
  };
  if (namespaced) return shared;
  return { ...shared, doNotTrack: flag, preDNAT: flag, applyOnForward: flag, namespaceSelector: selector(noGlobal) };
}

const beforeNat: Cross = (map, at, review) => {
  const [preDnat, noTrack] = [flagOf(map, 'preDNAT') === true, flagOf(map, 'doNotTrack') === true];
  if (preDnat && noTrack)
    refuse(review, placeOf(at, map, 'doNotTrack'), say('`preDNAT` and `doNotTrack` are mutually exclusive: keep one.'));
  if (preDnat && itemsOf(map, 'egress').length > 0) {
    refuse(review, placeOf(at, map, 'egress'), say("A policy with `preDNAT` can't have egress rules."));
  }
  const type = scalarsOf(map, 'types').find(([, { value }]) => value === 'Egress');
  if (preDnat && type !== undefined) {
    refuse(
      review,
      { path: `${at.path}.types[${type[0]}]`, span: type[1].span },
      say("A policy with `preDNAT` can't have the type Egress."),
    );
  }
  if (!(preDnat || noTrack) || flagOf(map, 'applyOnForward') === true) return;
  const key = preDnat ? 'preDNAT' : 'doNotTrack';
  const written = scalarOf(map, 'applyOnForward');
  const entry = filled(map, key);
  const repairs =
    written !== undefined
      ? [replaceByTrue(review, written)]
      : entry === undefined
        ? []
        : addBehind(review, map, entry, 'applyOnForward', 'true');
  refuse(
    review,
    placeOf(at, map, written === undefined ? key : 'applyOnForward'),
    say('A policy with `{0}` needs `applyOnForward: true`.', key),
    repairs,
  );
};

function replaceByTrue(review: Review, scalar: Parameters<typeof replaceBy>[1]) {
  const { span } = scalar;
  const { base } = review.resource;
  return {
    title: say('Replace with {0}', 'true'),
    edits: [{ span: { start: span.start + base, end: span.end + base }, newText: 'true' }],
  };
}

/** A staged policy that deletes says nothing else. */
const deletesOnly: Cross = (map, at, review) => {
  if (textOf(map, 'stagedAction') !== 'Delete') return;
  for (const { key } of map.entries) {
    if (key.value === 'stagedAction' || key.value === 'tier' || filled(map, key.value) === undefined) continue;
    refuse(
      review,
      placeOf(at, map, key.value),
      say('With `stagedAction: Delete`, the policy only names what it deletes: remove `{0}`.', key.value),
    );
  }
};

/** Names as the API has them; what kubectl stores has the tier in front (libcalico-go, `names`). */
const namespacedName = named((name, review) => {
  if (isStored(review) || isPolicyName(name) || /^(?:knp|ossg)\.default\./.test(name)) return undefined;
  return say('"{0}" isn\'t a policy name: use one part, or two separated by a dot.', name);
});

const globalName = named((name, review) => {
  if (isStored(review) || isPolicyName(name) || /^k(?:anp|banp|cnp)\./.test(name)) return undefined;
  return say('"{0}" isn\'t a policy name: use one part, or two separated by a dot.', name);
});

/** The parts may be longer than labels of DNS; the whole name has at most 253 letters (`networkPolicyNameRegex`). */
function isPolicyName(name: string): boolean {
  // What is no name at all is said of every object.
  return !isSubdomain(name) || name.split('.').length <= 2;
}

/** From v3.29 to v3.31 a name begins with that of its tier (libcalico-go/lib/clientv3; gone with v3.32.0). */
const tierInName: Cross = (map, at, review) => {
  const { version } = review;
  if (version === undefined || isStored(review) || !behaves(version, 'tier-in-policy-name')) return;
  const name = scalarOf(mapOf(map, 'metadata'), 'name');
  const tier = textOf(mapOf(map, 'spec'), 'tier') ?? 'default';
  if (name === undefined || name.value.startsWith(`${tier}.`) || /^(?:knp|ossg)\.default\./.test(name.value)) return;
  if (tier === 'default' && !name.value.includes('.')) return;
  const message = say('From v3.29 to v3.31, a policy\'s name starts with its tier, as in "{0}.{1}".', tier, name.value);
  const meant = name.value.includes('.') ? [] : [replaceBy(review, name, `${tier}.${name.value}`)];
  refuse(review, { path: `${at.path}metadata.name`, span: name.span }, message, meant);
};

function policy(kind: PolicyKind): Shape {
  const crosses = [
    ...(kind.namespaced ? [] : [whereSound(['preDNAT', 'doNotTrack', 'applyOnForward'], beforeNat)]),
    ...(kind.staged ? [deletesOnly] : []),
  ];
  const spec = struct(fieldsOf(kind), ...crosses);
  return struct({ metadata: metadata(kind.namespaced ? namespacedName : globalName), spec }, tierInName);
}

const kubernetesSpec = struct(
  {
    stagedAction: published,
    policyTypes: listOf(text(words(['Ingress', 'Egress']))),
  },
  deletesOnly,
);

export const networkPolicy = policy({ namespaced: true, staged: false });
export const globalNetworkPolicy = policy({ namespaced: false, staged: false });
export const stagedNetworkPolicy = policy({ namespaced: true, staged: true });
export const stagedGlobalNetworkPolicy = policy({ namespaced: false, staged: true });
export const stagedKubernetesNetworkPolicy: Shape = struct({ metadata: metadata(), spec: kubernetesSpec });
