import { type Address, contains, isLinkLocal6, sameAddress } from '../address.ts';
import type { NextHop, Route } from '../node.ts';
import { deviceNamed, type Host } from './host.ts';
import { type Flow, type LookupResult, walkRules } from './rules.ts';
import { selectSource6 } from './source6.ts';
import type { Doubt, KernelError, RouteAnswer, SourceAnswer } from './types.ts';

/**
 * IPv6: net/ipv6/ip6_output.c ip6_dst_lookup_tail. The route is looked up without a source; where that fails, a source
 * is chosen as if for no interface and the look-up repeated with it.
 */
export function sourceOf6(host: Host, destination: Address, zone?: string): SourceAnswer {
  const doubts = new Set<Doubt>(host.doubts);
  const fail = (error: KernelError, route?: Route): SourceAnswer => {
    return { ok: false, error, doubts: [...doubts], ...(route && { route }) };
  };
  const device = zone === undefined ? undefined : zoneName(host, zone);
  if (needsZone(destination) && device === undefined) return fail('invalid argument');
  const lookup = (flow: Flow): LookupResult => findRoute6(host, flow, () => doubts.add('source-port'));
  const flow: Flow = { destination, ...(device !== undefined && { device }) };
  const first = lookup(flow);
  if (first.kind === 'error') return rescue(host, flow, first, lookup, fail, doubts);
  const sources = distinct(first.hops.flatMap((hop) => routeSource6(host, first.route, hop, destination) ?? []));
  if (sources.length === 0) return fail('network is unreachable', first.route);
  if (sources.length > 1) doubts.add('multipath');
  return { ok: true, sources, route: first.route, doubts: [...doubts] };
}

/** The route for a packet from any address of the host, or from `source`; net/ipv6/ip6_output.c. */
export function routeTo6(host: Host, destination: Address, source?: Address): RouteAnswer {
  const doubts = new Set<Doubt>(host.doubts);
  const found = findRoute6(host, { destination, ...(source && { source }) }, () => doubts.add('source-port'));
  if (found.kind === 'error') {
    return { ok: false, error: found.error, doubts: [...doubts], ...(found.route && { route: found.route }) };
  }
  if (found.hops.length > 1) doubts.add('multipath');
  const hops = found.hops.map((hop) => {
    const own = source ?? routeSource6(host, found.route, hop, destination);
    return own === undefined ? { hop } : { hop, source: own };
  });
  return { ok: true, route: found.route, hops, doubts: [...doubts] };
}

function rescue(
  host: Host,
  flow: Flow,
  first: LookupResult & { kind: 'error' },
  lookup: (flow: Flow) => LookupResult,
  fail: (error: KernelError, route?: Route) => SourceAnswer,
  doubts: ReadonlySet<Doubt>,
): SourceAnswer {
  const source = selectSource6(host, undefined, flow.destination);
  if (source === undefined) return fail(first.error, first.route);
  const second = lookup({ ...flow, source });
  if (second.kind === 'error') return fail(second.error, second.route);
  return { ok: true, sources: [source], route: second.route, doubts: [...doubts] };
}

/** The source that the kernel gives what has none yet (net/ipv6/route.c ip6_route_get_saddr). */
export function routeSource6(host: Host, route: Route, hop: NextHop, destination: Address): Address | undefined {
  return route.source ?? selectSource6(host, deviceNamed(host, hop.device), destination);
}

/** net/ipv6/fib6_rules.c fib6_rule_lookup: the route that a packet with this source, input and mark takes. */
export function findRoute6(host: Host, flow: Flow, onDoubt: () => void): LookupResult {
  const inTable = (table: string): LookupResult | undefined =>
    search(host, host.tables.get(table)?.matches(flow.destination) ?? [], flow);
  return walkRules(host, flow, inTable, onDoubt);
}

/** net/ipv6/route.c fib6_table_lookup, rt6_select: longest prefix, metric, router preference, order. */
function search(host: Host, routes: readonly Route[], flow: Flow): LookupResult | undefined {
  const candidates = routes
    .filter((route) => takes(host, route, flow))
    .sort(
      (a, b) =>
        b.destination.length - a.destination.length ||
        (b.from?.length ?? 0) - (a.from?.length ?? 0) ||
        a.metric - b.metric ||
        preference(b) - preference(a),
    );
  const route = candidates[0];
  if (route === undefined || route.type === 'throw') return undefined;
  const error = errorOf(route.type);
  if (error !== undefined) return { kind: 'error', error, route };
  const siblings = candidates.filter((each) => isSibling(route, each));
  return { kind: 'route', route, hops: siblings.flatMap((each) => liveHops(host, each, flow)) };
}

function takes(host: Host, route: Route, flow: Flow): boolean {
  if (isNullEntry(route)) return false;
  if (route.from !== undefined && route.from.length > 0) {
    if (flow.source === undefined || !contains(route.from, flow.source)) return false;
  }
  return errorOf(route.type) !== undefined || route.type === 'throw' || liveHops(host, route, flow).length > 0;
}

/** The entry that older kernels list where they mean "nothing here". */
function isNullEntry({ type, metric, destination }: Route): boolean {
  return type === 'unreachable' && metric === 0xffffffff && destination.length === 0;
}

/** ip6_ignore_linkdown asks the device's own setting: what is written to `all` is copied to each device then. */
function liveHops(host: Host, route: Route, { device }: Flow): readonly NextHop[] {
  return route.nexthops.filter((hop) => {
    if (hop.flags.includes('dead') || (device !== undefined && hop.device !== device)) return false;
    if (!hop.flags.includes('linkdown')) return true;
    return Number(host.sysctl(`net.ipv6.conf.${hop.device}.ignore_routes_with_linkdown`) ?? '0') === 0;
  });
}

/** Routes of one metric through routers form one multipath route, unless a router advertised them (rt6_qualify_for_ecmp). */
function isSibling(route: Route, other: Route): boolean {
  if (route === other) return true;
  const alike = route.destination.length === other.destination.length && route.metric === other.metric;
  return (
    alike && [route, other].every(({ nexthops, protocol }) => nexthops[0]?.gateway !== undefined && protocol !== 'ra')
  );
}

function preference({ preference: word }: Route): number {
  if (word === 'high') return 1;
  return word === 'low' ? -1 : 0;
}

function errorOf(type: string): KernelError | undefined {
  if (type === 'blackhole') return 'invalid argument';
  if (type === 'unreachable') return 'no route to host';
  return type === 'prohibit' ? 'permission denied' : undefined;
}

/** Link-local addresses, and multicast ones of interface or link scope. */
function needsZone(address: Address): boolean {
  const top = address.value >> 112n;
  return isLinkLocal6(address) || (top >> 8n === 0xffn && [1n, 2n].includes(top & 0xfn));
}

function zoneName(host: Host, zone: string): string | undefined {
  const byName = host.devices.find(({ name }) => name === zone);
  return (byName ?? host.devices.find(({ index }) => String(index) === zone))?.name;
}

function distinct(addresses: readonly Address[]): readonly Address[] {
  return addresses.filter((address, at) => addresses.findIndex((each) => sameAddress(each, address)) === at);
}
