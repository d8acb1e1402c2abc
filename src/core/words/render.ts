import type { Translate } from '../l10n.ts';
import { type Argument, type Between, isInFull, isList, type Message } from '../message.ts';
import { plainText, visible } from '../plainText.ts';

/** `message` in the language of `t`. What was read from files and clusters can do no harm in it: the one place for that. */
export function render(t: Translate, { text, args }: Message): string {
  return t(text, ...args.map((argument) => (typeof argument === 'number' ? argument : argumentText(t, argument))));
}

/** An argument by itself, as it stands in its message. */
export function argumentText(t: Translate, argument: Argument): string {
  if (typeof argument === 'number') return String(argument);
  if (typeof argument === 'string') return plainText(argument);
  if (!isList(argument)) return isInFull(argument) ? visible(argument.whole) : render(t, argument);
  return joined(
    t,
    argument.items.map((item) => argumentText(t, item)),
    argument.between,
  );
}

function joined(t: Translate, items: readonly string[], between: Between): string {
  switch (between) {
    case 'values':
      return items.join(', ');
    case 'alternatives':
      return items.join(t(' or '));
    case 'semicolons':
      return items.join('; ');
    case 'words':
      return items.join(t(', '));
    case 'clauses':
      return items.join(t('; '));
    case 'blanks':
      return items.join(' ');
    case 'dots':
      return items.join(' · ');
    case 'lines':
      return items.join('\n');
    case 'sentences':
      return joinedSentences(items);
    case 'quotes':
      return joinedSentences(items).replaceAll('`', '"');
  }
}

/** Sentences in the user's language behind each other, without those that are empty. */
export function joinedSentences(sentences: readonly string[]): string {
  return sentences.reduce(sentenceAfter, '');
}

/** A full-width stop needs no blank behind it. */
function sentenceAfter(before: string, next: string): string {
  if (next === '') return before;
  return `${before}${before === '' || /[。！？；：]$/.test(before) ? '' : ' '}${next}`;
}
