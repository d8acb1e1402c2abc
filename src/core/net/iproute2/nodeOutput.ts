import type { Problem, Span } from '../../text.ts';
import { bothFamilies, type Family } from '../address.ts';
import { placeRoute } from '../kernel/place.ts';
import type { Interface, Route, Routing } from '../node.ts';
import { type AddressSection, mergeAddressSections, readAddressChunk } from './addresses.ts';
import { type Chunk, splitChunks } from './chunks.ts';
import { badJson, noDevice, unknownOutput } from './problems.ts';
import type { NodeOutputReading } from './readings.ts';
import { formatRoute } from './routeFormat.ts';
import { readRouteChunk, tableOfCommand } from './routes.ts';
import { familyOfRule } from './ruleFields.ts';
import { buildRuleChunk, type RuleChunk, readRuleChunk } from './rules.ts';
import { type Section, splitSections } from './sections.ts';

/**
 * Reads a file in which the output of several `ip` commands of one node stands together: `ip addr`, `ip route`, `ip rule`
 * in any order and form, with or without prompts and headings. Commands are told apart by their prompts and by the shape
 * of what they print; what is none of them gives one problem for each run of lines, and costs nothing else.
 */
export function readNodeOutput(text: string): NodeOutputReading {
  return readSections(splitChunks(text).flatMap(splitSections));
}

/**
 * Reads files that together hold the output of one node. Problems have the number of their file in `part`; `without`
 * are the files that hold no output at all.
 */
export function readNodeFilesOutput(texts: readonly string[]): NodeFilesReading {
  const parts = texts.map((text) => splitChunks(text).flatMap(splitSections));
  const isOutput = (sections: readonly Section[]): boolean => sections.some(({ kind }) => kind !== 'unknown');
  const without = [...parts.keys()].filter((part) => !isOutput(parts[part] ?? []));
  const used = parts.filter(isOutput);
  const reading = readSections(used.flat());
  const places = parts.flatMap((sections, part) => sections.flatMap(spansOf).map((span) => [span, part] as const));
  const partOf = new Map(places); // a problem has the very span of its line
  const problems = reading.problems.map((problem): PartProblem => {
    return { ...problem, part: (problem.span && partOf.get(problem.span)) ?? 0 };
  });
  return { ...reading, problems, without };
}

function spansOf({ chunk }: Section): readonly Span[] {
  return chunk.kind === 'text' ? chunk.lines.map(({ span }) => span) : [chunk.line.span];
}

interface PartProblem extends Problem {
  readonly part: number;
}

export interface NodeFilesReading extends NodeOutputReading {
  readonly problems: readonly PartProblem[];
  readonly without: readonly number[];
}

function readSections(sections: readonly Section[]): NodeOutputReading {
  const addressSections = sections.flatMap((one) => (one.kind === 'address' ? readAddressChunk(one.chunk) : []));
  const addresses = mergeAddressSections(addressSections);
  const routes = readRouteSections(sections, addresses.interfaces);
  const rules = readRuleSections(sections);
  return {
    ...(addressSections.some(isListing) && { interfaces: addresses.interfaces }),
    families: addresses.families,
    kernelOrder: true,
    routing: { ...routingOf(4, routes.tables, rules.rules), ...routingOf(6, routes.tables, rules.rules) },
    problems: [...addresses.problems, ...routes.problems, ...rules.problems, ...unknownSections(sections)].sort(
      (a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0),
    ),
  };
}

function isListing({ listing }: AddressSection): boolean {
  return listing.interfaces.length > 0 || listing.families.length > 0;
}

interface RouteTables {
  readonly family: Family;
  readonly allTables: boolean;
  /** The one table that was asked for. */
  readonly table: string;
  readonly routes: readonly Route[];
  /** Whether every line could be read: what is missing may be what decides. */
  readonly whole: boolean;
}

interface RouteReading {
  readonly tables: RouteTables[];
  readonly problems: Problem[];
}

function readRouteSections(sections: readonly Section[], interfaces: readonly Interface[]): RouteReading {
  const readings = sections.flatMap(({ kind, chunk }) =>
    kind === 'route' && chunk.command?.get !== true ? [readRouteSection(chunk, interfaces)] : [],
  );
  return { tables: readings.flatMap(({ tables }) => tables), problems: readings.flatMap(({ problems }) => problems) };
}

