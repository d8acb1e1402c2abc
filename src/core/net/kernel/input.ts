import { present } from '../../collections.ts';
import type { Address } from '../address.ts';
import type { NextHop, Route } from '../node.ts';
import { addressesOf, deviceNamed, type Host, hasAddress } from './host.ts';
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
  const isLocal = localTypes.has(route.type);
  const refusal = isLocal ? undefined : forwardRefusal(kernel, route, device);
  if (refusal !== undefined) return refused(refusal);
  const source = host.family === 4 ? validateSource(kernel, packet, device, isLocal ? undefined : hops[0]?.device) : {};
  if (source.refusal !== undefined) return refused(source.refusal);
  const unless = source.unless && { unless: source.unless };
  return isLocal ? { kind: 'local', route, ...unless } : { kind: 'forward', route, hops, ...unless };
}

const localTypes: ReadonlySet<string> = new Set(['local', 'anycast', 'broadcast']);

function forwardRefusal(kernel: Kernel, route: Route, device: string): Refusal | undefined {
  if (!forwards(kernel.host, device, kernel.isWorkload(device))) return { kind: 'forwarding-off', device };
  return route.type === 'unicast' ? undefined : { kind: 'no-route', error: 'invalid argument', route };
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
  const check = (as: number): Refusal | undefined => fullCheck(kernel, packet, device, out, as);
  if (mode !== undefined) return present({ refusal: check(mode) });
  const refusal = isFull ? check(0) : undefined;
  return refusal === undefined ? present({ unless: check(1) }) : { refusal };
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
  if (isMartian(host, found.route, device)) return { kind: 'martian', device, source };
  if (mode === 0 || found.hops.some((hop) => hop.device === device)) return undefined;
  return mode === 1 || !hasAddress4(host, device) ? drop : undefined;
}

function isMartian(host: Host, { type }: Route, device: string): boolean {
  return type !== 'unicast' && (type !== 'local' || !acceptsLocal(host, device));
}

function hasAddress4(host: Host, device: string): boolean {
  const own = deviceNamed(host, device);
  return own !== undefined && addressesOf(own, 4).length > 0;
}

function routeOf({ route }: { readonly route?: Route }): { readonly back?: Route; readonly route?: Route } {
  return route === undefined ? {} : { back: route, route };
}
