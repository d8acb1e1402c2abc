import type { PlacedCard, Scene } from './scene.ts';

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The card to which an arrow key leads from this one: the nearest in that direction. */
export function nextCard({ cards }: Scene, id: string, key: string): string | undefined {
  const at = cards.findIndex(({ card }) => card.id === id);
  if (key === 'Home') return cards[0]?.card.id;
  if (key === 'End') return cards.at(-1)?.card.id;
  const direction = Object.hasOwn(directions, key) ? directions[key] : undefined;
  const from = cards[at];
  if (direction === undefined || from === undefined) return undefined;
  const found = cards
    .map((card) => ({ card, distance: distance(from, card, direction) }))
    .filter((each) => each.distance !== Number.POSITIVE_INFINITY)
    .sort((a, b) => a.distance - b.distance);
  // At the end of a row it goes on in the next one.
  const along = direction[0] === 0 ? undefined : cards[at + direction[0]];
  return (found[0]?.card ?? along)?.card.id;
}

function distance(from: PlacedCard, to: PlacedCard, [right, down]: readonly [number, number]): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const ahead = dx * right + dy * down;
  const aside = Math.abs(dx * down) + Math.abs(dy * right);
  return ahead <= 0 || (right !== 0 && aside > 0) ? Number.POSITIVE_INFINITY : ahead + 2 * aside;
}
