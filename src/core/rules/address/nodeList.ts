import type { Translate } from '../../l10n.ts';
import { listText } from '../../words/listText.ts';

/** `a, b, c and 4,997 more`: only what is shown is put into words, for there may be thousands of nodes. */
export function nodeList<V>(items: readonly V[], textOf: (item: V) => string, t: Translate): string {
  return listText(
    items.map((item, at) => (at < mostShown ? textOf(item) : '')),
    mostShown,
    t,
  );
}

const mostShown = 3;
