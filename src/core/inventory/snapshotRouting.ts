import { say } from '../message.ts';
import { bothFamilies, type Family } from '../net/address.ts';
import { parseRoute, parseRule } from '../net/iproute2.ts';
import type { Node, Route, Routing, Rule } from '../net/node.ts';
import type { Field, FieldReader } from './fields.ts';

/** The routes and rules of a snapshot's node. */

/** How snapshots call the families. */
export const familyNames: Readonly<Record<Family, 'ipv4' | 'ipv6'>> = { 4: 'ipv4', 6: 'ipv6' };

/**
 * Decodes the routing of `node`, of each family for itself. Its routes are known where one is listed or `noRoutes` names
 * the family, and those of all tables where one of table `local` is listed or there is none at all; `routeTables` tells
 * where it is otherwise. Its rules are known where one is listed.
 */
export function decodeRouting(reader: FieldReader, node: Field, read: RoutingLines): Node['routing'] {
  const lines = decodeRoutes(reader, reader.at(node, 'routes'), read);
  const rules = decodeRules(reader, reader.at(node, 'rules'), read);
  const without = decodeFamilies(reader, reader.at(node, 'noRoutes')) ?? [];
  const tables = decodeTables(reader, reader.at(node, 'routeTables'));
  const routing: { [F in Family]?: Routing } = {};
  for (const family of bothFamilies) {
    const own = lines.filter((route) => route.family === family);
    const ownRules = rules.filter((rule) => rule.family === family);
    const told = tables[family];
    if (own.length === 0 && told === undefined && !without.includes(family)) continue;
    const shown = own.length === 0 || own.some(({ table }) => table === 'local');
    const allTables = told === undefined ? shown : told === 'all';
    routing[family] = { routes: own, allTables, ...(ownRules.length > 0 && { rules: ownRules }) };
  }
  return routing;
}

/** Decodes a list like `[ipv4]`; undefined where the field is absent. */
export function decodeFamilies(reader: FieldReader, field: Field): readonly Family[] | undefined {
  if (field.value === undefined) return undefined;
  return reader.strings(field).flatMap(({ text, field: at }) => {
    const family = bothFamilies.find((each) => familyNames[each] === text);
    if (family === undefined) reader.note(at, say('An address family is `ipv4` or `ipv6`.'));
    return family ?? [];
  });
}

/** Routes of IPv6 show an address with colons; those that would be taken for the other family begin with `-4` or `-6`. */
export function familyOfRoute(text: string): Family {
  return text.startsWith('-6') || (text.includes(':') && !text.startsWith('-4')) ? 6 : 4;
}

type Tables = { readonly [F in Family]?: 'all' | 'main' };

function decodeTables(reader: FieldReader, field: Field): Tables {
  if (field.value === undefined) return {};
  reader.onlyKnown(field, Object.values(familyNames));
  const tables: { [F in Family]?: 'all' | 'main' } = {};
  for (const family of bothFamilies) {
    const each = reader.at(field, familyNames[family]);
    if (each.value === 'all' || each.value === 'main') tables[family] = each.value;
    else if (each.value !== undefined) reader.note(each, say('The tables must be `all` or `main`.'));
  }
  return tables;
}

/** Reads the lines of a snapshot's routes and rules, of which nodes have many in common. */
export interface RoutingLines {
  route(text: string): Route | undefined;
  rule(text: string): Rule | undefined;
}

/** Lines that are alike are read once, and what was read is shared by all nodes that have them. */
export function createRoutingLines(): RoutingLines {
  return {
    route: once((text) => parseRoute(text.replace(/^-[46]\s+/, ''), familyOfRoute(text))),
    rule: once((text) => {
      const six = /^-6\s+/.exec(text)?.[0];
      return parseRule(six === undefined ? text : text.slice(six.length), six === undefined ? 4 : 6);
    }),
  };
}

function once<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly read: T }>();
  return (text) => {
    const found = known.get(text) ?? { read: read(text) };
    known.set(text, found);
    return found.read;
  };
}

function decodeRoutes(reader: FieldReader, routes: Field, read: RoutingLines): readonly Route[] {
  if (routes.value === undefined) return [];
  return reader.strings(routes).flatMap(({ text, field }) => {
    const route = read.route(text);
    if (route === undefined) reader.note(field, say('"{0}" isn\'t a route as printed by `ip route`.', text));
    return route ?? [];
  });
}

/** Rules are listed as `ip rule` prints them; those of IPv6 begin with `-6`. */
function decodeRules(reader: FieldReader, field: Field, read: RoutingLines): readonly Rule[] {
  if (field.value === undefined) return [];
  return reader.strings(field).flatMap(({ text, field: at }) => {
    const rule = read.rule(text);
    if (rule === undefined) reader.note(at, say('"{0}" isn\'t a rule as printed by `ip rule`.', text));
    return rule ?? [];
  });
}
