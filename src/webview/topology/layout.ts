import type { NicDot, NodeCard, PacketPath, SubnetBus, TopologyGraph } from '../../protocol/topologyMessages.ts';
import { t } from '../l10n.ts';
import { hostPart } from '../octets.ts';
import { cardRows, headHeight, rowHeight } from './cardRows.ts';
import { cardSize, columnsFor, margin, type Room } from './columns.ts';
import { fit, type Measure } from './measure.ts';
import { routeWays } from './routes.ts';
import type { Band, Frame, PlacedBus, PlacedCard, PlacedNic, PlacedRow, PlacedWay, Scene } from './scene.ts';
import { drawnWays, fewCards, type Way, waysOf } from './ways.ts';

/** Puts nodes, networks and tunnels into their places: cards in rows, between the buses that they touch. */

export interface LayoutInput {
  readonly graph: TopologyGraph;
  /** The path that is lit up. */
  readonly path: PacketPath | undefined;
  /** Ids of the cards whose details are shown. */
  readonly expanded: ReadonlySet<string>;
  readonly selected: string;
  readonly allNetworks: boolean;
  /** The place there is, in pixels. */
  readonly room: Room;
  readonly measure: Measure;
}

/** Of more networks than this only those that matter are drawn at first. */
export const mostBuses = 5;
const busStep = 24;
const nicRoom = 42;
const laneStep = 15;
const bandGap = 26;

interface Draft {
  readonly card: NodeCard;
  readonly rows: readonly PlacedRow[];
  readonly open: boolean;
}

/** The scene; the same input makes the same one. */
export function layOut(input: LayoutInput): Scene {
  const { graph, path, selected, measure } = input;
  const cards = orderedCards(graph, path);
  const ways = waysOf(graph);
  const buses = shownBuses(input);
  const few = cards.length <= fewCards;
  const isTold = ways.some(({ a, b, state }) => a !== b && (state === 'broken' || state === 'doubtful'));
  const column = { x: margin - 4, width: Math.max(0, ...buses.map((bus) => measure(busLabel(bus), 'small'))) };
  const left = margin + column.width + 22 + 8 * buses.length;
  const { cardWidth, gap } = cardSize(cards.length, { ...input, left, isTold });
  const drafts = cards.map((card) => draftOf(card, ways, buses, cardWidth, input));
  const height = Math.max(60, ...drafts.map(({ rows }) => headHeight + rows.length * rowHeight + 8));
  const around = 2 * nicRoom + busStep * (buses.length + 1) + bandGap;
  const columns = columnsFor(cards.length, input.room, { width: cardWidth, gap, height: height + around, left });
  const isRow = few && columns >= cards.length;
  const drawn = drawnWays(graph, ways, selected);
  const right = left + Math.min(columns, cards.length) * (cardWidth + gap) - gap;
  const isBelow = (bus: SubnetBus): boolean => bus === buses[0] || (bus !== buses[1] && bus.chosen > 0);
  const sides: Sides = { above: buses.filter((bus) => !isBelow(bus)), below: buses.filter(isBelow) };
  const bands: Band[] = [];
  const lines = new Map<SubnetBus, PlacedBus['lines'][number][]>();
  let y = margin;
  for (let at = 0; at < drafts.length; at += columns) {
    const own = drafts.slice(at, at + columns);
    const lanes = isRow ? lanesOfFew(own.length) : Math.min(12, lanesNeeded(own, drawn));
    const size = { left, y, width: cardWidth, gap, lanes: lanes * laneStep + (lanes > 0 ? 8 : 0), band: bands.length };
    const placed = placeBand(own, sides, size, measure);
    bands.push({ cards: placed.cards, top: placed.top, lanes });
    for (const { bus, ...line } of placed.lines)
      lines.set(bus, [...(lines.get(bus) ?? []), { ...line, to: right + 14 }]);
    y = placed.bottom + bandGap;
  }
  const frame: Frame = { bands, laneStep, right, seen: input.room.width, column };
  const routed = routeWays(frame, drawn, measure);
  const outside = Math.max(0, ...routed.map((way) => rightEnd(way) - right));
  return {
    width: right + Math.max(14, outside) + margin,
    height: y - bandGap + margin,
    cards: bands.flatMap((band) => band.cards),
    buses: buses.map((bus, at) => busOf(bus, lines.get(bus) ?? [], margin + left - margin - 14 - 8 * at)),
    ways: routed,
  };
}

