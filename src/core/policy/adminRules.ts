import type { AdministratorKind, Direction, Policy } from '../calico/policies.ts';
import type { YamlMap } from '../manifest/tree.ts';
import { parsePrefix } from '../net/address.ts';
import { mapOf, wholeOf } from '../objects/fields.ts';
import { shift } from '../text.ts';
import { groupPorts, namespaceSelectorText, type ProtocolPorts, podSelectorText } from './kubernetesRules.ts';
import { mapsAt, stringAt, stringsAt } from './objects.ts';
import { type Action, anyEntity, type EntitySpec, plainRule, type RuleSpec } from './ruleSpec.ts';

/**
 * Makes Calico's policies of those that Kubernetes has for the whole cluster (libcalico-go/lib/backend/k8s/conversion:
 * conversion.go of v3.31.6, clusternetworkpolicy.go of v3.32.1).
 */

interface Kind {
  readonly actions: ReadonlyMap<string, Action>;
  /** The actions of which a rule that can't be converted denies everything; others are left out. */
  readonly closed: readonly string[];
  readonly tier: (spec: YamlMap | undefined) => string | undefined;
  readonly order: (spec: YamlMap | undefined) => number;
  /** Undefined for a port that can't be read. */
  readonly ports: (rule: YamlMap) => readonly (Port | undefined)[];
}

interface Port {
  readonly protocol: string;
  readonly port: string;
}

const priority = (spec: YamlMap | undefined): number => wholeOf(spec, 'priority') ?? 0;
const ofClusters = new Map([
  ['Admin', 'kube-admin'],
  ['Baseline', 'kube-baseline'],
]);

const kinds = {
  KubernetesAdminNetworkPolicy: {
    actions: new Map([
      ['Allow', 'Allow'],
      ['Deny', 'Deny'],
      ['Pass', 'Pass'],
    ]),
    closed: ['Deny', 'Pass'],
    tier: () => 'adminnetworkpolicy',
    order: priority,
    ports: (rule) => mapsAt(rule, 'ports').map(adminPort),
  },
  KubernetesBaselineAdminNetworkPolicy: {
    actions: new Map([
      ['Allow', 'Allow'],
      ['Deny', 'Deny'],
    ]),
    closed: ['Deny'],
    tier: () => 'baselineadminnetworkpolicy',
    order: () => 1000,
    ports: (rule) => mapsAt(rule, 'ports').map(adminPort),
  },
  KubernetesClusterNetworkPolicy: {
    actions: new Map([
      ['Accept', 'Allow'],
      ['Deny', 'Deny'],
      ['Pass', 'Pass'],
    ]),
    closed: ['Deny', 'Pass'],
    tier: (spec) => ofClusters.get(stringAt(spec, 'tier')),
    order: priority,
    ports: (rule) => mapsAt(rule, 'protocols').map(clusterPort),
  },
} as const satisfies Readonly<Record<AdministratorKind, Kind>>;

/** What a policy says of itself; undefined where Calico skips it, since it has no subject or no tier. */
export function adminFields(
  kind: AdministratorKind,
  spec: YamlMap | undefined,
  rules: Readonly<Record<Direction, readonly RuleSpec[]>>,
): Partial<Policy> | undefined {
  const subject = peerOf(mapOf(spec, 'subject'));
  const tier = kinds[kind].tier(spec);
  if (subject === undefined || tier === undefined) return undefined;
  return {
    tier,
    order: kinds[kind].order(spec),
    // Never a host endpoint.
    selector: subject.selector || podSelectorText(undefined),
    namespaceSelector: subject.namespaceSelector,
    types: [...(rules.ingress.length > 0 ? ['Ingress'] : []), ...(rules.egress.length > 0 ? ['Egress'] : [])],
  };
}

