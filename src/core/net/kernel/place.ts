import { type Address, contains, network } from '../address.ts';
import type { Interface, NextHop, Route } from '../node.ts';

/**
 * The route with the interface of each next hop: where a hand-written line names only the gateway, the one whose subnet
 * holds it, or that a route without a gateway leads to, as the kernel finds it when the route is added
 * (net/ipv4/fib_semantics.c fib_check_nh). Undefined where there is none: the kernel would refuse the route.
 */
export function placeRoute(
  route: Route,
  interfaces: readonly Interface[],
  routes: readonly Route[],
): Route | undefined {
  if (route.nexthops.every(({ device }) => device !== undefined)) {
    return needsDevice(route) && route.nexthops.length === 0 ? undefined : route;
  }
  const nexthops = route.nexthops.map((hop) => placeHop(hop, interfaces, routes));
  return nexthops.includes(undefined) ? undefined : { ...route, nexthops: nexthops.flatMap((hop) => hop ?? []) };
}

/** `blackhole` and its kin lead nowhere. */
function needsDevice({ type }: Route): boolean {
  return type === 'unicast';
}

function placeHop(hop: NextHop, interfaces: readonly Interface[], routes: readonly Route[]): NextHop | undefined {
  if (hop.device !== undefined) return hop;
  const device = hop.gateway && deviceTowards(hop.gateway, interfaces, routes);
  return device === undefined ? undefined : { ...hop, device };
}

function deviceTowards(
  gateway: Address,
  interfaces: readonly Interface[],
  routes: readonly Route[],
): string | undefined {
  const subnets = interfaces.flatMap(({ name, addresses }) =>
    addresses.map(({ address, peer, prefixLength }) => {
      return { name, prefix: network({ address: peer ?? address, length: prefixLength }) };
    }),
  );
  const direct = routes.flatMap(({ destination, nexthops }) =>
    nexthops.flatMap(({ gateway: via, device }) =>
      via === undefined && device !== undefined && destination.length > 0
        ? [{ name: device, prefix: destination }]
        : [],
    ),
  );
  return [...direct, ...subnets]
    .filter(({ prefix }) => prefix.address.family === gateway.family && contains(prefix, gateway))
    .sort((a, b) => b.prefix.length - a.prefix.length)[0]?.name;
}
