import type { AllowedProtocol } from './connections.ts';
import { hasPorts, isIcmp, protocolName } from './protocols.ts';
import type { Block, Range } from './region.ts';

/** Sets of ports as people write them: `TCP 80, 443, 8000-8010`. */

/** `all`, or what is allowed protocol by protocol; empty where nothing is. */
export function allowedText(allowed: readonly AllowedProtocol[]): string {
  const isAll =
    allowed.length > 0 && allowed.every(({ all }) => all) && allowed.some(({ protocol }) => protocol === 'other');
  return isAll ? 'all' : allowed.map(protocolText).join('; ');
}

function protocolText({ protocol, all, blocks }: AllowedProtocol): string {
  if (protocol === 'other') return 'other protocols';
  const name = titleOf(protocol);
  if (all) return name;
  return blocks
    .map((block) => `${name} ${hasPorts(protocol) ? portsText(block) : icmpText(protocol, block)}`)
    .join('; ');
}

function titleOf(protocol: number): string {
  if (protocol === 58) return 'ICMPv6';
  const name = protocolName(protocol);
  return /^\d+$/.test(name) ? `protocol ${name}` : name.toUpperCase();
}

const lastPort = 65_535;

function portsText({ firsts, seconds }: Block): string {
  const ports = isWhole(seconds, lastPort) ? 'all ports' : rangesText(seconds);
  return isWhole(firsts, lastPort) ? ports : `${ports} from ${rangesText(firsts)}`;
}

function icmpText(protocol: number, { firsts, seconds }: Block): string {
  if (!isIcmp(protocol)) return '';
  const types = isWhole(firsts, 255) ? 'any type' : `type ${rangesText(firsts)}`;
  return isWhole(seconds, 255) ? types : `${types} code ${rangesText(seconds)}`;
}

function isWhole([first, second]: readonly Range[], last: number): boolean {
  return first !== undefined && second === undefined && first.from === 0 && first.to === last;
}

function rangesText(ranges: readonly Range[]): string {
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}
