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
    'error',
  ],
  ...['reordering', 'fastopen_no_cookie', 'ttl-propagate', 'lock'],
]);

/** Adds what `words` tell to `route`; gives back how many of them were understood. */
function readWords(words: readonly string[], route: RouteFields): number {
  const draft: Draft = { route, hop: undefined };
  let understood = 0;
  for (let at = 0; at < words.length; ) {
    const taken = readWord(words, at, draft);
    understood += taken === 0 ? 0 : 1;
    at += Math.max(1, taken);
  }
  return understood;
}

interface Draft {
  readonly route: RouteFields;
  /** The next hop that the words are about. */
  hop: HopFields | undefined;
}

/** Gives back how many words belong together from `at` on; 0 where the first one is unknown. */
function readWord(words: readonly string[], at: number, draft: Draft): number {
  const word = words[at] ?? '';
  if (word === 'encap') return endOfEncap(words, at) - at;
  if (readLoneWord(word, draft)) return 1;
  const value = words[at + 1];
  return value === undefined ? 0 : readValue(word, value, words[at + 2], draft);
}

function readLoneWord(word: string, draft: Draft): boolean {
  if (word === 'nexthop') draft.hop = addHop(draft.route);
  else if (word === 'cache') draft.route.cached = true;
  else if (hopFlags.has(word)) draft.hop?.flags.push(word);
  else return false;
  return true;
}

function readValue(word: string, value: string, next: string | undefined, draft: Draft): number {
  const { route } = draft;
  if (word === 'via') return 1 + readVia([value, next], ownHop(draft));
  if (word === 'dev') ownHop(draft).device = value;
  else if (word === 'weight') ownHop(draft).weight = value;
  else if (isFieldWord(word)) route[fieldOf[word]] = value;
  else if (skipped.has(word)) {
    route.error ||= word === 'error';
    return value === 'lock' ? 3 : 2;
  } else return 0;
  return 2;
}

function ownHop(draft: Draft): HopFields {
  draft.hop ??= addHop(draft.route);
  return draft.hop;
}

function addHop(route: RouteFields): HopFields {
  const hop: HopFields = { foreign: false, flags: [] };
  route.hops.push(hop);
  return hop;
}

/** Reads `inet6 fe80::1` or `192.168.1.1`; gives back how many words that were. */
function readVia([first, second]: readonly [string, string | undefined], hop: HopFields): number {
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
