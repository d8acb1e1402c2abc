import { formatAddress, parseAddress } from '../address.ts';
import type { ForwardingEntry, Neighbour } from '../node.ts';
import { wordsOf } from './lines.ts';

const states = ['INCOMPLETE', 'REACHABLE', 'STALE', 'DELAY', 'PROBE', 'FAILED', 'NOARP', 'PERMANENT'] as const;

/** Reads one line of `ip neigh`: `192.168.26.2 dev ens32 lladdr 00:50:56:e0:11:22 REACHABLE`; undefined where it is none. */
export function parseNeighbour(text: string): Neighbour | undefined {
  const words = wordsOf(text);
  const address = parseAddress(words[0] ?? '');
  const device = valueBehind(words, 'dev');
  if (address === undefined || device === undefined) return undefined;
  const mac = readMac(valueBehind(words, 'lladdr'));
  const state = states.find((each) => words.includes(each));
  return { address, device, ...(mac !== undefined && { mac }), ...(state !== undefined && { state }) };
}

/** One line as `ip neigh` prints it; `parseNeighbour` reads it. */
export function formatNeighbour({ address, device, mac, state }: Neighbour): string {
  const link = mac === undefined ? [] : ['lladdr', mac];
  return [formatAddress(address), 'dev', device, ...link, ...(state === undefined ? [] : [state])].join(' ');
}

/**
 * Reads one line of `bridge fdb`, `66:40:b3:ea:b6:3f dev vxlan.calico dst 192.168.26.71 self permanent`; undefined where
 * it is none, or leads to no other machine.
 */
export function parseForwardingEntry(text: string): ForwardingEntry | undefined {
  const words = wordsOf(text);
  const mac = readMac(words[0]);
  const to = parseAddress(valueBehind(words, 'dst') ?? '');
  if (mac === undefined || to === undefined) return undefined;
  const device = valueBehind(words, 'dev');
  return { mac, to, ...(device !== undefined && { device }) };
}

/** One line as `bridge fdb` prints it; `parseForwardingEntry` reads it. */
export function formatForwardingEntry({ mac, to, device }: ForwardingEntry): string {
  return [mac, ...(device === undefined ? [] : ['dev', device]), 'dst', formatAddress(to)].join(' ');
}

function valueBehind(words: readonly string[], key: string): string | undefined {
  const at = words.indexOf(key);
  return at === -1 ? undefined : words[at + 1];
}

function readMac(text: string | undefined): string | undefined {
  return text !== undefined && /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i.test(text) ? text.toLowerCase() : undefined;
}
