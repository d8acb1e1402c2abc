import { type Address, contains } from '../address.ts';
import { parseDestination } from '../iproute2/destination.ts';
import { protocolNumbers, type Transport } from './rules.ts';

/** The filter table of iptables, as far as its rules can be answered for. */

export type Hook = 'INPUT' | 'FORWARD' | 'OUTPUT';

/** A packet as the firewall sees it. */
export interface Filtered {
  readonly source: Address;
  readonly destination: Address;
  readonly transport?: Transport;
  readonly input?: string;
  readonly output?: string;
  /** It answers a packet that the node has let through. */
  readonly reply: boolean;
  /** Felix lets it through in its own chains, before the rules behind them. */
  readonly allowedByFelix: boolean;
}

export type Filtering =
  | { readonly kind: 'passes' }
  /** `line`: the rule or the policy; `certain`: all that it asks for is known. */
  | { readonly kind: 'drops'; readonly line: string; readonly certain: boolean };

export interface Firewall {
  filter(hook: Hook, packet: Filtered): Filtering;
}

/** Reads lines as `iptables-save` prints them; what stands in other tables than `filter` is left out. */
export function createFirewall(lines: readonly string[]): Firewall {
  const chains = new Map<string, FirewallRule[]>();
  const policies = new Map<string, string>();
  let table = 'filter';
  for (const line of lines) {
    const text = line.trim().replace(/^\[\d+:\d+\]\s*/, '');
    if (text.startsWith('*')) table = text.slice(1);
    if (table !== 'filter') continue;
    const [head = '', second = ''] = text.split(/\s+/, 2);
    if (head.startsWith(':')) setPolicy(policies, head.slice(1), second, line);
    if (head === '-P') setPolicy(policies, second, text.split(/\s+/)[2], line);
    if (head !== '-A' && head !== '-I') continue;
    const rule = readRule(wordsOf(text).slice(2), line);
    const chain = chains.get(second);
    if (chain === undefined) chains.set(second, [rule]);
    else if (head === '-A') chain.push(rule);
    else chain.unshift(rule);
  }
  return {
    filter(hook, packet) {
      const verdict = run(chains, hook, packet, 0);
      if (verdict.kind !== 'next') return verdict;
      const policy = policies.get(hook);
      if (policy === undefined) return { kind: 'passes' };
      return { kind: 'drops', line: policy, certain: verdict.certain };
    },
  };
}

/** The last word on a chain counts. */
function setPolicy(policies: Map<string, string>, chain: string, policy: string | undefined, line: string): void {
  if (policy === 'DROP') policies.set(chain, line);
  else policies.delete(chain);
}

interface FirewallRule {
  readonly line: string;
  readonly target: string;
  /** `-g`: what falls out of the target goes on where this chain was called. */
  readonly isGoto: boolean;
  /** Each: does it match; undefined: nobody can tell. */
  readonly tests: readonly ((packet: Filtered) => boolean | undefined)[];
}

type Verdict = Filtering | { readonly kind: 'next'; readonly certain: boolean };

const deepest = 8;

/** `certain`: no rule before, of which it isn't known whether it matches, would have let the packet through. */
function run(
  chains: ReadonlyMap<string, readonly FirewallRule[]>,
  name: string,
  packet: Filtered,
  depth: number,
): Verdict {
  let certain = true;
  for (const { line, target, isGoto, tests } of chains.get(name) ?? []) {
    const matches = matchOf(tests, packet);
    if (matches === false || goesOn.has(target)) continue;
    if (target === 'DROP' || target === 'REJECT') {
      if (matches) return { kind: 'drops', line, certain };
      // What may be dropped is not: rules with limits, sets and marks are seldom about these packets.
      continue;
    }
    if (target.startsWith('cali-')) {
      if (packet.allowedByFelix) return { kind: 'passes' };
      continue;
    }
    // It may let the packet through, or past what comes behind.
    if (matches === undefined) {
      certain = false;
      continue;
    }
    if (target === 'ACCEPT') return { kind: 'passes' };
    if (target === 'RETURN') break;
    const inner = chains.has(target) && depth < deepest ? run(chains, target, packet, depth + 1) : undefined;
    if (inner?.kind === 'passes') return inner;
    if (inner?.kind === 'drops') return { ...inner, certain: inner.certain && certain };
    if (inner?.certain !== true) certain = false;
    if (isGoto) break;
  }
  return { kind: 'next', certain };
}

/** Targets after which the next rule is asked. */
const goesOn = new Set(['', 'LOG', 'NFLOG', 'ULOG', 'MARK', 'CONNMARK', 'TRACE', 'AUDIT', 'TCPMSS', 'CT', 'SET']);

