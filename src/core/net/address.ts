import { Address6 } from 'ip-address';

/** The only importer of `ip-address`: addresses and prefixes, read as Go's `net` package reads them. */

export type Family = 4 | 6;

/** Both, in the order in which Calico looks at them. */
export const bothFamilies = [4, 6] as const satisfies readonly Family[];

/** One IP address. An IPv4-mapped address (`::ffff:10.0.0.1`) has family 6 here; see {@link unmap}. */
export interface Address {
  readonly family: Family;
  readonly value: bigint;
}

/** An address with a prefix length; host bits are kept as written. */
export interface Prefix {
  readonly address: Address;
  readonly length: number;
}

const MAPPED = 0xffffn;

/** How many bits an address of this family has. */
export function bits(family: Family): number {
  return family === 4 ? 32 : 128;
}

/** Reads an address as Go's `net.ParseIP` does: no zone, no leading zeros, no short forms; undefined where it refuses. */
export function parseAddress(text: string): Address | undefined {
  if (!text.includes(':')) return parseAddress4(text);
  if (!/^[0-9a-fA-F:.]{2,45}$/.test(text)) return undefined;
  try {
    const embedded = embedded4(text);
    if (embedded !== undefined && parseAddress(embedded)?.family !== 4) return undefined;
    return { family: 6, value: new Address6(text).bigInt() };
  } catch {
    return undefined; // AddressError is this library's way of saying "not an address"
  }
}

/** The IPv4 address at the end of an IPv6 one, as in `::ffff:10.0.0.1`, right or not. */
function embedded4(text: string): string | undefined {
  const last = text.slice(text.lastIndexOf(':') + 1);
  return last.includes('.') && /^[0-9.]+$/.test(last) ? last : undefined;
}

/** Four decimal numbers below 256 without leading zeros; by hand, since there are many of them. */
function parseAddress4(text: string): Address | undefined {
  let [value, start] = [0, 0];
  for (let part = 0; part < 4; part += 1) {
    const end = part === 3 ? text.length : text.indexOf('.', start);
    const byte = parseByte(text, start, end);
    if (byte === undefined) return undefined;
    value = value * 256 + byte;
    start = end + 1;
  }
  return { family: 4, value: BigInt(value) };
}

const [zero, nine] = [0x30, 0x39];

/** The number between two places of a text; undefined where it is none, or more than 255. */
function parseByte(text: string, start: number, end: number): number | undefined {
  const digits = end - start;
  if (digits < 1 || digits > 3 || (digits > 1 && text.charCodeAt(start) === zero)) return undefined;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < zero || code > nine) return undefined;
    value = value * 10 + code - zero;
  }
  return value > 255 ? undefined : value;
}

/** Reads `address/length` as Go's `net.ParseCIDR` does (the length is required, `/08` is 8); host bits are kept. */
export function parsePrefix(text: string): Prefix | undefined {
  const slash = text.indexOf('/');
  if (slash === -1) return undefined;
  const address = parseAddress(text.slice(0, slash));
  const lengthText = text.slice(slash + 1);
  if (address === undefined || !/^[0-9]{1,9}$/.test(lengthText)) return undefined;
  const length = Number(lengthText);
  return length <= bits(address.family) ? { address, length } : undefined;
}

/** The IPv4 address inside an IPv4-mapped one, as Go's `IP.To4` gives it; any other address unchanged. */
export function unmap(address: Address): Address {
  return address.family === 6 && address.value >> 32n === MAPPED
    ? { family: 4, value: address.value & 0xffffffffn }
    : address;
}

/** A prefix as Go's `IPNet.Contains` sees it: masked, and IPv4 where the masked address is an IPv4-mapped one. */
export function goNetwork(prefix: Prefix): Prefix {
  const masked = network(prefix);
  const address = unmap(masked.address);
  return address === masked.address ? masked : { address, length: Math.max(0, prefix.length - 96) };
}

/** `prefix` with its host bits cleared. */
export function network(prefix: Prefix): Prefix {
  const { family, value } = prefix.address;
  if (family === 4)
    return { address: { family, value: BigInt(network4(Number(value), prefix.length)) }, length: prefix.length };
  const host = BigInt(bits(family) - prefix.length);
  return { address: { family, value: (value >> host) << host }, length: prefix.length };
}

/** Whether `address` lies in `prefix`; never across families. */
export function contains(prefix: Prefix, address: Address): boolean {
  if (prefix.address.family !== address.family) return false;
  if (address.family === 4) return differing4(prefix.address.value, address.value, prefix.length) === 0;
  const host = BigInt(bits(address.family) - prefix.length);
  return prefix.address.value >> host === address.value >> host;
}

/** A key for maps, the same for prefixes of the same network. A number for IPv4, which takes a fraction of a text's time. */
export function networkKey({ address: { family, value }, length }: Prefix): string | number {
  if (family === 4) return network4(Number(value), length) * 64 + length;
  const host = BigInt(bits(family) - length);
  return `${(value >> host) << host}/${length}`;
}

function network4(value: number, length: number): number {
  return length === 0 ? 0 : (value & (-1 << (32 - length))) >>> 0;
}

/** The bits of the prefix in which two IPv4 addresses differ; numbers are many times as fast as bigints here. */
function differing4(a: bigint, b: bigint, length: number): number {
  return length === 0 ? 0 : (Number(a) ^ Number(b)) >>> (32 - length);
}

export function sameAddress(a: Address, b: Address): boolean {
  return a.family === b.family && a.value === b.value;
}

/** The usual text of an address: dotted, or the shortest form of RFC 5952. */
export function formatAddress({ family, value }: Address): string {
  // By hand, since the library reads the text that it has made once more: ten times as slow.
  if (family === 4) return formatAddress4(Number(value));
  return Address6.fromBigInt(value).correctForm();
}

function formatAddress4(value: number): string {
  return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

/** `address/length` as Calico stores it, host bits kept. */
export function formatPrefix({ address, length }: Prefix): string {
  return `${formatAddress(address)}/${length}`;
}

/** `::/128`, `::1/128`, `fe80::/10` and `ff00::/8`. */
const reserved6 = (
  [
    [0n, 128],
    [1n, 128],
    [0xfe80n << 112n, 10],
    [0xffn << 120n, 8],
  ] as const
).map(([value, length]): Prefix => ({ address: { family: 6, value }, length }));

/** Go's `IP.IsGlobalUnicast`, the one filter on addresses that calico-node applies (all versions). */
export function isGlobalUnicast(address: Address): boolean {
  const plain = unmap(address);
  if (plain.family === 6) return !reserved6.some((prefix) => contains(prefix, plain));
  const value = Number(plain.value);
  const first = value >>> 24;
  const isLinkLocal = value >>> 16 === 0xa9fe;
  return first !== 127 && !isLinkLocal && first >> 4 !== 0xe && value !== 0 && value !== 0xffffffff;
}

/** Whether `address` is one of IPv6's fe80::/10. */
export function isLinkLocal6(address: Address): boolean {
  return address.family === 6 && address.value >> 118n === 0x3fan;
}
