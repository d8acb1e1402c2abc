import type { Translate } from '../l10n.ts';

/** Words or clauses behind each other, with what the language puts between them. */
export function wordsText(words: readonly string[], t: Translate): string {
  return words.join(t(', '));
}

/** Longer clauses behind each other, which may have commas of their own. */
export function clausesText(clauses: readonly string[], t: Translate): string {
  return clauses.join(t('; '));
}

/** Sentences behind each other, without those that are empty; a full-width stop needs no blank behind it. */
export function sentencesText(sentences: readonly string[]): string {
  return sentences
    .filter((sentence) => sentence !== '')
    .reduce((before, next) => `${before}${before === '' || /[。！？；：]$/.test(before) ? '' : ' '}${next}`, '');
}

/** `a, b, c and 4 more`: the first `most` of `items`. */
export function listText(items: readonly string[], most: number, t: Translate): string {
  const shown = items.slice(0, most).join(', ');
  return items.length <= most ? shown : t('{0} and {1} more', shown, items.length - most);
}
