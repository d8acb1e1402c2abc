import { inFull, type Message, nothing, say, verbatim } from '../message.ts';
import type { AllowedProtocol } from './connections.ts';
import { hasPorts, isIcmp, protocolName } from './protocols.ts';
import type { Block, Range } from './region.ts';

/** Sets of ports as people write them: `TCP 80, 443, 8000-8010`. */

/** `all`, or what is allowed protocol by protocol; empty where nothing is. */
export function allowedText(allowed: readonly AllowedProtocol[]): Message {
  const isAll =
    allowed.length > 0 && allowed.every(({ all }) => all) && allowed.some(({ protocol }) => protocol === 'other');
  return isAll ? say('all') : joined(allowed.map(protocolText));
}

function protocolText({ protocol, all, blocks }: AllowedProtocol): Message {
  if (protocol === 'other') return say('other protocols');
  const name = titleOf(protocol);
  if (all) return name;
  return joined(
    blocks.map((block) => say('{0} {1}', name, hasPorts(protocol) ? portsText(block) : icmpText(protocol, block))),
  );
}

function joined(items: readonly Message[]): Message {
  return items.length === 0 ? nothing : { text: '{0}', args: [{ items, between: 'semicolons' }] };
}

function titleOf(protocol: number): Message {
  if (protocol === 58) return verbatim('ICMPv6');
  const name = protocolName(protocol);
  return /^\d+$/.test(name) ? say('protocol {0}', name) : verbatim(name.toUpperCase());
}

const lastPort = 65_535;

function portsText({ firsts, seconds }: Block): Message {
  const ports = isWhole(seconds, lastPort) ? say('all ports') : rangesText(seconds);
  return isWhole(firsts, lastPort) ? ports : say('{0} from {1}', ports, rangesText(firsts));
}

function icmpText(protocol: number, { firsts, seconds }: Block): Message {
  if (!isIcmp(protocol)) return nothing;
  const types = isWhole(firsts, 255) ? say('any type') : say('type {0}', rangesText(firsts));
  return isWhole(seconds, 255) ? types : say('{0} code {1}', types, rangesText(seconds));
}

function isWhole([first, second]: readonly Range[], last: number): boolean {
  return first !== undefined && second === undefined && first.from === 0 && first.to === last;
}

/** All of them, however many: none may be missing. */
function rangesText(ranges: readonly Range[]): Message {
  return inFull(ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', '));
}
