import { bits, type Family, formatAddress, formatPrefix, type Prefix, parseAddress, parsePrefix } from '../address.ts';

/**
 * Reads a destination or selector as `ip` writes it: `10.0.0.0/8`, a bare address (/32 or /128), and the short IPv4
 * forms of older releases (`10/8`, `169.254/16`). `default` and `all` need a family: see {@link parseAnyDestination}.
 */
export function parseDestination(text: string): Prefix | undefined {
  const prefix = parsePrefix(text);
  if (prefix !== undefined) return prefix;
  const address = parseAddress(text);
  if (address !== undefined) return { address, length: bits(address.family) };
  const short = /^(\d{1,3}(?:\.\d{1,3}){0,2})\/(\d{1,2})$/.exec(text);
  if (short === null) return undefined;
  const [, head = '', length = ''] = short;
  return parsePrefix(`${head}${'.0'.repeat(4 - head.split('.').length)}/${length}`);
}

/** Reads a destination of the given family, where `default`, `all`, `any` and `0/0` are everything. */
export function parseAnyDestination(text: string, family: Family): Prefix | undefined {
  if (text === 'default' || text === 'all' || text === 'any') return everything(family);
  const zero = /^0\/(\d{1,3})$/.exec(text);
  const prefix = zero === null ? parseDestination(text) : { ...everything(family), length: Number(zero[1]) };
  return prefix?.address.family === family && prefix.length <= bits(family) ? prefix : undefined;
}

/** The family a destination tells by itself; undefined for `default`, `all` and `0/0`. */
export function familyOfDestination(text: string | undefined): Family | undefined {
  if (text === undefined || text.startsWith('0/')) return undefined;
  return parseDestination(text)?.address.family;
}

/** A prefix as `ip` prints it: host routes without their length. */
export function formatDestination(prefix: Prefix): string {
  const { address, length } = prefix;
  return length === bits(address.family) ? formatAddress(address) : formatPrefix(prefix);
}

/** What `read` makes of a text; `bad` where it refuses that, undefined where there is none. */
export function optional<T>(text: string | undefined, read: (text: string) => T | undefined): T | 'bad' | undefined {
  return text === undefined ? undefined : (read(text) ?? 'bad');
}

export function everything(family: Family): Prefix {
  return { address: { family, value: 0n }, length: 0 };
}

export function isEverything(prefix: Prefix): boolean {
  return prefix.length === 0 && prefix.address.value === 0n;
}

const reservedTables: Readonly<Record<string, string>> = { 253: 'default', 254: 'main', 255: 'local' };

/** A table's name; the numbers that `ip -N` prints for the three the kernel makes itself are named too. */
export function tableName(text: string): string {
  return reservedTables[text] ?? text;
}

const oldNames: Readonly<Record<string, number>> = {
  lowdelay: 0x10,
  throughput: 0x08,
  reliability: 0x04,
  lowcost: 0x02,
};

/** Reads a type of service: hexadecimal with or without `0x`, or a name out of rt_dsfield (`CS1`, `AF21`, `EF`). */
export function parseTos(text: string): number | undefined {
  const named = /^(?:CS([0-7])|AF([1-4])([1-3])|(EF)|(default))$/i.exec(text);
  if (named === null)
    return oldNames[text] ?? (/^(?:0x)?[0-9a-f]{1,2}$/i.test(text) ? Number.parseInt(text, 16) : undefined);
  const [, selector, afClass, drop, expedited] = named;
  if (selector !== undefined) return Number(selector) << 5;
  if (afClass !== undefined) return (Number(afClass) << 5) | (Number(drop) << 3);
  return expedited === undefined ? 0 : 0xb8;
}

/** A type of service as `ip` prints one that has no name. */
export function formatTos(tos: number): string {
  return `0x${tos.toString(16).padStart(2, '0')}`;
}
