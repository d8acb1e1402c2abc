import type { Address } from '../address.ts';
import type { NextHop, Route } from '../node.ts';
import { deviceNamed, type Host } from './host.ts';
import { findRoute4, routeSource4, selectAddress } from './lookup4.ts';
import { findRoute6, routeSource6 } from './lookup6.ts';
import type { Flow, LookupResult } from './rules.ts';
import { selectSource6 } from './source6.ts';

/** One node's kernel, as packets meet it. */
export interface Kernel {
  readonly host: Host;
  /** The route that a packet takes; `unknown` where the node's routes are not known and nothing else tells it. */
  lookup(flow: Flow): Looked;
  /** Whether the interface is the node's end of a pod's, which Felix sets up. */
  isWorkload(device: string): boolean;
}

export type Looked = LookupResult | { readonly kind: 'unknown' };

/** A packet as routing sees it. */
export type Packet = Pick<Flow, 'destination' | 'mark' | 'transport'> & { readonly source: Address };

/** Looks a packet up in the host's own tables. */
export function lookupIn(host: Host, flow: Flow): Looked {
  const find = host.family === 4 ? findRoute4 : findRoute6;
  const found = find(host, flow, () => undefined);
  return found.kind === 'error' && !host.routesKnown ? { kind: 'unknown' } : found;
}

/** The source for what has none yet and takes this route; undefined where there is none. */
export function routeSource(host: Host, route: Route, hop: NextHop, destination: Address): Address | undefined {
  if (host.family === 6) return routeSource6(host, route, hop, destination);
  const source = routeSource4(host, route, hop, destination);
  return source.value === 0n ? undefined : source;
}

/**
 * The source that masquerading puts in: for IPv4 that of the interface towards the next hop, of scope global
 * (net/netfilter/nf_nat_masquerade.c, nf_nat_masquerade_ipv4), for IPv6 RFC 6724's choice (nf_nat_masquerade_ipv6).
 * Undefined where there is none: the packet is dropped.
 */
export function masqueradeSource(
  host: Host,
  name: string,
  nextHop: Address,
  destination: Address,
): Address | undefined {
  const device = deviceNamed(host, name);
  if (host.family === 6) return selectSource6(host, device, destination);
  const source = selectAddress(host, device, nextHop, 0);
  return source.value === 0n ? undefined : source;
}
