import type { Problem } from '../../text.ts';
import type { Family } from '../address.ts';
import type { Route } from '../node.ts';
import { type Chunk, splitChunks } from './chunks.ts';
import { type Line, leftOut, wordsOf } from './lines.ts';
import { badJson } from './problems.ts';
import type { RouteOptions, RouteReading } from './readings.ts';
import { buildRoute, familyOfRoute, type RouteFields } from './routeFields.ts';
import { readRouteJson } from './routeJson.ts';
import { readRouteLines, readRouteWords } from './routeText.ts';

/**
 * Reads what `ip route` or `ip -6 route` printed, of one table or of all, as text or JSON. Gives the routes of `family`
 * and leaves those of the other out without a problem: `ip route show table all` prints both. A route that does not tell
 * its family (`default dev tun0`) has that of the routes around it, and of `family` where there are none.
 */
export function readRoutes(text: string, family: Family, options: RouteOptions = {}): RouteReading {
  const sections = splitChunks(text).map((chunk) => {
    const table = options.table ?? tableOfCommand(chunk);
    return readRouteChunk(chunk, family, { ...(table !== undefined && { table }) });
  });
  const routes = sections.flatMap((section) => section.routes[family]);
  const allTables = routes.some(({ table }) => table === 'local');
  return { routes, allTables, problems: sections.flatMap(({ problems }) => problems) };
}

/** Reads one route in one line, as `ip route show table all` prints it; several next hops stand in the same line. */
export function parseRoute(text: string, family: Family): Route | undefined {
  const fields = readRouteWords(wordsOf(text));
  return fields === undefined || fields.cached ? undefined : buildRoute(fields, family);
}

/** The one table that the chunk's command asked for. */
export function tableOfCommand({ command }: Chunk): string | undefined {
  return command?.table === 'all' ? undefined : command?.table;
}

export interface RouteSection {
  readonly routes: Readonly<Record<Family, readonly Route[]>>;
  readonly problems: readonly Problem[];
}

/** Reads one run of output, all of which is taken for output of `ip route`; `asked` as in {@link readRoutes}. */
export function readRouteChunk(chunk: Chunk, asked: Family, { table }: { readonly table?: string }): RouteSection {
  if (chunk.kind === 'broken') return { routes: { 4: [], 6: [] }, problems: [badJson(chunk.line)] };
  const read = chunk.kind === 'text' ? readRouteLines(chunk.lines) : readRouteJson(chunk.value, chunk.line);
  const { routes, failed } = buildRoutes(read.routes, chunk.command?.family ?? asked, table);
  if (chunk.kind === 'json') {
    const incomplete = failed.length > 0 || read.bad !== 0;
    return { routes, problems: incomplete ? [badJson(chunk.line)] : [] };
  }
  const bad = [...(Array.isArray(read.bad) ? read.bad : []), ...failed].sort((a, b) => a.number - b.number);
  return { routes, problems: leftOut('ip route', bad) };
}

function buildRoutes(fields: readonly RouteFields[], asked: Family, table: string | undefined) {
  const routes: Record<Family, Route[]> = { 4: [], 6: [] };
  const failed: Line[] = [];
  const families = familiesOf(fields, asked);
  for (const [at, one] of fields.entries()) {
    if (one.cached) continue;
    const family = families[at] ?? asked;
    const route = buildRoute(one, family, table);
    if (route !== undefined) routes[family].push(route);
    else if (one.line !== undefined) failed.push(one.line);
  }
  return { routes, failed };
}

/** Each route's family: its own, else IPv4 beside IPv6 routes with a preference, else that of the route before or after. */
function familiesOf(fields: readonly RouteFields[], asked: Family): Family[] {
  const own = fields.map(familyOfRoute);
  const printsPreference = fields.some(({ preference }) => preference !== undefined);
  if (printsPreference) return own.map((family) => family ?? 4);
  let previous = own.find((family) => family !== undefined) ?? asked;
  return own.map((family) => {
    previous = family ?? previous;
    return previous;
  });
}
