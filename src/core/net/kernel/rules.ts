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
    if (!rule || !matches(rule, flow, host, onDoubt)) continue;
    const { action } = rule;
    if (action.kind === 'goto') {
      at = jumpFrom(rules, at, action.priority) - 1;
      continue;
    }
    const result = action.kind === 'lookup' ? search(action.table) : refusal(action.kind);
    if (result && !suppressed(rule, result, host)) return result;
  }
  return { kind: 'error', error: 'network is unreachable' };
}

/** The place of the rule that `goto` leads to; the next rule where there is none behind. */
function jumpFrom(rules: readonly Rule[], at: number, goal: number): number {
  const target = rules.findIndex(({ priority }) => priority >= goal);
  return Math.max(target, at + 1);
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
  if (!selectsDevices(rule, flow) || !selectsContent(rule, flow) || !selectsEnds(rule, flow, host)) return false;
  return rule.sourcePorts === undefined || takesPort(rule.sourcePorts, onDoubt);
}

function selectsDevices({ iif, oif, fwmark }: Rule, { device, input = 'lo', mark = 0 }: Flow): boolean {
  if (iif !== undefined && iif !== input) return false;
  if (oif !== undefined && oif !== device) return false;
  return fwmark === undefined || ((fwmark.value ^ mark) & fwmark.mask) === 0;
}

function selectsContent(rule: Rule, { transport = plainTransport }: Flow): boolean {
  const { tos = 0, uids = [0], ipProtocol, destinationPorts } = rule;
  if (tos !== 0 || uids[0] > 0) return false;
  if (ipProtocol !== undefined && !protocolNumbers[transport.protocol].includes(ipProtocol)) return false;
  return destinationPorts === undefined || within(transport.port, destinationPorts);
}

function selectsEnds({ from, to }: Rule, { source, destination }: Flow, { family }: Host): boolean {
  if (to !== undefined && to.length > 0 && !contains(to, destination)) return false;
  if (from === undefined || from.length === 0) return true;
  // IPv4 compares the address 0.0.0.0 that the socket has so far, IPv6 does not compare before there is one.
  const own = source ?? (family === 4 ? ({ family, value: 0n } as const) : undefined);
  return own !== undefined && contains(from, own);
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
