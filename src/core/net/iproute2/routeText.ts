import { parseDestination } from './destination.ts';
import { type Line, wordsOf } from './lines.ts';
import { type HopFields, hopFlags, type RouteFields, routeTypes } from './routeFields.ts';

/** Reads the lines of `ip route`; `bad` are those that are no route. */
export function readRouteLines(lines: readonly Line[]): { routes: RouteFields[]; bad: Line[] } {
  const routes: RouteFields[] = [];
  const bad: Line[] = [];
  for (const line of lines) {
    const words = wordsOf(withoutBackslashes(line.text));
    const current = routes.at(-1);
    if (current !== undefined && isContinuation(words)) readWords(words, current);
    else {
      const route = readRouteWords(words);
      if (route === undefined) bad.push(line);
      else routes.push({ ...route, line });
    }
  }
  return { routes, bad };
}

/** `ip -o route` puts the lines of one route behind each other, with a backslash between. */
function withoutBackslashes(text: string): string {
  const [first = '', ...parts] = text.split('\\');
  const joins = (part: string): boolean => /^[ \t]+(?:nexthop\s|cache\b)/.test(part);
  return first + parts.map((part) => (joins(part) ? ` ${part.trimStart()}` : `\\${part}`)).join('');
}

/** Whether a line can be a route of `ip route`, by its first words. */
export function isRouteLine(text: string): boolean {
  const words = wordsOf(withoutBackslashes(text.slice(0, 2000)));
  return isContinuation(words) || readRouteWords(words) !== undefined;
}

/** Lines below a route: `nexthop …`, and `cache …` of `ip route get`. */
function isContinuation([first]: readonly string[]): boolean {
  return first === 'nexthop' || first === 'cache';
}

/** Reads one route in one line, next hops included; undefined where it is none. */
export function readRouteWords(words: readonly string[]): RouteFields | undefined {
  const typed = routeTypes.has(words[0] ?? '');
  const destination = words[typed ? 1 : 0] ?? '';
  if (!/^(?:default|0\/0)$/.test(destination) && parseDestination(destination) === undefined) return undefined;
  const type = typed ? (words[0] ?? '') : 'unicast';
  const route: RouteFields = { type, destination, cached: false, error: false, hops: [] };
  const rest = words.slice(typed ? 2 : 1);
  return readWords(rest, route) > 0 || typed || rest.length === 0 ? route : undefined;
}

const fieldOf = {
  from: 'from',
  table: 'table',
  metric: 'metric',
  preference: 'metric',
  tos: 'tos',
  dsfield: 'tos',
  src: 'source',
  scope: 'scope',
  proto: 'protocol',
  protocol: 'protocol',
  pref: 'preference',
} as const;
type FieldWord = keyof typeof fieldOf;

/** Words with a value behind them that is not kept; any other unknown word is passed over alone. */
const skipped = new Set([
  ...['nhid', 'expires', 'mtu', 'advmss', 'hoplimit', 'window', 'rtt', 'rttvar', 'ssthresh', 'cwnd', 'initcwnd'],
  ...[
    'initrwnd',
    'features',
    'quickack',
    'congctl',
    'rto_min',
    'realm',
    'realms',
    'users',
    'used',
    'age',
    'iif',
    'uid',
  ],
  ...['reordering', 'fastopen_no_cookie', 'ttl-propagate', 'lock'],
]);

/** Adds what `words` tell to `route`; gives back how many of them were understood. */
function readWords(words: readonly string[], route: RouteFields): number {
  let understood = 0;
  let hop: HopFields | undefined;
  const ownHop = (): HopFields => {
    hop ??= addHop(route);
    return hop;
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const value = words[at + 1];
    understood++;
    if (word === 'nexthop') hop = addHop(route);
    else if (word === 'cache') route.cached = true;
    else if (word === 'encap') at = endOfEncap(words, at) - 1;
    else if (hopFlags.has(word)) hop?.flags.push(word);
    else if (value === undefined) understood--;
    else if (word === 'via') at += readVia(words.slice(at + 1, at + 3), ownHop());
    else if (word === 'dev') ownHop().device = words[++at] ?? '';
    else if (word === 'weight') ownHop().weight = words[++at] ?? '';
    else if (isFieldWord(word)) route[fieldOf[word]] = words[++at] ?? '';
    else if (word === 'error' || skipped.has(word)) {
      route.error ||= word === 'error';
      at += value === 'lock' ? 2 : 1;
    } else understood--;
  }
  return understood;
}

function addHop(route: RouteFields): HopFields {
  const hop: HopFields = { foreign: false, flags: [] };
  route.hops.push(hop);
  return hop;
}

/** Reads `inet6 fe80::1` or `192.168.1.1`; gives back how many words that were. */
function readVia([first = '', second]: readonly string[], hop: HopFields): number {
  const foreign = (first === 'inet' || first === 'inet6') && second !== undefined;
  hop.foreign = foreign;
  hop.gateway = foreign ? second : first;
  return foreign ? 2 : 1;
}

/** Where the words of an encapsulation (which has a `src`, `tos`, … of its own) end: at the next hop's. */
function endOfEncap(words: readonly string[], from: number): number {
  const end = words.findIndex((word, at) => at > from && (word === 'via' || word === 'dev'));
  return end === -1 ? words.length : end;
}

function isFieldWord(word: string): word is FieldWord {
  return Object.hasOwn(fieldOf, word);
}
