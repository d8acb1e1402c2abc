import type { Point } from './scene.ts';

/** A line through the points with rounded corners, for the `d` of a path. */
export function roundedLine(points: readonly Point[], radius = 7): string {
  const [first, ...rest] = points.filter((point, at) => !same(point, points[at - 1]));
  if (first === undefined) return '';
  const parts = rest.map((corner, at) => {
    const [before, after] = [at === 0 ? first : rest[at - 1], rest[at + 1]];
    if (before === undefined || after === undefined) return `L${corner.x} ${corner.y}`;
    const [start, end] = [towards(corner, before, radius), towards(corner, after, radius)];
    return `L${start.x} ${start.y}Q${corner.x} ${corner.y} ${end.x} ${end.y}`;
  });
  return `M${first.x} ${first.y}${parts.join('')}`;
}

/** The same line, moved aside by so much. */
export function beside(points: readonly Point[], distance: number): readonly Point[] {
  return points.map(({ x, y }) => ({ x: x + distance, y: y + distance }));
}

function same(a: Point, b: Point | undefined): boolean {
  return b !== undefined && a.x === b.x && a.y === b.y;
}

/** The point on the way from `corner` to `other`, at most half of it away. */
function towards(corner: Point, other: Point, distance: number): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  if (length === 0) return corner;
  const part = Math.min(distance, length / 2) / length;
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  return { x: rounded(corner.x + (other.x - corner.x) * part), y: rounded(corner.y + (other.y - corner.y) * part) };
}
