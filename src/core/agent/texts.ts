import { plainText } from '../plainText.ts';
import { numberText } from '../words/countText.ts';

/** Texts for models: English, with names from outside that can do no harm. */

/** A name from outside, as it stands in a sentence. */
export function quoted(name: string): string {
  return `"${plainText(name)}"`;
}

/** `a, b and 3 more`. */
export function joinedNames(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).map(plainText);
  const left = names.length - shown.length;
  if (left > 0) return `${shown.join(', ')} and ${numberText(left)} more`;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
