import type { Translate } from '../l10n.ts';
import type { Message } from '../message.ts';
import { visible, visibleLines } from '../plainText.ts';
import { render } from './render.ts';

/** What is said of an item of a tree; a name stands as it is. */
export interface TreeWords {
  readonly label: Message | string;
  /** Facts beside each other. */
  readonly description: readonly (Message | string)[];
  /** Lines; of nothing else than the label without any. */
  readonly tooltip: readonly (Message | string)[];
}

/** The same in the language of `t`: texts in which nothing turns or hides others. */
export function treeTexts(
  t: Translate,
  { label, description, tooltip }: TreeWords,
): { readonly label: string; readonly description: string; readonly tooltip: string } {
  const text = (part: Message | string): string => (typeof part === 'string' ? part : render(t, part));
  const facts = description.map(text).filter((fact) => fact !== '');
  return {
    label: visible(text(label)),
    description: visible(facts.join(' · ')),
    tooltip: visibleLines(tooltip.map(text).join('\n')),
  };
}