function readRouteSection(chunk: Chunk, interfaces: readonly Interface[]): RouteReading {
  const table = tableOfCommand(chunk);
  const read = readRouteChunk(chunk, chunk.command?.family ?? 4, { ...(table !== undefined && { table }) });
  const gaps = read.problems.length === 0 ? [] : familiesOf(read.routes, chunk);
  const tables: RouteTables[] = [];
  const problems: Problem[] = [...read.problems];
  for (const family of bothFamilies) {
    const all = read.routes[family];
    const routes = all.flatMap((route) => placeRoute(route, interfaces, all) ?? []);
    const unplaced = all.filter((route) => placeRoute(route, interfaces, all) === undefined);
    problems.push(...unplaced.map((route) => noDevice(formatRoute(route), spanOf(chunk))));
    const whole = !gaps.includes(family) && unplaced.length === 0;
    if (all.length === 0 && whole && !asksFor(chunk, family)) continue;
    tables.push({ family, routes, allTables: showsAllTables(chunk, routes), table: table ?? 'main', whole });
  }
  return { tables, problems };
}

function showsAllTables(chunk: Chunk, routes: readonly Route[]): boolean {
  if (chunk.command?.table === 'all') return true;
  return tableOfCommand(chunk) === undefined && routes.some(({ table }) => table === 'local');
}

/** The families that unread lines may be of: the one asked for, else those around them, else either. */
function familiesOf(routes: Readonly<Record<Family, readonly Route[]>>, { command }: Chunk): readonly Family[] {
  if (command?.family !== undefined) return [command.family];
  const shown = bothFamilies.filter((family) => routes[family].length > 0);
  return shown.length === 0 ? bothFamilies : shown;
}

function spanOf(chunk: Chunk): Span | undefined {
  return chunk.kind === 'text' ? chunk.lines[0]?.span : chunk.line.span;
}

/** Whether no line means no route: `ip route` alone prints IPv4, but of all tables it prints both families. */
function asksFor({ command }: Chunk, family: Family): boolean {
  if (command?.object !== 'route') return false;
  return command.family === undefined ? family === 4 || command.table === 'all' : command.family === family;
}

/** The last listing of all tables, else the last one of each table; nothing where that has gaps. */
function routingOf(family: Family, tables: readonly RouteTables[], rules: RulesByFamily): { [F in Family]?: Routing } {
  const own = tables.filter((one) => one.family === family);
  if (own.length === 0) return {};
  const complete = own.findLast(({ allTables }) => allTables);
  const byTable = new Map(own.map((one) => [one.table, one]));
  const counted = complete === undefined ? [...byTable.values()] : [complete];
  if (counted.some(({ whole }) => !whole)) return {};
  const routes = counted.flatMap((one) => one.routes);
  const found = rules[family];
  return { [family]: { routes, allTables: complete !== undefined, ...(found && { rules: found }) } };
}

type RulesByFamily = { [F in Family]?: NonNullable<Routing['rules']> };

function readRuleSections(sections: readonly Section[]): { rules: RulesByFamily; problems: Problem[] } {
  const rules: RulesByFamily = {};
  const problems: Problem[] = [];
  for (const { kind, chunk } of sections) {
    if (kind !== 'rule') continue;
    for (const listing of splitListings(readRuleChunk(chunk))) {
      const family = chunk.command?.family ?? familyOfListing(listing, chunk, rules);
      const read = buildRuleChunk(listing, family);
      problems.push(...read.problems);
      const whole = read.rules.length > 0 && read.problems.length === 0; // a kernel without policy routing prints none
      if (whole) rules[family] = read.rules;
    }
  }
  return { rules, problems };
}

/** Splits rules where their priority falls: there the listing of the other family starts. */
function splitListings({ fields, bad, isJson }: RuleChunk): RuleChunk[] {
  const listings: { fields: RuleChunk['fields'][number][]; bad: RuleChunk['bad']; isJson: boolean }[] = [];
  let previous = Number.NaN;
  for (const one of fields) {
    const priority = Number(one.priority);
    if (priority >= previous) listings.at(-1)?.fields.push(one);
    else listings.push({ fields: [one], bad: listings.length === 0 ? bad : [], isJson });
    previous = priority;
  }
  return listings.length === 0 ? [{ fields, bad, isJson }] : listings;
}

/** The family of rules that no prompt tells: of an address, else by table `default`, which IPv6 has no rule for. */
function familyOfListing({ fields }: RuleChunk, { command }: Chunk, known: RulesByFamily): Family {
  const told = fields.map(familyOfRule).find((family) => family !== undefined);
  if (told !== undefined || command !== undefined) return told ?? 4;
  if (fields.some(({ table }) => table === 'default' || table === '253')) return 4;
  const standard = ['local', 'main'].every((name) => fields.some(({ table }) => table === name));
  return standard || known[4] !== undefined ? 6 : 4;
}

function unknownSections(sections: readonly Section[]): Problem[] {
  return sections.flatMap(({ kind, chunk }) => {
    if (kind !== 'unknown') return [];
    if (chunk.kind === 'broken') return [badJson(chunk.line)];
    if (chunk.kind === 'json') return [unknownOutput(chunk.line, 1)];
    const [first] = chunk.lines;
    return first === undefined ? [] : [unknownOutput(first, chunk.lines.length)];
  });
}
