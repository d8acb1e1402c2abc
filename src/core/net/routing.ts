import type { Address } from './address.ts';
import type { Node } from './node.ts';
import { createHost, type Host } from './routing/host.ts';
import { sourceOf4 } from './routing/lookup4.ts';
import { sourceOf6 } from './routing/lookup6.ts';
import type { SourceAnswer } from './routing/types.ts';

export { placeRoute } from './routing/place.ts';
export type { Doubt, KernelError, SourceAnswer } from './routing/types.ts';

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

function lookup(host: Host, destination: Address, zone: string | undefined): SourceAnswer {
  return destination.family === 4 ? sourceOf4(host, destination) : sourceOf6(host, destination, zone);
}

/** Where only subnets are known, a destination outside them all may have a route that nobody told us of. */
function withoutRoutes(host: Host, answer: SourceAnswer): SourceAnswer | undefined {
  return host.routesKnown || answer.ok ? answer : undefined;
}
