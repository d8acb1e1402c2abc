import type { PacketPath } from '../../protocol/topologyMessages.ts';
import { fewCards } from './ways.ts';

/** How wide cards are, and how many stand side by side, so that what is written in them can be read. */

/** The place that there is, in pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Around the drawing. */
export const margin = 20;

interface CardRoom {
  /** The path that is lit up. */
  readonly path: PacketPath | undefined;
  readonly room: Room;
  readonly left: number;
  /** Why a tunnel doesn't work stands between two cards. */
  readonly isTold: boolean;
}

/** Few cards stand apart, with their tunnels between them, as far as they fit side by side; else they get narrower. */
export function cardSize(
  count: number,
  { path, room, left, isTold }: CardRoom,
): { readonly cardWidth: number; readonly gap: number } {
  if (count > fewCards) return { cardWidth: narrowed(226 + (path === undefined ? 0 : 14), left, room), gap: 40 };
  const more = path === undefined ? 0 : 44;
  const sizes = [
    { cardWidth: 252 + more, gap: isTold ? 210 : 150 },
    { cardWidth: 226 + more, gap: 150 },
  ];
  const fitting = sizes.find(({ cardWidth: width, gap }) => mostColumns(room, { width, gap, left }) >= count);
  return fitting ?? { cardWidth: narrowed(252 + more, left, room), gap: 150 };
}

const leastWidth = 190;

function narrowed(width: number, left: number, room: Room): number {
  return Math.min(width, Math.max(leastWidth, room.width - left - 3 * margin));
}

interface ColumnSize {
  readonly width: number;
  readonly gap: number;
  readonly left: number;
}

/** So many cards fit side by side at the size in which they can be read. */
function mostColumns(room: Room, { width, gap, left }: ColumnSize): number {
  return Math.max(1, Math.floor((room.width - left - 14 - margin + gap) / (width + gap)));
}

/** As many cards side by side as make everything largest, of those that can be read. */
export function columnsFor(count: number, room: Room, size: ColumnSize & { readonly height: number }): number {
  const most = Math.min(count, mostColumns(room, size));
  if (count <= fewCards) return Math.max(1, most);
  let best = { columns: 1, size: 0 };
  for (let columns = 1; columns <= most; columns++) {
    const wide = room.width / (size.left + columns * (size.width + size.gap));
    const scale = Math.min(wide, room.height / (Math.ceil(count / columns) * size.height));
    if (scale > best.size * 1.001) best = { columns, size: scale };
  }
  return best.columns;
}