/** The rules under `direction`; `base` is where places in the spec count from. */
export function adminRules(
  kind: AdministratorKind,
  spec: YamlMap | undefined,
  direction: Direction,
  base: number,
): readonly RuleSpec[] {
  const { actions, closed }: Kind = kinds[kind];
  return mapsAt(spec, direction).flatMap((rule): readonly RuleSpec[] => {
    const text = stringAt(rule, 'action');
    const action = actions.get(text);
    const span = shift(rule.entries[0]?.key.span ?? rule.span, base);
    const made = action && converted(kind, rule, direction);
    if (made !== undefined) return made.map((ends) => ({ ...plainRule(action ?? 'Deny'), ...ends, span }));
    return closed.includes(text) ? [{ ...plainRule('Deny'), span }] : [];
  });
}

/** One rule for each protocol and, of those, for each peer; undefined where one of them can't be converted. */
function converted(
  kind: AdministratorKind,
  rule: YamlMap,
  direction: Direction,
): readonly Pick<RuleSpec, 'protocol' | 'source' | 'destination'>[] | undefined {
  const peers = mapsAt(rule, direction === 'ingress' ? 'from' : 'to').map((peer) =>
    direction === 'ingress' ? peerOf(peer) : (networksOf(peer) ?? peerOf(peer)),
  );
  const ports = portsOf(kinds[kind].ports(rule));
  if (ports === undefined || peers.includes(undefined)) return undefined;
  return ports.flatMap(([protocol, own]) =>
    peers.flatMap((peer = anyEntity) => [
      direction === 'ingress'
        ? { protocol, source: peer, destination: { ...anyEntity, ports: own } }
        : { protocol, source: anyEntity, destination: { ...peer, ports: own } },
    ]),
  );
}

/** Pods of namespaces; undefined where neither is said, which includes what Calico doesn't know. */
function peerOf(peer: YamlMap | undefined): EntitySpec | undefined {
  const pods = mapOf(peer, 'pods');
  if (pods !== undefined) {
    return {
      ...anyEntity,
      selector: podSelectorText(mapOf(pods, 'podSelector')),
      namespaceSelector: namespaceSelectorText(pods, 'namespaceSelector') || 'all()',
    };
  }
  const namespaceSelector = peer === undefined ? '' : namespaceSelectorText(peer, 'namespaces');
  return namespaceSelector === '' ? undefined : { ...anyEntity, namespaceSelector };
}

function networksOf(peer: YamlMap): EntitySpec | undefined {
  const nets = stringsAt(peer, 'networks');
  const isWrong = nets.length === 0 || nets.some((text) => parsePrefix(text) === undefined);
  return isWrong ? undefined : { ...anyEntity, nets };
}

function portsOf(ports: readonly (Port | undefined)[]): readonly ProtocolPorts[] | undefined {
  const known = ports.flatMap((port) => port ?? []);
  return known.length === ports.length ? groupPorts(known) : undefined;
}

/** One with a name says nothing to Calico, so that every port counts. */
function adminPort(port: YamlMap): Port | undefined {
  const number = mapOf(port, 'portNumber');
  if (number !== undefined) return { protocol: stringAt(number, 'protocol') || 'TCP', port: stringAt(number, 'port') };
  const range = mapOf(port, 'portRange');
  if (range === undefined) return { protocol: '', port: '' };
  const text = rangeText(range);
  return text === undefined ? undefined : { protocol: stringAt(range, 'protocol') || 'TCP', port: text };
}

function clusterPort(entry: YamlMap): Port | undefined {
  const key = ['tcp', 'udp', 'sctp'].find((each) => mapOf(entry, each) !== undefined);
  if (key === undefined) return { protocol: '', port: stringAt(entry, 'destinationNamedPort') };
  const protocol = key.toUpperCase();
  const port = mapOf(mapOf(entry, key), 'destinationPort');
  const number = stringAt(port, 'number');
  const range = mapOf(port, 'range');
  if (number !== '' || range === undefined) return { protocol, port: number };
  const text = rangeText(range);
  return text === undefined ? undefined : { protocol, port: text };
}

function rangeText(range: YamlMap): string | undefined {
  const [start, end] = [wholeOf(range, 'start') ?? 0, wholeOf(range, 'end') ?? 0];
  return start > end ? undefined : `${start}:${end}`;
}
