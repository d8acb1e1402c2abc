import { groupBy } from '../collections.ts';
import type { YamlMap } from '../manifest/tree.ts';
import { parsePrefix } from '../net/address.ts';
import { mapOf, present } from '../objects/fields.ts';
import { shift } from '../text.ts';
import { mapsAt, stringAt, stringsAt, textMap } from './objects.ts';
import { anyEntity, type EntitySpec, plainRule, type RuleSpec } from './ruleSpec.ts';

/**
 * Makes Calico's rules of those of a Kubernetes NetworkPolicy, as libcalico-go/lib/backend/k8s/conversion/conversion.go
 * does: for each rule one per protocol, in the order of their names, and of those one per peer.
 */

export type KubernetesDirection = 'ingress' | 'egress';

/** The rules under `key` of the spec; `base` is where places in it count from. */
export function kubernetesRules(
  spec: YamlMap | undefined,
  key: KubernetesDirection,
  base: number,
): readonly RuleSpec[] {
  return mapsAt(spec, key).flatMap((rule) => {
    const peers = mapsAt(rule, key === 'ingress' ? 'from' : 'to').map(peerOf);
    const span = shift(rule.entries[0]?.key.span ?? rule.span, base);
    return portsByProtocol(rule).flatMap(([protocol, ports]) =>
      (peers.length === 0 ? [anyEntity] : peers).map((peer): RuleSpec => {
        const ends =
          key === 'ingress'
            ? { source: peer, destination: { ...anyEntity, ports } }
            : { source: anyEntity, destination: { ...peer, ports } };
        return { ...plainRule('Allow'), protocol, ...ends, span };
      }),
    );
  });
}

/** TCP where no protocol is named. */
function portsByProtocol(rule: YamlMap): readonly ProtocolPorts[] {
  return groupPorts(
    mapsAt(rule, 'ports').map((port) => {
      const number = stringAt(port, 'port');
      const end = stringAt(port, 'endPort');
      return { protocol: stringAt(port, 'protocol') || 'TCP', port: end === '' ? number : `${number}:${end}` };
    }),
  );
}

/** A protocol, undefined for any, with its ports, none for all. */
export type ProtocolPorts = readonly [string | undefined, readonly string[]];

/** The ports of each protocol, in the order of their names; an empty text is for every protocol, or every port. */
export function groupPorts(
  ports: readonly { readonly protocol: string; readonly port: string }[],
): readonly ProtocolPorts[] {
  if (ports.length === 0 || ports.some(({ protocol, port }) => protocol === '' && port === ''))
    return [[undefined, []]];
  return [...groupBy(ports, ({ protocol }) => protocol)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([protocol, own]) => [
      protocol || undefined,
      own.some(({ port }) => port === '') ? [] : own.map(({ port }) => port),
    ]);
}

function peerOf(peer: YamlMap): EntitySpec {
  const block = mapOf(peer, 'ipBlock');
  if (block !== undefined) {
    const cidr = stringAt(block, 'cidr');
    // One that is none is left out, and with it every condition.
    if (parsePrefix(cidr) === undefined) return anyEntity;
    return { ...anyEntity, nets: [cidr], notNets: stringsAt(block, 'except') };
  }
  return {
    ...anyEntity,
    selector: podSelectorText(mapOf(peer, 'podSelector')),
    namespaceSelector: namespaceSelectorText(peer, 'namespaceSelector'),
  };
}

/** Calico's selector for pods by their labels: only pods, neither network sets nor host endpoints. */
export function podSelectorText(selector: YamlMap | undefined): string {
  return ["projectcalico.org/orchestrator == 'k8s'", ...termsOf(selector)].join(' && ');
}

/** Calico's selector for namespaces; empty where none is given, `all()` where it is there and says nothing. */
export function namespaceSelectorText(map: YamlMap, key: string): string {
  const value = present(map, key)?.value;
  if (value === undefined) return '';
  return termsOf(value.kind === 'map' ? value : undefined).join(' && ') || 'all()';
}

/** Kubernetes takes no quotes in labels: with one it would be another selector, which is made none. */
function checked(terms: readonly string[], texts: readonly string[]): readonly string[] {
  return texts.some((text) => /['"]/.test(text)) ? ['no label'] : terms;
}

function termsOf(selector: YamlMap | undefined): readonly string[] {
  const labels = [...textMap(selector, 'matchLabels')].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...labels.flatMap(([key, value]) => checked([`${key} == '${value}'`], [key, value])),
    ...mapsAt(selector, 'matchExpressions').flatMap(expressionText),
  ];
}

function expressionText(expression: YamlMap): readonly string[] {
  const key = stringAt(expression, 'key');
  const listed = stringsAt(expression, 'values');
  const values = `{ '${listed.join("', '")}' }`;
  return checked(termFor(stringAt(expression, 'operator'), key, values), [key, ...listed]);
}

function termFor(operator: string, key: string, values: string): readonly string[] {
  switch (operator) {
    case 'In':
      return [`${key} in ${values}`];
    case 'NotIn':
      return [`${key} not in ${values}`];
    case 'Exists':
      return [`has(${key})`];
    case 'DoesNotExist':
      return [`! has(${key})`];
    default:
      return [];
  }
}
