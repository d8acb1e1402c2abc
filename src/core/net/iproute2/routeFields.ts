import { present } from '../../collections.ts';
import { type Family, parseAddress } from '../address.ts';
import type { NextHop, Route } from '../node.ts';
import { familyOfDestination, optional, parseAnyDestination, parseTos, tableName } from './destination.ts';
import { numberOf } from './json.ts';
import type { Line } from './lines.ts';

/** A route in the words of `ip`, of text or JSON, before its family is known. */
export interface RouteFields {
  type: string;
  destination: string;
  from?: string;
  table?: string;
  metric?: string;
  tos?: string;
  source?: string;
  scope?: string;
  protocol?: string;
  preference?: string;
  /** Whether it is an answer or a cache entry rather than a route of a table. */
  cached: boolean;
  /** Whether `error` is printed, as older releases do for IPv6 only. */
  error: boolean;
  hops: HopFields[];
  /** Where it was read; for problems. */
  line?: Line;
}

export interface HopFields {
  gateway?: string;
  /** `via inet6 X`: the gateway is of the other family than the route. */
  foreign: boolean;
  device?: string;
  weight?: string;
  flags: string[];
}

export const routeTypes: ReadonlySet<string> = new Set([
  ...['unicast', 'local', 'broadcast', 'multicast', 'anycast'],
  ...['blackhole', 'unreachable', 'prohibit', 'throw', 'nat', 'xresolve'],
]);

export const hopFlags: ReadonlySet<string> = new Set([
  ...['onlink', 'linkdown', 'dead', 'pervasive', 'offload', 'offload_failed', 'trap', 'unresolved'],
  ...['rt_offload', 'rt_trap', 'rt_offload_failed'],
]);

/** The family that a route tells by itself; undefined for one like `default dev tun0`. */
export function familyOfRoute(fields: RouteFields): Family | undefined {
  const ofAddress = [fields.destination, fields.from, fields.source].map(familyOfDestination).find(Boolean);
  if (ofAddress !== undefined) return ofAddress;
  const ofGateway = fields.hops.map(familyOfHop).find(Boolean);
  if (ofGateway !== undefined) return ofGateway;
  // The kernel gives a preference for all IPv6 routes and for no other, and gives `dev lo` for IPv6 ones that reject.
  const rejects = ['blackhole', 'unreachable', 'prohibit', 'throw'].includes(fields.type);
  if (fields.preference !== undefined || fields.error) return 6;
  if (!rejects) return undefined;
  return fields.hops[0]?.device === 'lo' ? 6 : 4;
}

function familyOfHop({ gateway, foreign }: HopFields): Family | undefined {
  const family = familyOfDestination(gateway);
  if (family === undefined || !foreign) return family;
  return family === 4 ? 6 : 4;
}

/**
 * Makes a route of `family` out of its fields, of table `main` or `table` where none is printed; undefined where an
 * address or a number is none. `ip -d` prints scope `global` and protocol `boot`, other forms leave them out: so here.
 */
export function buildRoute(fields: RouteFields, family: Family, table = 'main'): Route | undefined {
  const destination = parseAnyDestination(fields.destination, family);
  const from = optional(fields.from, (text) => parseAnyDestination(text, family));
  const source = optional(fields.source, parseAddress);
  const metric = numberOf(fields.metric ?? '0');
  const tos = parseTos(fields.tos ?? '0');
  const nexthops = fields.hops.map((hop) => buildHop(hop, family));
  if (destination === undefined || metric === undefined || tos === undefined) return undefined;
  if (from === 'bad' || source === 'bad' || nexthops.includes(undefined)) return undefined;
  const { type, preference } = fields;
  const scope = fields.scope === 'global' ? undefined : fields.scope;
  const protocol = fields.protocol === 'boot' ? undefined : fields.protocol;
  return {
    ...{ family, type, destination, metric, tos },
    table: tableName(fields.table ?? table),
    nexthops: nexthops.filter((hop) => hop !== undefined),
    ...present({ from, source, scope, protocol, preference }),
  };
}

function buildHop(hop: HopFields, family: Family): NextHop | undefined {
  const gateway = hop.gateway === undefined ? undefined : parseAddress(hop.gateway);
  const weight = numberOf(hop.weight ?? '1');
  if (weight === undefined || (hop.gateway !== undefined && gateway === undefined)) return undefined;
  if (gateway !== undefined && gateway.family !== family && !hop.foreign) return undefined;
  const flags = [...new Set(hop.flags)].sort();
  return { weight, flags, ...(gateway && { gateway }), ...(hop.device !== undefined && { device: hop.device }) };
}
