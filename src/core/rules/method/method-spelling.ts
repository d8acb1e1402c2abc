import { correction, placeInMethod } from '../place.ts';
import type { Rule } from '../rule.ts';
import { guessMethod } from './spelling.ts';
import { writingFault } from './writing.ts';

/** A method with wrong case, blanks, hyphens or underscores: calico-node compares letter by letter, and exits. */
export const methodSpelling: Rule = {
  code: 'method-spelling',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, text, agent } = context;
    const guess = guessMethod(context);
    if (guess?.spelling !== true || writingFault(context) !== undefined) return [];
    const { t } = agent;
    const message = t('Methods must match exactly, like "{0}": calico-node exits on "{1}".', guess.text, text);
    return [
      { at: placeInMethod(site), message, fixes: () => correction(context, guess.text, t('Write {0}', guess.text)) },
    ];
  },
};
