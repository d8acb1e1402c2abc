import type { TopologyGraph, TunnelLine } from '../../protocol/topologyMessages.ts';

/** The ways between two cards, both directions as one line. */
export interface Way {
  readonly key: string;
  /** Ids of cards; the same for the ways within a group. */
  readonly a: string;
  readonly b: string;
  /** One for each direction that is told, the worse one first. */
  readonly lines: readonly TunnelLine[];
  readonly state: TunnelLine['state'];
  readonly encapsulation: TunnelLine['encapsulation'];
  /** Why it is broken or doubtful; empty where it is not. */
  readonly reason: string;
}

const order: readonly TunnelLine['state'][] = ['broken', 'doubtful', 'unknown', 'ok'];

/** All ways, the worst ones first. */
export function waysOf({ tunnels }: TopologyGraph): readonly Way[] {
  const pairs = new Map<string, TunnelLine[]>();
  for (const line of tunnels) {
    const key = line.from < line.to ? wayKey(line.from, line.to) : wayKey(line.to, line.from);
    const own = pairs.get(key);
    if (own === undefined) pairs.set(key, [line]);
    else own.push(line);
  }
  return [...pairs].flatMap(([key, all]): Way[] => {
    const lines = all.sort((x, y) => order.indexOf(x.state) - order.indexOf(y.state));
    const [worst] = lines;
    if (worst === undefined) return [];
    const { from: a, to: b, state, encapsulation, reasons } = worst;
    return [{ key, a, b, lines, state, encapsulation, reason: state === 'ok' ? '' : (reasons[0] ?? '') }];
  });
}

function wayKey(a: string, b: string): string {
  return JSON.stringify([a, b]);
}

/** Up to so many cards every way is drawn. */
export const fewCards = 4;
/** Up to so many the good ones to the largest card are. */
const someCards = 14;

export interface DrawnWay extends Way {
  /** So many other ways have the same trouble at the same card, and are not drawn. */
  readonly more: number;
}

/**
 * Those that are drawn: of many that are broken for the same reason at one card only one, to the largest card, so that
 * the reason is read once; and those of the card `selected`.
 */
export function drawnWays(graph: TopologyGraph, ways: readonly Way[], selected: string): readonly DrawnWay[] {
  const cards = graph.cards.length;
  const between = ways.filter(({ a, b }) => a !== b);
  if (cards <= fewCards) return between.map((way) => ({ ...way, more: 0 }));
  const [first] = graph.cards;
  const hub = graph.cards.reduce((a, b) => (b.count > (a?.count ?? 0) ? b : a), first)?.id ?? '';
  const counts = new Map<string, number>();
  const chosen = new Map<string, Way>();
  for (const way of between.filter(({ state }) => state === 'broken' || state === 'doubtful')) {
    const key = troubleKey(way, between, hub);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    const before = chosen.get(key);
    if (before === undefined || (!touches(before, hub) && touches(way, hub))) chosen.set(key, way);
  }
  const troubled = [...chosen].map(([key, way]) => ({ ...way, more: (counts.get(key) ?? 1) - 1 }));
  const shown = new Set(troubled.map(({ key }) => key));
  const healthy = between.filter(({ key, state, a, b }) => {
    if (shown.has(key)) return false;
    if (a === selected || b === selected) return true;
    return cards <= someCards && (a === hub || b === hub) && state !== 'broken' && state !== 'doubtful';
  });
  return [...troubled, ...healthy.map((way) => ({ ...way, more: 0 }))];
}

/** Ways with the same trouble: it is told of the card of the two that has it with more others. */
function troubleKey(own: Way, ways: readonly Way[], hub: string): string {
  const { a, b } = own;
  const same = sameReason(own);
  const count = (id: string): number => ways.filter((way) => touches(way, id) && sameReason(way) === same).length;
  const culprit = a === hub ? b : b === hub ? a : count(a) >= count(b) ? a : b;
  return JSON.stringify([culprit, same]);
}

/** The reason without the names of the two nodes. */
function sameReason({ a, b, reason }: Way): string {
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
  return reason.replaceAll(longer, '*').replaceAll(shorter, '*');
}

export function touches({ a, b }: Pick<Way, 'a' | 'b'>, id: string): boolean {
  return a === id || b === id;
}
