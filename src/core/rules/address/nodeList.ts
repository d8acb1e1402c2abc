import type { Argument, Message } from '../../message.ts';
import { listText } from '../../words/listText.ts';

/** `a, b, c and 4,997 more`: only what is shown is put into words, for there may be thousands of nodes. */
export function nodeList<V>(items: readonly V[], textOf: (item: V) => Argument): Message {
  return listText(
    items.map((item, at) => (at < mostShown ? textOf(item) : '')),
    mostShown,
  );
}

const mostShown = 3;
