import { say } from '../../message.ts';
import { consequenceOf, severityOf, withoutGroups } from '../network/dead.ts';
import { partsOf } from '../parts.ts';
import { correction, placeInMethod, suggestionFixes } from '../place.ts';
import type { Rule } from '../rule.ts';
import { lineEndOf } from './lineEnd.ts';
import { writingFault } from './writing.ts';

/** A block scalar ends the value with a line end, which is taken as a part of it. */
export const blockScalar: Rule = {
  code: 'block-scalar',
  severity: 'error',
  scope: 'site',
  check(context) {
    const found = writingFault(context) === 'block-scalar' ? lineEndOf(context) : undefined;
    if (found === undefined) return [];
    const { site } = context;
    const { meant } = found;
    const last = withoutGroups(partsOf(context).slice(-1));
    const message = say('"|" and ">" end a value with a newline, which counts. {0}', consequenceOf(context, last));
    const fixes = () =>
      meant === undefined ? suggestionFixes(context) : correction(context, meant, say('Write it on one line'));
    return [{ at: placeInMethod(site, last[0]?.span), message, severity: severityOf(context, last), fixes }];
  },
};
