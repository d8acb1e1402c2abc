import type { Translate } from '../l10n.ts';

/** `a, b, c and 4 more`: the first `most` of `items`. */
export function listText(items: readonly string[], most: number, t: Translate): string {
  const shown = items.slice(0, most).join(', ');
  return items.length <= most ? shown : t('{0} and {1} more', shown, items.length - most);
}
