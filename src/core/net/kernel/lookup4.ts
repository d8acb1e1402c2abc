import { type Address, contains, sameAddress } from '../address.ts';
import type { Interface, InterfaceAddress, NextHop, Route } from '../node.ts';
import { addressesOf, deviceNamed, type Host, hasAddress, vrfOf } from './host.ts';
import { type Flow, type LookupResult, walkRules } from './rules.ts';
import type { Doubt, KernelError, RouteAnswer, SourceAnswer } from './types.ts';

/** IPv4: net/ipv4/route.c ip_route_output_key_hash_rcu, called twice by ip_route_connect. */
export function sourceOf4(host: Host, destination: Address): SourceAnswer {
  const doubts = new Set<Doubt>(host.doubts);
  const lookup = (flow: Flow): LookupResult => findRoute4(host, flow, () => doubts.add('source-port'));
  const fail = (error: KernelError, route?: Route): SourceAnswer => {
    return { ok: false, error, doubts: [...doubts], ...(route && { route }) };
  };
  if (destination.value === 0n) {
    // "This host": source and destination become 127.0.0.1 before any table is asked.
    const sendable = canSendFrom(host, loopback, loopback, lookup);
    return sendable ? { ok: true, sources: [loopback], doubts: [...doubts] } : fail('invalid argument');
  }
  const first = lookup({ destination });
  if (first.kind === 'error') return fail(first.error, first.route);
  const sources = distinct(first.hops.map((hop) => routeSource4(host, first.route, hop, destination)));
  if (sources.length > 1) doubts.add('multipath');
  const usable = sources.filter((source) => canSendFrom(host, source, destination, lookup));
  if (usable.length === 0) return fail('invalid argument', first.route);
  return { ok: true, sources: usable, route: first.route, doubts: [...doubts] };
}

/** The route for a packet from any address of the host, or from `source`; net/ipv4/route.c ip_route_output_key_hash. */
export function routeTo4(host: Host, destination: Address, source?: Address): RouteAnswer {
  const doubts = new Set<Doubt>(host.doubts);
  const found = findRoute4(host, { destination, ...(source && { source }) }, () => doubts.add('source-port'));
  if (found.kind === 'error') {
    return { ok: false, error: found.error, doubts: [...doubts], ...(found.route && { route: found.route }) };
  }
  if (found.hops.length > 1) doubts.add('multipath');
  const hops = found.hops.map((hop) => ({ hop, source: source ?? routeSource4(host, found.route, hop, destination) }));
  return { ok: true, route: found.route, hops, doubts: [...doubts] };
}

const loopback: Address = { family: 4, value: 0x7f000001n };

/** The checks made once a source is set: it is the host's own, the rules let it pass, and loopback stays inside. */
function canSendFrom(host: Host, source: Address, destination: Address, lookup: (flow: Flow) => LookupResult): boolean {
  if (source.value === 0n) return true; // no address at all: nothing to check, and nobody owns it
  if (!hasAddress(host, source) && !isLocal(host, source)) return false;
  const second = lookup({ destination, source });
  if (second.kind === 'error') return false;
  const staysInside = second.route.type === 'local' || second.hops.some(({ device }) => device === 'lo');
  return staysInside || source.value >> 24n !== 127n;
}

function isLocal(host: Host, address: Address): boolean {
  return matchesIn(host, 'local', address).some(({ type }) => type === 'local');
}

function matchesIn({ tables }: Host, table: string, address: Address): readonly Route[] {
  return tables.get(table)?.matches(address) ?? [];
}

/** net/ipv4/fib_rules.c __fib_lookup, fib_lookup: the route that a packet with this source, input and mark takes. */
export function findRoute4(host: Host, flow: Flow, onDoubt: () => void): LookupResult {
  const { destination } = flow;
  if (host.pristineRules) {
    // fib_table `local` shares its trie with `main` until the first rule is added: one longest match over both.
    const merged = [...matchesIn(host, 'local', destination), ...matchesIn(host, 'main', destination)];
    const found = search(host, merged, flow) ?? search(host, matchesIn(host, 'default', destination), flow);
    return found ?? { kind: 'error', error: 'network is unreachable' };
  }
  return walkRules(host, flow, (table) => search(host, matchesIn(host, table, destination), flow), onDoubt);
}

