import type { Address } from '../address.ts';
import type { NextHop, Route } from '../node.ts';
import { hasAddress } from './host.ts';
import { type Kernel, routeSource } from './kernel.ts';
import type { Flow } from './rules.ts';
import { selectSource6 } from './source6.ts';
import type { KernelError } from './types.ts';

/** What a kernel does with a packet that the node itself sends. */
export type Sending =
  | {
      readonly kind: 'sent';
      readonly route: Route;
      readonly hops: readonly NextHop[];
      readonly source: Address;
    }
  | { readonly kind: 'error'; readonly error: KernelError; readonly route?: Route }
  | { readonly kind: 'unknown' };

/**
 * A program of the node sends through a connected socket. Without a source of its own there are two look-ups for IPv4,
 * the second with the source that the first gives (include/net/route.h, ip_route_connect), and one for IPv6
 * (net/ipv6/ip6_output.c, ip6_dst_lookup_tail). With one, as in a reply, there is one look-up.
 */
export function send(kernel: Kernel, destination: Address, source?: Address): Sending {
  if (source !== undefined) return sendFrom(kernel, { destination, source }, source);
  const first = sendOnce(kernel, { destination });
  if (first.kind !== 'sent' || kernel.host.family === 6) return first;
  return sendFrom(kernel, { destination, source: first.source }, first.source);
}

/** One look-up, as a tunnel makes it for the packets that it wraps, with the source bound or the kernel's choice. */
export function sendOnce(kernel: Kernel, flow: Flow): Sending {
  const { host } = kernel;
  const found = kernel.lookup(flow);
  if (found.kind === 'unknown') return found;
  if (found.kind === 'error') return rescued(kernel, flow) ?? found;
  const { route, hops } = found;
  const [hop] = hops;
  const source = flow.source ?? (hop && routeSource(host, route, hop, flow.destination));
  if (source === undefined) return { kind: 'error', error: 'network is unreachable', route };
  return { kind: 'sent', route, hops, source };
}

/** IPv6 tries once more with the source that it would take (ip6_dst_lookup_tail). */
function rescued(kernel: Kernel, flow: Flow): Sending | undefined {
  const { host } = kernel;
  if (host.family === 4 || flow.source !== undefined) return undefined;
  const source = selectSource6(host, undefined, flow.destination);
  const again = source && kernel.lookup({ ...flow, source });
  if (again?.kind !== 'route' || source === undefined) return undefined;
  return { kind: 'sent', route: again.route, hops: again.hops, source };
}

/** The kernel sends from its own addresses only (net/ipv4/route.c, ip_route_output_key_hash_rcu; bind). */
function sendFrom(kernel: Kernel, flow: Flow, source: Address): Sending {
  const { host } = kernel;
  const local = host.devices.length === 0 || hasAddress(host, source);
  return local ? sendOnce(kernel, flow) : { kind: 'error', error: 'invalid argument' };
}
