import { say } from '../../message.ts';
import { consequenceOf, severityOf, withoutGroups } from '../network/dead.ts';
import { correction, placeInMethod, suggestionFixes } from '../place.ts';
import type { Rule } from '../rule.ts';
import { unquoted } from './quotes.ts';
import { writingFault } from './writing.ts';

/** Quotes stand inside the value, and are taken as a part of it. */
export const nestedQuotes: Rule = {
  code: 'nested-quotes',
  severity: 'error',
  scope: 'site',
  check(context) {
    const found = writingFault(context) === 'nested-quotes' ? unquoted(context) : undefined;
    if (found === undefined) return [];
    const { site } = context;
    const { parts, text } = found;
    const dead = withoutGroups(parts);
    const consequence = consequenceOf(context, dead);
    const message = say("YAML doesn't remove these quotes: they're part of the value. {0}", consequence);
    const fixes = () =>
      text === undefined ? suggestionFixes(context) : correction(context, text, say('Remove the quotes'));
    return [{ at: placeInMethod(site, parts[0]?.span), message, severity: severityOf(context, dead), fixes }];
  },
};
