import type { Address, Family } from './address.ts';
import { createHost, type Host } from './kernel/host.ts';
import { routeTo4, sourceOf4 } from './kernel/lookup4.ts';
import { routeTo6, sourceOf6 } from './kernel/lookup6.ts';
import type { RouteAnswer, SourceAnswer } from './kernel/types.ts';
import type { Node } from './node.ts';

export { placeRoute } from './kernel/place.ts';
export type { Doubt, KernelError, RouteAnswer, SourceAnswer } from './kernel/types.ts';

/**
 * The source address that the node's kernel would give a UDP socket connected to `destination`, port 80, by root:
 * rules, tables, longest prefix, metric, `src`, source selection (Linux net/ipv4/route.c, fib_*.c, devinet.c;
 * net/ipv6/route.c, fib6_rules.c, addrconf.c; the same in 6.1 and 6.18 as far as observed).
 * `zone` is the interface name or index behind `%` of an IPv6 link-local destination.
 * Returns undefined where the node's interfaces, or what it would take of its routes, are not known.
 */
export function sourceAddress(node: Node, destination: Address, zone?: string): SourceAnswer | undefined {
  const host = createHost(node, destination.family);
  if (host === undefined) return undefined;
  return withoutRoutes(host, lookup(host, destination, zone));
}

/** {@link sourceAddress} of one node for many destinations of a family. */
export function createSourceFinder(node: Node, family: Family): (destination: Address) => SourceAnswer | undefined {
  const host = createHost(node, family);
  if (host === undefined) return () => undefined;
  return (destination) => withoutRoutes(host, lookup(host, destination, undefined));
}

function lookup(host: Host, destination: Address, zone: string | undefined): SourceAnswer {
  return destination.family === 4 ? sourceOf4(host, destination) : sourceOf6(host, destination, zone);
}

/** Where only subnets are known, a destination outside them all may have a route that nobody told us of. */
function withoutRoutes(host: Host, answer: SourceAnswer): SourceAnswer | undefined {
  return host.routesKnown || answer.ok ? answer : undefined;
}

/** Looks up routes on one node; see {@link createRouter}. */
export type Router = (destination: Address, source?: Address) => RouteAnswer | undefined;

/**
 * What `ip route get DESTINATION [from SOURCE]` answers on the node: the route, the next hop, and the source address that
 * the kernel takes where none is given. It is made ready once for many look-ups, each of which gives undefined where the
 * node's interfaces, or what it would take of its routes, are not known. A source that the node does not have is taken as
 * it is.
 */
export function createRouter(node: Node, family: Family): Router {
  const host = createHost(node, family);
  if (host === undefined) return () => undefined;
  const routeTo = family === 4 ? routeTo4 : routeTo6;
  return (destination, source) => {
    if (destination.family !== family) return undefined;
    const answer = routeTo(host, destination, source);
    return host.routesKnown || answer.ok ? answer : undefined;
  };
}
