import { felixParameterFields } from '../../facts/felix.ts';
import { type Message, say } from '../../message.ts';
import { once } from '../../query.ts';
import { address, cidr } from '../addressChecks.ts';
import { filled, itemAt, mapOf, mapsOf, placeOf, wholeOf } from '../fields.ts';
import { metadata } from '../metadata.ts';
import { durationShape, numericPort } from '../numberShapes.ts';
import { sincePublished } from '../publishedShape.ts';
import { ignore, isFaulty, isOlder, refuse } from '../review.ts';
import {
  anything,
  type Cross,
  flag,
  integer,
  listOf,
  nodeInName,
  type Shape,
  selector,
  since,
  struct,
  type TextCheck,
  text,
  textMap,
  textOrNumber,
  type Wrong,
} from '../shapes.ts';
import { goPattern, isLabel, longest, pattern, positiveDuration, regexp, words } from '../textChecks.ts';

/** FelixConfiguration (api/pkg/apis/projectcalico/v3/felixconfig.go, validator.go `validateFelixConfigSpec`). */

/** The name of an interface, `+` for any letters (validator.go `ifaceFilterRegex`). */
const interfaceFilter = /^[a-zA-Z0-9:._+-]{1,15}$/;

const routeTables = struct({ min: integer(), max: integer() });
/** Calico itself writes them in small letters. */
const failsafeProtocol: TextCheck = (value, review, name) =>
  words(['TCP', 'UDP', 'SCTP'])(value.toUpperCase(), review, name);

const failsafePorts = listOf(
  struct({
    protocol: text(failsafeProtocol),
    port: integer({ min: 0, max: 65_535 }),
    net: text(cidr()),
  }),
);
const portRange = textOrNumber(pattern(/^\d+(?::\d+)?$/, '20000:29999'), upwards);

/** `numorstring.PortFromRange`. */
function upwards(value: string): Wrong | undefined {
  const [min = '', max = min] = value.split(':');
  if (Number(min) > Number(max))
    return {
      message: say('The range {0} must go from the lower port to the higher one.', value),
      meant: `${max}:${min}`,
    };
  return Number(max) > 65_535 ? { message: say("{0} isn't a port: ports range from 1 to 65535.", max) } : undefined;
}
const interfaceName = pattern(/^[a-zA-Z0-9_.-]{1,15}$/, 'eth0');
const conntrackTimeout = text(goPattern('^(([0-9]*(\\.[0-9]*)?(ms|s|h|m|us))+|Auto)$', '5s'));

const timeoutNamed: Cross = (map, at, review) => {
  if (filled(map, 'name') !== undefined) return;
  refuse(review, placeOf(at, map, 'name'), say('A timeout needs the `name` of the component it applies to.'));
};

const routeTableRange: Cross = (map, at, review) => {
  const [min, max] = [wholeOf(map, 'min'), wholeOf(map, 'max')];
  if (min === undefined || max === undefined || (min >= 1 && min <= max && max <= 250)) return;
  const message = say('`routeTableRange` must go from a lower to a higher number, from 1 to 250.');
  refuse(review, placeOf(at, map, min < 1 ? 'min' : 'max'), message);
};

const ownFields: Readonly<Record<string, Shape>> = {
  healthTimeoutOverrides: listOf(
    struct(
      { name: text(pattern(/^[a-zA-Z0-9_ -]+$/, 'InternalDataplaneMainLoop')), timeout: text(positiveDuration) },
      timeoutNamed,
    ),
  ),
  externalNodesList: listOf(text(cidr(4))),
  failsafeInboundHostPorts: failsafePorts,
  failsafeOutboundHostPorts: failsafePorts,
  istioDSCPMark: textOrNumber(),
  natPortRange: portRange,
  bpfPSNATPorts: portRange,
  routeTableRange: struct({ min: integer(), max: integer() }, routeTableRange),
  routeTableRanges: listOf(routeTables),
  kubeNodePortRanges: listOf(numericPort, { max: 7 }),
  bpfConntrackTimeouts: struct({ genericTimeout: conntrackTimeout, icmpTimeout: conntrackTimeout }),
  bpfLogFilters: textMap((key, _, review) => interfaceName(key, review, 'bpfLogFilters')),
  bpfDSROptoutCIDRs: listOf(text(cidr())),
  bpfExcludeCIDRsFromNAT: listOf(text(cidr())),
  bpfForceTrackPacketsFromIfaces: listOf(text(pattern(interfaceFilter, 'docker+'))),
  openstackRegion: text(region),
  programClusterRoutes: clusterRoutes(),
};

/** Which routes Felix or BIRD programs; the two parts of it since v3.33. */
export function clusterRoutes(): Shape {
  return text((value, review, name) => {
    const all = ['Enabled', 'Disabled', 'EnabledIPIPOnly', 'EnabledNoEncapOnly'];
    return words(isOlder(review, 'v3.33.0') ? all.slice(0, 2) : all)(value, review, name);
  });
}

function region(value: string): Wrong | undefined {
  if (value.length <= 46 && isLabel(value)) return undefined;
  return {
    message: say(
      '"{0}" isn\'t a valid `openstackRegion`: use at most 46 lowercase letters, digits and inner hyphens.',
      value,
    ),
  };
}

