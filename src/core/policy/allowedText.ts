import { english, type Translate } from '../l10n.ts';
import type { AllowedProtocol } from './connections.ts';
import { hasPorts, isIcmp, protocolName } from './protocols.ts';
import type { Block, Range } from './region.ts';

/** Sets of ports as people write them: `TCP 80, 443, 8000-8010`. */

/** `all`, or what is allowed protocol by protocol; empty where nothing is. */
export function allowedText(allowed: readonly AllowedProtocol[], t: Translate = english): string {
  const isAll =
    allowed.length > 0 && allowed.every(({ all }) => all) && allowed.some(({ protocol }) => protocol === 'other');
  return isAll ? t('all') : allowed.map((each) => protocolText(each, t)).join('; ');
}

function protocolText({ protocol, all, blocks }: AllowedProtocol, t: Translate): string {
  if (protocol === 'other') return t('other protocols');
  const name = titleOf(protocol, t);
  if (all) return name;
  return blocks
    .map((block) => `${name} ${hasPorts(protocol) ? portsText(block, t) : icmpText(protocol, block, t)}`)
    .join('; ');
}

function titleOf(protocol: number, t: Translate): string {
  if (protocol === 58) return 'ICMPv6';
  const name = protocolName(protocol);
  return /^\d+$/.test(name) ? t('protocol {0}', name) : name.toUpperCase();
}

const lastPort = 65_535;

function portsText({ firsts, seconds }: Block, t: Translate): string {
  const ports = isWhole(seconds, lastPort) ? t('all ports') : rangesText(seconds);
  return isWhole(firsts, lastPort) ? ports : t('{0} from {1}', ports, rangesText(firsts));
}

function icmpText(protocol: number, { firsts, seconds }: Block, t: Translate): string {
  if (!isIcmp(protocol)) return '';
  const types = isWhole(firsts, 255) ? t('any type') : t('type {0}', rangesText(firsts));
  return isWhole(seconds, 255) ? types : t('{0} code {1}', types, rangesText(seconds));
}

function isWhole([first, second]: readonly Range[], last: number): boolean {
  return first !== undefined && second === undefined && first.from === 0 && first.to === last;
}

function rangesText(ranges: readonly Range[]): string {
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}
