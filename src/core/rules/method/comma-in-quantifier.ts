import { say } from '../../message.ts';
import { applyEdits } from '../../text.ts';
import { listText } from '../../words/listText.ts';
import { consequenceOf, severityOf, withoutGroups } from '../network/dead.ts';
import { correction, placeInMethod, suggestionFixes } from '../place.ts';
import type { Fix, Report, Rule, SiteContext } from '../rule.ts';
import { type SplitQuantifier, splitQuantifiers, withoutCommas } from './quantifiers.ts';
import { writingFault } from './writing.ts';

/** A comma inside a quantifier splits the expression in two. */
export const commaInQuantifier: Rule = {
  code: 'comma-in-quantifier',
  severity: 'error',
  scope: 'site',
  check(context) {
    if (writingFault(context) !== 'comma-in-quantifier') return [];
    const split = splitQuantifiers(context);
    return split.map((each) => report(each, split, context));
  },
};

function report(split: SplitQuantifier, all: readonly SplitQuantifier[], context: SiteContext): Report {
  const { site } = context;
  const dead = withoutGroups(all.flatMap(({ items }) => items));
  const pieces = split.items.map(({ value }) => `"${value}"`);
  return {
    at: placeInMethod(site, spanOf(split)),
    message: say(
      'Every comma separates items, even the one in "{0}": calico-node reads {1}. {2}',
      split.whole,
      listText(pieces, 3),
      consequenceOf(context, dead),
    ),
    severity: severityOf(context, dead),
    fixes: () => corrections(all, context),
  };
}

function corrections(all: readonly SplitQuantifier[], context: SiteContext): readonly Fix[] {
  const edits = all.flatMap((split) => {
    const newText = withoutCommas(split.whole);
    return newText === undefined ? [] : [{ span: spanOf(split), newText }];
  });
  if (edits.length < all.length) return suggestionFixes(context);
  const meant = applyEdits(context.text, edits);
  return correction(context, meant, say('Write {0}', meant));
}

function spanOf({ items }: SplitQuantifier): { readonly start: number; readonly end: number } {
  return { start: items[0]?.span.start ?? 0, end: items.at(-1)?.span.end ?? 0 };
}
