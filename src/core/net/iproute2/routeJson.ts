import { isObject, type JsonObject, objectsOf, textOf, textsOf } from './json.ts';
import type { Line } from './lines.ts';
import { type HopFields, hopFlags, type RouteFields } from './routeFields.ts';

/** Whether `value` looks like what `ip -j route` prints. */
export function isRouteJson(value: unknown): boolean {
  return objectsOf(value).some((item) => 'dst' in item && !('priority' in item));
}

/** Reads what `ip -j route` printed; `bad` counts what is no route. */
export function readRouteJson(value: unknown, line: Line): { routes: RouteFields[]; bad: number } {
  const items = objectsOf(value);
  const routes = items.flatMap((item) => readRoute(item, line) ?? []);
  return { routes, bad: items.length - routes.length };
}

function readRoute(item: JsonObject, line: Line): RouteFields | undefined {
  const destination = textOf(item['dst']);
  if (destination === undefined) return undefined;
  const hops = 'nexthops' in item ? objectsOf(item['nexthops']).map(readHop) : [readHop(item)];
  const fields: RouteFields = {
    type: textOf(item['type']) ?? 'unicast',
    destination,
    cached: 'cache' in item,
    error: 'error' in item,
    hops: hops.filter(({ gateway, device }) => gateway !== undefined || device !== undefined),
    line,
  };
  for (const [key, name] of keys) {
    const text = textOf(item[key]);
    if (text !== undefined) fields[name] = text;
  }
  return fields;
}

const keys = [
  ['from', 'from'],
  ['table', 'table'],
  ['metric', 'metric'],
  ['tos', 'tos'],
  ['prefsrc', 'source'],
  ['scope', 'scope'],
  ['protocol', 'protocol'],
  ['pref', 'preference'],
] as const;

function readHop(item: JsonObject): HopFields {
  const via = isObject(item['via']) ? textOf(item['via']['host']) : undefined;
  const gateway = via ?? textOf(item['gateway']);
  const device = textOf(item['dev']);
  const weight = textOf(item['weight']);
  return {
    foreign: via !== undefined,
    flags: textsOf(item['flags']).filter((flag) => hopFlags.has(flag)),
    ...(gateway !== undefined && { gateway }),
    ...(device !== undefined && { device }),
    ...(weight !== undefined && { weight }),
  };
}
