import { type Address, contains } from '../address.ts';
import type { NextHop, Range, Route, Rule } from '../node.ts';
import type { Host } from './host.ts';
import type { KernelError } from './types.ts';

/** What a packet shows to policy rules: without more, it is UDP to port 80, sent by root from a port of its own. */
export interface Flow {
  readonly destination: Address;
  /** The interface that it comes in by; undefined for what the node sends itself. */
  readonly input?: string;
  /** 0 where it isn't told. */
  readonly mark?: number;
  readonly transport?: Transport;
  /** Not yet chosen in the first look-up. */
  readonly source?: Address;
  /** The interface named by a zone (IPv6). */
  readonly device?: string;
}

/** What a packet carries: `4` is IPIP. */
export interface Transport {
  readonly protocol: 'tcp' | 'udp' | '4';
  /** The destination port. */
  readonly port?: number;
}

const plainTransport: Transport = { protocol: 'udp', port: 80 };
export const protocolNumbers: Readonly<Record<Transport['protocol'], readonly string[]>> = {
  tcp: ['tcp', '6'],
  udp: ['udp', '17'],
  '4': ['4', 'ipencap', 'ipip'],
};

export type Found = { readonly kind: 'route'; readonly route: Route; readonly hops: readonly NextHop[] };
export type Refused = { readonly kind: 'error'; readonly error: KernelError; readonly route?: Route };
export type LookupResult = Found | Refused;

/** The kernel's default range of ports for sockets that did not choose one (net.ipv4.ip_local_port_range). */
const ephemeralPorts: Range = [32768, 60999];

/**
 * Walks the rules in order as net/core/fib_rules.c does; `search` looks in one table and gives undefined to go on.
 * `onDoubt` is called where a rule on source ports may or may not match.
 */
export function walkRules(
  host: Host,
  flow: Flow,
  search: (table: string) => LookupResult | undefined,
  onDoubt: () => void,
): LookupResult {
  const { rules } = host;
  for (let at = 0; at < rules.length; at += 1) {
    const rule = rules[at];
    if (rule === undefined || !matches(rule, flow, host, onDoubt)) continue;
    const { action } = rule;
    if (action.kind === 'goto') {
      const target = rules.findIndex(({ priority }) => priority >= action.priority);
      if (target <= at) continue; // unresolved: the kernel goes on with the next rule
      at = target - 1;
      continue;
    }
    const result = action.kind === 'lookup' ? search(action.table) : refusal(action.kind);
    if (result !== undefined && !suppressed(rule, result, host)) return result;
  }
  return { kind: 'error', error: 'network is unreachable' };
}

function refusal(kind: 'blackhole' | 'unreachable' | 'prohibit' | 'nop'): Refused | undefined {
  if (kind === 'nop') return undefined;
  if (kind === 'blackhole') return { kind: 'error', error: 'invalid argument' };
  return { kind: 'error', error: kind === 'prohibit' ? 'permission denied' : 'network is unreachable' };
}

function matches(rule: Rule, flow: Flow, host: Host, onDoubt: () => void): boolean {
  if (rule.l3mdev) return false; // takes only packets of a VRF
  return selects(rule, flow, host, onDoubt) !== rule.not;
}

function selects(rule: Rule, flow: Flow, host: Host, onDoubt: () => void): boolean {
  const { destination, source, device, input = 'lo', mark = 0, transport = plainTransport } = flow;
  if (rule.iif !== undefined && rule.iif !== input) return false;
  if (rule.oif !== undefined && rule.oif !== device) return false;
  if (rule.fwmark !== undefined && ((rule.fwmark.value ^ mark) & rule.fwmark.mask) !== 0) return false;
  if (rule.tos !== undefined && rule.tos !== 0) return false;
  if (rule.uids !== undefined && rule.uids[0] > 0) return false;
  if (rule.ipProtocol !== undefined && !protocolNumbers[transport.protocol].includes(rule.ipProtocol)) return false;
  if (rule.destinationPorts !== undefined && !within(transport.port, rule.destinationPorts)) return false;
  if (rule.to !== undefined && rule.to.length > 0 && !contains(rule.to, destination)) return false;
  if (rule.from !== undefined && rule.from.length > 0) {
    // IPv4 compares the address 0.0.0.0 that the socket has so far, IPv6 does not compare before there is one.
    const from = source ?? (host.family === 4 ? ({ family: 4, value: 0n } as const) : undefined);
    if (from === undefined || !contains(rule.from, from)) return false;
  }
  return rule.sourcePorts === undefined || takesPort(rule.sourcePorts, onDoubt);
}

function takesPort([from, to]: Range, onDoubt: () => void): boolean {
  const [first, last] = ephemeralPorts;
  if (from <= first && to >= last) return true;
  if (to >= first && from <= last) onDoubt();
  return false;
}

function within(port: number | undefined, [from, to]: Range): boolean {
  return port !== undefined && from <= port && port <= to;
}

function suppressed(rule: Rule, result: LookupResult, host: Host): boolean {
  if (result.kind === 'error') return false;
  const { suppressPrefixLength: length, suppressInterfaceGroup: group } = rule;
  if (length !== undefined && result.route.destination.length <= length) return true;
  if (group === undefined) return false;
  const name = result.hops[0]?.device;
  const device = host.devices.find((each) => each.name === name);
  return device !== undefined && groupNumber(device.group ?? 'default') === groupNumber(group);
}

function groupNumber(name: string): string {
  return name === 'default' ? '0' : name;
}
