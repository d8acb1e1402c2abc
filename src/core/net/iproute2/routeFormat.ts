import { formatAddress, type Prefix } from '../address.ts';
import type { NextHop, Route } from '../node.ts';
import { formatDestination, formatTos, isEverything } from './destination.ts';
import { worded } from './lines.ts';

/** One route in one line, as `ip route show table all` prints it, its next hops at the end; `parseRoute` reads it. */
export function formatRoute(route: Route): string {
  const { type, destination, from, table, metric, tos, source, scope, protocol, preference } = route;
  const inline = inlineHop(route);
  const listed = inline === undefined ? route.nexthops : [];
  return [
    ...(type === 'unicast' ? [] : [type]),
    formatSelector(destination),
    ...worded('from', from && formatSelector(from)),
    ...worded('tos', tos === 0 ? undefined : formatTos(tos)),
    ...(inline === undefined ? [] : formatEnds(inline, route)),
    ...worded('table', table === 'main' ? undefined : table),
    ...worded('proto', protocol),
    ...worded('scope', scope),
    ...worded('src', source && formatAddress(source)),
    ...worded('metric', metric === 0 ? undefined : String(metric)),
    ...(inline?.flags ?? []),
    ...worded('pref', preference),
    ...listed.flatMap((hop) => ['nexthop', ...formatEnds(hop, route), 'weight', String(hop.weight), ...hop.flags]),
  ].join(' ');
}

/** A next hop that is the only one, and says where to, is printed with the route itself. */
function inlineHop({ nexthops }: Route): NextHop | undefined {
  const [only] = nexthops;
  if (nexthops.length !== 1 || only?.weight !== 1) return undefined;
  return only.gateway === undefined && only.device === undefined ? undefined : only;
}

function formatSelector(prefix: Prefix): string {
  return isEverything(prefix) ? 'default' : formatDestination(prefix);
}

function formatEnds({ gateway, device }: NextHop, { family }: Route): string[] {
  const via = gateway === undefined ? [] : ['via', ...foreignFamily(gateway.family, family), formatAddress(gateway)];
  return device === undefined ? via : [...via, 'dev', device];
}

function foreignFamily(gateway: number, route: number): string[] {
  if (gateway === route) return [];
  return [gateway === 6 ? 'inet6' : 'inet'];
}
