import type { HopText, PacketPath } from '../../protocol/topologyMessages.ts';
import { rowHeight } from './cardRows.ts';
import type { PlacedBus, PlacedCard, PlacedNic, Point, Scene } from './scene.ts';

/** The line of a path through the drawing: one piece to each hop, from the one before. */

export interface LitHop extends Point {
  readonly at: number;
  readonly hop: HopText;
  /** The line that leads here; empty for the first hop. */
  readonly points: readonly Point[];
  /** Nothing tells that it is this way. */
  readonly guessed: boolean;
}

/** Hops whose node is not in the drawing are left out. */
export function litHops(scene: Scene, path: PacketPath): readonly LitHop[] {
  const places = new Map(scene.cards.map((card) => [card.card.id, card] as const));
  let before: Stop | undefined;
  return path.hops.flatMap((hop, at): LitHop[] => {
    const card = places.get(hop.node);
    const row = card?.rows.find((each) => each.hop === at);
    if (card === undefined || row === undefined) return [];
    const point = { x: card.x + 18, y: card.y + row.y };
    const now: Stop = { ...point, card, hop };
    const line = before === undefined ? { points: [], guessed: false } : lineTo(scene, before, now);
    before = now;
    return [{ ...point, at, hop, ...line }];
  });
}

interface Stop extends Point {
  readonly card: PlacedCard;
  readonly hop: HopText;
}

function lineTo(scene: Scene, from: Stop, to: Stop): Pick<LitHop, 'points' | 'guessed'> {
  if (from.card === to.card) return { points: [from, to], guessed: false };
  const [out, into] = [nicOf(from), nicOf(to)];
  if (out === undefined || into === undefined) return { points: aroundPoints(from, to), guessed: true };
  const edges = [edgePoints(from, out), [...edgePoints(to, into)].reverse()] as const;
  return { points: [from, ...edges[0], ...busPoints(scene, out, into), ...edges[1], to], guessed: false };
}

function nicOf({ card, hop }: Stop): PlacedNic | undefined {
  return card.nics.find(({ nic }) => nic.name === hop.device);
}

/** From the badge to the NIC's place at the bus: downwards inside of the card, upwards beside its head. */
function edgePoints({ x, y, card }: Stop, nic: PlacedNic): readonly Point[] {
  const end = { x: nic.x, y: nic.to };
  if (nic.to < y) {
    const [side, above] = [card.x - 9, card.y - 3];
    return [{ x: side, y }, { x: side, y: above }, { x: nic.x, y: above }, end];
  }
  const inside = card.y + card.height - 5;
  const turn = Math.abs(inside - y) < rowHeight / 2 ? y : inside;
  return [{ x, y: turn }, { x: nic.x, y: turn }, end];
}

function busPoints({ buses }: Scene, out: PlacedNic, into: PlacedNic): readonly Point[] {
  if (out.to === into.to) return [];
  const own = buses.find((each) => holds(each, out.to));
  // Over another network it goes by routers, which stand outside of the drawing.
  const x =
    own !== undefined && own.riser !== undefined && holds(own, into.to) ? own.riser.x : (own?.lines[0]?.to ?? 0);
  return [
    { x, y: out.to },
    { x, y: into.to },
  ];
}

function holds({ lines }: PlacedBus, y: number): boolean {
  return lines.some((line) => line.y === y);
}

/** Where it is not known by which NICs it goes: under the cards. */
function aroundPoints(from: Stop, to: Stop): readonly Point[] {
  const [left, right] = [from.card.x - 9, to.card.x - 9];
  const below = from.card.y + from.card.height + 4;
  return [from, { x: left, y: from.y }, { x: left, y: below }, { x: right, y: below }, { x: right, y: to.y }, to];
}