function rightEnd({ points, at, label, labelWidth }: PlacedWay): number {
  const text = label.length === 0 ? 0 : at.x + labelWidth / 2;
  return Math.max(text, ...points.map(({ x }) => x));
}

/** The ends of the path first, so that they stand side by side. */
function orderedCards({ cards }: TopologyGraph, path: PacketPath | undefined): readonly NodeCard[] {
  if (path === undefined) return cards;
  const ends = [path.from.node, path.to.node];
  const rank = ({ id }: NodeCard): number => (ends.includes(id) ? ends.indexOf(id) : ends.length);
  return [...cards].sort((a, b) => rank(a) - rank(b));
}

/** Those on which something hangs that matters, the most chosen one first. */
function shownBuses({ graph, path, allNetworks }: LayoutInput): readonly SubnetBus[] {
  const nics = graph.cards.flatMap((card) => card.nics);
  const used = new Set(nics.flatMap(({ subnet }) => subnet ?? []));
  const onPath = new Set(
    (path?.hops ?? []).flatMap(({ node, device }) => {
      const nic = graph.cards.find(({ id }) => id === node)?.nics.find(({ name }) => name === device);
      return nic?.subnet ?? [];
    }),
  );
  const matter = new Set(nics.flatMap(({ subnet, stored, chosen }) => (subnet && (stored || chosen) ? [subnet] : [])));
  const touched = graph.subnets.filter(({ cidr }) => used.has(cidr));
  if (allNetworks || touched.length <= mostBuses) return touched;
  const rank = ({ cidr }: SubnetBus): number => (onPath.has(cidr) ? 0 : matter.has(cidr) ? 1 : 2);
  const kept = new Set([...touched].sort((a, b) => rank(a) - rank(b)).slice(0, mostBuses));
  return touched.filter((bus) => kept.has(bus) && (rank(bus) < 2 || matter.size === 0));
}

/** Whether some networks are left out at first. */
export function hidesNetworks(input: LayoutInput): boolean {
  const used = new Set(input.graph.cards.flatMap(({ nics }) => nics.flatMap(({ subnet }) => subnet ?? [])));
  return input.graph.subnets.filter(({ cidr }) => used.has(cidr)).length > mostBuses;
}

function draftOf(
  card: NodeCard,
  ways: readonly Way[],
  buses: readonly SubnetBus[],
  width: number,
  { graph, path, expanded, measure }: LayoutInput,
): Draft {
  const open = expanded.has(card.id);
  const cidrs = new Set(buses.map(({ cidr }) => cidr));
  const level = open ? 'all' : graph.cards.length <= 2 * fewCards ? 'usual' : 'answer';
  const rows = cardRows(card, {
    width,
    level,
    within: ways.find(({ a, b }) => a === card.id && b === card.id),
    hops: hopsOn(card, path, buses),
    hanging: new Set(
      card.nics.flatMap(({ name, subnet }) => (subnet !== undefined && cidrs.has(subnet) ? [name] : [])),
    ),
    measure,
  });
  return { card, rows, open };
}

/** The hops on the card's node, so ordered that the line to and from the bus does not turn back. */
function hopsOn(
  { id, nics }: NodeCard,
  path: PacketPath | undefined,
  buses: readonly SubnetBus[],
): readonly { readonly at: number; readonly hop: PacketPath['hops'][number] }[] {
  if (path === undefined) return [];
  const own = path.hops.flatMap((hop, at) => (hop.node === id ? [{ at, hop }] : []));
  const wire = own.find(({ hop }) => hop.kind === 'egress' || hop.kind === 'ingress');
  if (wire === undefined) return own;
  const bus = nics.find(({ name }) => name === wire.hop.device)?.subnet;
  const isBelow = bus === undefined || bus === buses[0]?.cidr;
  return (wire.hop.kind === 'egress') === isBelow ? own : [...own].reverse();
}

function lanesOfFew(cards: number): number {
  return cards <= 2 ? 0 : 2 * (cards - 2);
}

function lanesNeeded(own: readonly Draft[], ways: readonly { readonly a: string; readonly b: string }[]): number {
  const ids = new Set(own.map(({ card }) => card.id));
  return ways.filter(({ a, b }) => ids.has(a) || ids.has(b)).length;
}

interface Sides {
  readonly above: readonly SubnetBus[];
  readonly below: readonly SubnetBus[];
}

