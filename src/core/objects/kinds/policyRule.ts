import { parseSelector } from '../../calico/selector/parse.ts';
import type { YamlEntry, YamlMap, YamlScalar } from '../../manifest/tree.ts';
import { type Message, say } from '../../message.ts';
import { prefixed, readNetwork } from '../addressChecks.ts';
import { whereSound } from '../crosses.ts';
import {
  type At,
  filled,
  inside,
  placeOf,
  placeOfMap,
  present,
  scalarOf,
  scalarsOf,
  textOf,
  wholeOf,
} from '../fields.ts';
import { annotationFault } from '../metadata.ts';
import { port, protocol } from '../numberShapes.ts';
import { published } from '../publishedShape.ts';
import { addBehind } from '../repairs.ts';
import { isFaulty, isOlder, isStored, type Repair, type Review, refuse } from '../review.ts';
import { type Cross, integer, listOf, type Shape, selector, struct, text, textMap } from '../shapes.ts';
import { noGlobal, words } from '../textChecks.ts';
import { httpMatch, httpRules } from './httpMatch.ts';

/** One rule of a policy (validator.go `validateRule`, `validateEntityRule`). */

/** Which of a policy's lists the rule stands in, and whether the policy is of one namespace. */
export interface RuleSite {
  readonly direction: 'ingress' | 'egress';
  readonly namespaced: boolean;
}

const actions = ['Allow', 'Deny', 'Log', 'Pass'];

const actionThere: Cross = (map, at, review) => {
  if (filled(map, 'action') !== undefined) return;
  refuse(review, placeOfMap(at, map), say('A rule needs an `action`: {0}.', actions.join(', ')));
};

/** The protocol of a rule in one spelling; undefined where none is written. */
function protocolOf(map: YamlMap, review: Review, key = 'protocol'): string | undefined {
  const written = textOf(map, key);
  return written !== undefined && isStored(review)
    ? written.toLowerCase().replace('v6', 'V6').toUpperCase()
    : written?.replace('ICMPv6', 'ICMPV6');
}

const withPorts = new Set(['TCP', 'UDP', 'SCTP', '6', '17', '132']);

/** Ports need a protocol that has them; since v3.32.0 named ones need none. */
const portsNeedProtocol: Cross = (map, at, review) => {
  const written = protocolOf(map, review);
  if (written !== undefined && withPorts.has(written)) return;
  // Where the protocol is missing, it is missing for all of them.
  const first = entityFields(map, at, ['ports', 'notPorts']).find(({ entity, key }) => {
    return filled(entity.map, key) !== undefined && !inOrder(entity, key, written, review);
  });
  if (first === undefined) return;
  const place = placeOf(first.entity.at, first.entity.map, first.key);
  refuse(review, place, portsMessage(written), written === undefined ? protocolRepairs(map, review) : []);
};

function inOrder({ at, map }: Entity, key: string, written: string | undefined, review: Review): boolean {
  if (written !== undefined || isOlder(review, 'v3.32.0') || present(map, key)?.value.kind !== 'sequence') return false;
  const isNamed = ({ value, type }: YamlScalar): boolean => type === 'string' && !/^\d/.test(value);
  // What is no port at all needs no protocol either.
  return scalarsOf(map, key).every(([index, port]) => isNamed(port) || isFaulty(review, at.path, `${key}[${index}]`));
}

/** The source or the destination of a rule. */
interface Entity {
  readonly at: At;
  readonly map: YamlMap;
}

/** These fields of both sides of a rule, as far as the side is there. */
function entityFields(map: YamlMap, at: At, keys: readonly string[]): { entity: Entity; key: string }[] {
  return ['source', 'destination'].flatMap((side) => {
    const entity = inside(at, map, side);
    return entity === undefined ? [] : keys.map((key) => ({ entity, key }));
  });
}

function portsMessage(written: string | undefined): Message {
  if (written !== undefined) return say('Ports require TCP, UDP or SCTP; "{0}" has no ports.', written);
  return say("Ports need a `protocol`: TCP, UDP or SCTP. Since v3.32.0, named ports don't.");
}

function protocolRepairs(map: YamlMap, review: Review): readonly Repair[] {
  const entry = filled(map, 'action');
  if (entry === undefined) return [];
  return ['TCP', 'UDP'].flatMap((each) => addBehind(review, map, entry, 'protocol', each));
}

const icmp: Cross = (map, at, review) => {
  const used = protocolOf(map, review);
  const isIcmp = used !== undefined && ['ICMP', 'ICMPV6', '1', '58'].includes(used);
  if (present(map, 'icmp') !== undefined && !isIcmp) {
    refuse(review, placeOf(at, map, 'icmp'), say('`icmp` needs a `protocol`: ICMP or ICMPv6.'));
  }
  const version = wholeOf(map, 'ipVersion');
  for (const key of ['protocol', 'notProtocol']) {
    const name = protocolOf(map, review, key);
    const needed = name === 'ICMP' ? 4 : name === 'ICMPV6' ? 6 : undefined;
    if (needed === undefined || version === undefined || version === needed || ![4, 6].includes(version)) continue;
    refuse(
      review,
      placeOf(at, map, 'ipVersion'),
      say('{0} is IPv{1}: set `ipVersion` to {1}.', textOf(map, key) ?? '', needed),
    );
  }
};

