import { type Direction, directions, type Policy } from '../../calico/policies.ts';
import { policySelector } from '../../calico/policyTargets.ts';
import type { SelectorNode } from '../../calico/selector/ast.ts';
import { matches } from '../../calico/selector/evaluate.ts';
import { implies } from '../../calico/selector/implies.ts';
import { parseSelector } from '../../calico/selector/parse.ts';
import type { YamlMap, YamlScalar } from '../../manifest/tree.ts';
import { say } from '../../message.ts';
import { bits, contains, formatAddress, type Prefix } from '../../net/address.ts';
import { filled, mapOf, mapsOf, scalarOf, scalarsOf } from '../../objects/fields.ts';
import { readNet } from '../../policy/compileRule.ts';
import { shift } from '../../text.ts';
import { rangesWritten, type ServiceRange } from '../address/serviceRanges.ts';
import type { Report, Rule } from '../rule.ts';
import { networkSetLabels, writtenPolicies } from './policiesIn.ts';
import { type ServiceAddress, serviceAddresses } from './serviceAddresses.ts';

/** A rule of a policy that matches no packet, whatever else the cluster has (felix/rules/policy.go). */
export const policyMatchesNothing: Rule = {
  code: 'policy-matches-nothing',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    const ranges = rangesWritten(context.files.map(({ manifest }) => manifest));
    const sets = networkSetLabels(context);
    const addresses = serviceAddresses(context);
    return writtenPolicies(context).flatMap(({ manifest: { file }, resource: { tree, base }, written: { policy } }) => {
      const spec = mapOf(tree, 'spec');
      return directions.flatMap((direction) =>
        mapsOf(spec, direction).flatMap(([, rule]): readonly Report[] => {
          const found =
            excluded(rule, direction, policy, sets) ??
            ofServices(rule, direction, policy, { ranges, addresses }) ??
            contradicted(rule);
          if (found === undefined) return [];
          const { at, ...told } = found;
          return [{ at: { file, span: shift(at.span, base) }, ...told }];
        }),
      );
    });
  },
};

interface Found extends Omit<Report, 'at'> {
  readonly at: Pick<YamlScalar, 'span'>;
}

/** The end of a rule that is the policy's own endpoint selects what the policy does not. */
function excluded(
  rule: YamlMap,
  direction: Direction,
  policy: Policy,
  sets: readonly ReadonlyMap<string, string>[] | undefined,
): Found | undefined {
  const own = scalarOf(mapOf(rule, direction === 'ingress' ? 'destination' : 'source'), 'selector');
  const parsed = own && parseSelector(own.value);
  const selects = policySelector(policy);
  if (own === undefined || parsed === undefined || 'error' in parsed || selects === undefined) return undefined;
  if (sets === undefined) return undefined;
  // An address has the labels of the sets that it lies in too.
  if (!excludes(selects, parsed.ast) || sets.some((labels) => matches(parsed.ast, labels))) return undefined;
  const message =
    direction === 'ingress'
      ? say(
          'This rule matches no packet: incoming packets go to what the policy selects, which `{0}` excludes.',
          own.value,
        )
      : say(
          'This rule matches no packet: outgoing packets come from what the policy selects, which `{0}` excludes.',
          own.value,
        );
  return { at: own, message };
}

/** Whether nothing that meets `selects` provably meets `other`. */
function excludes(selects: SelectorNode, other: SelectorNode): boolean {
  switch (other.kind) {
    case 'all':
    case 'global':
      return false;
    case 'and':
      return other.operands.some((operand) => excludes(selects, operand));
    case 'or':
      return other.operands.every((operand) => excludes(selects, operand));
    case 'not':
      return implies(selects, other.operand);
    case 'has':
    case 'compare':
    case 'in':
    case 'not in':
      return implies(selects, { kind: 'not', operand: other, span: other.span });
  }
}

interface ServicesKnown {
  readonly ranges: readonly ServiceRange[];
  readonly addresses: ReadonlyMap<string, ServiceAddress>;
}

/** Policies see addresses after DNAT, but for untracked ones: no packet has that of a Service. */
function ofServices(
  rule: YamlMap,
  direction: Direction,
  { doNotTrack, preDNAT }: Policy,
  { ranges, addresses }: ServicesKnown,
): Found | undefined {
  if (doNotTrack || preDNAT) return undefined;
  const end = mapOf(rule, direction === 'ingress' ? 'source' : 'destination');
  const nets = scalarsOf(end, 'nets').map(([, scalar]) => ({ scalar, net: readNet(scalar.value) }));
  const [first] = nets;
  const rangeOf = (net: Prefix | undefined): ServiceRange | undefined =>
    net && ranges.find(({ prefix }) => isInside(net, prefix));
  // What comes from outside may have the address of a load balancer.
  const serviceOf = (net: Prefix | undefined): ServiceAddress | undefined =>
    net !== undefined && direction === 'egress' && net.length === bits(net.address.family)
      ? addresses.get(formatAddress(net.address))
      : undefined;
  const isKnown = nets.every(({ net }) => rangeOf(net) ?? serviceOf(net));
  if (first === undefined || !isKnown) return undefined;
  const range = rangeOf(first.net);
  if (range !== undefined) {
    const message = say(
      'This rule matches no packet: {0} are Services, but policies see the addresses of their pods.',
      first.scalar.value,
    );
    return { at: first.scalar, message, related: [{ at: range.at, message: say('The Service range.') }] };
  }
  const own = serviceOf(first.net);
  const message = say(
    'This rule matches no packet: {0} is Service {1}, but policies see the addresses of its pods.',
    first.scalar.value,
    own?.service ?? '',
  );
  return { at: first.scalar, message, ...(own?.at && { related: [{ at: own.at, message: say('The Service.') }] }) };
}

function isInside(net: Prefix, range: Prefix): boolean {
  return net.length >= range.length && contains(range, net.address);
}

/** Whatever `nets` has, `notNets` takes away. */
function contradicted(rule: YamlMap): Found | undefined {
  for (const key of ['source', 'destination']) {
    const end = mapOf(rule, key);
    const [nets, notNets] = ['nets', 'notNets'].map((list) =>
      scalarsOf(end, list).map(([, { value }]) => readNet(value)),
    );
    const entry = filled(end, 'notNets');
    if (entry === undefined || nets === undefined || nets.length === 0) continue;
    const isTaken = (net: Prefix | undefined): boolean =>
      net !== undefined && notNets?.some((not) => not !== undefined && isInside(net, not)) === true;
    if (nets.every(isTaken)) {
      return { at: entry.key, message: say('This rule matches no packet: its `notNets` exclude all of its `nets`.') };
    }
  }
  return undefined;
}
