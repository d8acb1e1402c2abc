import { behaves } from '../calico/changes.ts';
import type { CalicoVersion } from '../calico/version.ts';
import { type Address, type Family, parseAddress, unmap } from '../net/address.ts';

/** The destination of can-reach=, as Go's `net.Dial("udp4"|"udp6", …)` takes it. */

/** Names that the node can resolve; `complete`: no other name resolves. */
export interface HostNames {
  readonly names: ReadonlyMap<string, readonly Address[]>;
  readonly complete: boolean;
}

export type Destination =
  | { readonly kind: 'address'; readonly address: Address; readonly zone?: string; readonly name?: string }
  /** An address of the other family. */
  | { readonly kind: 'wrong-family' }
  /** Neither an address nor a name that DNS could know: fails everywhere. */
  | { readonly kind: 'not-a-name' }
  /** A name that does not resolve. */
  | { readonly kind: 'unresolved' }
  /** A name of which nothing is known here. */
  | { readonly kind: 'unknown-name' };

/** The unspecified address, as the kernel's connect() takes it: IPv6 turns it into ::1, IPv4 decides by itself. */
const thisHost: Readonly<Record<Family, Address>> = { 4: { family: 4, value: 0n }, 6: { family: 6, value: 1n } };

/**
 * What `text` leads to for `family`. An empty or unspecified destination means the host itself. Brackets around an
 * IPv4 address are taken off since v3.32.0 (net.JoinHostPort in reachaddr.go), and make a name of it before.
 */
export function readDestination(text: string, family: Family, version: CalicoVersion, hosts: HostNames): Destination {
  if (text === '') return { kind: 'address', address: thisHost[family] };
  const bracketed = /^\[([^\]:]*)\]$/.exec(text)?.[1];
  const host = bracketed !== undefined && behaves(version, 'brackets-taken-off') ? bracketed : text;
  if (host === '') return { kind: 'address', address: thisHost[family] };
  return readAddress(host, family) ?? readName(host, family, hosts);
}

function readAddress(host: string, family: Family): Destination | undefined {
  const percent = host.indexOf('%');
  const literal = parseAddress(percent === -1 ? host : host.slice(0, percent));
  if (literal === undefined) return undefined;
  const address = unmap(literal);
  if (percent !== -1 && literal.family === 4) return undefined;
  const zone = percent === -1 ? '' : host.slice(percent + 1);
  if (percent !== -1 && zone === '') return undefined;
  // Go adds 0.0.0.0 to `::`, not the other way round.
  if (literal.value === 0n && (literal.family === 6 || family === 4))
    return { kind: 'address', address: thisHost[family] };
  if (address.family !== family) return { kind: 'wrong-family' };
  if (address.value === 0n) return { kind: 'address', address: thisHost[family] };
  return { kind: 'address', address, ...(zone !== '' && { zone }) };
}

function readName(host: string, family: Family, hosts: HostNames): Destination {
  const known = hosts.names.get(host.toLowerCase().replace(/\.$/, ''));
  if (known !== undefined) {
    const address = known.find((each) => each.family === family);
    return address === undefined ? { kind: 'wrong-family' } : { kind: 'address', address, name: host };
  }
  if (!isDomainName(host)) return { kind: 'not-a-name' };
  return { kind: hosts.complete ? 'unresolved' : 'unknown-name' };
}

/** Go's isDomainName (net/dnsclient.go): letters, digits, `-`, `_` in labels of 1 to 63, and not all numeric. */
export function isDomainName(name: string): boolean {
  const labels = name.replace(/\.$/, '').split('.');
  if (name.length > 254 || labels.some((label) => !/^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/.test(label)))
    return false;
  return /[A-Za-z_-]/.test(name);
}
