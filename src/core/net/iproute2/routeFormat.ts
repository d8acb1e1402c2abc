import { formatAddress } from '../address.ts';
import type { NextHop, Route } from '../node.ts';
import { formatDestination, formatTos, isEverything } from './destination.ts';

/** One route in one line, as `ip route show table all` prints it, its next hops at the end; `parseRoute` reads it. */
export function formatRoute(route: Route): string {
  const { type, destination, from, table, metric, tos, source, scope, protocol, preference } = route;
  const [only] = route.nexthops;
  const plain = route.nexthops.length === 1 && only?.weight === 1 ? only : undefined;
  const hasEnds = plain !== undefined && (plain.gateway !== undefined || plain.device !== undefined);
  const hops = plain === undefined || !hasEnds ? route.nexthops : [];
  return [
    ...(type === 'unicast' ? [] : [type]),
    isEverything(destination) ? 'default' : formatDestination(destination),
    ...(from === undefined ? [] : ['from', isEverything(from) ? 'default' : formatDestination(from)]),
    ...(tos === 0 ? [] : ['tos', formatTos(tos)]),
    ...(plain !== undefined && hasEnds ? formatEnds(plain, route) : []),
    ...(table === 'main' ? [] : ['table', table]),
    ...(protocol === undefined ? [] : ['proto', protocol]),
    ...(scope === undefined ? [] : ['scope', scope]),
    ...(source === undefined ? [] : ['src', formatAddress(source)]),
    ...(metric === 0 ? [] : ['metric', String(metric)]),
    ...(plain !== undefined && hasEnds ? plain.flags : []),
    ...(preference === undefined ? [] : ['pref', preference]),
    ...hops.flatMap((hop) => ['nexthop', ...formatEnds(hop, route), 'weight', String(hop.weight), ...hop.flags]),
  ].join(' ');
}

function formatEnds({ gateway, device }: NextHop, { family }: Route): string[] {
  const via = gateway === undefined ? [] : ['via', ...foreignFamily(gateway.family, family), formatAddress(gateway)];
  return device === undefined ? via : [...via, 'dev', device];
}

function foreignFamily(gateway: number, route: number): string[] {
  if (gateway === route) return [];
  return [gateway === 6 ? 'inet6' : 'inet'];
}