/** All networks of a rule are of one family, that of `ipVersion`. */
const oneFamily: Cross = (map, at, review) => {
  const version = wholeOf(map, 'ipVersion');
  const networks = entityFields(map, at, ['nets', 'notNets']).flatMap(({ entity, key }) =>
    scalarsOf(entity.map, key).flatMap(([index, { value, span }]) => {
      const family = readNetwork(value)?.family;
      return family === undefined
        ? []
        : [{ family, value, place: { path: `${entity.at.path}.${key}[${index}]`, span } }];
    }),
  );
  const wanted = version ?? networks[0]?.family;
  // One is enough: the others are as wrong as this one.
  const other = networks.find(({ family }) => family !== wanted);
  if (other === undefined || wanted === undefined) return;
  const { value, family, place } = other;
  const message =
    version === undefined
      ? say('{0} is IPv{1}, but other networks in this rule are IPv{2}: write two rules.', value, family, wanted)
      : say("{0} is IPv{1}, but this rule's `ipVersion` is {2}.", value, family, wanted);
  refuse(review, place, message);
};

const notEverything: Cross = (map, at, review) => {
  for (const [index, { value, span }] of scalarsOf(map, 'notNets')) {
    if (readNetwork(value)?.prefix.length !== 0) continue;
    refuse(
      review,
      { path: `${at.path}.notNets[${index}]`, span },
      say('{0} covers every address: a rule that excludes it can never match.', value),
    );
  }
};

/** A match on services leaves no room for other matches of the same side. */
const servicesAlone: Cross = (map, at, review) => {
  const services = inside(at, map, 'services');
  if (services === undefined) return;
  if (filled(services.map, 'name') === undefined)
    refuse(review, placeOfMap(services.at, services.map), say('`services` needs the `name` of a Service.'));
  for (const key of ['selector', 'notSelector', 'namespaceSelector', 'serviceAccounts', 'nets', 'notNets']) {
    const entry: YamlEntry | undefined = key === 'serviceAccounts' ? present(map, key) : filled(map, key);
    if (entry === undefined) continue;
    refuse(review, placeOf(at, map, key), say('`{0}` and `services` are mutually exclusive: keep one.', key));
  }
};

const servicePorts: Cross = (map, at, review) => {
  const entity = inside(at, map, 'destination');
  if (entity === undefined || present(entity.map, 'services') === undefined) return;
  for (const key of ['ports', 'notPorts']) {
    if (filled(entity.map, key) === undefined) continue;
    refuse(review, placeOf(entity.at, entity.map, key), say('The Service determines the ports: remove `{0}`.', key));
  }
};

/** Services are matched where the traffic goes to or comes from; without a namespace of the policy they need one. */
function serviceSide({ direction, namespaced }: RuleSite): Cross {
  const [right, wrong] = direction === 'egress' ? ['destination', 'source'] : ['source', 'destination'];
  return (map, at, review) => {
    const misplaced = inside(at, map, wrong ?? '');
    if (misplaced !== undefined && present(misplaced.map, 'services') !== undefined) {
      refuse(
        review,
        placeOf(misplaced.at, misplaced.map, 'services'),
        say('In a rule of {0}, `services` is only allowed under `{1}`.', direction, right ?? ''),
      );
    }
    const entity = inside(at, map, right ?? '');
    const services = entity && inside(entity.at, entity.map, 'services');
    if (entity !== undefined) servicesAlone(entity.map, entity.at, review);
    if (direction === 'egress') servicePorts(map, at, review);
    if (namespaced || services === undefined || filled(services.map, 'namespace') !== undefined) return;
    refuse(
      review,
      placeOfMap(services.at, services.map),
      say("In a global policy, `services` needs the Service's `namespace`."),
    );
  };
}

/** `global()` selects what is in no namespace, and can't be combined; Calico looks at the selector as it prints it. */
const globalAlone: Cross = (map, at, review) => {
  const scalar = scalarOf(map, 'namespaceSelector');
  const parsed = scalar?.value.includes('global(') === true ? parseSelector(scalar.value) : undefined;
  if (parsed === undefined || !('ast' in parsed) || parsed.ast.kind === 'global') return;
  refuse(review, placeOf(at, map, 'namespaceSelector'), say("global() can't be combined with other selectors."));
};

const networks = listOf(text(prefixed()), { max: 256 });
const ports = listOf(port, { max: 50 });

const entity = struct(
  {
    selector: selector(noGlobal),
    notSelector: selector(noGlobal),
    namespaceSelector: selector(),
    nets: networks,
    notNets: networks,
    ports,
    notPorts: ports,
    serviceAccounts: struct({ names: listOf(text()), selector: selector() }),
    services: struct({ name: text(), namespace: text() }),
  },
  notEverything,
  globalAlone,
);

const icmpFields = struct({ type: published, code: published }, (map, at, review) => {
  if (present(map, 'code') === undefined || present(map, 'type') !== undefined) return;
  refuse(review, placeOf(at, map, 'code'), say('An ICMP `code` needs a `type`.'));
});

const versionFour: Shape = (node, at, review) => {
  integer()(node, at, review);
  if (node.kind !== 'scalar' || node.type !== 'number' || ['4', '6'].includes(node.value)) return;
  refuse(review, { path: at.path, span: node.span }, say('`ipVersion` must be 4 or 6.'));
};

/** The shape of a rule where it stands. */
export function policyRule(site: RuleSite): Shape {
  return struct(
    {
      action: text(words(actions)),
      ipVersion: versionFour,
      protocol,
      notProtocol: protocol,
      icmp: icmpFields,
      notICMP: icmpFields,
      source: entity,
      destination: entity,
      http: httpMatch,
      metadata: struct({ annotations: textMap(annotationFault) }),
    },
    actionThere,
    serviceSide(site),
    whereSound(['protocol'], portsNeedProtocol),
    whereSound(['protocol', 'notProtocol', 'ipVersion'], icmp),
    whereSound(['ipVersion'], oneFamily),
    whereSound(
      ['action', 'protocol'],
      httpRules(site.direction, (map, review) => protocolOf(map, review)),
    ),
  );
}
