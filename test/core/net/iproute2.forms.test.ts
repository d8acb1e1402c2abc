import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import type { Family } from '../../../src/core/net/address.ts';
import {
  formatInetLine,
  formatRoute,
  formatRule,
  parseInetLine,
  parseRoute,
  parseRule,
  readAddresses,
  readNodeOutput,
  readRoutes,
  readRules,
} from '../../../src/core/net/iproute2.ts';
import type { Interface } from '../../../src/core/net/node.ts';

/** Hosts of which every form of `ip` was recorded in the same state: all forms must read to the same state. */
interface Record {
  readonly id: string;
  readonly addr: unknown;
  readonly routes4: unknown;
  readonly routes6: unknown;
  readonly rules: unknown;
  readonly rules6: unknown;
  readonly addrText: string;
  readonly addrDetailText: string;
  readonly addrBriefText: string;
  readonly addrOnelineText: string;
  readonly addr4Text: string;
  readonly addr6Text: string;
  readonly addr4OnelineText: string;
  readonly routeText: string;
  readonly route6Text: string;
  readonly routeAllText: string;
  readonly ruleText: string;
  readonly rule6Text: string;
}

const kept = new URL('../../fixtures/iproute2/records.json', import.meta.url);
const shared = ['seed', 'fuzz-text', 'notes-cases'].map(
  (name) => new URL(`../../../../shared/cases/${name}.json`, import.meta.url),
);
const isShared = shared.every((file) => existsSync(file));
const records: Record[] = (isShared ? [kept, ...shared] : [kept]).flatMap((file) =>
  JSON.parse(readFileSync(file, 'utf8')),
);

let compared = 0;

function same(record: Record, form: string, actual: unknown, expected: unknown): void {
  assert.deepEqual(actual, expected, `${record.id}: ${form}`);
  compared++;
}

const json = (value: unknown): string => JSON.stringify(value);
const pretty = (value: unknown): string => JSON.stringify(value, null, 4);
const withoutKind = (all: readonly Interface[]): Interface[] => all.map(({ kind: _, ...one }) => one);

/** What a listing of the addresses of one family shows: only interfaces that have one. */
function onlyFamily(all: readonly Interface[], family: Family): Interface[] {
  return withoutKind(all)
    .map((one) => ({ ...one, addresses: one.addresses.filter(({ address }) => address.family === family) }))
    .filter(({ addresses }) => addresses.length > 0);
}

/** `ip -6 addr` shows neither the parent (it looks in the wrong namespace) nor the master. */
function shownBy6({ parent: _parent, master: _master, ...one }: Interface): Interface {
  return { ...one, flags: (one.flags ?? []).filter((flag) => flag !== 'M-DOWN') };
}

function shownByOneline({ name, index, addresses }: Interface): Interface {
  return { name, addresses, ...(index !== undefined && { index }) };
}

function shownByBrief({ name, parent, operState, addresses }: Interface): unknown {
  const bare = addresses.map(({ address, prefixLength, peer }) => ({ address, prefixLength, peer }));
  return { name, addresses: bare, ...(parent && { parent }), ...(operState && { operState }) };
}

function checkAddresses(record: Record): void {
  const expected = readAddresses(json(record.addr)).interfaces;
  const read = (form: keyof Record): readonly Interface[] => {
    const { interfaces, problems } = readAddresses(String(record[form]));
    assert.deepEqual(problems, [], `${record.id}: ${form}`);
    return interfaces;
  };
  assert.equal(expected.length, Array.isArray(record.addr) ? record.addr.length : Number.NaN);
  same(record, 'pretty JSON', readAddresses(pretty(record.addr)).interfaces, expected);
  same(record, 'addrText', read('addrText'), withoutKind(expected));
  same(record, 'addrDetailText', read('addrDetailText'), expected);
  same(record, 'addr4Text', read('addr4Text'), onlyFamily(expected, 4));
  same(record, 'addr6Text', read('addr6Text'), onlyFamily(expected, 6).map(shownBy6));
  const oneline = withoutKind(expected).filter(({ addresses }) => addresses.length > 0);
  same(record, 'addrOnelineText', read('addrOnelineText'), oneline.map(shownByOneline));
  same(record, 'addr4OnelineText', read('addr4OnelineText'), onlyFamily(expected, 4).map(shownByOneline));
  const brief = read('addrBriefText');
  same(record, 'addrBriefText', brief.map(shownByBrief), expected.map(shownByBrief));
  same(
    record,
    'keys of addrBriefText',
    brief.filter((one) => one.index ?? one.flags ?? one.mtu),
    [],
  );
  for (const address of expected.flatMap(({ addresses }) => addresses)) {
    same(record, 'formatInetLine', parseInetLine(formatInetLine(address)), address);
  }
}

function checkRoutes(record: Record, family: Family): void {
  const expected = readRoutes(json(family === 4 ? record.routes4 : record.routes6), family);
  const main = expected.routes.filter(({ table }) => table === 'main');
  const listed = family === 4 ? record.routes4 : record.routes6;
  assert.equal(expected.routes.length, Array.isArray(listed) ? listed.length : Number.NaN);
  same(record, 'pretty routes', readRoutes(pretty(listed), family), expected);
  same(record, 'routeAllText', readRoutes(record.routeAllText, family), expected);
  const mainText = family === 4 ? record.routeText : record.route6Text;
  same(record, 'routeText', readRoutes(mainText, family), { routes: main, allTables: false, problems: [] });
  for (const route of expected.routes) same(record, 'formatRoute', parseRoute(formatRoute(route), family), route);
}

function checkRules(record: Record, family: Family): void {
  const listed = family === 4 ? record.rules : record.rules6;
  const expected = readRules(json(listed), family);
  assert.equal(expected.rules.length, Array.isArray(listed) ? listed.length : Number.NaN);
  same(record, 'ruleText', readRules(family === 4 ? record.ruleText : record.rule6Text, family), expected);
  for (const rule of expected.rules) same(record, 'formatRule', parseRule(formatRule(rule), family), rule);
}

/** Everything of a host in one file, with nothing between the outputs that tells what they are. */
function checkTogether(record: Record): void {
  const { addr, routes4, routes6, rules, rules6 } = record;
  const fromJson = readNodeOutput([addr, routes4, routes6, rules, rules6].map(json).join('\n'));
  const { addrDetailText, routeAllText, ruleText, rule6Text } = record;
  same(record, 'together', readNodeOutput([ruleText, addrDetailText, rule6Text, routeAllText].join('\n')), fromJson);
  const four = readRoutes(json(routes4), 4);
  const six = readRoutes(json(routes6), 6);
  const routingOf = ({ routes, allTables }: typeof four, family: Family, listed: unknown): object =>
    routes.length === 0 ? {} : { [family]: { routes, allTables, rules: readRules(json(listed), family).rules } };
  same(record, 'together as JSON', fromJson, {
    interfaces: readAddresses(json(addr)).interfaces,
    families: [4, 6],
    kernelOrder: true,
    routing: { ...routingOf(four, 4, rules), ...routingOf(six, 6, rules6) },
    problems: [],
  });
}

test('all forms of `ip` read to the same state', (t) => {
  for (const record of records) {
    checkAddresses(record);
    for (const family of [4, 6] as const) {
      checkRoutes(record, family);
      checkRules(record, family);
    }
    checkTogether(record);
  }
  const from = isShared ? 'kept and shared' : 'kept (the shared ones are not there)';
  t.diagnostic(`${records.length} records, ${from}: ${compared} comparisons`);
  assert.ok(records.length >= 7);
});