const mostTables = 0xffff;
const highestTable = 0xffff_ffff;

const routeTableRanges: Cross = (map, at, review) => {
  let total = 0;
  for (const [index, range] of mapsOf(map, 'routeTableRanges')) {
    const [min, max] = [wholeOf(range, 'min'), wholeOf(range, 'max')];
    if (min === undefined || max === undefined) continue;
    total += max - min + 1;
    const message = rangeFault(min, max);
    const place = placeOf(itemAt(at, 'routeTableRanges', index), range, min < 1 ? 'min' : 'max');
    if (message !== undefined) refuse(review, place, message);
  }
  if (total <= mostTables || isFaulty(review, at.path, 'routeTableRanges')) return;
  const message = say('`routeTableRanges` lists {0} tables in total; the maximum is {1}.', total, mostTables);
  refuse(review, placeOf(at, map, 'routeTableRanges'), message);
};

function rangeFault(min: number, max: number): Message | undefined {
  if (min > max) return say('A range must go from the lower number to the higher one.');
  if (min < 1) return say('Tables are numbered from 1.');
  return max > highestTable ? say('The highest table number is {0}.', highestTable) : undefined;
}

const oneRouteTableField: Cross = (map, at, review) => {
  if (filled(map, 'routeTableRange') === undefined || filled(map, 'routeTableRanges') === undefined) return;
  refuse(
    review,
    placeOf(at, map, 'routeTableRange'),
    say('`routeTableRange` and `routeTableRanges` are mutually exclusive: keep one.'),
  );
};

/** Shapes of the table's types. */
function shapeOfType(type: string, name: string): Shape {
  const [kind = '', ...more] = type.split(':');
  const rest = more.join(':');
  switch (kind) {
    case 'bool':
      return flag;
    case 'int':
      return integer(rangeOf(rest));
    case 'duration':
      return durationShape;
    case 'enum':
      return text(words(rest.split(',')));
    case 'enum*':
      return text(words(rest.split(','), { anyCase: 'since v3.33' }));
    case 'enum~':
      return text(words(rest.split(','), { anyCase: 'always' }));
    case 'own':
      return ownFields[name] ?? anything;
    default:
      return text(...textChecksOf(kind, rest));
  }
}

function textChecksOf(kind: string, rest: string): readonly TextCheck[] {
  switch (kind) {
    case 'host':
      return [pattern(/^[a-zA-Z0-9:._+-]{1,64}$/, 'localhost')];
    case 'interface':
      return [pattern(interfaceFilter, 'eth0')];
    case 'regexp':
      return [regexp];
    case 'ipv4':
      return [address(4)];
    case 'ipv6':
      return [address(6)];
    default:
      return rest === '' ? [] : [goPattern(rest, rest)];
  }
}

function rangeOf(text: string): { min?: number; max?: number } {
  const [min = '', max = ''] = text.split('..');
  return { ...(min !== '' && { min: Number(min) }), ...(max !== '' && { max: Number(max) }) };
}

/** Each field with its shape. */
function fieldShapes(): Readonly<Record<string, Shape>> {
  return Object.fromEntries(
    felixParameterFields().map((field) => {
      const shape = shapeOfType(field.type, field.name);
      return [field.name, field.since === undefined ? shape : since(field.since, shape)] as const;
    }),
  );
}

/** The names of the fields, in order. */
export function felixFields(): readonly string[] {
  return felixParameterFields().map(({ name }) => name);
}

/** Made once there is such an object. */
const shapeOfSpec = once(() =>
  struct(
    { ...fieldShapes(), nodeSelector: sincePublished(selector(longest(1024))) },
    oneRouteTableField,
    routeTableRanges,
  ),
);
const spec: Shape = (node, at, review) => shapeOfSpec()(node, at, review);

/** Felix reads `default`, `node.<node>`, and since v3.32.0 what has a node selector. */
const namesRead: Cross = (map, at, review) => {
  const inner = mapOf(map, 'metadata');
  const name = inner && filled(inner, 'name');
  const node = name?.value;
  if (inner === undefined || node === undefined || node.kind !== 'scalar') return;
  const chosen = filled(mapOf(map, 'spec'), 'nodeSelector');
  const special = node.value === 'default' || node.value.startsWith('node.');
  const specAt = { path: `${at.path === '' ? '' : `${at.path}.`}spec`, key: undefined };
  if (special && chosen !== undefined && !isOlder(review, 'v3.32.0')) {
    const message = say("A FelixConfiguration named {0} can't have a node selector.", node.value);
    refuse(review, { path: `${specAt.path}.nodeSelector`, span: chosen.key.span }, message);
  }
  if (special || (chosen !== undefined && !isOlder(review, 'v3.32.0'))) return;
  const message = say(
    "Felix doesn't read this FelixConfiguration: name it `default` or `node.` plus a node name, or (since v3.32.0) add a `nodeSelector`.",
  );
  ignore(review, { path: 'metadata.name', span: node.span }, message);
};

export const felixConfiguration: Shape = struct({ metadata: metadata(nodeInName), spec }, namesRead);
