import { query } from '../query.ts';
import { type Direction, isGlobalKind, isStaged, type OrderedTier, type Policy } from './policies.ts';
import type { SelectorNode } from './selector/ast.ts';
import { labelKeys } from './selector/ast.ts';
import { matches } from './selector/evaluate.ts';
import { parseSelector } from './selector/parse.ts';
import { printSelector } from './selector/print.ts';

/** What policies apply to: the label by which Felix knows namespaces, and those of namespaces and service accounts. */
const namespaceLabel = 'projectcalico.org/namespace';
const accountLabel = 'projectcalico.org/serviceaccount';
const namespacePrefix = 'pcns.';
const accountPrefix = 'pcsa.';

/** A pod, or a host endpoint where it has no namespace. Labels that are not known are left out. */
export interface Endpoint {
  readonly labels: Readonly<Record<string, string>>;
  readonly namespace?: string;
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  readonly serviceAccount?: string;
  readonly serviceAccountLabels?: Readonly<Record<string, string>>;
}

/**
 * The selector by which Felix finds the endpoints of a policy: its own, within its namespace, and with those on the
 * labels of namespaces and service accounts (libcalico-go/lib/backend/syncersv1/updateprocessors/
 * networkpolicyprocessor.go, globalnetworkpolicyprocessor.go and selectors.go). Undefined where one cannot be read.
 */
export const policySelector = query(readSelector);

function readSelector(policy: Policy): SelectorNode | undefined {
  const { namespace, selector = '', serviceAccountSelector = '' } = policy;
  const isGlobal = isGlobalKind(policy.kind);
  const spaces = isGlobal ? (policy.namespaceSelector ?? '') : '';
  if ([selector, spaces, serviceAccountSelector].some((text) => 'error' in parseSelector(text))) return undefined;
  let text = selector;
  if (!isGlobal && namespace) text = both(text, `${namespaceLabel} == '${namespace}'`);
  // Calico replaces in the text, within quotes too: a selector for namespaces shall leave out what has none.
  if (spaces !== '') text = both(text, prefixed(spaces, namespacePrefix)).replaceAll('all()', `has(${namespaceLabel})`);
  if (serviceAccountSelector !== '') text = both(text, prefixed(serviceAccountSelector, accountPrefix));
  if (isGlobal && serviceAccountSelector !== '') text = text.replaceAll('all()', `has(${accountLabel})`);
  const parsed = parseSelector(text);
  return 'ast' in parsed ? parsed.ast : undefined;
}

function both(first: string, second: string): string {
  return first === '' ? second : `(${first}) && ${second}`;
}

function prefixed(text: string, prefix: string): string {
  const parsed = parseSelector(text);
  return 'ast' in parsed ? printSelector(parsed.ast, (key) => prefix + key) : '';
}

/**
 * The labels by which Felix matches an endpoint: its own, and what its namespace and service account lend it
 * (libcalico-go/lib/backend/k8s/conversion/workload_endpoint_default.go and conversion.go).
 */
export function endpointLabels(endpoint: Endpoint): ReadonlyMap<string, string> {
  const labels = new Map(Object.entries(endpoint.labels));
  const { namespace, serviceAccount } = endpoint;
  if (namespace === undefined) return labels;
  // A pod's own labels cannot stand in for those of its namespace (workloadendpointprocessor.go).
  for (const key of labels.keys()) {
    if (key.startsWith(namespacePrefix) || key.startsWith(accountPrefix)) labels.delete(key);
  }
  for (const [key, value] of Object.entries(endpoint.namespaceLabels ?? {})) labels.set(namespacePrefix + key, value);
  labels.set(`${namespacePrefix}projectcalico.org/name`, namespace);
  labels.set(namespaceLabel, namespace);
  labels.set('projectcalico.org/orchestrator', 'k8s');
  if (serviceAccount === undefined) return labels;
  for (const [key, value] of Object.entries(endpoint.serviceAccountLabels ?? {}))
    labels.set(accountPrefix + key, value);
  labels.set(`${accountPrefix}projectcalico.org/name`, serviceAccount);
  return labels.set(accountLabel, serviceAccount);
}

/** Whether a policy applies to an endpoint; undefined where that cannot be told from what is known. */
export function appliesTo(policy: Policy, endpoint: Endpoint): boolean | undefined {
  return applier(policy)(endpoint);
}

/** The same for many endpoints, with the selector read once. */
export function applier(policy: Policy): (endpoint: Endpoint) => boolean | undefined {
  const selector = policySelector(policy);
  const keys = selector === undefined ? [] : labelKeys(selector);
  return (endpoint) => {
    const isPod = endpoint.namespace !== undefined;
    if (isPod && (policy.doNotTrack || policy.preDNAT)) return false;
    if (selector === undefined) return undefined;
    const unknown = isPod && keys.some(({ value }) => isUnknown(value, endpoint));
    return unknown ? undefined : matches(selector, endpointLabels(endpoint));
  };
}

function isUnknown(key: string, { namespaceLabels, serviceAccount, serviceAccountLabels }: Endpoint): boolean {
  if (key === accountLabel) return serviceAccount === undefined;
  if (key.startsWith(namespacePrefix)) return namespaceLabels === undefined;
  return key.startsWith(accountPrefix) && serviceAccountLabels === undefined;
}

/**
 * Whether a policy has a say in a direction (felix/calc/policy_sorter.go, ExtractPolicyMetadata). Undefined where its
 * types are left out and it matters how it was created: calicoctl and the API server derive them from the rules,
 * `Ingress` where there are none (libcalico-go/lib/clientv3, defaultPolicyTypesField); else Felix takes both.
 */
export function governs(policy: Policy, direction: Direction): boolean | undefined {
  const { types = [], ingress, egress } = policy;
  if (types.length > 0) return types.some((type) => type.toLowerCase() === direction);
  const derived = direction === 'egress' ? egress.length > 0 : ingress.length > 0 || egress.length === 0;
  return derived || undefined;
}

/** A policy that applies to an endpoint, or may. */
export interface AppliedPolicy {
  readonly policy: Policy;
  readonly tier: OrderedTier;
  /** False where it cannot be told whether it applies. */
  readonly certain: boolean;
  /** Whether it is only staged: then nothing is decided by it. */
  readonly staged: boolean;
}

/** The policies of `tiers` that apply to an endpoint in a direction, in the order in which they are tried. */
export function policiesFor(
  endpoint: Endpoint,
  direction: Direction,
  tiers: readonly OrderedTier[],
): readonly AppliedPolicy[] {
  return tiers.flatMap((tier) =>
    tier.policies.flatMap((policy): readonly AppliedPolicy[] => {
      const says = governs(policy, direction);
      const applies = says === false ? false : appliesTo(policy, endpoint);
      if (applies === false) return [];
      return [{ policy, tier, certain: applies === true && says === true && tier.known, staged: isStaged(policy) }];
    }),
  );
}
