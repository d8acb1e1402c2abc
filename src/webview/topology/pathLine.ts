import type { HopText, PacketPath } from '../../core/views/packetPath.ts';
import { rowHeight } from './cardRows.ts';
import type { PlacedBus, PlacedCard, PlacedNic, Point, Scene } from './scene.ts';

/** The line of a path through the drawing: one piece to each hop, from the one before. */

export interface LitHop extends Point {
  readonly at: number;
  readonly hop: HopText;
  /** The line that leads here; empty for the first hop. */
  readonly points: readonly Point[];
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
    const points = before === undefined ? [] : linePoints(scene, before, now);
    before = now;
    return [{ ...point, at, hop, points }];
  });
}

interface Stop extends Point {
  readonly card: PlacedCard;
  readonly hop: HopText;
}

function linePoints(scene: Scene, from: Stop, to: Stop): readonly Point[] {
  if (from.card === to.card) return [from, to];
  const [out, into] = [nicOf(from), nicOf(to)];
  if (out === undefined || into === undefined) return [from, ...aroundPoints(from, to), to];
  return [from, ...edgePoints(from, out), ...busPoints(scene, out, into), ...[...edgePoints(to, into)].reverse(), to];
}

function nicOf({ card, hop }: Stop): PlacedNic | undefined {
  return card.nics.find(({ nic }) => nic.name === hop.device);
}

/** From the badge to the NIC's place at the bus. */
function edgePoints({ x, y, card }: Stop, nic: PlacedNic): readonly Point[] {
  const inside = nic.to > y ? card.y + card.height - 5 : card.y + 5;
  const turn = Math.abs(inside - y) < rowHeight / 2 ? y : inside;
  return [
    { x, y: turn },
    { x: nic.x, y: turn },
    { x: nic.x, y: nic.to },
  ];
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

/** Where the NICs are not drawn: out at the side. */
function aroundPoints(from: Stop, to: Stop): readonly Point[] {
  const x = from.card.x < to.card.x ? from.card.x + from.card.width + 12 : from.card.x - 12;
  return [
    { x, y: from.y },
    { x, y: to.y },
  ];
}
