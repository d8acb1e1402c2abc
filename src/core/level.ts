/** How bad something is: the one scale for nodes, pairs and clusters. `none`: nothing is wrong. */
export type Level = 'error' | 'warning' | 'unknown' | 'information' | 'none';

/** The worst first: what is known to go wrong before what is not known. */
const order: readonly Level[] = ['error', 'warning', 'unknown', 'information', 'none'];

/** Below zero where `a` is worse than `b`: for sorting, the worst first. */
export function compareLevels(a: Level, b: Level): number {
  return order.indexOf(a) - order.indexOf(b);
}

/** The worst of several; `none` where there are none. */
export function worstLevel(levels: Iterable<Level>): Level {
  let worst: Level = 'none';
  for (const level of levels) if (compareLevels(level, worst) < 0) worst = level;
  return worst;
}
