import { groupBy } from '../collections.ts';
import { behaves, type ChangeName } from './changes.ts';
import type { CalicoVersion } from './version.ts';

/** The kinds of policies; those of Kubernetes as Calico has converted them. */
export type PolicyKind =
  | 'NetworkPolicy'
  | 'GlobalNetworkPolicy'
  | 'StagedNetworkPolicy'
  | 'StagedGlobalNetworkPolicy'
  | 'StagedKubernetesNetworkPolicy'
  | 'KubernetesNetworkPolicy'
  | AdministratorKind;

/** Those of Kubernetes for the whole cluster. */
export type AdministratorKind =
  | 'KubernetesAdminNetworkPolicy'
  | 'KubernetesBaselineAdminNetworkPolicy'
  | 'KubernetesClusterNetworkPolicy';

export type Direction = 'ingress' | 'egress';
export const directions: readonly Direction[] = ['ingress', 'egress'];

/** A rule with its fields as the manifest has them. */
export type PolicyRule = Readonly<Record<string, unknown>>;

/** What of a policy decides where and when it applies. */
export interface Policy {
  readonly kind: PolicyKind;
  readonly name: string;
  readonly namespace?: string;
  /** `default` where it is not given. */
  readonly tier?: string;
  /** Last of its tier where it is not given; 1000 for those of Kubernetes. */
  readonly order?: number;
  readonly types?: readonly string[];
  readonly selector?: string;
  readonly namespaceSelector?: string;
  readonly serviceAccountSelector?: string;
  readonly ingress: readonly PolicyRule[];
  readonly egress: readonly PolicyRule[];
  readonly doNotTrack?: boolean;
  readonly preDNAT?: boolean;
  readonly applyOnForward?: boolean;
}

/** A tier; one without order has that of tier `default`. */
export interface Tier {
  readonly name: string;
  readonly order?: number;
  readonly defaultAction?: string;
}

/** The policies of one tier in the order in which Felix tries them. */
export interface OrderedTier {
  readonly tier: Tier;
  /** False where no such tier is known: it comes last, and its end denies (felix/calc/policy_resolver.go). */
  readonly known: boolean;
  readonly policies: readonly Policy[];
}

/** The tiers that Calico makes by itself (libcalico-go/lib/clientv3/tier.go; the latter four since v3.29 and v3.32). */
const builtIn: readonly Tier[] = [
  { name: 'default', order: 1_000_000, defaultAction: 'Deny' },
  { name: 'kube-admin', order: 1000, defaultAction: 'Pass' },
  { name: 'kube-baseline', order: 10_000_000, defaultAction: 'Pass' },
  { name: 'adminnetworkpolicy', order: 1000, defaultAction: 'Pass' },
  { name: 'baselineadminnetworkpolicy', order: 10_000_000, defaultAction: 'Pass' },
];

/** Name of the tier of a policy. */
export function tierOf(policy: Policy): string {
  return policy.tier || 'default';
}

/** Whether a policy only shows what it would do. */
export function isStaged(policy: Policy): boolean {
  return policy.kind.startsWith('Staged');
}

/** Whether policies of a kind are for the whole cluster, and not for one namespace. */
export function isGlobalKind(kind: PolicyKind): boolean {
  return kind.includes('Global') || administratorKinds.some((each) => each === kind);
}

/** By the releases that read them (libcalico-go/lib/backend/syncersv1/felixsyncer/felixsyncerv1.go). */
const readers = {
  KubernetesAdminNetworkPolicy: 'admin-policies-read',
  KubernetesBaselineAdminNetworkPolicy: 'baseline-policies-read',
  KubernetesClusterNetworkPolicy: 'cluster-policies-read',
} as const satisfies Readonly<Record<AdministratorKind, ChangeName>>;

export const administratorKinds = [
  'KubernetesAdminNetworkPolicy',
  'KubernetesBaselineAdminNetworkPolicy',
  'KubernetesClusterNetworkPolicy',
] as const satisfies readonly AdministratorKind[];

/** Whether a release reads policies of a kind. */
export function isKindRead(kind: PolicyKind, version: CalicoVersion): boolean {
  const own = administratorKinds.find((each) => each === kind);
  return own === undefined || behaves(version, readers[own]);
}

