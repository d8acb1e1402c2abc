import { query } from '../../query.ts';
import { placeholderIn } from '../env/placeholders.ts';
import type { SiteContext } from '../rule.ts';
import { lineEndOf } from './lineEnd.ts';
import { splitQuantifiers } from './quantifiers.ts';
import { unquoted } from './quotes.ts';
import { separatedOtherwise } from './separators.ts';

/** The code of a rule on how a value is written. */
export type WritingFault = 'placeholder' | 'nested-quotes' | 'block-scalar' | 'list-separator' | 'comma-in-quantifier';

/** Longer texts are looked at by none of these rules: nobody writes them by hand. */
const longest = 2_000;

/**
 * What is wrong with the way in which the value is written, the cause first: one rule tells it, and all others on the
 * text or on what comes of it on the nodes leave it to that one.
 */
export const writingFault = query((context: SiteContext): WritingFault | undefined => {
  if (context.text.length > longest) return undefined;
  if (placeholderIn(context) !== undefined) return 'placeholder';
  if (unquoted(context) !== undefined) return 'nested-quotes';
  if (lineEndOf(context) !== undefined) return 'block-scalar';
  if (separatedOtherwise(context).length > 0) return 'list-separator';
  return splitQuantifiers(context).length > 0 ? 'comma-in-quantifier' : undefined;
});