/** net/ipv4/fib_trie.c fib_table_lookup: undefined where the next rule is to be asked. */
function search(host: Host, routes: readonly Route[], { device }: Flow): LookupResult | undefined {
  const candidates = routes
    .filter((route) => route.tos === 0)
    .sort((a, b) => b.destination.length - a.destination.length || tableRank(a) - tableRank(b) || a.metric - b.metric);
  for (const route of candidates) {
    if (route.type === 'throw') return undefined;
    const error = errorOf(route.type);
    if (error !== undefined) return { kind: 'error', error, route };
    const hops = route.nexthops.filter((hop) => isAlive(host, hop) && (device === undefined || hop.device === device));
    if (hops.length > 0) return { kind: 'route', route, hops };
  }
  return undefined;
}

function tableRank({ table }: Route): number {
  return table === 'local' ? 0 : 1;
}

function errorOf(type: string): KernelError | undefined {
  if (type === 'blackhole') return 'invalid argument';
  if (type === 'unreachable') return 'no route to host';
  return type === 'prohibit' ? 'permission denied' : undefined;
}

function isAlive(host: Host, hop: NextHop): boolean {
  if (hop.flags.includes('dead')) return false;
  if (!hop.flags.includes('linkdown')) return true;
  const scopes = ['all', hop.device ?? ''];
  return !scopes.some((scope) => host.sysctl(`net.ipv4.conf.${scope}.ignore_routes_with_linkdown`) === '1');
}

/** The source that the kernel gives what has none yet (net/ipv4/fib_semantics.c fib_result_prefsrc). */
export function routeSource4(host: Host, route: Route, hop: NextHop, destination: Address): Address {
  if (route.source !== undefined) return route.source;
  if (route.type === 'local') return destination;
  const gateway = hop.gateway?.family === 4 ? hop.gateway : undefined;
  return selectAddress(host, deviceNamed(host, hop.device), gateway, scopeNumber(route.scope));
}

/** net/ipv4/devinet.c inet_select_addr. 0.0.0.0 where there is no address at all. */
export function selectAddress(
  host: Host,
  device: Interface | undefined,
  toward: Address | undefined,
  scope: number,
): Address {
  const own = device === undefined ? [] : primaries(device).filter((each) => scopeNumber(each.scope) <= scope);
  const best = own.find((each) => toward !== undefined && inSubnet(each, toward)) ?? own[0];
  if (best !== undefined) return best.address;
  const vrf = device && vrfOf(host, device);
  const others = host.devices.filter((each) => vrfOf(host, each) === vrf).flatMap(primaries);
  const other = others.find((each) => each.scope !== 'link' && scopeNumber(each.scope) <= scope);
  return other?.address ?? { family: 4, value: 0n };
}

function primaries(device: Interface): readonly InterfaceAddress[] {
  return addressesOf(device, 4).filter(({ flags }) => !flags.includes('secondary'));
}

function inSubnet({ address, peer, prefixLength }: InterfaceAddress, other: Address): boolean {
  return contains({ address: peer ?? address, length: prefixLength }, other);
}

const scopes: Readonly<Record<string, number>> = {
  global: 0,
  universe: 0,
  site: 200,
  link: 253,
  host: 254,
  nowhere: 255,
};

function scopeNumber(scope: string | undefined): number {
  if (scope === undefined) return 0;
  return scopes[scope] ?? Number(scope);
}

function distinct(addresses: readonly Address[]): readonly Address[] {
  return addresses.filter((address, at) => addresses.findIndex((each) => sameAddress(each, address)) === at);
}