interface BandSize {
  readonly left: number;
  readonly y: number;
  readonly width: number;
  readonly gap: number;
  readonly lanes: number;
  readonly band: number;
}

interface PlacedBand {
  readonly cards: readonly PlacedCard[];
  readonly lines: readonly (PlacedBus['lines'][number] & { readonly bus: SubnetBus })[];
  readonly top: number;
  readonly bottom: number;
}

function placeBand(drafts: readonly Draft[], sides: Sides, size: BandSize, measure: Measure): PlacedBand {
  const { left, width, gap, band } = size;
  const touched = new Set(drafts.flatMap(({ card }) => card.nics.flatMap(({ subnet }) => subnet ?? [])));
  const above = sides.above.filter(({ cidr }) => touched.has(cidr));
  const below = sides.below.filter(({ cidr }) => touched.has(cidr));
  const firstY = size.y + 14;
  const top = firstY + (above.length === 0 ? -14 : (above.length - 1) * busStep + nicRoom) + size.lanes;
  const height = Math.max(60, ...drafts.map(({ rows }) => headHeight + rows.length * rowHeight + 8));
  const lowest = top + height + nicRoom;
  const yOf = new Map<string, number>([
    ...above.map(({ cidr }, at) => [cidr, firstY + at * busStep] as const),
    ...below.map(({ cidr }, at) => [cidr, lowest + at * busStep] as const),
  ]);
  const cards = drafts.map(({ card, rows, open }, at): PlacedCard => {
    const x = left + at * (width + gap);
    const sideNics = (buses: readonly SubnetBus[], from: number, textY: number): readonly PlacedNic[] =>
      placeNics(card, buses, { x, width, from, textY, yOf }, measure);
    const nics = [...sideNics(above, top, top - size.lanes - 8), ...sideNics(below, top + height, top + height + 17)];
    const title = fit(card.title, width - 58, 'title', measure);
    return { card, x, y: top, width, height, band, title, rows, nics, open };
  });
  const lines = [...above, ...below].map((bus) => ({ bus, band, y: yOf.get(bus.cidr) ?? top, from: left - 14, to: 0 }));
  return { cards, lines, top, bottom: below.length === 0 ? top + height : lowest + (below.length - 1) * busStep };
}

interface NicPlace {
  readonly x: number;
  readonly width: number;
  readonly from: number;
  readonly textY: number;
  readonly yOf: ReadonlyMap<string, number>;
}

function placeNics(
  { nics }: NodeCard,
  buses: readonly SubnetBus[],
  { x, width, from, textY, yOf }: NicPlace,
  measure: Measure,
): readonly PlacedNic[] {
  const own = nics.flatMap((nic) => {
    const bus = buses.find(({ cidr }) => cidr === nic.subnet);
    return bus === undefined ? [] : [{ nic, bus }];
  });
  const step = width / (own.length + 1);
  // One NIC has its name and its address to the left and the right of its line, several have both to the right.
  const stacked = own.length > 1;
  const room = stacked ? step - 10 : step - 12;
  return own.map(({ nic, bus }, at): PlacedNic => {
    const host = nic.stored && !nic.chosen ? t('was {0}', hostIn(nic, bus)) : hostIn(nic, bus);
    const to = yOf.get(bus.cidr) ?? from;
    return {
      ...{ nic, color: bus.color, x: x + step * (at + 1), from, to, stacked },
      label: room < 24 ? '' : fit(nic.name, room, 'small', measure),
      host: measure(host, 'small') <= room ? host : '',
      textY: stacked && to < from ? textY - 12 : textY,
    };
  });
}

function hostIn({ addresses }: NicDot, { cidr }: SubnetBus): string {
  const parts = addresses.map((each) => hostPart(each, cidr));
  return parts.find((each) => each.startsWith('.')) ?? parts[0] ?? '';
}

function busOf(bus: SubnetBus, lines: PlacedBus['lines'], x: number): PlacedBus {
  const [first, last] = [lines[0], lines.at(-1)];
  const own = lines.map((line) => ({ ...line, from: x }));
  const riser = first !== undefined && last !== undefined && first !== last && { x, from: first.y, to: last.y };
  return { bus, lines: own, label: busLabel(bus), ...(riser && { riser }) };
}

function busLabel({ cidr, chosen, nodes }: SubnetBus): string {
  return chosen > 0 && nodes > 2 ? t('{0}, {1} chosen', cidr, chosen.toLocaleString('en')) : cidr;
}