function matchOf(tests: FirewallRule['tests'], packet: Filtered): boolean | undefined {
  let all: boolean | undefined = true;
  for (const test of tests) {
    const matches = test(packet);
    if (matches === false) return false;
    if (matches === undefined) all = undefined;
  }
  return all;
}

function readRule(words: readonly string[], line: string): FirewallRule {
  const tests: FirewallRule['tests'][number][] = [];
  let target = '';
  let isGoto = false;
  let negated = false;
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    const end = endOfValues(words, at + 1);
    const value = words[at + 1] ?? '';
    at = end;
    if (word === '!') {
      negated = true;
      continue;
    }
    if (jumps.has(word)) {
      target = value;
      isGoto = word === '-g' || word === '--goto';
    }
    if (!jumps.has(word) && !asksNothing.has(word))
      tests.push(negated ? negatedTest(testOf(word, value)) : testOf(word, value));
    negated = false;
  }
  return { line, target, isGoto, tests };
}

/** An option may have none (`--syn`), one, or several values (`--tcp-flags SYN,ACK SYN`). */
function endOfValues(words: readonly string[], from: number): number {
  const end = words.findIndex((word, at) => at >= from && (word.startsWith('-') || word === '!'));
  return end === -1 ? words.length : end;
}

function negatedTest(test: Test): Test {
  return (packet) => {
    const matches = test(packet);
    return matches === undefined ? undefined : !matches;
  };
}

const jumps = new Set(['-j', '--jump', '-g', '--goto']);

/** The names of matches, what targets do, and comments. */
const asksNothing = new Set(['-m', '--comment', '--reject-with', '--log-prefix', '--log-level']);

/** The words of a line; what stands in quotes is one. */
function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  let quoted: string[] | undefined;
  for (const word of line.split(/\s+/)) {
    if (quoted !== undefined) quoted.push(word);
    else if (word.startsWith('"')) quoted = [word];
    else if (word !== '') words.push(word);
    const isEnd = word.endsWith('"') && !word.endsWith('\\"') && !(quoted?.length === 1 && word.length === 1);
    if (quoted === undefined || !isEnd) continue;
    words.push(quoted.join(' '));
    quoted = undefined;
  }
  return quoted === undefined ? words : [...words, quoted.join(' ')];
}

type Test = FirewallRule['tests'][number];

function testOf(option: string, value: string): Test {
  return options.get(option)?.(value) ?? (() => undefined);
}

function stateTest(value: string): Test {
  return ({ reply }) => value.split(',').includes(reply ? 'ESTABLISHED' : 'NEW');
}

function addressTest(value: string, addressOf: (packet: Filtered) => Address): Test {
  const prefixes = value.split(',').map(parseDestination);
  if (prefixes.includes(undefined)) return () => undefined;
  return (packet) => prefixes.some((prefix) => prefix !== undefined && contains(prefix, addressOf(packet)));
}

/** Those whose answer is known for a packet that is only thought of. */
const options: ReadonlyMap<string, (value: string) => Test> = new Map<string, (value: string) => Test>([
  ['-p', (value) => (packet) => protocolMatches(value, packet.transport)],
  ['-s', (value) => addressTest(value, ({ source }) => source)],
  ['-d', (value) => addressTest(value, ({ destination }) => destination)],
  ['-i', (value) => (packet) => deviceMatches(value, packet.input)],
  ['-o', (value) => (packet) => deviceMatches(value, packet.output)],
  ['--dport', destinationPortTest],
  ['--dports', destinationPortTest],
  ['--dst-type', (value) => (packet) => (value === 'LOCAL' ? packet.output === undefined : undefined)],
  ['--state', stateTest],
  ['--ctstate', stateTest],
]);

function protocolMatches(value: string, transport: Transport | undefined): boolean | undefined {
  if (value === 'all' || value === '0') return true;
  // Of a packet of which only its ends are known, the protocol is anybody's.
  if (transport === undefined) return value === '4' || value === 'ipencap' ? false : undefined;
  return protocolNumbers[transport.protocol].includes(value);
}

function deviceMatches(pattern: string, device: string | undefined): boolean {
  if (device === undefined) return false;
  return pattern.endsWith('+') ? device.startsWith(pattern.slice(0, -1)) : pattern === device;
}

/** `179`, `30000:32767`, or several with commas. */
function destinationPortTest(value: string): Test {
  const ranges = value.split(',').map((text) => text.split(':').map(Number));
  return ({ transport, reply }) => {
    const port = transport?.port;
    // An answer goes to a port that nobody knows before.
    if (port === undefined || (reply && transport?.protocol === 'tcp')) return undefined;
    if (ranges.some((range) => range.some(Number.isNaN))) return undefined; // a name, as bgp
    return ranges.some(([from = 0, to = from]) => from <= port && port <= to);
  };
}