/** The order among the policies of a tier; those of Kubernetes have 1000 (libcalico-go, conversion.go). */
export function policyOrder(policy: Policy): number {
  return policy.order ?? (policy.kind.endsWith('KubernetesNetworkPolicy') ? 1000 : Number.POSITIVE_INFINITY);
}

/**
 * The tiers that have policies, in the order in which Felix applies them (felix/calc/policy_sorter.go, TierLess and
 * PolKVLess): by order, then by name.
 */
export function orderPolicies(
  policies: readonly Policy[],
  tiers: readonly Tier[],
  version: CalicoVersion,
): readonly OrderedTier[] {
  const byName = new Map([...builtIn, ...tiers].map((tier) => [tier.name, tier]));
  const comparePolicies = policyComparer(version);
  return [...groupBy(policies, tierOf)]
    .map(([name, members]) => ({
      tier: byName.get(name) ?? { name },
      known: byName.has(name),
      policies: [...members].sort(comparePolicies),
    }))
    .sort((a, b) => Number(b.known) - Number(a.known) || compareTiers(a.tier, b.tier));
}

/** A tier is stored with an order, 1000000 where none is given (libcalico-go/lib/resources/tier.go, since v3.29). */
function compareTiers(a: Tier, b: Tier): number {
  return compare(a.order ?? 1_000_000, b.order ?? 1_000_000) || compare(a.name, b.name);
}

/** Tells of two policies of one tier which is tried first. */
function policyComparer(version: CalicoVersion): (a: Policy, b: Policy) => number {
  const key = behaves(version, 'policies-by-name') ? keyByName : keyByNamespace(storedName);
  return (a, b) => compare(policyOrder(a), policyOrder(b)) || compare(key(a), key(b));
}

/**
 * Whether `a` is tried before `b` whatever is not known: the version where it is undefined, and how a name without
 * its tier's prefix was stored before v3.32.
 */
export function isSurelyBefore(a: Policy, b: Policy, version: CalicoVersion | undefined): boolean {
  const orders = compare(policyOrder(a), policyOrder(b));
  if (orders !== 0) return orders < 0;
  const old = [keyByNamespace(storedName), keyByNamespace(({ name }) => name)];
  const keys = version === undefined ? [keyByName, ...old] : behaves(version, 'policies-by-name') ? [keyByName] : old;
  return keys.every((key) => compare(key(a), key(b)) < 0);
}

/** Since v3.32: felix/calc/policy_sorter.go compares `name/namespace/kind`, names as they are given. */
function keyByName({ name, namespace, kind }: Policy): string {
  return `${name}/${namespace ?? ''}/${kind}`;
}

/**
 * Before v3.32 a policy had one name, `namespace/name` for those of a namespace
 * (libcalico-go/lib/backend/syncersv1/updateprocessors), with `staged:` and a prefix of Kubernetes' kinds before the own name.
 */
function keyByNamespace(nameOf: (policy: Policy) => string): (policy: Policy) => string {
  return (policy) => {
    const prefix = kubernetesPrefix(policy.kind);
    const isBare = prefix !== undefined && !policy.name.startsWith(prefix);
    const name = isBare ? `${prefix}${policy.name}` : nameOf(policy);
    return `${policy.namespace ? `${policy.namespace}/` : ''}${isStaged(policy) ? 'staged:' : ''}${name}`;
  };
}

/** What comes before the names of Kubernetes' policies (libcalico-go/lib/names/policy.go, ≤ v3.31). */
function kubernetesPrefix(kind: PolicyKind): string | undefined {
  switch (kind) {
    case 'KubernetesNetworkPolicy':
    case 'StagedKubernetesNetworkPolicy':
      return 'knp.default.';
    case 'KubernetesAdminNetworkPolicy':
      return 'kanp.adminnetworkpolicy.';
    case 'KubernetesBaselineAdminNetworkPolicy':
      return 'kbanp.baselineadminnetworkpolicy.';
    case 'KubernetesClusterNetworkPolicy':
    case 'NetworkPolicy':
    case 'GlobalNetworkPolicy':
    case 'StagedNetworkPolicy':
    case 'StagedGlobalNetworkPolicy':
      return undefined;
  }
}

/** The API server stores a name without dots with the prefix `default.` (libcalico-go/lib/names/policy.go, ≤ v3.31). */
function storedName({ name }: Policy): string {
  return name.includes('.') ? name : `default.${name}`;
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
