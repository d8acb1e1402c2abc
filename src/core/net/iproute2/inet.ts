import { present } from '../../collections.ts';
import { type Address, bits, contains, type Family, formatAddress, type Prefix, parsePrefix } from '../address.ts';
import type { InterfaceAddress } from '../node.ts';
import { parseDestination } from './destination.ts';
import { wordsOf } from './lines.ts';

/** The words that `ip` prints for an address's flags; what else stands last behind an IPv4 address is its label. */
const knownFlags = new Set([
  ...['secondary', 'temporary', 'tentative', 'deprecated', 'home', 'nodad', 'mngtmpaddr', 'noprefixroute'],
  ...['autojoin', 'dynamic', 'dadfailed', 'optimistic', 'stable-privacy', 'permanent'],
]);

/** Words that have a value behind them which is not kept. */
const skipped = new Set(['brd', 'any', 'metric', 'proto', 'flags', 'valid_lft', 'preferred_lft']);

/**
 * Reads one address as `ip addr` prints it, with or without the leading `inet`: `10.7.0.1 peer 10.7.0.2/24 scope global
 * tun0`. An address alone is enough: then the prefix is /32 or /128, and the scope is the one the kernel would give.
 * The interface's name helps to tell its label from a flag.
 */
export function parseInetLine(text: string, interfaceName?: string): InterfaceAddress | undefined {
  const words = addressWords(text);
  const hasPeer = words[1] === 'peer';
  const own = parseDestination(words[0] ?? '');
  const peer = hasPeer ? parseDestination(words[2] ?? '') : undefined;
  if (own === undefined || (hasPeer && peer?.address.family !== own.address.family)) return undefined;
  const details = readDetails(words.slice(hasPeer ? 3 : 1), own.address.family, interfaceName);
  const prefixLength = (peer ?? own).length;
  return interfaceAddress(own.address, prefixLength, { ...details, ...(peer && { peer: peer.address }) });
}

function addressWords(text: string): string[] {
  const words = wordsOf(text);
  return words[0] === 'inet' || words[0] === 'inet6' ? words.slice(1) : words;
}

export interface AddressDetails {
  readonly peer?: Address;
  readonly scope?: string;
  readonly label?: string;
  readonly flags: readonly string[];
}

/** Puts an address together as both readers do, so that text and JSON give the same. */
export function interfaceAddress(address: Address, prefixLength: number, details: AddressDetails): InterfaceAddress {
  const { scope, flags, ...rest } = details;
  const sorted =
    flags.length === 0 ? noFlags : [...new Set(flags.map((flag) => flagName(flag, address.family)))].sort();
  return { address, prefixLength, scope: scope ?? kernelScope(address), flags: sorted, ...rest };
}

/** Shared by the addresses that have none. */
const noFlags: readonly string[] = [];

/** One bit is called `secondary` for IPv4 and `temporary` for IPv6 (IFA_F_SECONDARY, IFA_F_TEMPORARY). */
function flagName(flag: string, family: Family): string {
  return family === 6 && flag === 'secondary' ? 'temporary' : flag;
}

function readDetails(words: readonly string[], family: Family, interfaceName: string | undefined): AddressDetails {
  const flags: string[] = [];
  let scope: string | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const hasValue = at + 1 < words.length;
    if (hasValue && word === 'scope') scope = words[++at];
    else if (hasValue && skipped.has(word)) at++;
    else flags.push(word);
  }
  const label = labelOf(flags, family, interfaceName);
  if (label !== undefined) flags.pop();
  return { flags, ...present({ scope, label }) };
}

function labelOf(words: readonly string[], family: Family, interfaceName: string | undefined): string | undefined {
  if (family === 6) return undefined;
  const last = words.at(-1);
  return last === interfaceName || !knownFlags.has(last ?? '') ? last : undefined;
}

const scopes = (
  [
    ['127.0.0.0/8', 'host'],
    ['::1/128', 'host'],
    ['fe80::/10', 'link'],
    ['fec0::/10', 'site'],
  ] as const
).flatMap(([text, scope]): [Prefix, string][] => {
  const prefix = parsePrefix(text);
  return prefix === undefined ? [] : [[prefix, scope]];
});

/** The scope the kernel gives to an address for which none is asked (for IPv6 always: net/ipv6/addrconf_core.c). */
function kernelScope(address: Address): string {
  return scopes.find(([prefix]) => contains(prefix, address))?.[1] ?? 'global';
}

/** What `ip addr` prints behind `inet` or `inet6`, without broadcast address and lifetimes; `parseInetLine` reads it. */
export function formatInetLine({ address, prefixLength, peer, scope, flags, label }: InterfaceAddress): string {
  const length = `/${Math.min(prefixLength, bits(address.family))}`;
  const own = formatAddress(address);
  const ends = peer === undefined ? own + length : `${own} peer ${formatAddress(peer)}${length}`;
  return [ends, 'scope', scope, ...flags, ...(label === undefined ? [] : [label])].join(' ');
}
