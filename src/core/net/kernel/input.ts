import type { Address } from '../address.ts';
import type { NextHop, Route } from '../node.ts';
import { addressesOf, deviceNamed, hasAddress } from './host.ts';
import type { Kernel, Packet } from './kernel.ts';
import { acceptsLocal, forwards, reversePathFilter, usesMark } from './settings.ts';
import type { KernelError } from './types.ts';

/** Why a kernel drops a packet that comes in. */
export type Refusal =
  | { readonly kind: 'no-route'; readonly error: KernelError; readonly route?: Route }
  /** The packet says that it comes from the node itself. */
  | { readonly kind: 'martian'; readonly device: string; readonly source: Address }
  /** The way back to its source leads through another interface, or nowhere. */
  | { readonly kind: 'reverse-path'; readonly device: string; readonly source: Address; readonly back?: Route }
  | { readonly kind: 'forwarding-off'; readonly device: string };

/** What a kernel does with a packet that comes in. `unless`: it is dropped if a setting that isn't known is on. */
export type Reception =
  | { readonly kind: 'local'; readonly route: Route; readonly unless?: Refusal }
  | {
      readonly kind: 'forward';
      readonly route: Route;
      readonly hops: readonly NextHop[];
      readonly unless?: Refusal;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unknown' };

/** A packet comes in by `device`: net/ipv4/route.c ip_route_input_slow; net/ipv6/route.c ip6_route_input, ip6_forward. */
export function receive(kernel: Kernel, packet: Packet, device: string): Reception {
  const { host } = kernel;
  const found = kernel.lookup({ ...packet, input: device });
  if (found.kind === 'unknown') return found;
  if (found.kind === 'error') return refused({ kind: 'no-route', error: found.error, ...routeOf(found) });
  const { route, hops } = found;
  const isLocal = route.type === 'local' || route.type === 'anycast' || route.type === 'broadcast';
  if (!isLocal && !forwards(host, device, kernel.isWorkload(device))) {
    return refused({ kind: 'forwarding-off', device });
  }
  if (!isLocal && route.type !== 'unicast') return refused({ kind: 'no-route', error: 'invalid argument', route });
  const source = host.family === 4 ? validateSource(kernel, packet, device, isLocal ? undefined : hops[0]?.device) : {};
  if (source.refusal !== undefined) return refused(source.refusal);
  const unless = source.unless && { unless: source.unless };
  return isLocal ? { kind: 'local', route, ...unless } : { kind: 'forward', route, hops, ...unless };
}

function refused(refusal: Refusal): Reception {
  return { kind: 'refused', refusal };
}

interface Validation {
  readonly refusal?: Refusal;
  readonly unless?: Refusal;
}

/** net/ipv4/fib_frontend.c fib_validate_source; `out` is the interface by which the packet would leave. */
function validateSource(kernel: Kernel, packet: Packet, device: string, out: string | undefined): Validation {
  const { host } = kernel;
  const { source } = packet;
  // What the node sends itself comes back through lo with its route already found.
  if (device === 'lo') return {};
  const mode = reversePathFilter(host, device);
  const isFull = (mode ?? 0) !== 0 || !host.pristineRules;
  if (!isFull && !acceptsLocal(host, device) && hasAddress(host, source)) {
    return { refusal: { kind: 'martian', device, source } };
  }
  if (mode === 0 && !isFull) return {};
  const strict = fullCheck(kernel, packet, device, out, 1);
  if (mode === undefined) {
    const plain = isFull ? fullCheck(kernel, packet, device, out, 0) : undefined;
    if (plain !== undefined) return { refusal: plain };
    return strict === undefined ? {} : { unless: strict };
  }
  const refusal = mode === 1 ? strict : fullCheck(kernel, packet, device, out, mode);
  return refusal === undefined ? {} : { refusal };
}

/** __fib_validate_source: looks the way back up, as if for a packet from the destination. */
function fullCheck(
  kernel: Kernel,
  { source, destination, mark }: Packet,
  device: string,
  out: string | undefined,
  mode: number,
): Refusal | undefined {
  const { host } = kernel;
  const found = kernel.lookup({
    destination: source,
    source: destination,
    input: out ?? 'lo',
    ...(mark !== undefined && usesMark(host, device) && { mark }),
  });
  if (found.kind === 'unknown') return undefined;
  const drop: Refusal = { kind: 'reverse-path', device, source, ...routeOf(found) };
  if (found.kind === 'error') return mode === 0 ? undefined : drop;
  const { type } = found.route;
  if (type !== 'unicast' && (type !== 'local' || !acceptsLocal(host, device))) {
    return { kind: 'martian', device, source };
  }
  if (found.hops.some((hop) => hop.device === device)) return undefined;
  const own = deviceNamed(host, device);
  const hasNone = own === undefined || addressesOf(own, 4).length === 0;
  return mode === 1 || (hasNone && mode !== 0) ? drop : undefined;
}

function routeOf({ route }: { readonly route?: Route }): { readonly back?: Route; readonly route?: Route } {
  return route === undefined ? {} : { back: route, route };
}
