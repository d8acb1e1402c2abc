import { t } from '../l10n.ts';
import { plain } from '../plainText.ts';
import { encapsulationName } from './cardRows.ts';
import { fit, type Measure, wrap } from './measure.ts';
import type { Frame, PlacedCard, PlacedWay, Point } from './scene.ts';
import type { DrawnWay } from './ways.ts';

/** Leads the tunnels from card to card: straight between neighbours that stand apart, else over lanes above the cards. */
export function routeWays(frame: Frame, ways: readonly DrawnWay[], measure: Measure): readonly PlacedWay[] {
  const places = new Map(frame.bands.flatMap(({ cards }) => cards.map((card) => [card.card.id, card] as const)));
  const lanes = frame.bands.map(({ lanes: count }): Span[][] => Array.from({ length: Math.max(1, count) }, () => []));
  const ports = new Map<string, number>();
  let outside = 0;
  const placed = ways.flatMap((way): PlacedWay[] => {
    const [one, other] = [places.get(way.a), places.get(way.b)];
    if (one === undefined || other === undefined) return [];
    const [a, b] = one.band < other.band || (one.band === other.band && one.x < other.x) ? [one, other] : [other, one];
    const space = b.x - a.x - a.width;
    if (a.band === b.band && isNext(frame, a, b) && space >= 100) return [straight(way, a, b, measure)];
    const [from, to] = [portOf(a, ports, b.x >= a.x), portOf(b, ports, a.x >= b.x)];
    const lane = (card: PlacedCard, start: number, end: number): number =>
      laneY(frame, card.band, takeLane(lanes[card.band] ?? [], start, end));
    if (a.band === b.band) {
      const y = lane(a, from, to);
      return [labelled(way, [at(from, a.y), at(from, y), at(to, y), at(to, b.y)], [1, 2], measure)];
    }
    outside += 1;
    const x = frame.right + 12 + outside * 14;
    const [y1, y2] = [lane(a, from, x), lane(b, to, x)];
    const points = [at(from, a.y), at(from, y1), at(x, y1), at(x, y2), at(to, y2), at(to, b.y)];
    const isLonger = Math.abs(x - to) > Math.abs(x - from);
    return [labelled(way, points, isLonger ? [3, 4] : [1, 2], measure)];
  });
  return aside(placed, frame, measure);
}

/**
 * Reasons of ways that go around stand at the side, where there is room for all their words: right of the ways, or left of
 * the card where the pane ends before.
 */
function aside(placed: readonly PlacedWay[], { right, seen, column }: Frame, measure: Measure): readonly PlacedWay[] {
  const edge = Math.max(right, ...placed.flatMap(({ points }) => points.map(({ x }) => x))) + 12;
  let free = Number.NEGATIVE_INFINITY;
  return placed.map((each) => {
    const [, , start, end] = each.points;
    if (each.points.length < 6 || !isTold(each.way) || start === undefined || end === undefined) return each;
    const isRight = seen - edge >= leastWords || column.width < leastWords / 2;
    const most = isRight ? Math.max(leastWords, Math.min(mostWords, seen - edge - 8)) : column.width;
    const label = wrap(labelOf(each.way), most, isRight ? 8 : 10, 'small', measure);
    const half = (label.length * lineHeight) / 2;
    const y = Math.max(free + half, isRight ? (start.y + end.y) / 2 : start.y + 2 * lineHeight + half);
    free = y + half + lineHeight;
    const labelWidth = widthOf(label, measure);
    const x = isRight ? edge + labelWidth / 2 : column.x + labelWidth / 2;
    return { ...each, label, labelWidth, at: at(x, y) };
  });
}

const lineHeight = 14;
/** Widths of reasons. */
const leastWords = 110;
const mostWords = 190;

function widthOf(label: readonly string[], measure: Measure): number {
  return Math.max(0, ...label.map((line) => measure(line, 'small')));
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function at(x: number, y: number): Point {
  return { x, y };
}

function isNext({ bands }: Frame, a: PlacedCard, b: PlacedCard): boolean {
  const cards = bands[a.band]?.cards ?? [];
  return cards.indexOf(b) === cards.indexOf(a) + 1;
}

function straight(way: DrawnWay, a: PlacedCard, b: PlacedCard, measure: Measure): PlacedWay {
  const [x1, x2] = [a.x + a.width, b.x];
  const y = a.y + rowY(a, b);
  const room = x2 - x1 - 14;
  const label = wrap(labelOf(way), room, isTold(way) ? 7 : 1, 'small', measure);
  // A reason stands under the line, which is seen whole.
  const labelY = isTold(way) ? y + 9 + (label.length * lineHeight) / 2 : y;
  return {
    way,
    points: [at(x1, y), at(x2, y)],
    label,
    labelWidth: widthOf(label, measure),
    at: at((x1 + x2) / 2, labelY),
  };
}

/** At the tunnels' interfaces where both have one, else in the middle. */
function rowY(a: PlacedCard, b: PlacedCard): number {
  const [one, other] = [a, b].map(({ rows }) => rows.find(({ kind }) => kind === 'tunnel')?.y);
  return one !== undefined && one === other ? one : a.height / 2;
}

/** Each way leaves a card at a place of its own, on the side that it goes to. */
function portOf({ card, x, width }: PlacedCard, ports: Map<string, number>, right: boolean): number {
  const key = `${right ? 'r' : 'l'} ${card.id}`;
  const count = ports.get(key) ?? 0;
  ports.set(key, count + 1);
  const inset = 12 + (count % 7) * 9;
  return right ? x + width - inset : x + inset;
}

/** The lowest lane that is free there. */
function takeLane(lanes: readonly Span[][], start: number, end: number): number {
  const [from, to] = [Math.min(start, end) - 6, Math.max(start, end) + 6];
  const free = lanes.findIndex((taken) => taken.every((each) => each.to < from || each.from > to));
  const lane = free === -1 ? lanes.length - 1 : free;
  lanes[lane]?.push({ from, to });
  return lane;
}

function laneY({ bands, laneStep }: Frame, band: number, lane: number): number {
  return (bands[band]?.top ?? 0) - 12 - lane * laneStep;
}

/** The label stands on the piece between these two points. */
function labelled(way: DrawnWay, points: readonly Point[], [i, j]: [number, number], measure: Measure): PlacedWay {
  const [p, q] = [points[i] ?? at(0, 0), points[j] ?? at(0, 0)];
  const text = fit(labelOf(way), Math.abs(q.x - p.x) - 16, 'small', measure);
  return {
    way,
    points,
    label: text === '' ? [] : [text],
    labelWidth: measure(text, 'small'),
    at: at((p.x + q.x) / 2, p.y),
  };
}

/** Whether its reason stands on it. */
function isTold({ reason, state }: DrawnWay): boolean {
  return reason !== '' && state !== 'unknown';
}

function labelOf(way: DrawnWay): string {
  const { encapsulation, reason, more } = way;
  if (isTold(way)) {
    if (more === 1) return t('{0} (and 1 more path)', plain(reason));
    return more > 0 ? t('{0} (and {1} more paths)', plain(reason), more) : plain(reason);
  }
  return encapsulationName(encapsulation);
}
