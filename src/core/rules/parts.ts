import type { Method } from '../detection/method.ts';
import type { Located } from '../text.ts';

/** The items of a list, or the destination; none for methods without a value. */
export function partsOf({ method }: { readonly method: Method }): readonly Located<string>[] {
  if ('items' in method) return method.items;
  return 'destination' in method ? [method.destination] : [];
}
