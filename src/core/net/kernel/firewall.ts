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
  const table: Table = { chains: new Map(), policies: new Map() };
  for (const [text, line] of filterLines(lines)) addLine(table, text, line);
  return {
    filter(hook, packet) {
      const verdict = run(table.chains, hook, packet, 0);
      if (verdict.kind !== 'next') return verdict;
      const policy = table.policies.get(hook);
      if (policy === undefined) return passes;
      return { kind: 'drops', line: policy, certain: verdict.certain };
    },
  };
}

interface Table {
  readonly chains: Map<string, FirewallRule[]>;
  /** The line that makes a chain drop what falls out of it. */
  readonly policies: Map<string, string>;
}

/** The lines of the table `filter` without their counters, each with how it was written. */
function filterLines(lines: readonly string[]): (readonly [text: string, line: string])[] {
  let table = 'filter';
  return lines.flatMap((line) => {
    const text = line.trim().replace(/^\[\d+:\d+\]\s*/, '');
    if (text.startsWith('*')) table = text.slice(1);
    return table === 'filter' ? [[text, line] as const] : [];
  });
}

function addLine({ chains, policies }: Table, text: string, line: string): void {
  const [head = '', second = '', third] = text.split(/\s+/, 3);
  if (head.startsWith(':')) setPolicy(policies, head.slice(1), second, line);
  if (head === '-P') setPolicy(policies, second, third, line);
  if (head !== '-A' && head !== '-I') return;
  const chain = chains.get(second) ?? [];
  chains.set(second, chain);
  const rule = readRule(wordsOf(text).slice(2), line);
  if (head === '-A') chain.push(rule);
  else chain.unshift(rule);
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
  const call = (target: string): Verdict | undefined =>
    chains.has(target) && depth < deepest ? run(chains, target, packet, depth + 1) : undefined;
  for (const rule of chains.get(name) ?? []) {
    const step = decide(rule, packet, call);
    if (step.kind === 'passes') return step;
    if (step.kind === 'drops') return { ...step, certain: step.certain && certain };
    certain &&= step.certain;
    if (step.leaves) break;
  }
  return { kind: 'next', certain };
}

/** What one rule says. `leaves`: what stands behind it in its chain isn't asked. */
type Step = Filtering | { readonly kind: 'next'; readonly certain: boolean; readonly leaves: boolean };

const passes = { kind: 'passes' } as const;
const next = { kind: 'next', certain: true, leaves: false } as const;

function decide(rule: FirewallRule, packet: Filtered, call: (target: string) => Verdict | undefined): Step {
  const { line, target, tests } = rule;
  const matches = matchOf(tests, packet);
  if (matches === false || goesOn.has(target)) return next;
  // What may be dropped is not: rules with limits, sets and marks are seldom about these packets.
  if (drops.has(target)) return matches ? { kind: 'drops', line, certain: true } : next;
  if (target.startsWith('cali-')) return packet.allowedByFelix ? passes : next;
  // It may let the packet through, or past what comes behind.
  if (matches === undefined) return { ...next, certain: false };
  return ends.get(target) ?? afterCall(call(target), rule.isGoto);
}

const drops: ReadonlySet<string> = new Set(['DROP', 'REJECT']);

const ends: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['ACCEPT', passes],
  ['RETURN', { ...next, leaves: true }],
]);

/** A target that nobody knows may let the packet through. */
function afterCall(inner: Verdict | undefined, leaves: boolean): Step {
  if (inner === undefined) return { kind: 'next', certain: false, leaves };
  return inner.kind === 'next' ? { ...inner, leaves } : inner;
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
  const all = optionsOf(words);
  const jump = all.findLast(({ name }) => jumps.has(name));
  const asking = all.filter(({ name }) => !jumps.has(name) && !asksNothing.has(name));
  const isGoto = jump?.name === '-g' || jump?.name === '--goto';
  return { line, target: jump?.value ?? '', isGoto, tests: asking.map(testOf) };
}

interface Option {
  readonly name: string;
  readonly value: string;
  /** Behind a `!`. */
  readonly negated: boolean;
}

function optionsOf(words: readonly string[]): Option[] {
  const found: Option[] = [];
  let negated = false;
  for (let at = 0; at < words.length; at = endOfValues(words, at + 1)) {
    const name = words[at] ?? '';
    if (name !== '!') found.push({ name, value: words[at + 1] ?? '', negated });
    negated = name === '!';
  }
  return found;
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
    if (quoted === undefined && !word.startsWith('"')) {
      words.push(word);
      continue;
    }
    quoted = [...(quoted ?? []), word];
    if (!closesQuote(quoted, word)) continue;
    words.push(quoted.join(' '));
    quoted = undefined;
  }
  return [...words, ...(quoted === undefined ? [] : [quoted.join(' ')])].filter((word) => word !== '');
}

function closesQuote(quoted: readonly string[], word: string): boolean {
  const isOpening = quoted.length === 1 && word.length === 1;
  return word.endsWith('"') && !word.endsWith('\\"') && !isOpening;
}

type Test = FirewallRule['tests'][number];

function testOf({ name, value, negated }: Option): Test {
  const test = options.get(name)?.(value) ?? (() => undefined);
  return negated ? negatedTest(test) : test;
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
