import { type Address, bothFamilies, type Family, formatAddress, parseAddress } from '../net/address.ts';
import { readAddresses, readRoutes, readRules } from '../net/iproute2.ts';
import type { Interface, Node, Routing } from '../net/node.ts';
import type { Problem } from '../text.ts';
import { asList, asText, at } from './json.ts';
import type { LinkReading } from './linkScript.ts';
import { sectionsOf, unanswered } from './sections.ts';

/** The commands that are run in a calico-node pod, all of which only read, and what their output tells of the node. */

/** What the commands tell of a node. */
export interface NodeReading extends Pick<Node, 'families' | 'routing' | 'sysctls'>, LinkReading {
  readonly interfaces: readonly Interface[];
}

/** The interfaces with their kinds; releases of iproute2 before 4.14 know no JSON and are asked for text. */
export const addressCommands: readonly (readonly string[])[] = [
  ['ip', '-j', '-d', 'addr'],
  ['ip', 'addr'],
];

/** Settings of the kernel that steer the choice of source addresses and the paths of packets, printed where not 0. */
const settings = [
  'ipv4/conf/*/rp_filter',
  'ipv4/conf/*/ignore_routes_with_linkdown',
  'ipv6/conf/*/ignore_routes_with_linkdown',
  'ipv6/conf/*/use_tempaddr',
  'ipv6/conf/*/use_oif_addrs_only',
];

/** Printed where not 1, which Calico sets. */
const forwarding = 'ipv4/conf/*/forwarding';
/** Printed always: they tell that the others were asked for. */
const told = ['ipv4/ip_forward', 'ipv6/conf/all/forwarding'];

const listings = [
  ['route4', '-4 route show table all'],
  ['route6', '-6 route show table all'],
  ['rule4', '-4 rule'],
  ['rule6', '-6 rule'],
] as const;

/** All routes, rules and settings in one go, because each command costs a connection: a constant text without input. */
export const routingScript = [
  ...listings.map(
    ([name, list]) =>
      `echo '@${name}'; ip -j ${list} 2>/dev/null || ip ${list} 2>/dev/null || echo '${unanswered}'; echo`,
  ),
  `echo '@sysctl'`,
  `grep -HvE '^(0|-1)$' ${inProc(settings)} 2>/dev/null | grep -v '/conf/cali.*/rp_filter'`,
  `grep -Hv '^1$' ${inProc([forwarding])} 2>/dev/null; grep -H '' ${inProc(told)} 2>/dev/null`,
  `echo '@end'`,
].join('\n');

function inProc(paths: readonly string[]): string {
  return paths.map((path) => `/proc/sys/net/${path}`).join(' ');
}

/** Reads what one of {@link addressCommands} printed; undefined where that is no list of interfaces. */
export function readInterfaces(
  text: string,
): { readonly interfaces: readonly Interface[]; readonly problems: readonly Problem[] } | undefined {
  const { interfaces, problems } = readAddresses(text);
  return interfaces.length === 0 ? undefined : { interfaces, problems };
}

/** Reads what {@link routingScript} printed; undefined where its end is missing. */
export function readRouting(text: string): Pick<Node, 'routing' | 'sysctls'> | undefined {
  const parts = sectionsOf(text);
  if (!parts.has('end')) return undefined;
  const routing: { [F in Family]?: Routing } = {};
  for (const family of bothFamilies) {
    const read = routingOf(parts.get(`route${family}`), parts.get(`rule${family}`), family);
    if (read !== undefined) routing[family] = read;
  }
  return { routing, sysctls: readSettings(parts.get('sysctl') ?? '') };
}

function routingOf(routes: string | undefined, rules: string | undefined, family: Family): Routing | undefined {
  if (routes === undefined || routes.includes(unanswered)) return undefined;
  const read = readRoutes(routes, family);
  if (read.problems.length > 0) return undefined; // a table that lacks a route answers wrongly
  const { rules: found, problems } = readRules(rules?.replace(unanswered, '') ?? '', family);
  const known = found.length > 0 && problems.length === 0;
  return { routes: read.routes, allTables: true, ...(known && { rules: found }) };
}

/** `/proc/sys/net/ipv6/conf/eth0.5/use_tempaddr:2` is `net.ipv6.conf.eth0.5.use_tempaddr`, `2`. */
function readSettings(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n').flatMap((line) => {
    const [, path, value] = /^\/proc\/sys\/(net\/.+):(-?\d+)$/.exec(line.trim()) ?? [];
    return path === undefined || value === undefined ? [] : [[path.replaceAll('/', '.'), value] as const];
  });
  return Object.fromEntries(lines.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Asks the kernel which source address it would take for a UDP socket to `destination`, port 80; the second form is for
 * releases of iproute2 before 4.18, which know no ports here.
 */
export function sourceCommands(destination: Address): readonly (readonly string[])[] {
  const get = ['ip', '-j', 'route', 'get', formatAddress(destination)];
  return [[...get, 'ipproto', 'udp', 'dport', '80'], get];
}

/** The source address in the answer to one of {@link sourceCommands}. */
export function readSource(text: string): Address | undefined {
  try {
    return parseAddress(asText(at(asList(JSON.parse(text))[0], 'prefsrc')) ?? '');
  } catch {
    const source = /\bsrc (\S+)/.exec(text)?.[1]; // an old release, which prints no JSON
    return source === undefined ? undefined : parseAddress(source);
  }
}

/** The node with what the commands told of it in place of what was known before. */
export function withReading(node: Node, reading: NodeReading): Node {
  return { ...node, origin: 'exec', kernelOrder: true, prefixesKnown: true, ...reading };
}
